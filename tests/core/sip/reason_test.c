/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reason: any number of values in any number of lines. */

#include "reason.h"
#include "slices.h"

static void all_values_of_all_reason_lines_are_read(void **state)
{
    static const struct {
        const char *protocol, *text, *location;
        int cause; /* -1 where there is none */
    } rows[] = {
        {"SIP", "Call completed elsewhere", "", 200},
        {"Q.850", "a;b, \\\"c\\\"", "LN", 16},
        {"SIP", "", "", 487},
        {"preemption", "", "", 1},
        {"STIR", "", "", -1},
        {"Q.850", "", "", -1},
        {"Q.850", "a", "", 17},
    };
    struct message message =
        message_with("Reason: SIP;cause=200;text=\"Call completed elsewhere\", Q.850 ; cause = 16 ;"
                     "text=\"a;b, \\\"c\\\"\";location=LN\r\n"
                     "reason: SIP ;cause=487\r\nX: y\r\nReason: preemption;cause=1,STIR\r\n"
                     "Reason: Q.850;cause=sixteen\r\n"
                     "Reason: Q.850;cause=17;text=a;cause=18;text=b\r\n");
    struct slice rest = {0};
    struct reason reason;
    size_t position = 0;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_true(reason_next(&message, &position, &rest, &reason));
        assert_slice(reason.protocol, rows[i].protocol);
        assert_slice(reason.text, rows[i].text);
        assert_slice(reason.location, rows[i].location);
        assert_int_equal(reason.has_cause ? (int)reason.cause : -1, rows[i].cause);
    }
    assert_false(reason_next(&message, &position, &rest, &reason));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_values_of_all_reason_lines_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
