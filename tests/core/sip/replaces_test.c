/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Replaces in a URI. */

#include "replaces.h"
#include "slices.h"

static void replaces_is_read_from_a_uri(void **state)
{
    static const struct {
        const char *uri, *call_id, *to_tag, *from_tag;
    } rows[] = {
        {"sip:c@x?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2", "a@b", "1", "2"},
        {"sip:c@x;method=INVITE?Subject=y&replaces=a;from-tag=2;to-tag=1&x=1", "a", "1", "2"},
        {"sip:c@x?Replaces=a%3Bearly-only", "a", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct replaces replaces;

        assert_true(replaces_read_uri(slice_of(rows[i].uri), &replaces));
        assert_slice(replaces.call_id, rows[i].call_id);
        assert_slice(replaces.to_tag, rows[i].to_tag);
        assert_slice(replaces.from_tag, rows[i].from_tag);
        if (*rows[i].to_tag == '\0')
            assert_null(replaces.to_tag.data); /* and points nowhere */
    }
}

static void what_is_no_replaces_is_passed_over(void **state)
{
    static const char *const rows[] = {"",
                                       "sip:c@x",
                                       "sip:c@x?",
                                       "sip:c@x?Replaces",
                                       "sip:c@x?Replaces=",
                                       "sip:c@x?Replaces=%3Bto-tag%3D1",
                                       "sip:c@x?Replaces=a%4",
                                       "sip:c@x?Replaces=a%4g",
                                       "sip:c@x?Replaces=a%g4",
                                       "sip:Replaces=a@x",
                                       "sip:c@x?Join=a"};
    struct replaces replaces;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_false(replaces_read_uri(slice_of(rows[i]), &replaces));
}

static void a_replaces_may_fill_its_room_and_no_more(void **state)
{
    struct replaces replaces;

    (void)state;
    for (size_t length = REPLACES_MAX; length <= REPLACES_MAX + 1; length++) {
        g_autofree char *call_id = g_strnfill(length, 'a');
        g_autofree char *uri = g_strdup_printf("sip:c@x?Replaces=%s", call_id);

        assert_int_equal(replaces_read_uri(slice_of(uri), &replaces), length == REPLACES_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replaces_is_read_from_a_uri),
        cmocka_unit_test(what_is_no_replaces_is_passed_over),
        cmocka_unit_test(a_replaces_may_fill_its_room_and_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
