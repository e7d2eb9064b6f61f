/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of findings as users look it up: each id in the README, each form with texts of its
 * own. */

#include "check.h"
#include "finding_text.h"

static void the_readme_has_every_finding_and_no_other(void **state)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree char *readme = NULL;

    (void)state;
    assert_true(g_file_get_contents(SIPCODE_CODES "/../../README.md", &readme, NULL, NULL));
    char *start = strstr(readme, "## What an exchange can show");
    assert_non_null(start);
    *strstr(start + 1, "\n## ") = '\0';
    for (size_t i = 0; i < count; i++) {
        g_autofree char *quoted = g_strdup_printf("`%s`", texts[i].id);

        g_hash_table_add(ids, (char *)texts[i].id);
        if (!strstr(start, quoted))
            fail_msg("%s is not in the README", texts[i].id);
    }
    g_auto(GStrv) rows = g_strsplit(start, "\n| `", -1);
    for (char **row = rows + 1; *row; row++) {
        g_auto(GStrv) words = g_regex_split_simple("`, `|` \\|.*", *row, G_REGEX_DOTALL, 0);
        for (char **id = words; *id && **id; id++) {
            if (!g_hash_table_contains(ids, *id))
                fail_msg("the README has %s, the table has not", *id);
        }
    }
}

static void every_form_says_something_of_its_own(void **state)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(finding_text_of((enum finding_form)i), &texts[i]);
        assert_true(g_str_has_prefix(texts[i].name, texts[i].id));
        if (!g_hash_table_add(said, g_strconcat(texts[i].summary, texts[i].text, NULL)))
            fail_msg("%s says what another form says", texts[i].name);
    }
    assert_int_equal(count, FINDING_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_readme_has_every_finding_and_no_other),
        cmocka_unit_test(every_form_says_something_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
