/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Codes out of place, out of use, in no registry, at odds with Reason. */

#include "exchanges.h"

static void a_code_out_of_place_is_told(void **state)
{
    static const struct {
        const char *line, *method, *findings;
    } rows[] = {
        {"487 Request Terminated", "CANCEL", "code-unfit-for-method"},
        {"487 Request Terminated", "INVITE", "cancel-not-captured"},
        {"600 Busy Everywhere", "REGISTER", "code-unfit-for-method"},
        {"600 Busy Everywhere", "INVITE", ""},
        {"408 Request Timeout", "MESSAGE", "code-unfit-for-method-timeout"},
        {"408 Request Timeout", "OPTIONS", "code-unfit-for-method-timeout"},
        {"204 No Notification", "MESSAGE", "header-missing code-unfit-for-method"},
        {"202 Accepted", "REFER", "code-deprecated"},
        {"202 Accepted", "MESSAGE", ""},
        {"499 House Rule", "INVITE", "code-unregistered-unnamed"},
        {"700 Too High", "INVITE", ""},
        {"478 Unresolvable destination (478/TM)", "INVITE", "code-unregistered-told"},
        {"478 Unresolvable destination", "INVITE", "code-unregistered-told"},
        {"478 Nobody Home", "INVITE", "code-unregistered-unnamed"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, rows[i].method, i, "");
        assert_findings(response(1, rows[i].line, rows[i].method, i, ""), rows[i].findings);
    }
    request(0, "INVITE", 90, "");
    assert_findings(response(1, "499 House Rule", "INVITE", 90, "Server: PBX\r\n"),
                    "code-unregistered");
    assert_findings(response(1, "499 House Rule", "INVITE", 90, "User-Agent: phone\r\n"),
                    "code-unregistered");
}

static void a_cause_that_does_not_fit_is_told(void **state)
{
    static const struct {
        const char *line, *reason, *findings;
    } rows[] = {
        {"486 Busy Here", "Reason: Q.850;cause=17\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=1;text=\"Unallocated\"\r\n", "cause-disagrees"},
        {"486 Busy Here", "Reason: Q.850;cause=16\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=31\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=127\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=100\r\n", ""}, /* no code is its own */
        {"486 Busy Here", "Reason: ;cause=21, Q.850;text=\"1\"\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=999\r\n", ""},
        {"486 Busy Here", "Reason: SIP;cause=404\r\n", ""},
        {"183 Session Progress", "Reason: Q.850;cause=1\r\n", ""},
        {"487 Request Terminated", "Reason: Q.850;cause=1\r\n", ""},
        {"486 Busy Here", "Reason: Q.850;cause=63\r\n", "cause-disagrees"},
        {"405 Method Not Allowed", "Reason: Q.850;cause=63\r\nAllow: ACK\r\n",
         "method-not-allowed"},
        {"500 Server Internal Error", "Reason: Q.850;cause=63\r\n", ""},   /* RFC 3398's default */
        {"480 Temporarily Unavailable", "Reason: Q.850;cause=47\r\n", ""}, /* FreeSWITCH's */
        {"603 Decline", "Reason: Q.850;cause=41\r\n", ""},                 /* Asterisk's */
        {"603 Decline", "Reason: Q.850;cause=17\r\n", "cause-disagrees"},
        {"603 Decline", "Reason: SIP;cause=603\r\nReason: Q.850;cause=17\r\n", "reasons-disagree"},
        {"603 Decline", "Reason: Q.850;cause=17, SIP;cause=600\r\n", "cause-disagrees"},
        {"603 Decline", "Reason: Q.850;cause=17;text=\"v=analytics1;url=https://a.example\"\r\n",
         ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].reason), rows[i].findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_code_out_of_place_is_told),
        EXCHANGE(a_cause_that_does_not_fit_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
