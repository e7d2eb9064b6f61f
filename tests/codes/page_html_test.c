/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages as HTML: headings, lists, links, and what is about one of two codes in one element. */

#include "check.h"
#include "explain.h"

#include <string.h>

/* Takes the page. */
static void assert_html(struct page *page, const char *expected)
{
    g_autofree char *html = page_render_html(page);

    assert_string_equal(html, expected);
    page_free(page);
}

static void assert_has(struct page *page, const char *part)
{
    g_autofree char *html = page_render_html(page);

    if (!strstr(html, part))
        fail_msg("no %s in %s", part, html);
    page_free(page);
}

static void sections_are_headings_with_lists_or_paragraphs(void **state)
{
    struct page *page = page_new(g_strdup("T <1>"));

    (void)state;
    page_begin(page, "Empty", NULL, PAGE_PLAIN);
    page_begin(page, "Steps", NULL, PAGE_NUMBERED);
    page_add(page, g_strdup("a & b"));
    page_add(page, g_strdup("c"));
    page_begin(page, NULL, NULL, PAGE_PLAIN);
    page_add(page, g_strdup("d"));
    assert_html(page, "<h1>T &lt;1&gt;</h1>\n<section><h2>Steps</h2>\n<ol><li>a &amp; b</li>\n"
                      "<li>c</li>\n</ol>\n</section>\n<section><p>d</p>\n</section>\n");
}

static void the_label_of_a_text_leads_to_its_page(void **state)
{
    struct page *page = page_new(g_strdup("T"));

    (void)state;
    page_begin(page, NULL, NULL, PAGE_BULLETS);
    page_add_link(page, g_strdup("486"), "486 <Busy>", g_strdup("See 486 <Busy>: it"));
    page_add_link(page, g_strdup("486"), NULL, g_strdup("all"));
    page_add_link(page, g_strdup("486"), "600", g_strdup("not there"));
    page_add_link(page, g_strdup("../a.pcap"), "a", g_strdup("a"));
    assert_html(page, "<h1>T</h1>\n<section><ul>"
                      "<li>See <a href=\"486.html\">486 &lt;Busy&gt;</a>: it</li>\n"
                      "<li><a href=\"486.html\">all</a></li>\n<li>not there</li>\n"
                      "<li><a href=\"../a.pcap\">a</a></li>\n</ul>\n</section>\n");
}

static void what_is_about_one_subject_is_one_side(void **state)
{
    struct page *page = page_new(g_strdup("T"));

    (void)state;
    for (int i = 0; i < 3; i++) {
        page_begin(page, "H", g_strdup(i < 2 ? "486" : "600"), PAGE_PLAIN);
        page_add(page, g_strdup_printf("%d", i));
    }
    page_begin(page, "End", NULL, PAGE_PLAIN);
    page_add(page, g_strdup("e"));
    assert_html(page, "<h1>T</h1>\n<div class=\"side\">"
                      "<section><h2>H: 486</h2>\n<p>0</p>\n</section>\n"
                      "<section><h2>H: 486</h2>\n<p>1</p>\n</section>\n</div>\n"
                      "<div class=\"side\"><section><h2>H: 600</h2>\n<p>2</p>\n</section>\n</div>\n"
                      "<section><h2>End</h2>\n<p>e</p>\n</section>\n");
}

static void pages_lead_to_what_they_name(void **state)
{
    (void)state;
    assert_has(explain_code(486), "<li><a href=\"600.html\">600 Busy Everywhere</a>: ");
    assert_has(explain_code(486), "<li>17 <a href=\"q850-17.html\">User busy</a>: ");
    assert_has(explain_difference(486, 600), "<p><a href=\"486.html\">486</a>: ");
    assert_has(explain_cause("Q.850", 17), "<li><a href=\"486.html\">486 Busy Here</a>: ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_headings_with_lists_or_paragraphs),
        cmocka_unit_test(the_label_of_a_text_leads_to_its_page),
        cmocka_unit_test(what_is_about_one_subject_is_one_side),
        cmocka_unit_test(pages_lead_to_what_they_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
