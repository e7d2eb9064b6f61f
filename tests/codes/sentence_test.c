/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sentences with and without values, and the lists that are their values. */

#include "check.h"
#include "phrase.h"
#include "sentence.h"

static void a_sentence_is_found_by_its_place_and_key(void **state)
{
    (void)state;
    assert_string_equal(sentence_text(SENTENCE_PAGE_MEANING), "Meaning");
    assert_string_equal(sentence_text(SENTENCE_WINDOW_OTHER_CODE), "And code");
}

static void a_value_of_a_sentence_is_never_cut(void **state)
{
    g_autofree char *headers = g_strnfill(2000, 'a');
    g_autofree char *expected = g_strdup_printf("It must carry %s.", headers);
    g_autofree char *text = SENTENCE_WITH(SENTENCE_PAGE_MUST, value_headers(headers));

    (void)state;
    assert_string_equal(text, expected);
}

static void assert_list(const char *const *items, const char *expected)
{
    g_autofree char *list = phrase_list(items);

    assert_string_equal(list, expected);
}

static void a_list_is_joined_by_what_its_language_has(void **state)
{
    (void)state;
    assert_list((const char *const[]){NULL}, "");
    assert_list((const char *const[]){"Allow", NULL}, "Allow");
    assert_list((const char *const[]){"Allow", "Via", NULL}, "Allow and Via");
    assert_list((const char *const[]){"Allow", "Via", "To", "From", NULL},
                "Allow, Via, To and From");
}

static void senders_are_many(void **state)
{
    const enum sentence senders[] = {SENTENCE_SENDER_UAS, SENTENCE_SENDER_PROXY,
                                     SENTENCE_SENDER_REDIRECT_SERVER, SENTENCE_NONE};
    const struct code code = {.senders = senders};
    g_autofree char *list = phrase_senders(&code);

    (void)state;
    assert_string_equal(list, "user agents, proxies and redirect servers");
}

static void assert_methods(const char *const *methods, const char *const *not_methods,
                           const char *expected)
{
    const struct code code = {.methods = methods, .not_methods = not_methods};
    g_autofree char *text = phrase_methods(&code);

    assert_string_equal(text, expected);
}

static void methods_are_any_or_some_and_never_others(void **state)
{
    static const char *const none[] = {NULL}, *const any[] = {"any", NULL};
    static const char *const two[] = {"INVITE", "OPTIONS", NULL}, *const others[] = {"others",
                                                                                     NULL};

    (void)state;
    assert_methods(none, none, "");
    assert_methods(any, none, "any request");
    assert_methods(two, none, "mostly INVITE and OPTIONS");
    assert_methods(two, others, "INVITE and OPTIONS and must not answer anything else");
    assert_methods(any, two, "any request but must not answer INVITE or OPTIONS");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_found_by_its_place_and_key),
        cmocka_unit_test(a_value_of_a_sentence_is_never_cut),
        cmocka_unit_test(a_list_is_joined_by_what_its_language_has),
        cmocka_unit_test(senders_are_many),
        cmocka_unit_test(methods_are_any_or_some_and_never_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
