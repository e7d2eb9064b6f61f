/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every row of the compiled table, and looking codes up. */

#include "check.h"
#include "code.h"
#include "registered.h"

/* Wireshark cuts the message of an expert item there. */
#define EXPERT_MAX 239

static const char *registered_name(unsigned code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(registered); i++) {
        if (registered[i].code == code)
            return registered[i].name;
    }
    return NULL;
}

static void every_registered_code_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(registered); i++) {
        const struct code *code = code_find(registered[i].code);

        if (!code)
            fail_msg("%u %s is registered and has no file", registered[i].code, registered[i].name);
        else if (strcmp(code->name, registered[i].name) != 0)
            fail_msg("name of %u: %s, registered as %s", code->code, code->name,
                     registered[i].name);
    }
}

static void the_status_of_a_code_is_what_the_registry_says(void **state)
{
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        gboolean says_so = codes[i].status == CODE_REGISTERED || codes[i].status == CODE_DEPRECATED;

        if (says_so != (registered_name(codes[i].code) != NULL))
            fail_msg("status of %u: %s, but registered.h %s", codes[i].code,
                     status_words[codes[i].status], says_so ? "lacks it" : "has it");
    }
    assert_int_equal(code_find(202)->status, CODE_DEPRECATED);
    assert_int_equal(code_find(411)->status, CODE_HISTORIC);
    assert_int_equal(code_find(687)->status, CODE_VENDOR);
}

static void check_text(unsigned code, const char *key, const char *text, size_t minimum,
                       size_t maximum)
{
    size_t length = strlen(text);

    if (length < minimum || length > maximum)
        fail_msg("%s of %u: %zu bytes are not %zu to %zu: %s", key, code, length, minimum, maximum,
                 text);
    if (!g_utf8_validate(text, -1, NULL))
        fail_msg("%s of %u: not UTF-8", key, code);
}

static void check_list(unsigned code, const char *key, const char *const *list, unsigned minimum,
                       unsigned maximum)
{
    unsigned count = g_strv_length((char **)list);

    if (count < minimum || count > maximum)
        fail_msg("%s of %u: %u are not %u to %u", key, code, count, minimum, maximum);
    for (unsigned i = 0; i < count; i++) {
        check_text(code, key, list[i], 1, CODE_TEXT_MAX);
        if (g_strv_contains(list + i + 1, list[i]))
            fail_msg("%s of %u: twice: %s", key, code, list[i]);
    }
}

static void check_texts(unsigned number, const struct code *code)
{
    g_autofree char *expert = g_strdup_printf("%u %s: %s", number, code->name, code->summary);

    check_text(number, "summary", code->summary, CODE_SUMMARY_MIN, CODE_SUMMARY_MAX);
    check_text(number, "meaning", code->meaning, CODE_MEANING_MIN, CODE_TEXT_MAX);
    check_text(number, "expert item", expert, 1, EXPERT_MAX);
    for (const struct code_summary *own = code->summaries; own && own->method; own++)
        check_text(number, own->method, own->text, CODE_SUMMARY_MIN, CODE_SUMMARY_MAX);
    check_list(number, "scenario", code->scenarios, 2, 7);
    check_list(number, "remedy", code->remedies, 2, 7);
    check_list(number, "command", code->commands, 0, 3);
    check_list(number, "references", code->references, 1, 9);
}

static void every_row_is_whole(void **state)
{
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        const struct code *code = &codes[i];

        assert_true(i == 0 || codes[i - 1].code < code->code);
        assert_ptr_equal(code_find(code->code), code);
        assert_ptr_equal(code_explain(code->code), code);
        assert_int_equal(code->code_class->number, code->code / 100);
        assert_ptr_equal(code->code_class, code_class_find(code->code));
        check_list(code->code, "methods", code->methods, 1, 20);
        check_texts(code->code, code);
    }
}

static void a_summary_goes_by_method_where_the_code_has_one_for_it(void **state)
{
    const struct code *ok = code_find(200);

    (void)state;
    assert_true(g_str_has_prefix(code_summary(ok, "INVITE"), "Call answered"));
    assert_true(g_str_has_prefix(code_summary(ok, "REGISTER"), "REGISTER accepted"));
    assert_true(g_str_has_prefix(code_summary(ok, "CANCEL"), "CANCEL accepted: a 487"));
    assert_true(g_str_has_prefix(code_summary(code_find(202), "MESSAGE"), "Message taken"));
    assert_ptr_equal(code_summary(ok, "FOO"), ok->summary);
    assert_ptr_equal(code_summary(ok, NULL), ok->summary);
    assert_ptr_equal(code_summary(code_find(486), "INVITE"), code_find(486)->summary);
    assert_ptr_equal(code_summary(code_unknown(2), "INVITE"), code_unknown(2)->summary);
}

/* The rest is told in the tree, where each costs something. */
static void the_most_frequent_failures_have_a_first_look_and_commands(void **state)
{
    static const unsigned frequent[] = {401, 403, 404, 407, 408, 480, 481, 486, 487, 488, 500, 503};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(frequent); i++) {
        const struct code *code = code_find(frequent[i]);

        assert_non_null(code->triage);
        check_list(code->code, "command", code->commands, 3, 3);
        assert_true(g_str_has_prefix(code->commands[0], "Asterisk: asterisk -rx \""));
        assert_true(g_str_has_prefix(code->commands[1], "FreeSWITCH: fs_cli -"));
        assert_true(g_str_has_prefix(code->commands[2], "Kamailio: kam"));
    }
}

static void a_class_has_the_name_that_rfc_3261_gives_it(void **state)
{
    static const char *const names[CODE_CLASS_COUNT] = {
        "Not a SIP class", "Provisional",    "Success",       "Redirection",
        "Client failure",  "Server failure", "Global failure"};

    (void)state;
    for (unsigned number = 0; number < CODE_CLASS_COUNT; number++)
        assert_string_equal(code_class_name(number), names[number]);
}

static const struct code_similar *find_similar(const struct code *code, unsigned other)
{
    for (const struct code_similar *similar = code->similar; similar->code; similar++) {
        if (similar->code == other)
            return similar;
    }
    return NULL;
}

static void similar_codes_name_each_other(void **state)
{
    unsigned links = 0;
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (const struct code_similar *similar = codes[i].similar; similar->code; similar++) {
            const struct code_similar *back = find_similar(code_find(similar->code), codes[i].code);

            if (!back || strcmp(back->tell, similar->tell) != 0 ||
                strcmp(back->therefore, similar->therefore) != 0)
                fail_msg("%u and %u do not say the same of each other", codes[i].code,
                         similar->code);
            if (strcmp(similar->tell, similar->therefore) == 0)
                fail_msg("%u and %u: tell and therefore are the same", codes[i].code,
                         similar->code);
            links++;
        }
    }
    assert_true(links / 2 >= 60);
}

/* The pairs that are confused most; the table must not lose one of them. */
static void the_classic_confusions_are_told_apart(void **state)
{
    static const unsigned pairs[][2] = {
        {401, 407}, {401, 403}, {403, 603}, {404, 604}, {404, 410}, {404, 484}, {405, 501},
        {406, 488}, {408, 480}, {408, 504}, {413, 513}, {415, 488}, {420, 421}, {422, 423},
        {430, 439}, {436, 437}, {437, 438}, {480, 486}, {480, 404}, {481, 487}, {482, 483},
        {486, 600}, {486, 603}, {488, 606}, {491, 500}, {500, 503}, {502, 503}, {503, 480},
        {503, 504}, {600, 603}, {603, 607}, {603, 608}, {607, 608}, {180, 183}, {183, 200},
        {200, 202}, {200, 204}, {301, 302}, {302, 305},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (!find_similar(code_find(pairs[i][0]), pairs[i][1]))
            fail_msg("%u and %u are not told apart", pairs[i][0], pairs[i][1]);
    }
}

/* RFC 3261 section 8.1.3.2 */
static void an_unknown_code_is_explained_by_its_class(void **state)
{
    static const struct {
        unsigned code, class, treated_as;
    } rows[] = {
        {199 - 1, 1, 183}, {299, 2, 200}, {399, 3, 300},    {499, 4, 400},
        {599, 5, 500},     {699, 6, 600}, {0, 0, 0},        {99, 0, 0},
        {700, 0, 0},       {999, 0, 0},   {UINT_MAX, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct code *code = code_explain(rows[i].code);

        assert_null(code_find(rows[i].code));
        assert_int_equal(code->code, 0);
        assert_int_equal(code->status, CODE_UNKNOWN);
        assert_int_equal(code->code_class->number, rows[i].class);
        assert_int_equal(code->code_class->treated_as, rows[i].treated_as);
        check_texts(rows[i].code, code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_registered_code_is_explained),
        cmocka_unit_test(the_status_of_a_code_is_what_the_registry_says),
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(a_summary_goes_by_method_where_the_code_has_one_for_it),
        cmocka_unit_test(the_most_frequent_failures_have_a_first_look_and_commands),
        cmocka_unit_test(a_class_has_the_name_that_rfc_3261_gives_it),
        cmocka_unit_test(similar_codes_name_each_other),
        cmocka_unit_test(the_classic_confusions_are_told_apart),
        cmocka_unit_test(an_unknown_code_is_explained_by_its_class),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
