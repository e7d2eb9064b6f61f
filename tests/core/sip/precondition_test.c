/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preconditions in a session description. */

#include "precondition.h"
#include "slices.h"

static void current_resources_are_described(void **state)
{
    static const struct {
        const char *sdp, *text;
    } rows[] = {
        {"v=0\r\nm=audio 1 RTP/AVP 0\r\na=curr:qos local none\r\na=curr:qos remote none\r\n",
         "qos local none, remote none"},
        {"m=audio 1 RTP/AVP 0\na=curr:qos e2e sendrecv\na=des:qos mandatory e2e sendrecv\n",
         "qos e2e sendrecv"},
        {"m=audio 1 RTP/AVP 0\r\nm=video 3 RTP/AVP 31\r\na=curr:qos e2e none\r\n"
         "m=video 5 RTP/AVP 31\r\na=curr:qos e2e send\r\n",
         "qos e2e none"},
        {"m=audio 1 RTP/AVP 0\r\na=curr:qos local none\r\na=curr:qos rem", "qos local none"},
    };
    char text[PRECONDITION_TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_true(precondition_describe(slice_of(rows[i].sdp), text));
        assert_string_equal(text, rows[i].text);
    }
}

static void what_has_none_is_not_described(void **state)
{
    static const char *const rows[] = {"", "v=0\r\nm=audio 1 RTP/AVP 0\r\n", "s=a=curr:x\r\n",
                                       "a=curr:qos local none", "a=curr:\r\n"};
    char text[PRECONDITION_TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        assert_false(precondition_describe(slice_of(rows[i]), text));
}

static void a_description_is_whole_or_none(void **state)
{
    char text[PRECONDITION_TEXT_MAX];

    (void)state;
    for (size_t length = PRECONDITION_TEXT_MAX - 1; length <= PRECONDITION_TEXT_MAX; length++) {
        g_autofree char *state_of = g_strnfill(length, 'a');
        g_autofree char *sdp = g_strdup_printf("a=curr:%s\r\n", state_of);

        assert_int_equal(precondition_describe(slice_of(sdp), text),
                         length < PRECONDITION_TEXT_MAX);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(current_resources_are_described),
        cmocka_unit_test(what_has_none_is_not_described),
        cmocka_unit_test(a_description_is_whole_or_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
