/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What was asked to end, by an expiry of 0. */

#include "exchanges.h"

static const struct result *ask(const char *method, unsigned number, const char *headers,
                                const char *answer)
{
    request(0, method, number, headers);
    return response(10, "200 OK", method, number, answer);
}

static void a_binding_that_was_removed_is_told(void **state)
{
    (void)state;
    const struct result *removed =
        ask("REGISTER", 1, "Contact: <sip:a@192.0.2.1>\r\nExpires: 0\r\n", "");
    assert_findings(removed, "expires-zero");
    assert_text(removed, "The REGISTER of frame 1 asked to remove bindings, with an expiry of 0. "
                         "This 200 lists none that is left.");
    assert_ptr_equal(result_explaining(removed), &removed->findings[0]);
    assert_findings(ask("REGISTER", 2, "Contact: *\r\nExpires: 0\r\n", ""), "expires-zero");
    assert_findings(ask("REGISTER", 3, "Contact: <sip:a@h>;expires=0, <sip:b@h>;expires=0\r\n",
                        "Contact: <sip:a@h>;expires=0\r\n"),
                    "expires-zero");
}

static void bindings_that_are_left_are_told(void **state)
{
    (void)state;
    const struct result *removed =
        ask("REGISTER", 1, "Contact: <sip:a@192.0.2.1>;expires=0\r\n",
            "Contact: <sip:a@192.0.2.1>;expires=0, <sip:a@192.0.2.7>;expires=60\r\n"
            "Contact: <sip:a@192.0.2.8>;expires=70\r\n");
    assert_findings(removed, "expires-zero-left");
    assert_text(removed, "The REGISTER of frame 1 asked to remove bindings, with an expiry of 0. "
                         "This 200 still lists 2; the first is sip:a@192.0.2.7.");
}

static void a_register_that_keeps_or_only_asks_is_none(void **state)
{
    (void)state;
    assert_findings(ask("REGISTER", 1, "Contact: <sip:a@h>;expires=0, <sip:b@h>;expires=60\r\n",
                        "Contact: <sip:b@h>;expires=60\r\n"),
                    "");
    assert_findings(ask("REGISTER", 2, "Expires: 0\r\n", ""), "");
    assert_findings(ask("REGISTER", 3, "Contact: <sip:a@h>;expires=x\r\nExpires: 0\r\n", ""), "");
}

static void a_publication_that_was_removed_is_told(void **state)
{
    static const char granted[] = "SIP-ETag: b\r\nExpires: 60\r\n";
    static const char removed[] = "SIP-ETag: b\r\nExpires: 0\r\n";

    (void)state;
    assert_findings(ask("PUBLISH", 1, "SIP-If-Match: a\r\nExpires: 0\r\n", removed),
                    "expires-zero-publication");
    assert_findings(ask("PUBLISH", 2, "SIP-If-Match: a\r\nExpires: 0\r\n", granted), "");
    assert_findings(ask("PUBLISH", 3, "SIP-If-Match: a\r\nExpires: 60\r\n", removed), "");
}

static void a_subscription_is_ended_where_it_has_begun(void **state)
{
    (void)state;
    assert_findings(ask("SUBSCRIBE", 1, "Expires: 0\r\n", "Expires: 0\r\n"), "expires-zero-fetch");
    SEND(.line = "SUBSCRIBE sip:b@example.com SIP/2.0", .method = "SUBSCRIBE", .number = 2,
         .to = "1", .headers = "Expires: 0\r\n");
    assert_findings(response(10, "200 OK", "SUBSCRIBE", 2, "Expires: 0\r\n"),
                    "expires-zero-subscription");
    assert_findings(ask("SUBSCRIBE", 3, "Expires: 60\r\n", "Expires: 60\r\n"), "");
    assert_findings(ask("MESSAGE", 4, "Expires: 0\r\n", ""), "");
}

static void a_header_that_was_cut_may_have_more(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 1,
         .headers = "Contact: <sip:a@h>;expires=0\r\n", .is_cut = true);
    assert_findings(response(10, "200 OK", "REGISTER", 1, ""), "");
    request(20, "REGISTER", 2, "Contact: <sip:a@h>;expires=0\r\n");
    assert_findings(SEND(.at = 30, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = 2,
                         .to = "1", .is_cut = true),
                    "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_binding_that_was_removed_is_told),
        EXCHANGE(bindings_that_are_left_are_told),
        EXCHANGE(a_register_that_keeps_or_only_asks_is_none),
        EXCHANGE(a_publication_that_was_removed_is_told),
        EXCHANGE(a_subscription_is_ended_where_it_has_begun),
        EXCHANGE(a_header_that_was_cut_may_have_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
