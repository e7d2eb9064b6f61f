// SPDX-License-Identifier: GPL-2.0-or-later
// The handbook's search and its comparison of any two codes. The texts are those of data.js, which is loaded when it is asked for.
"use strict";

(function () {
    const language = document.documentElement.lang;

    // A file as a script, as pages that are opened from a folder may read no other file.
    function load(of) {
        const all = (window.sipcode = window.sipcode || {});
        if (all[of])
            return Promise.resolve(all[of]);
        return new Promise(function (resolve, reject) {
            const script = document.createElement("script");
            script.src = "../" + of + "/data.js";
            script.onload = function () { resolve(all[of]); };
            script.onerror = reject;
            document.head.append(script);
        });
    }

    function fill(template, values) {
        return template.replace(/\{([a-z]+)\}/g, function (whole, name) { return values[name]; });
    }

    function element(name, text, attributes) {
        const made = document.createElement(name);
        if (text !== undefined)
            made.textContent = text;
        Object.entries(attributes || {}).forEach(function ([key, value]) { made.setAttribute(key, value); });
        return made;
    }

    // Comparing: what compare.c and explain_difference.c do.

    function digits(number) {
        return String(number).padStart(3, "0");
    }

    function classOf(number) {
        return number >= 100 && number <= 699 ? Math.floor(number / 100) : 0;
    }

    function explain(data, number) {
        return data.codes[digits(number)] || data.unknown[classOf(number)];
    }

    function isKnown(data, number) {
        return digits(number) in data.codes;
    }

    function join(data, items) {
        return items.reduce(function (list, item, i) {
            if (i === 0)
                return item;
            return fill(i < items.length - 1 ? data.sentences.more : data.sentences.last, {first: list, second: item});
        }, "");
    }

    function contrast(data, pair) {
        const [lower, higher] = pair[0].code.class < pair[1].code.class ? pair : [pair[1], pair[0]];
        const sentence = data.contrasts[lower.code.class][higher.code.class];
        return sentence ? [fill(sentence, {code: lower.number, othercode: higher.number})] : [];
    }

    function compareLists(data, [a, b], key, other) {
        if (!isKnown(data, a.number) || !isKnown(data, b.number) || a.code[key] === b.code[key])
            return [];
        const values = {code: a.number, othercode: b.number};
        values[key] = a.code[key];
        values[other] = b.code[key];
        return [fill(data.sentences[key], values)];
    }

    function compareHeaders(data, pair, curated, key, sometimesKey) {
        const told = (curated || []).join("\n");
        const said = [];
        pair.forEach(function (one, i) {
            [data.sentences[key], data.sentences[sometimesKey]].forEach(function (sentence, j) {
                const others = pair[1 - i].code[key][j];
                const names = one.code[key][j].filter(function (name) {
                    return !told.includes(name) && !others.includes(name);
                });
                if (names.length > 0)
                    said.push(fill(sentence, {code: one.number, headers: join(data, names)}));
            });
        });
        return said;
    }

    function compareStanding(data, [a, b]) {
        if (a.code.status === b.code.status)
            return [];
        return [fill(data.sentences.standing, {
            first: fill(data.standings[a.code.status], {code: a.number}),
            second: fill(data.standings[b.code.status], {code: b.number}),
        })];
    }

    function differences(data, pair) {
        const curated = pair[0].code.similar[pair[1].number];
        const all = [].concat(
            curated || contrast(data, pair),
            compareLists(data, pair, "senders", "othersenders"),
            compareLists(data, pair, "methods", "othermethods"),
            compareHeaders(data, pair, curated, "must", "mustSometimes"),
            compareHeaders(data, pair, curated, "should", "shouldSometimes"),
            compareHeaders(data, pair, curated, "may", "may"),
            compareStanding(data, pair));
        return all.length > 0 ? all : [fill(data.sentences.alike, {code: pair[0].number, othercode: pair[1].number})];
    }

    function classes(data, pair) {
        const say = function (one, sentence) {
            const its = data.classes[one.code.class];
            return fill(sentence, {code: one.number, class: one.code.class, name: its.name, text: its.caller});
        };
        if (pair[0].code.class === pair[1].code.class && pair[0].code.class !== 0)
            return [say(pair[0], data.sentences.bothClasses)];
        return pair.map(function (one) {
            return say(one, one.code.class === 0 ? data.sentences.noClassOf : data.sentences.classOf);
        });
    }

    // A section: its heading, its list or paragraphs, and which of the codes its texts begin with.
    function section(heading, kind, texts, codes) {
        const made = element("section");
        const list = kind === "p" ? made : element(kind);
        made.append(element("h2", heading));
        texts.forEach(function (text, i) {
            const item = element(kind === "p" ? "p" : "li");
            const number = codes && String(codes[i].number);
            if (codes && codes[i].isKnown) {
                const [before, after] = [text.slice(0, text.indexOf(number)), text.slice(text.indexOf(number) + number.length)];
                item.append(before, element("a", number, {href: digits(number) + ".html"}), after);
            } else {
                item.append(text);
            }
            list.append(item);
        });
        if (list !== made)
            made.append(list);
        return made;
    }

    function side(data, one, parts) {
        const made = element("div", undefined, {class: "side"});
        parts.forEach(function ([heading, kind, texts]) {
            made.append(section(fill(data.sentences.about, {heading: heading, response: one.response}), kind, texts));
        });
        return made;
    }

    function compare(data, a, b) {
        const say = data.sentences;
        const pair = [a, b].map(function (number) {
            const code = explain(data, number);
            return {number: number, code: code, isKnown: isKnown(data, number), response: digits(number) + " " + code.name};
        });
        const made = document.createDocumentFragment();
        made.append(element("h1", fill(say.title, {first: pair[0].response, second: pair[1].response})));
        made.append(section(say.inShort, "p", pair.map(function (one) {
            return fill(say.inShortOf, {code: one.number, summary: one.code.summary});
        }), pair));
        made.append(section(say.caller, "p", classes(data, pair)));
        made.append(section(say.differences, "ol", differences(data, pair)));
        pair.forEach(function (one) {
            made.append(side(data, one, [[say.meaning, "p", [one.code.meaning]], [say.scenarios, "ol", one.code.scenarios],
                [say.remedies, "ol", one.code.remedies], [say.retry, "p", [one.code.retry]]]));
        });
        made.append(section(say.which, "ul", pair.map(function (one) {
            return fill(say.useOf, {code: one.number, text: one.code.use});
        }), pair));
        pair.forEach(function (one) {
            made.append(side(data, one, [[say.reference, "p", [one.code.references]]]));
        });
        return made;
    }

    // Two codes as they may be typed: 486,600 or 486-600, 486vs600, "difference between 486 and 600". Null where anything else stands
    // there than these codes and `others`, folded words.
    function readPair(text, others) {
        const codes = text.match(/(?<!\d)\d{3}(?!\d)/g) || [];
        const rest = fold(text.replace(/(?<!\d)\d{3}(?!\d)/g, " ")).split(/[\s,;:/|.?&+\u2013\u2014、？]+/).filter(Boolean);
        return codes.length === 2 && rest.every(function (word) { return others.includes(word); }) ? codes.map(Number) : null;
    }

    // What may stand beside two codes, in this language and in English.
    function pairWords(data) {
        return [data, window.sipcode.en].flatMap(function (one) {
            return one ? one.sentences.compareWords.split(/[,、]\s*/).map(fold) : [];
        });
    }

    function showComparison(data, place, form) {
        const pair = readPair(decodeURIComponent(location.hash.slice(1)), []);
        const heading = document.querySelector("main > h1");
        place.replaceChildren();
        heading.hidden = false;
        if (!pair)
            return;
        [form.elements.first.value, form.elements.second.value] = pair.map(digits);
        if (pair[0] === pair[1] && isKnown(data, pair[0])) {
            location.replace(digits(pair[0]) + ".html");
            return;
        }
        place.append(compare(data, pair[0], pair[1]));
        heading.hidden = true;
        document.title = place.querySelector("h1").textContent;
    }

    function field(label, name, data) {
        const made = element("label", label + " ");
        made.append(element("input", undefined, {name: name, list: "codes", required: "required", pattern: "[0-9]{3}",
            inputmode: "numeric", maxlength: "3", size: "4", autocomplete: "off", title: data.sentences.noCodes}));
        return made;
    }

    function codeList(data) {
        const made = element("datalist", undefined, {id: "codes"});
        Object.keys(data.codes).sort().forEach(function (code) {
            made.append(element("option", code + " " + data.codes[code].name, {value: code}));
        });
        return made;
    }

    function offerComparison(data) {
        const place = element("div", undefined, {id: "comparison"});
        const form = element("form", undefined, {class: "codes"});
        form.append(field(data.sentences.firstCode, "first", data), field(data.sentences.secondCode, "second", data),
            element("button", data.sentences.show), codeList(data));
        document.querySelector("main > h1").after(form, place);
        form.addEventListener("submit", function (event) {
            event.preventDefault();
            location.hash = form.elements.first.value + "," + form.elements.second.value;
        });
        window.addEventListener("hashchange", function () { showComparison(data, place, form); });
        showComparison(data, place, form);
    }

    // Searching: what match.c and weigh.c do.

    const counts = {name: 100, search: 60, summary: 30, meaning: 10, triage: 5, scenarios: 5, remedies: 2, remedy: 2, commands: 2,
        references: 2};

    function fold(text) {
        return text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "").replace(/[-\s]/g, " ");
    }

    function escape(word) {
        return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    }

    // Where a word of the text begins; one of up to three letters as a whole; in a language without spaces anywhere.
    function finder(word) {
        const begin = /^[a-z0-9]/.test(word) ? "(?<![a-z0-9])" : "";
        const end = begin && word.length <= 3 && !/^[0-9]/.test(word) ? "(?![a-z0-9])" : "";
        return new RegExp(begin + escape(word) + end);
    }

    // "Q850 cause 34" and "Q.850;cause=34" are the cause, whose name has no word for one.
    function words(query) {
        const all = fold(query).replace(/\bq\s?850\b/g, "q.850").split(/[\s,、;=]+/).filter(Boolean);
        const hasNumber = all.some(function (word) { return /^\d+$/.test(word); });
        return all.filter(function (word) { return word !== "cause" || !hasNumber; }).map(function (word) {
            return word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
        });
    }

    // The texts of one thing, each folded once, with what a word counts in it.
    function textsOf(thing, name) {
        return Object.keys(counts).flatMap(function (key) {
            const texts = key === "name" ? [name] : [].concat(thing[key] || []);
            return texts.map(function (text) { return [counts[key], fold(text)]; });
        });
    }

    function indexOf(data) {
        const pages = new Map();
        const add = function (page, name, thing) {
            const entry = pages.get(page) || {page: page, name: name, summary: thing.summary, texts: []};
            entry.texts = entry.texts.concat(textsOf(thing, name));
            pages.set(page, entry);
        };
        Object.keys(data.codes).sort().forEach(function (code) {
            add(code, code + " " + data.codes[code].name, data.codes[code]);
        });
        data.others.forEach(function (other) { add(other.page, other.name, other); });
        return pages;
    }

    // English words find in all languages.
    function withEnglish(own, english) {
        english.forEach(function (entry, page) {
            if (own !== english && own.has(page))
                own.get(page).texts = own.get(page).texts.concat(entry.texts);
        });
        return Array.from(own.values());
    }

    function weigh(entry, finders, phrase) {
        let score = 0, found = 0;
        finders.forEach(function (regex) {
            const most = Math.max(0, ...entry.texts.filter(function (text) { return regex.test(text[1]); }).map(function (text) { return text[0]; }));
            found += most > 0 ? 1 : 0;
            score += most;
        });
        const isSaid = found > 0 && entry.texts.some(function (text) { return text[0] === counts.search && phrase.test(text[1]); });
        return {entry: entry, found: found, score: score + (isSaid ? 100 : 0)};
    }

    // Whether the query is the code of a page.
    function isAsked(entry, query) {
        return entry.page === query.trim();
    }

    const shownFirst = 30;

    function search(index, query) {
        const finders = words(query).map(finder);
        const phrase = finder(fold(query.trim()));
        return index.map(function (entry) { return weigh(entry, finders, phrase); })
            .filter(function (hit) { return hit.found === finders.length; })
            .sort(function (a, b) { return isAsked(b.entry, query) - isAsked(a.entry, query) || b.score - a.score; })
            .map(function (hit) { return hit.entry; });
    }

    function searchable() {
        return Promise.all([load(language), load("en")]).then(function ([own, english]) {
            const ofOwn = indexOf(own);
            return {data: own, index: withEnglish(ofOwn, own === english ? ofOwn : indexOf(english))};
        });
    }

    function resultLink(data, address, name, summary) {
        const item = element("li");
        item.append(element("a", name, {href: address}), fill(data.sentences.listed, {name: "", text: summary}));
        return item;
    }

    function pairLink(data, pair) {
        const [first, second] = pair.map(function (number) { return digits(number) + " " + explain(data, number).name; });
        return resultLink(data, "compare.html#" + pair.map(digits).join(","), fill(data.sentences.pair, {first: first, second: second}),
            data.sentences.differences);
    }

    // `most` hits, and a button for the others where there are more.
    function showFound(place, all, query, most) {
        const {data, index} = all, hits = search(index, query), pair = readPair(query, pairWords(data));
        const list = element("ul"), count = hits.length + (pair ? 1 : 0);
        const told = count === 0 ? data.sentences.nothing
            : fill(hits.length > most ? data.sentences.foundMore : data.sentences.found, {count: count, total: most});
        if (pair)
            list.append(pairLink(data, pair));
        hits.slice(0, most).forEach(function (hit) { list.append(resultLink(data, hit.page + ".html", hit.name, hit.summary)); });
        place.replaceChildren(element("p", told), list);
        if (hits.length > most) {
            const more = element("button", data.sentences.showAll, {type: "button"});
            more.addEventListener("click", function () { showFound(place, all, query, Infinity); });
            place.append(more);
        }
    }

    function offerSearch() {
        const form = document.getElementById("search"), place = document.getElementById("found");
        const input = form.querySelector("input");
        let loaded;
        const update = function () {
            loaded = loaded || searchable();
            return loaded.then(function (all) {
                place.hidden = input.value.trim() === "";
                if (!place.hidden)
                    showFound(place, all, input.value, shownFirst);
            });
        };
        form.hidden = false;
        input.addEventListener("focus", function () { loaded = loaded || searchable(); }, {once: true});
        input.addEventListener("input", update);
        form.addEventListener("keydown", function (event) {
            if (event.key === "Escape") {
                input.value = "";
                update();
            }
        });
        form.addEventListener("submit", function (event) {
            event.preventDefault();
            update().then(function () {
                const first = place.querySelector("a");
                if (first)
                    location.href = first.href;
            });
        });
    }

    // What stands behind # goes along to another language.
    function keepHash() {
        document.querySelectorAll(".languages a").forEach(function (link) {
            const address = link.getAttribute("href");
            link.addEventListener("click", function () { link.setAttribute("href", address + location.hash); });
        });
    }

    // The first page of all goes on to the reader's language where there is one.
    function chooseLanguage() {
        const links = Array.from(document.querySelectorAll("a[hreflang]"));
        const wanted = (navigator.languages || []).map(function (tag) { return tag.toLowerCase().split("-")[0]; });
        const tag = wanted.find(function (one) { return links.some(function (link) { return link.hreflang === one; }); });
        if (tag)
            location.replace(links.find(function (link) { return link.hreflang === tag; }).href);
    }

    window.sipcodeCompare = compare; // for tests
    if (document.body.className === "root") {
        chooseLanguage();
        return;
    }
    keepHash();
    offerSearch();
    if (/(^|\/)compare\.html$/.test(location.pathname))
        load(language).then(offerComparison);
})();
