/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table of findings as users look it up: each id in the README, each form with texts of its
 * own. */

#include "check.h"
#include "finding_text.h"
#include "provider_code.h"

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

static gboolean is_unconditional(const char *const *headers)
{
    while (*headers && strchr(*headers, '('))
        headers++;
    return *headers != NULL;
}

/* These two follow from the tables of codes alone. */
static void the_codes_of_what_the_tables_tell_are_those_of_the_tables(void **state)
{
    const struct finding_text *unfit = finding_text_of(FINDING_CODE_UNFIT_FOR_METHOD);
    const struct finding_text *late = finding_text_of(FINDING_CODE_UNFIT_FOR_METHOD_TIMEOUT);
    const struct finding_text *missing = finding_text_of(FINDING_HEADER_MISSING);

    (void)state;
    for (unsigned code = 0; code < 800; code++) {
        const struct code *about = code_explain(code);
        gboolean is_limited = about->not_methods[0] && code != 202; /* which has its own */
        gboolean must_carry = is_unconditional(about->must_carry) && code != 401 && code != 407;

        if (finding_text_is_on(code == 408 ? late : unfit, code) != is_limited)
            fail_msg("%u: %s has its code wrong", code, unfit->name);
        if (finding_text_is_on(missing, code) != must_carry)
            fail_msg("%u: %s has its code wrong", code, missing->name);
    }
}

static void a_form_is_on_codes_classes_and_what_no_standard_has(void **state)
{
    static const char *const nothing[] = {NULL};
    static const struct {
        const char *codes, *not_codes;
        unsigned code;
        gboolean is_on;
    } rows[] = {
        {"486", NULL, 486, TRUE},      {"486", NULL, 487, FALSE},    {"4xx", NULL, 486, TRUE},
        {"4xx", NULL, 386, FALSE},     {"4xx", "486", 487, TRUE},    {"4xx", "486", 486, FALSE},
        {"any", "100", 799, TRUE},     {"any", "100", 100, FALSE},   {"none", NULL, 486, FALSE},
        {"vendor", NULL, 477, TRUE},   {"vendor", NULL, 486, FALSE}, {"unknown", NULL, 499, TRUE},
        {"unknown", NULL, 477, FALSE},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *const codes[] = {rows[i].codes, NULL}, *const without[] = {rows[i].not_codes,
                                                                               NULL};
        const struct finding_text text = {.codes = codes,
                                          .not_codes = rows[i].not_codes ? without : nothing};

        assert_int_equal(finding_text_is_on(&text, rows[i].code), rows[i].is_on);
    }
}

static gboolean is_told_by_provider(const struct value *samples, const char *name)
{
    const struct value *provider = value_find(samples, "provider", strlen("provider"));
    const struct value *value = value_find(samples, "value", strlen("value"));

    return (g_str_has_prefix(name, "text}") || g_str_has_prefix(name, "advice}")) && provider &&
           value && provider_code_named(provider->text, value->text);
}

static void every_value_of_a_text_has_a_sample(void **state)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        g_autofree char *all = g_strconcat(texts[i].summary, texts[i].text, texts[i].remedy, NULL);
        const struct value *samples = finding_text_samples(&texts[i]);

        for (const char *open = strchr(all, '{'); open; open = strchr(open + 1, '{')) {
            if (!value_find(samples, open + 1, strcspn(open + 1, "}")) &&
                !is_told_by_provider(samples, open + 1))
                fail_msg("%s: no sample for %s", texts[i].name, open);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_readme_has_every_finding_and_no_other),
        cmocka_unit_test(every_form_says_something_of_its_own),
        cmocka_unit_test(every_value_of_a_text_has_a_sample),
        cmocka_unit_test(the_codes_of_what_the_tables_tell_are_those_of_the_tables),
        cmocka_unit_test(a_form_is_on_codes_classes_and_what_no_standard_has),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
