/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Date: that of SIP and no other. */

#include "date.h"
#include "slices.h"

static void dates_are_those_of_sip(void **state)
{
    static const struct {
        const char *value;
        int64_t seconds; /* -1 for none */
    } rows[] = {
        {"Sat, 13 Nov 2010 23:29:00 GMT", 1289690940},
        {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
        {"Sat, 13 Nov 2010 23:29:00 CET", -1},
        {"Sat, 13 Nov 2010 23:29:00", -1},
        {"Sat, 13 anF 2010 23:29:00 GMT", -1},
        {"Sat, 13 Mai 2010 23:29:00 GMT", -1},
        {"Sat, 31 Feb 2010 23:29:00 GMT", -1},
        {"Sat, 13 Nov 2010 25:29:00 GMT", -1},
        {"2010-11-13T23:29:00Z", -1},
        {"Fri, 11 Apr 2262 23:47:16 GMT", INT64_C(9223372036)},
        {"Fri, 11 Apr 2262 23:47:17 GMT", -1},
        {"Fri, 31 Dec 9999 23:59:59 GMT", -1},
        {"Wed, 31 Dec 1969 23:59:59 GMT", -1},
        {"", -1},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        int64_t seconds = -1;

        assert_int_equal(date_parse(slice_of(rows[i].value), &seconds), rows[i].seconds >= 0);
        assert_int_equal(seconds, rows[i].seconds);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_those_of_sip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
