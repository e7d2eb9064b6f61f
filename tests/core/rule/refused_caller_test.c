/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that are refused and nothing says why. */

#include "exchanges.h"

#define PBX "198.51.100.5:5060"
#define CARRIER "203.0.113.9:5060"
#define NUMBER "sip:+4420794601@carrier.example"

static unsigned number;

/* An INVITE and its final response, both with these headers; From is the usual one for NULL. */
static const struct result *call(const char *uri, const char *from, const char *code,
                                 const char *headers)
{
    g_autofree char *line = g_strdup_printf("INVITE %s SIP/2.0", uri);
    g_autofree char *status = g_strconcat("SIP/2.0 ", code, NULL);
    g_autofree char *via = from ? g_strdup_printf("From: <%s>;tag=a\r\n", from) : NULL;

    number++;
    SEND(.line = line, .method = "INVITE", .number = number, .source = PBX, .destination = CARRIER,
         .headers = headers);
    g_autofree char *all = g_strconcat("Allow: x\r\n", headers, NULL);
    return SEND(.at = 1, .line = status, .method = "INVITE", .number = number, .to = "1",
                .via = via, .source = CARRIER, .destination = PBX, .headers = all);
}

static void a_403_is_told_with_who_called(void **state)
{
    (void)state;
    const struct result *plain = call(NUMBER, NULL, "403 Forbidden", "");
    assert_findings(plain, "caller-refused");
    assert_text(
        plain, "The response gives no reason. Refused was From sip:a@example.com without "
               "P-Asserted-Identity, from 198.51.100.5:5060, for sip:+4420794601@carrier.example.");
    const struct result *asserted =
        call(NUMBER, NULL, "403 forbidden", "P-Preferred-Identity: <sip:+44@x.example>\r\n");
    assert_findings(asserted, "caller-refused-asserted");
    assert_text(asserted, "The response gives no reason. Refused was P-Preferred-Identity "
                          "sip:+44@x.example, From sip:a@example.com, from 198.51.100.5:5060, for "
                          "sip:+4420794601@carrier.example.");
    assert_findings(call(NUMBER, NULL, "404 Not Found", ""), "address-refused");
    assert_findings(call(NUMBER, NULL, "486 Busy Here", ""), "");
}

static void a_reason_of_the_sender_is_left_to_speak(void **state)
{
    (void)state;
    assert_findings(call(NUMBER, NULL, "403 Wrong password or domain", ""), "");
    assert_findings(call(NUMBER, NULL, "403 Forbidden", "Reason: Q.850;cause=21\r\n"), "");
    assert_findings(call(NUMBER, NULL, "403 Forbidden", "Warning: 399 h \"No credit\"\r\n"), "");
}

static void a_number_is_put_beside_those_that_were_accepted(void **state)
{
    (void)state;
    call(NUMBER, NULL, "486 Busy Here", "");
    assert_findings(call("sip:004420794601@carrier.example", NULL, "404 No route", ""),
                    "caller-refused-number address-refused");
    const struct result *national =
        call("sip:02079460123@carrier.example", NULL, "403 Forbidden", "");
    assert_findings(national, "caller-refused-number");
    assert_text(national, "Asked for was 02079460123. The last call that the same host took from "
                          "the same source (frame 1) asked for +4420794601: only one has a +.");
    assert_findings(call("sip:+4420794602@203.0.113.9", NULL, "404 Not Found", ""),
                    "caller-refused-domain address-refused");
    assert_findings(call("sip:+4420794603@CARRIER.example:5060", NULL, "404 Not Found", ""),
                    "address-refused");
    assert_findings(call("sip:1001@203.0.113.9", NULL, "404 Not Found", ""), "address-refused");
    /* Once both were accepted, it is not that. */
    call("sip:5550100@203.0.113.9", NULL, "486 Busy Here", "");
    assert_findings(call("sip:004420794601@carrier.example", NULL, "404 Not Found", ""),
                    "address-refused");
    assert_findings(call("sip:+4420794602@203.0.113.9", NULL, "404 Not Found", ""),
                    "address-refused");
}

static void a_caller_is_put_beside_those_that_were_accepted(void **state)
{
    (void)state;
    call(NUMBER, NULL, "200 OK", "");
    const struct result *other = call(NUMBER, "sip:x@example.com", "403 Forbidden", "");
    assert_findings(other, "caller-refused-from");
    assert_text(other, "From has sip:x@example.com, which no call had that the same host took from "
                       "this source. The last of those (frame 1) had sip:a@example.com there.");
    assert_findings(call(NUMBER, NULL, "403 Forbidden", ""), "caller-refused");
    assert_findings(call(NUMBER, "sip:x@example.com", "403 Forbidden",
                         "Remote-Party-ID: <sip:+44@x.example>;screen=yes\r\n"),
                    "caller-refused-asserted");
    call(NUMBER, "sip:x@example.com", "200 OK", "");
    assert_findings(call(NUMBER, NULL, "403 Forbidden", ""), "caller-refused");
}

/* A host that takes many callers does not choose by them. */
static void as_many_callers_as_are_kept_are_told_apart(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 8; i++) {
        g_autofree char *from = g_strdup_printf("sip:%u@example.com", i);

        call(NUMBER, from, "200 OK", "");
        if (i == 6)
            assert_findings(call(NUMBER, "sip:x@example.com", "403 Forbidden", ""),
                            "caller-refused-from");
    }
    assert_findings(call(NUMBER, "sip:x@example.com", "403 Forbidden", ""), "caller-refused");
}

static void a_callee_who_is_busy_everywhere_was_called(void **state)
{
    (void)state;
    call(NUMBER, NULL, "600 Busy Everywhere", "");
    assert_findings(call(NUMBER, "sip:x@example.com", "403 Forbidden", ""), "caller-refused-from");
}

static void a_call_that_was_given_up_unanswered_was_not_accepted(void **state)
{
    (void)state;
    call(NUMBER, NULL, "487 Request Terminated", "");
    assert_findings(call(NUMBER, "sip:x@example.com", "403 Forbidden", ""), "caller-refused");
}

#define BELOW "Via: SIP/2.0/UDP host;branch=z9hG4bKin\r\n"

static const struct result *relay(unsigned of, const char *in, const char *out)
{
    g_autofree char *came = g_strdup_printf("INVITE %s SIP/2.0", in);
    g_autofree char *went = g_strdup_printf("INVITE %s SIP/2.0", out);

    SEND(.line = came, .method = "INVITE", .number = of, .branch = "in", .source = PBX,
         .destination = "192.0.2.15:5060");
    SEND(.line = went, .method = "INVITE", .number = of, .branch = "out", .via = BELOW,
         .source = "192.0.2.15:5060", .destination = CARRIER);
    return SEND(.at = 1, .line = "SIP/2.0 403 Forbidden", .method = "INVITE", .number = of,
                .branch = "out", .via = BELOW, .to = "1", .source = CARRIER,
                .destination = "192.0.2.15:5060");
}

static void what_a_host_changed_on_the_way_is_told(void **state)
{
    (void)state;
    const struct result *digits = relay(1, "sip:02079460123@192.0.2.15", NUMBER);
    assert_findings(digits, "caller-refused-rewritten");
    assert_text(digits, "Asked for was +4420794601 (frame 2), which 192.0.2.15:5060 made of "
                        "02079460123 (frame 1).");
    const struct result *domain = relay(2, NUMBER, "sip:+4420794601@203.0.113.9:5060");
    assert_findings(domain, "caller-refused-moved");
    assert_text(domain, "No reason is given. In the Request-URI 192.0.2.15:5060 made 203.0.113.9 "
                        "(frame 5) of carrier.example (frame 4).");
    /* It is told of who refused, not of who passed that on. */
    assert_findings(SEND(.at = 2, .line = "SIP/2.0 403 Forbidden", .method = "INVITE", .number = 2,
                         .branch = "in", .to = "1", .source = "192.0.2.15:5060",
                         .destination = PBX),
                    "");
    assert_findings(relay(3, NUMBER, NUMBER), "caller-refused");
    assert_findings(relay(4, "sip:+4420794601@192.0.2.15", "sip:+4420794601@203.0.113.9"),
                    "caller-refused");
    assert_findings(relay(5, "sip:bob@carrier.example", "sip:bob@203.0.113.9"), "caller-refused");
}

static void what_is_explained_or_of_a_call_is_left(void **state)
{
    (void)state;
    SEND(.line = "INVITE " NUMBER " SIP/2.0", .method = "INVITE", .number = 1, .to = "1",
         .source = PBX, .destination = CARRIER);
    assert_findings(response(1, "403 Forbidden", "INVITE", 1, ""), "");
    request(1, "REGISTER", 2, "");
    assert_findings(response(1, "403 Forbidden", "REGISTER", 2, ""), "");
    request(1, "INVITE", 3, "");
    assert_findings(response(1, "403 Forbidden D35", "INVITE", 3, ""), "provider-code");
}

/* A proxy makes 403 of what the next hop said: that one tells why. */
static void a_refusal_that_was_made_of_another_is_not_told(void **state)
{
    (void)state;
    SEND(.line = "INVITE " NUMBER " SIP/2.0", .method = "INVITE", .number = 1, .branch = "in",
         .source = PBX, .destination = "192.0.2.15:5060");
    SEND(.line = "INVITE " NUMBER " SIP/2.0", .method = "INVITE", .number = 1, .branch = "out",
         .via = BELOW, .source = "192.0.2.15:5060", .destination = CARRIER);
    SEND(.at = 1, .line = "SIP/2.0 404 Not Found", .method = "INVITE", .number = 1, .branch = "out",
         .via = BELOW, .to = "1", .source = CARRIER, .destination = "192.0.2.15:5060");
    const struct result *made =
        SEND(.at = 2, .line = "SIP/2.0 403 Forbidden", .method = "INVITE", .number = 1,
             .branch = "in", .to = "1", .source = "192.0.2.15:5060", .destination = PBX);
    assert_int_equal(made->origin, RESPONSE_CHANGED);
    for (unsigned i = 0; i < made->finding_count; i++)
        assert_string_not_equal(finding_text_of(made->findings[i].form)->id, "caller-refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_403_is_told_with_who_called),
        EXCHANGE(a_reason_of_the_sender_is_left_to_speak),
        EXCHANGE(a_number_is_put_beside_those_that_were_accepted),
        EXCHANGE(a_caller_is_put_beside_those_that_were_accepted),
        EXCHANGE(as_many_callers_as_are_kept_are_told_apart),
        EXCHANGE(a_callee_who_is_busy_everywhere_was_called),
        EXCHANGE(a_call_that_was_given_up_unanswered_was_not_accepted),
        EXCHANGE(what_a_host_changed_on_the_way_is_told),
        EXCHANGE(a_refusal_that_was_made_of_another_is_not_told),
        EXCHANGE(what_is_explained_or_of_a_call_is_left),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
