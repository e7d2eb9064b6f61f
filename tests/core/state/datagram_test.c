/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Datagrams that were captured twice, and messages that were sent twice. */

#include "datagram.h"
#include "slices.h"
#include "timers.h"

/* Of a message at a time in milliseconds, with an IP identification. */
static struct datagram datagram(const char *headers, int64_t at, uint16_t ip_id)
{
    struct message message = message_with(headers);
    struct origin origin = {.time = SECOND + at * MILLISECOND, .ip_id = ip_id};

    return datagram_of(&message, &origin);
}

static void a_datagram_is_known_by_bytes_time_and_identification(void **state)
{
    static const struct {
        const char *headers;
        int64_t at;
        uint16_t first_id, id;
        bool is_same;
    } rows[] = {
        {"a: b\r\n", 0, 7, 7, true},
        {"a: c\r\n", 0, 7, 7, false},
        {"a: b\r\n", 249, 7, 7, true},    /* out of a tunnel, or on another host */
        {"a: b\r\n", 250, 7, 7, false},   /* all have the same: it was sent again */
        {"a: b\r\n", 30000, 7, 7, false}, /* likewise */
        {"a: b\r\n", 1, 7, 8, false},
        {"a: b\r\n", 1, 7, 0, false},
        {"a: b\r\n", 49, 0, 0, true},
        {"a: b\r\n", 98, 0, 0, false}, /* a host that sends again early */
        {"a: b\r\n", -1, 0, 0, true},  /* captured out of order */
        {"a: b\r\n", -1, 7, 7, true},
        {"a: b\r\n", -500, 7, 7, false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct datagram last = datagram("a: b\r\n", 0, rows[i].first_id);
        struct datagram next = datagram(rows[i].headers, rows[i].at, rows[i].id);

        if (datagram_is_same(&last, &next) != rows[i].is_same)
            fail_msg("row %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_datagram_is_known_by_bytes_time_and_identification),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
