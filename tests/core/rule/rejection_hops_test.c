/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Credentials on a way over proxies: who refused them. */

#include "exchanges.h"

#define CLIENT "client:5060"
#define BEFORE "first:5060"
#define BEHIND "second:5060"

#define CREDENTIALS(kind, nonce)                                                                   \
    kind "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"" nonce "\"\r\n"
#define ASKS(kind, nonce)                                                                          \
    kind "-Authenticate: Digest realm=\"example.com\", nonce=\"" nonce "\"\r\n"

static const char *branch_of(unsigned number, bool is_second)
{
    static const char *const branches[][2] = {
        {"a0", "b0"}, {"a1", "b1"}, {"a2", "b2"}, {"a3", "b3"}, {"a4", "b4"}};

    return branches[number][is_second];
}

static void ask(unsigned number, bool is_second, const char *headers)
{
    g_autofree char *via =
        g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%s\r\n", branch_of(number, false));

    SEND(.at = (int)frame, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE",
         .number = number, .branch = branch_of(number, is_second), .via = is_second ? via : "",
         .headers = headers, .source = is_second ? BEFORE : CLIENT,
         .destination = is_second ? BEHIND : BEFORE);
}

static const struct result *answer(unsigned number, bool is_second, const char *line,
                                   const char *headers)
{
    g_autofree char *via =
        g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%s\r\n", branch_of(number, false));
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);

    return SEND(.at = (int)frame, .line = whole, .method = "INVITE", .number = number, .to = "1",
                .branch = branch_of(number, is_second), .via = is_second ? via : "",
                .headers = headers, .source = is_second ? BEHIND : BEFORE,
                .destination = is_second ? BEFORE : CLIENT);
}

/* RFC 3261 section 22.3: several proxies of one domain with a common realm. */
static void a_proxy_that_sent_it_on_had_let_the_credentials_pass(void **state)
{
    (void)state;
    ask(1, false, "");
    answer(1, false, "407 Proxy Authentication Required", ASKS("Proxy", "n"));
    ask(2, false, CREDENTIALS("Proxy-", "n"));
    ask(2, true, "");
    assert_findings(answer(2, true, "407 Proxy Authentication Required", ASKS("Proxy", "m")),
                    "auth-challenge");
    const struct result *passed =
        answer(2, false, "407 Proxy Authentication Required", ASKS("Proxy", "m"));
    assert_findings(passed, "auth-challenge-behind");
    assert_int_equal(passed->severity, CODE_CHAT);
    assert_text(passed, "first:5060 had let the credentials of user 1001 pass: it sent the request "
                        "on in frame 4. second:5060 asks for its own.");
    ask(3, false, CREDENTIALS("Proxy-", "n") CREDENTIALS("Proxy-", "m"));
    ask(3, true, CREDENTIALS("Proxy-", "m"));
    assert_findings(answer(3, true, "407 Proxy Authentication Required", ASKS("Proxy", "o")),
                    "auth-rejected");
    assert_findings(answer(3, false, "407 Proxy Authentication Required", ASKS("Proxy", "o")),
                    "auth-rejected");
}

/* Without the copy nothing tells of another proxy. */
static void a_wrong_password_is_found_on_every_hop(void **state)
{
    (void)state;
    ask(1, false, "");
    ask(1, true, "");
    answer(1, true, "401 Unauthorized", ASKS("WWW", "n"));
    answer(1, false, "401 Unauthorized", ASKS("WWW", "n"));
    ask(2, false, CREDENTIALS("", "n"));
    ask(2, true, CREDENTIALS("", "n"));
    const struct result *behind = answer(2, true, "401 Unauthorized", ASKS("WWW", "m"));
    const struct result *before = answer(2, false, "401 Unauthorized", ASKS("WWW", "m"));
    assert_findings(behind, "auth-rejected");
    assert_findings(before, "auth-rejected");
    assert_int_equal(before->severity, CODE_ERROR);
}

/* A proxy that leaves its own credentials in the request. */
static void credentials_of_the_proxy_before_are_not_refused_behind(void **state)
{
    (void)state;
    ask(1, false, "");
    answer(1, false, "407 Proxy Authentication Required", ASKS("Proxy", "n"));
    ask(2, false, CREDENTIALS("Proxy-", "n"));
    ask(2, true, CREDENTIALS("Proxy-", "n"));
    assert_findings(answer(2, true, "407 Proxy Authentication Required", ASKS("Proxy", "m")), "");
    assert_findings(answer(2, false, "407 Proxy Authentication Required", ASKS("Proxy", "m")), "");
}

static void a_proxy_may_take_off_what_is_for_another(void **state)
{
    (void)state;
    ask(1, false, "");
    ask(1, true, "");
    answer(1, true, "407 Proxy Authentication Required", ASKS("Proxy", "n"));
    answer(1, false, "407 Proxy Authentication Required", ASKS("Proxy", "n"));
    ask(2, false, CREDENTIALS("Proxy-", "n"));
    ask(2, true, "");
    assert_findings(answer(2, true, "407 Proxy Authentication Required", ASKS("Proxy", "m")),
                    "auth-challenge");
    const struct result *passed =
        answer(2, false, "407 Proxy Authentication Required", ASKS("Proxy", "m"));
    assert_findings(passed, "auth-unanswered-removed");
    assert_int_equal(passed->severity, CODE_WARN);
}

static void a_403_from_behind_is_no_wrong_password(void **state)
{
    (void)state;
    ask(1, false, "");
    answer(1, false, "407 Proxy Authentication Required", ASKS("Proxy", "n"));
    ask(2, false, CREDENTIALS("Proxy-", "n"));
    ask(2, true, "");
    assert_findings(answer(2, true, "403 Forbidden", ""), "caller-refused");
    assert_findings(answer(2, false, "403 Forbidden", ""), "");
    ask(3, false, CREDENTIALS("Proxy-", "n"));
    assert_findings(answer(3, false, "403 Forbidden", ""), "auth-rejected-forbidden-from");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_proxy_that_sent_it_on_had_let_the_credentials_pass),
        EXCHANGE(a_wrong_password_is_found_on_every_hop),
        EXCHANGE(credentials_of_the_proxy_before_are_not_refused_behind),
        EXCHANGE(a_proxy_may_take_off_what_is_for_another),
        EXCHANGE(a_403_from_behind_is_no_wrong_password),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
