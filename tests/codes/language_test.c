/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Languages: which one is chosen, and that only the texts change with it. */

#include "check.h"
#include "language.h"
#include "table.h"
#include "value.h"

static void a_locale_names_a_language(void **state)
{
    static const struct {
        const char *name;
        enum language language;
    } rows[] = {
        {"fr", LANGUAGE_FR},    {"fr_CA.UTF-8", LANGUAGE_FR}, {"fr-CA", LANGUAGE_FR},
        {"FR", LANGUAGE_FR},    {"fr@euro", LANGUAGE_FR},     {"ja_JP.eucJP", LANGUAGE_JA},
        {"en_GB", LANGUAGE_EN}, {"fra", LANGUAGE_COUNT},      {"f", LANGUAGE_COUNT},
        {"", LANGUAGE_COUNT},   {"system", LANGUAGE_COUNT},   {"de", LANGUAGE_COUNT},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (language_find(rows[i].name) != rows[i].language)
            fail_msg("%s", rows[i].name);
    }
}

static enum language language_with(const char *wanted)
{
    g_setenv("LANGUAGE", wanted, TRUE);
    return language_of_environment();
}

static void the_environment_asks_for_the_first_that_we_have(void **state)
{
    (void)state;
    assert_int_equal(language_with("fr"), LANGUAGE_FR);
    assert_int_equal(language_with("de:ja:fr"), LANGUAGE_JA);
    assert_int_equal(language_with("en_GB:fr"), LANGUAGE_EN);
    assert_int_equal(language_with("de"), LANGUAGE_EN);
    assert_int_equal(language_with("C"), LANGUAGE_EN);
}

static void all_that_is_given_is_in_the_language_chosen(void **state)
{
    (void)state;
    language_choose(LANGUAGE_FR);
    assert_int_equal(language_chosen(), LANGUAGE_FR);
    assert_string_equal(sentence_text(SENTENCE_PAGE_DIFFERENCES), "Différences clés");
    assert_string_equal(code_class_name(4), "Échec du client");
    assert_string_equal(code_class_word(4), "Client failure");
    assert_string_equal(code_find(486)->name, "Busy Here");
    language_choose(LANGUAGE_JA);
    assert_string_equal(sentence_text(SENTENCE_PAGE_DIFFERENCES), "主な違い");
    assert_string_equal(language_own_name(LANGUAGE_FR), "Français");
    language_choose(LANGUAGE_EN);
    assert_string_equal(sentence_text(SENTENCE_PAGE_DIFFERENCES), "Key differences");
    g_autofree char *list = language_list();
    assert_string_equal(list, "en, fr, ja");
}

static void times_are_written_as_the_language_does(void **state)
{
    const struct value values[] = {value_after(0, 3500000000), {0}};

    (void)state;
    language_choose(LANGUAGE_FR);
    g_autofree char *french = value_fill("{after}", values, 100);
    g_autofree char *seconds = value_render_seconds(1000187000);
    assert_string_equal(french, "3,5\u00a0s");
    assert_string_equal(seconds, "1,000187000\u00a0s");
    language_choose(LANGUAGE_JA);
    g_autofree char *japanese = value_fill("{after}", values, 100);
    assert_string_equal(japanese, "3.5秒");
    language_choose(LANGUAGE_EN);
}

static void check_code(const struct code *code, const struct code *english)
{
    assert_int_equal(code->code, english->code);
    assert_int_equal(code->status, english->status);
    assert_int_equal(code->severity, english->severity);
    assert_int_equal(code->code_class->number, english->code_class->number);
    assert_string_equal(code->name, english->name);
    for (size_t i = 0; english->similar[i].code != 0; i++)
        assert_int_equal(code->similar[i].code, english->similar[i].code);
}

static void what_is_no_text_is_the_same_in_all_of_them(void **state)
{
    const struct tables *english = language_tables[LANGUAGE_EN];

    (void)state;
    for (int language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        const struct tables *other = language_tables[language];

        assert_int_equal(other->code_count, english->code_count);
        for (size_t i = 0; i < english->code_count; i++)
            check_code(&other->codes[i], &english->codes[i]);
        for (int form = 0; form < FINDING_NONE; form++) {
            assert_string_equal(other->finding_texts[form].id, english->finding_texts[form].id);
            assert_int_equal(other->finding_texts[form].severity,
                             english->finding_texts[form].severity);
        }
        for (int field = 0; field < FIELD_NONE; field++)
            assert_string_equal(other->field_texts[field].name, english->field_texts[field].name);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locale_names_a_language),
        cmocka_unit_test(the_environment_asks_for_the_first_that_we_have),
        cmocka_unit_test(all_that_is_given_is_in_the_language_chosen),
        cmocka_unit_test(times_are_written_as_the_language_does),
        cmocka_unit_test(what_is_no_text_is_the_same_in_all_of_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
