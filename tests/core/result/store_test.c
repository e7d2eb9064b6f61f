/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts of strangers as they are kept. */

#include "slices.h"
#include "store.h"

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
    struct store *store = store_new();

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_string_equal(store_text(store, slice(texts[i].text)), texts[i].kept);
    store_free(store);
}

/* More texts than the store remembers without a search. */
static void equal_texts_are_kept_once(void **state)
{
    struct store *store = store_new();
    const char *kept[1000];

    (void)state;
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(kept); i++) {
        g_autofree char *text = g_strdup_printf("sip:%zu@example.com", i % G_N_ELEMENTS(kept));
        const char *found = store_text(store, slice(text));

        assert_string_equal(found, text);
        if (i < G_N_ELEMENTS(kept))
            kept[i] = found;
        else
            assert_ptr_equal(found, kept[i % G_N_ELEMENTS(kept)]);
    }
    assert_null(store_text(store, slice("")));
    store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(controls_are_kept_as_spaces),
                                       cmocka_unit_test(equal_texts_are_kept_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
