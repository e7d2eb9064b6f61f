/* SPDX-License-Identifier: GPL-2.0-or-later */
/* CSeq: a number and a method. */

#include "cseq.h"
#include "slices.h"

static void cseq_is_read(void **state)
{
    static const struct {
        const char *value, *method;
        uint32_t number; /* 0 where it is none */
    } rows[] = {
        {"1 INVITE", "INVITE", 1},
        {"4711\t \r\n ACK", "ACK", 4711},
        {"2147483647 x-y.z", "x-y.z", 2147483647},
        {"2147483648 INVITE", "INVITE", 2147483648},
        {"4294967295 INVITE", "INVITE", 4294967295},
        {"4294967296 INVITE", "INVITE", 0},
        {"99999999999999999999999999 INVITE", "INVITE", 0},
        {"99999999999999999999999999", "", 0},
        {"1INVITE", "", 0},
        {"1", "", 0},
        {"INVITE", "", 0},
        {"-1 INVITE", "", 0},
        {"1 INV ITE", "", 0},
        {"1 INV\xc3\xa9", "", 0},
        {"", "", 0},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct slice value = {rows[i].value, strlen(rows[i].value)};
        struct cseq cseq;

        assert_int_equal(cseq_parse(value, &cseq), rows[i].number != 0);
        assert_slice(cseq.method, rows[i].method);
        if (rows[i].number)
            assert_int_equal(cseq.number, rows[i].number);
    }
    struct cseq cseq;
    assert_false(cseq_parse((struct slice){"1 IN\0VITE", 9}, &cseq));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cseq_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
