/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A Via that was changed on its way. */

#include "exchanges.h"

#define PHONE "192.168.1.2:5060"
#define OUTSIDE "203.0.113.7:5060"
#define SERVER "198.51.100.1:5060"

static const struct result *ask(int at, const char *sent_by, const char *source)
{
    return SEND(.at = at, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS",
                .number = 1, .sent_by = sent_by, .source = source, .destination = SERVER);
}

static const struct result *answer(const char *sent_by, const char *destination)
{
    return SEND(.at = 50, .line = "SIP/2.0 486 Busy Here", .method = "OPTIONS", .number = 1,
                .to = "1", .sent_by = sent_by, .source = SERVER, .destination = destination);
}

static void a_request_on_both_sides_of_an_alg_is_told(void **state)
{
    (void)state;
    assert_null(ask(0, "192.168.1.2:5060", PHONE));
    const struct result *outside = ask(1, "203.0.113.7", OUTSIDE);
    assert_findings(outside, "via-rewritten");
    assert_text(
        outside,
        "This is the request of frame 1 with the same branch, yet Via has 203.0.113.7 in place of "
        "192.168.1.2:5060. A host between rewrites SIP, as the ALG of a router does.");
}

/* Without an ALG, a proxy, another server, a client that tries another network. */
static void what_is_no_alg_says_nothing(void **state)
{
    (void)state;
    ask(0, "192.168.1.2", PHONE);
    assert_null(ask(1, "192.168.1.2", OUTSIDE));
    assert_null(SEND(.at = 2, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS",
                     .number = 1, .branch = "2", .sent_by = "203.0.113.7", .source = OUTSIDE,
                     .via = "Via: SIP/2.0/UDP 192.168.1.2;branch=z9hG4bK1\r\n",
                     .destination = SERVER));
    assert_null(SEND(.at = 3, .line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS",
                     .number = 1, .sent_by = "203.0.113.8", .source = OUTSIDE,
                     .destination = "198.51.100.2:5060"));
    assert_null(ask(4, "192.168.1.2:5070", PHONE));
    assert_null(ask(600, "203.0.113.9", OUTSIDE));
}

static void a_response_with_another_via_is_told(void **state)
{
    (void)state;
    ask(0, "192.168.1.2", PHONE);
    const struct result *told = answer("203.0.113.7:61000", PHONE);
    assert_findings(told, "via-rewritten-response");
    assert_text(told,
                "The request of frame 1 has 192.168.1.2 in Via, this response 203.0.113.7:61000. A "
                "host between rewrites SIP, as the ALG of a router does, or the server did.");
}

/* A server that adds the port, or puts an address in the place of a name. */
static void a_via_that_says_the_same_is_not_told(void **state)
{
    (void)state;
    ask(0, "192.168.1.2", PHONE);
    assert_findings(answer("192.168.1.2:5060", PHONE), "");
    SEND(.line = "OPTIONS sip:b@example.com SIP/2.0", .method = "OPTIONS", .number = 2,
         .sent_by = "phone.example.com", .source = PHONE, .destination = SERVER);
    assert_findings(SEND(.at = 50, .line = "SIP/2.0 486 Busy Here", .method = "OPTIONS",
                         .number = 2, .to = "1", .sent_by = "192.168.1.2", .source = SERVER,
                         .destination = PHONE),
                    "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_request_on_both_sides_of_an_alg_is_told),
        EXCHANGE(what_is_no_alg_says_nothing),
        EXCHANGE(a_response_with_another_via_is_told),
        EXCHANGE(a_via_that_says_the_same_is_not_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
