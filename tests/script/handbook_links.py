# SPDX-License-Identifier: GPL-2.0-or-later
"""handbook_links.py FOLDER: every link of the handbook leads to a file of it, every page is reached from the first one, says in
which language it is, and has its headings, labels and ids as they should be. Prints how many pages and links there are, or what is wrong."""

import html.parser
import os
import re
import sys
import urllib.parse

VOID = {"meta", "link", "input", "br", "hr", "img"}
LANGUAGES = {"en", "fr", "ja"}


class Page(html.parser.HTMLParser):
    """What one page says of others, and how it is made."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.faults, self.open = [], set(), [], []
        self.headings, self.language, self.alternates, self.title = [], None, {}, None
        self.feed(text)
        if self.open:
            self.faults.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.links += [attributes[name] for name in ("href", "src", "action") if name in attributes]
        if "id" in attributes and attributes["id"] in self.ids:
            self.faults.append(f"twice the id {attributes['id']}")
        self.ids.add(attributes.get("id"))
        if tag == "html":
            self.language = attributes.get("lang")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if attributes.get("rel") == "alternate":
            self.alternates[attributes["hreflang"]] = attributes["href"]
        if tag in ("style", "iframe", "object") or any(name.startswith("on") or name == "style" for name in attributes):
            self.faults.append(f"<{tag} {attributes}> may not be here")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] == "title":
            self.title = data


def read(folder):
    pages = {}
    for path, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".html"):
                file = os.path.join(path, name)
                with open(file, encoding="utf-8") as opened:
                    pages[file] = Page(opened.read())
    return pages


def target(file, link, faults):
    """The file that a link leads to; None for none."""
    parts = urllib.parse.urlsplit(link)
    if link == "data:,":
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        faults.append(f"{file}: {link} is no relative link")
        return None
    return os.path.normpath(os.path.join(os.path.dirname(file), parts.path)) if parts.path else file


def check_links(folder, pages, faults):
    count = 0
    for file, page in pages.items():
        for link in page.links:
            count += 1
            to = target(file, link, faults)
            fragment = urllib.parse.urlsplit(link).fragment
            if to is None:
                continue
            if not os.path.isfile(to) or not to.startswith(folder):
                faults.append(f"{file}: {link} leads nowhere")
            elif fragment and fragment not in pages[to].ids:
                faults.append(f"{file}: no {fragment} in {to}")
    return count


def check_reached(folder, pages, faults):
    first = os.path.join(folder, "index.html")
    reached, new = {first}, [first]
    while new:
        page = new.pop()
        for link in pages[page].links if page in pages else []:
            to = target(page, link, [])
            if to and to not in reached:
                reached.add(to)
                new.append(to)
    faults += [f"{file}: no page leads there" for file in pages if file not in reached]


def check_both_ways(pages, faults):
    """A code names the findings that can be on it, and these the code or its class."""
    for file, page in pages.items():
        name = os.path.basename(file)
        for link in page.links:
            of_code = re.fullmatch(r"([1-6])\d\d\.html", name) and re.fullmatch(r"finding-.*\.html", link)
            of_finding = name.startswith("finding-") and re.fullmatch(r"[1-6]\d\d\.html", link)
            back = {name, f"class-{name[0]}.html"} if of_code else {name}
            other = pages.get(os.path.join(os.path.dirname(file), link))
            if (of_code or of_finding) and other and not back.intersection(other.links):
                faults.append(f"{link} has no link back to {name}")


def check_page(folder, file, page, faults):
    relative = os.path.relpath(file, folder)
    faults += [f"{relative}: {fault}" for fault in page.faults]
    steps = zip(page.headings, page.headings[1:])
    if page.headings[:1] != [1] or page.headings.count(1) != 1 or any(after > before + 1 for before, after in steps):
        faults.append(f"{relative}: headings {page.headings}")
    if not page.title:
        faults.append(f"{relative}: no title")
    if relative == "index.html":
        return
    language, name = relative.split(os.sep)
    if page.language != language:
        faults.append(f"{relative}: says that it is in {page.language}")
    if page.alternates != {other: f"../{other}/{name}" for other in LANGUAGES}:
        faults.append(f"{relative}: other languages are {page.alternates}")


def main():
    folder, faults = os.path.abspath(sys.argv[1]), []
    pages = read(folder)
    links = check_links(folder, pages, faults)
    check_reached(folder, pages, faults)
    check_both_ways(pages, faults)
    for file, page in pages.items():
        check_page(folder, file, page, faults)
    print("\n".join(faults[:20]) if faults else f"{len(pages)} pages, {links} links")
    sys.exit(1 if faults else 0)


main()
