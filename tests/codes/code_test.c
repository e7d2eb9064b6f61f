/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every row of the compiled table, and looking codes up. */

#include "check.h"
#include "code.h"
#include "registered.h"

/* Wireshark cuts a tree label at 240 bytes and the message of an expert item at 239. */
#define LABEL_MAX 239

static void every_registered_code_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(registered); i++) {
        const struct code *code = code_find(registered[i].code);

        assert_non_null(code);
        assert_string_equal(code->name, registered[i].name);
        assert_int_equal(code->status, code->code == 202 ? CODE_DEPRECATED : CODE_REGISTERED);
    }
}

static void unregistered_codes_are_marked_so(void **state)
{
    static const unsigned vendor[] = {473, 475, 476, 477, 478, 479, 490, 687};
    size_t count;

    (void)state;
    code_all(&count);
    assert_int_equal(count, G_N_ELEMENTS(registered) + G_N_ELEMENTS(vendor) + 2);
    assert_int_equal(code_find(409)->status, CODE_HISTORIC);
    assert_int_equal(code_find(411)->status, CODE_HISTORIC);
    for (size_t i = 0; i < G_N_ELEMENTS(vendor); i++)
        assert_int_equal(code_find(vendor[i])->status, CODE_VENDOR);
}

static void check_list(const char *const *list, unsigned minimum, unsigned maximum)
{
    unsigned count = 0;

    while (list[count])
        count++;
    assert_in_range(count, minimum, maximum);
    for (unsigned i = 0; i < count; i++) {
        assert_true(g_utf8_validate(list[i], -1, NULL));
        assert_in_range(strlen(list[i]), 1, CODE_TEXT_MAX);
        for (unsigned j = 0; j < i; j++)
            assert_string_not_equal(list[i], list[j]);
    }
}

static void check_texts(const struct code *code)
{
    g_autofree char *expert =
        g_strdup_printf("%u %s: %s", code->code ? code->code : 999, code->name, code->summary);

    assert_in_range(strlen(code->summary), 20, CODE_SUMMARY_MAX);
    assert_in_range(strlen(code->meaning), 40, CODE_TEXT_MAX);
    assert_in_range(strlen(expert), 1, LABEL_MAX);
    check_list(code->scenarios, 2, 5);
    check_list(code->remedies, 2, 6);
    check_list(code->references, 1, 9);
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
        assert_non_null(*code->methods);
        check_texts(code);
    }
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
        assert_int_not_equal(codes[i].similar->code, 0);
        for (const struct code_similar *similar = codes[i].similar; similar->code; similar++) {
            const struct code_similar *back = find_similar(code_find(similar->code), codes[i].code);

            assert_non_null(back);
            assert_string_equal(back->tell, similar->tell);
            assert_string_equal(back->therefore, similar->therefore);
            assert_string_not_equal(similar->tell, similar->therefore);
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
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        assert_non_null(find_similar(code_find(pairs[i][0]), pairs[i][1]));
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
        check_texts(code);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_registered_code_is_explained),
        cmocka_unit_test(unregistered_codes_are_marked_so),
        cmocka_unit_test(every_row_is_whole),
        cmocka_unit_test(similar_codes_name_each_other),
        cmocka_unit_test(the_classic_confusions_are_told_apart),
        cmocka_unit_test(an_unknown_code_is_explained_by_its_class),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
