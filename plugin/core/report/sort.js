"use strict";
// Tables are sorted by a click on a head; without scripts they stay in the order of the report. Ladders are opened where a
// browser does not do so by itself: for a link to one, and for paper.
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

    function openLinked() {
        var target = document.getElementById(location.hash.slice(1));
        var closed = target ? target.closest("details:not([open])") : null;
        if (closed) {
            closed.open = true;
            target.scrollIntoView();
        }
    }

    window.addEventListener("hashchange", openLinked);
    window.addEventListener("beforeprint", function () {
        document.querySelectorAll("details.call").forEach(function (details) { details.open = true; });
    });
    openLinked();

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
