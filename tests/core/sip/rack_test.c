/* SPDX-License-Identifier: GPL-2.0-or-later */
/* RAck: a number, and the CSeq of an INVITE. */

#include "rack.h"
#include "slices.h"

static void rack_is_read(void **state)
{
    static const struct {
        const char *headers;
        bool has_number, is_whole;
    } rows[] = {
        {"RAck: 776656 1 INVITE\r\n", true, true},
        {"RAck: 776656  1  INVITE\r\n", true, true},
        {"RAck: 776656\r\n", true, false},
        {"RAck: 776656 INVITE\r\n", true, false},
        {"RAck: 776656 1 UPDATE\r\n", true, false},
        {"RAck: undefined 1 INVITE\r\n", false, false},
        {"RAck:\r\n", false, false},
        {"", false, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);
        struct rack rack;
        uint32_t rseq = 0;

        assert_int_equal(rack_read_number(&message, &rseq), rows[i].has_number);
        assert_int_equal(rack_read(&message, &rack), rows[i].is_whole);
        if (rows[i].has_number)
            assert_int_equal(rseq, 776656);
        if (rows[i].is_whole)
            assert_int_equal(rack.cseq.number, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rack_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
