"use strict";
// Tables are sorted by a click on a head; without scripts they stay in the order of the report.
document.addEventListener("DOMContentLoaded", function () {
    function keyOf(row, column) {
        var cell = row.cells[column];
        return cell.dataset.key === undefined ? cell.textContent : cell.dataset.key;
    }

    function compare(a, b) {
        var difference = Number(a) - Number(b);
        return Number.isNaN(difference) ? a.localeCompare(b) : difference;
    }

    function sort(table, column, sign) {
        var body = table.tBodies[0];
        Array.from(body.rows).sort(function (a, b) {
            return sign * compare(keyOf(a, column), keyOf(b, column));
        }).forEach(function (row) { body.append(row); });
    }

    document.querySelectorAll("table.sortable").forEach(function (table) {
        var heads = Array.from(table.tHead.rows[0].cells);
        heads.forEach(function (head, column) {
            var button = document.createElement("button");
            button.type = "button";
            button.append.apply(button, Array.from(head.childNodes));
            head.append(button);
            button.addEventListener("click", function () {
                var order = head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
                heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
                head.setAttribute("aria-sort", order);
                sort(table, column, order === "ascending" ? 1 : -1);
            });
        });
    });
});
