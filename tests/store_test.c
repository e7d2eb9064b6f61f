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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(controls_are_kept_as_spaces)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
