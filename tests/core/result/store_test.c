/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts of strangers as they are kept. */

#include "slices.h"
#include "store.h"

static struct store *store;

static int make_store(void **state)
{
    (void)state;
    store = store_new();
    return 0;
}

static int free_store(void **state)
{
    (void)state;
    store_free(store);
    return 0;
}

static const char *keep(const char *text)
{
    return store_text(store, slice_of(text));
}

static const struct {
    const char *text;
    const char *kept;
} texts[] = {
    {"Busy Here", "Busy Here"},
    {"Busy\r\n  Here", "Busy Here"},
    {"\x1b[2J", " [2J"},
    {"\xc2\x9b"
     "2J",
     " 2J"}, /* the same in one character of ISO 6429 */
    {"a\xc2\x80\xc2\x9f"
     "b",
     "a b"},
    {"\xc2\xa0\xc3\x9f", "\xc2\xa0\xc3\x9f"},
};

static void controls_are_kept_as_spaces(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_string_equal(keep(texts[i].text), texts[i].kept);
}

/* More texts than the store remembers without a search. */
static void equal_texts_are_kept_once(void **state)
{
    const char *kept[1000];

    (void)state;
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(kept); i++) {
        g_autofree char *text = g_strdup_printf("sip:%zu@example.com", i % G_N_ELEMENTS(kept));
        const char *found = keep(text);

        assert_string_equal(found, text);
        if (i < G_N_ELEMENTS(kept))
            kept[i] = found;
        else
            assert_ptr_equal(found, kept[i % G_N_ELEMENTS(kept)]);
    }
    assert_null(keep(""));
}

static void a_fold_becomes_one_space_and_equal_texts_are_kept_once(void **state)
{
    (void)state;
    assert_string_equal(keep("a \r\n\t b\x01\x02"
                             "c d"),
                        "a b c d");
    assert_string_equal(keep("a  b"), "a b");
    assert_string_equal(keep("a\x7f"
                             "b"),
                        "a b");
    assert_ptr_equal(keep("equal"), keep("equal"));
    assert_ptr_not_equal(keep("equal"), keep("equals"));
}

static void a_block_may_be_larger_than_most(void **state)
{
    const char *block = store_block(store, NULL, 100000);

    (void)state;
    assert_int_equal(block[99999], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_are_kept_as_spaces),
        cmocka_unit_test(equal_texts_are_kept_once),
        cmocka_unit_test(a_fold_becomes_one_space_and_equal_texts_are_kept_once),
        cmocka_unit_test(a_block_may_be_larger_than_most),
    };

    return cmocka_run_group_tests(tests, make_store, free_store);
}
