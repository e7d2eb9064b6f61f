/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Searching for codes and findings by the words of who has the trouble. */

#include "search.h"

#include "check.h"
#include "language.h"
#include "match.h"

static void assert_folded(const char *expected, const char *text)
{
    g_autofree char *folded = match_fold(text);

    assert_string_equal(folded, expected);
}

static void capitals_accents_and_hyphens_do_not_count(void **state)
{
    (void)state;
    assert_folded("one way audio", "One-Way Audio");
    assert_folded("numero 32 s", "Numéro 32\u00a0s");
    assert_folded("486", "\uff14\uff18\uff16");
    assert_folded("", "\xff");
}

static void words_are_those_of_the_query(void **state)
{
    g_auto(GStrv) words = match_words("  Calls  one-way - pass s");
    g_autofree char *joined = g_strjoinv("|", words);

    (void)state;
    assert_string_equal(joined, "call|one way|pass|s");
}

static void a_word_is_found_where_one_begins(void **state)
{
    (void)state;
    assert_true(match_has("call drops", "drop"));
    assert_false(match_has("recall drops", "call"));
    assert_true(match_has("recall, called", "call"));
    assert_true(match_has("is no audio", "no"));
    assert_false(match_has("not now, snow", "no"));
    assert_true(match_has("\u7247\u901a\u8a71", "\u901a\u8a71"));
}

/* The first finding, and of which form; NULL for none. */
static const char *first_finding(const struct search *search)
{
    return search->findings->len > 0 ? ((struct finding_text *)search->findings->pdata[0])->name
                                     : NULL;
}

static void assert_leads(const char *query, const char *form)
{
    struct search *search = search_text(query);

    assert_false(search->is_partial);
    if (g_strcmp0(first_finding(search), form) != 0)
        fail_msg("%s: %s", query, first_finding(search));
    search_free(search);
}

static void a_symptom_leads_to_the_form_that_fits(void **state)
{
    (void)state;
    assert_leads("one-way audio", "answer-mismatch-oneway");
    assert_leads("drops after 32 s", "ack-missing");
    assert_leads("friendly-scanner", "scan-tool");
    assert_leads("ack-missing", "ack-missing");
}

static void english_finds_in_all_languages(void **state)
{
    (void)state;
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        language_choose(language);
        assert_leads("one-way audio", "answer-mismatch-oneway");
        assert_int_equal(language_chosen(), language);
    }
    language_choose(LANGUAGE_EN);
}

static void a_finding_is_there_once(void **state)
{
    struct search *search = search_text("audio");

    (void)state;
    assert_true(search->findings->len > 1);
    for (unsigned i = 1; i < search->findings->len; i++) {
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(((struct finding_text *)search->findings->pdata[i])->id,
                                    ((struct finding_text *)search->findings->pdata[j])->id);
    }
    search_free(search);
}

static void assert_found(const char *query, gboolean is_partial, gboolean is_found)
{
    struct search *search = search_text(query);

    assert_int_equal(search->codes->len + search->findings->len > 0, is_found);
    if (is_found)
        assert_int_equal(search->is_partial, is_partial);
    search_free(search);
}

static void most_of_the_words_are_better_than_none(void **state)
{
    (void)state;
    assert_found("fax fails", FALSE, TRUE);
    assert_found("fax fails xyzzy", TRUE, TRUE);
    assert_found("fax xyzzy", TRUE, FALSE);
    assert_found("xyzzy", TRUE, FALSE);
    assert_found(" - ", FALSE, FALSE);
    assert_found("", FALSE, FALSE);
}

static void each_finding_is_listed_by_its_own_form(void **state)
{
    g_autoptr(GPtrArray) findings = search_findings();

    (void)state;
    for (unsigned i = 0; i < findings->len; i++) {
        const struct finding_text *finding = findings->pdata[i];

        if (g_str_has_prefix(finding->id, "ack-missing"))
            assert_string_equal(finding->name, "ack-missing");
        if (i > 0)
            assert_string_not_equal(finding->id,
                                    ((struct finding_text *)findings->pdata[i - 1])->id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_accents_and_hyphens_do_not_count),
        cmocka_unit_test(words_are_those_of_the_query),
        cmocka_unit_test(a_word_is_found_where_one_begins),
        cmocka_unit_test(a_symptom_leads_to_the_form_that_fits),
        cmocka_unit_test(english_finds_in_all_languages),
        cmocka_unit_test(a_finding_is_there_once),
        cmocka_unit_test(most_of_the_words_are_better_than_none),
        cmocka_unit_test(each_finding_is_listed_by_its_own_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
