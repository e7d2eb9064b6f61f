# SPDX-License-Identifier: GPL-2.0-or-later
"""handbook_browser.py FOLDER PAIRS [AXE]: the handbook of that folder in Chromium, as somebody without a network opens it from
his file manager. PAIRS LANGUAGE STEP prints what the program says of two codes; AXE is the script axe.js. Prints what is wrong,
and how many checks there were."""

import json
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

checks = failures = 0

# A page as the program prints it: title, headings, and items behind their numbers.
TEXT_OF = """
const textOf = function (root) {
    let text = root.querySelector("h1").textContent + "\\n";
    root.querySelectorAll("section").forEach(function (section) {
        const heading = section.querySelector("h2");
        text += "\\n" + (heading ? heading.textContent + "\\n" : "");
        section.querySelectorAll("p, ol, ul").forEach(function (list) {
            Array.from(list.localName === "p" ? [list] : list.children).forEach(function (item, i) {
                text += ({ol: `  ${i + 1}. `, ul: "  - ", p: "  "})[list.localName] + item.textContent + "\\n";
            });
        });
    });
    return text;
};
"""

COMPARE_ALL = TEXT_OF + """
const [language, file, done] = arguments;
const script = document.createElement("script");
script.src = file;
script.onload = function () {
    const wrong = pairs.filter(function (pair) {
        const root = document.createElement("div");
        root.append(sipcodeCompare(sipcode[language], pair.a, pair.b));
        pair.got = textOf(root);
        return pair.got !== pair.text;
    });
    done([pairs.length, wrong.slice(0, 3)]);
};
document.head.append(script);
"""


def check(what, expected, actual):
    global checks, failures
    checks += 1
    if expected != actual:
        failures += 1
        print(f'FAIL: {what}: expected "{expected}", got "{actual}"')


class Handbook:
    """The handbook in a browser."""

    def __init__(self, folder, profile):
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                         "--disable-background-networking", "--disable-component-update", "--disable-extensions", "--disable-sync",
                         f"--user-data-dir={profile}", "--window-size=1280,900"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.folder, self.driver = folder, webdriver.Chrome(options=options)
        self.driver.set_script_timeout(120)  # all pairs take seconds, more where the machine has other things to do
        self.requests, self.said = [], []
        self.driver.get("about:blank")
        self.driver.get_log("performance")  # of the page that the browser itself begins with

    def prefer(self, language):
        agent = self.driver.execute_script("return navigator.userAgent")
        self.driver.execute_cdp_cmd("Network.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": language})

    def open(self, page):
        self.driver.get(f"file://{self.folder}/{page}")

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, what):
        return WebDriverWait(self.driver, 10, poll_frequency=0.02).until(lambda driver: what())

    def click(self, text):
        """The first link of that text, or that begins so."""
        links = self.find("a")
        texts = self.driver.execute_script("return arguments[0].map(a => a.textContent)", links)
        links[next(i for i, one in enumerate(texts) if one == text or one.startswith(text + " "))].click()

    def place(self):
        return self.driver.current_url.removeprefix(f"file://{self.folder}/")

    def heading(self):
        return self.driver.execute_script("return Array.from(document.querySelectorAll('h1')).find(h => !h.hidden)?.textContent")

    def search(self, words):
        field = self.find("#search input")[0]
        field.clear()
        field.send_keys(words)
        self.wait(lambda: self.find("#found a") and words in field.get_attribute("value"))
        return self.driver.execute_script("return Array.from(document.querySelectorAll('#found a')).map(a => a.textContent)")

    def look_at_logs(self):
        """Nothing is asked of a network, nothing fails, and no script complains."""
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            if message["method"] == "Network.loadingFailed" and not message["params"].get("canceled"):
                self.said.append(f"failed: {message['params']}")
        self.said += [entry["message"] for entry in self.driver.get_log("browser")]

    def close(self):
        self.look_at_logs()
        self.driver.quit()
        check("nothing but files is asked for", [], [url for url in self.requests if not url.startswith(("file:///", "data:,"))])
        check("files are", True, len(self.requests) > 0)
        check("the console", [], self.said)


def find_the_difference(book, language):
    """In the reader's language and two clicks, from the first page of all; a third where he chooses the language there."""
    book.prefer(language)
    book.open("index.html")
    book.wait(lambda: book.place() == f"{language}/index.html")
    book.click("603 Decline")
    book.click("603 Decline vs 608 Rejected")
    check(f"603 and 608 in {language}", f"{language}/603-608.html", book.place())
    check("their title", "SIP 603 Decline vs 608 Rejected", book.heading())
    check("their language", language, book.find("html")[0].get_attribute("lang"))
    book.prefer("sw")
    book.open("index.html")
    book.find(f"a[hreflang={language}]")[0].click()
    check(f"{language} is chosen", f"{language}/index.html", book.place())


def find_without_scripts(book, language):
    """The same in three clicks where scripts are switched off; a curated pair is a page of its own."""
    book.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    book.open("index.html")
    book.find(f"a[hreflang={language}]")[0].click()
    for text in ("603 Decline", "603 Decline vs 608 Rejected"):
        next(link for link in book.find("main a") if link.text == text).click()
    check("603 and 608 without scripts", f"{language}/603-608.html", book.place())
    check("no field for searching", False, book.find("#search")[0].is_displayed())
    book.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def use_search(book):
    book.open("en/index.html")
    check("busy finds 486", "486 Busy Here", book.search("busy")[0])
    check("a code", "503 Service Unavailable", book.search("503")[0])
    check("a symptom", "finding answer-mismatch", "finding " + book.search("one-way audio")[0])
    for words in ("486/600", "486-600", "486 600", "486 vs. 600", "compare 486 600", "Difference between 486 and 600?"):
        check(words, "486 Busy Here vs 600 Busy Everywhere", book.search(words)[0])
    check("two codes and more", False, "486 Busy Here vs 600 Busy Everywhere" in book.search("486 600 voicemail"))
    check("the first ones", 30, len(book.search("call")))
    check("are not all", True, "the first 30 are shown" in book.find("#found p")[0].text)
    book.find("#found button")[0].click()
    check("which are shown on demand", book.find("#found p")[0].text, f"Found: {len(book.find('#found a'))}")
    book.search("486/600")
    book.find("#search input")[0].send_keys(Keys.ENTER)
    book.wait(lambda: "compare.html" in book.place())
    check("lead to both", "SIP 486 Busy Here vs 600 Busy Everywhere", book.wait(book.heading))
    book.open("ja/index.html")
    check("Japanese", "486 Busy Here", book.search("話中")[0])
    check("within a Japanese word", True, "answer-mismatch" in book.search("片通話"))
    check("two codes in Japanese", "486 Busy Here vs 600 Busy Everywhere", book.search("486と600の違い")[0])
    check("English in Japanese", "answer-mismatch", book.search("one-way audio")[0])
    book.open("fr/index.html")
    check("without accents", True, "486 Busy Here" in book.search("occupe"))
    field = book.find("#search input")[0]
    field.send_keys(Keys.ESCAPE)
    book.wait(lambda: not book.find("#found")[0].is_displayed())
    check("escape ends it", "", field.get_attribute("value"))


def use_comparison(book):
    book.open("en/index.html")
    book.click("Compare")
    book.wait(lambda: book.find("form.codes"))
    first, second = book.find("form.codes input")
    first.send_keys("183")
    second.send_keys("200", Keys.ENTER)
    title = "SIP 183 Session Progress vs 200 OK"
    book.wait(lambda: book.heading() == title)
    book.click("日本語")
    book.wait(lambda: book.place() == "ja/compare.html#183,200" and book.heading() == title)
    check("in Japanese", "ja", book.find("html")[0].get_attribute("lang"))
    book.click("English")
    book.wait(lambda: book.heading() == title)
    check("and back", "en/compare.html#183,200", book.place())
    book.open("en/compare.html#486,486")
    book.wait(lambda: book.place() == "en/486.html")
    book.click("Français")
    check("a page stays in another language", "fr/486.html", book.place())


def compare_pairs(book, program, language, step):
    book.open(f"{language}/compare.html")
    book.wait(lambda: book.find("form.codes"))
    with tempfile.NamedTemporaryFile(suffix=".js") as file:
        subprocess.run([program, language, str(step)], check=True, stdout=file)
        count, wrong = book.driver.execute_async_script(COMPARE_ALL, language, f"file://{file.name}")
    for pair in wrong:
        check(f"{pair['a']} and {pair['b']}", pair["text"], pair["got"])
    check(f"pairs of codes in {language}", True, count > 100)
    return count


def look_at_curated(book):
    book.open("fr/486-600.html")
    shown = book.driver.execute_script(TEXT_OF + "return textOf(document.querySelector('main'));")
    book.open("fr/compare.html#486,600")
    book.wait(lambda: book.find("#comparison h1"))
    check("a curated pair", shown, book.driver.execute_script(TEXT_OF + "return textOf(document.querySelector('#comparison'));"))


def look_with_axe(book, axe):
    with open(axe, encoding="utf-8") as opened:
        script = opened.read()
    for page, scheme in (("en/486.html", "light"), ("ja/compare.html#486,600", "dark"), ("fr/index.html", "dark"),
                         ("en/finding-auth-rejected.html", "light"), ("fr/symptoms.html", "light"), ("index.html", "light")):
        book.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        book.open(page)
        book.wait(lambda: "compare" not in page or book.find("#comparison h1"))
        book.driver.execute_script(script)
        found = book.driver.execute_async_script("const done = arguments[0]; axe.run({preload: false}).then(r => done(r.violations.map(v => v.impact + ' ' + v.id)))")
        check(f"axe, {page}, {scheme}", [], [one for one in found if one.startswith(("serious", "critical"))])


def look_at_widths(book):
    for page in ("en/486.html", "fr/index.html", "ja/486-600.html", "en/compare.html#183,200", "fr/symptoms.html", "en/provider-microsoft-teams-wrong-callee-mri.html"):
        book.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False})
        book.open(page)
        wide, seen = book.driver.execute_script("const it = document.documentElement; return [it.scrollWidth, it.clientWidth]")
        check(f"{page} fits a window of 320 pixels", seen, wide)
    book.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def main():
    folder, program = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as profile:
        book = Handbook(folder, profile)
        for language in ("fr", "ja", "en"):
            find_the_difference(book, language)
            find_without_scripts(book, language)
        use_search(book)
        use_comparison(book)
        look_at_curated(book)
        look_at_widths(book)
        pairs = compare_pairs(book, program, "en", 1) + compare_pairs(book, program, "fr", 17) + compare_pairs(book, program, "ja", 17)
        if len(sys.argv) > 3:
            look_with_axe(book, sys.argv[3])
        book.close()
    print(f"{checks} checks and {pairs} pairs of codes, {failures} failed")
    sys.exit(1 if failures else 0)


main()
