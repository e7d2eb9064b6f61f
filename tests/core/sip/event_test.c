/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Event: a package and an id. */

#include "event.h"
#include "slices.h"

static void event_is_read(void **state)
{
    static const struct {
        const char *value, *package, *id;
        bool is_refer;
    } rows[] = {
        {"presence", "presence", "", false},
        {"refer;id=12", "refer", "12", true},
        {"REFER ; x=1 ; ID=7", "REFER", "7", true},
        {"dialog;sla;id", "dialog", "", false},
        {";id=1", "", "1", false},
        {"", "", "", false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct event event;

        event_parse(slice_of(rows[i].value), &event);
        assert_slice(event.package, rows[i].package);
        assert_slice(event.id, rows[i].id);
        assert_int_equal(event_is_refer(&event), rows[i].is_refer);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(event_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
