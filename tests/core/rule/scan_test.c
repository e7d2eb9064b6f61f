/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that try users, numbers and passwords. */

#include "exchanges.h"

#define SERVER "203.0.113.9:5060"
#define STRANGER "198.51.100.5:5080"
#define SCANNER "User-Agent: friendly-scanner\r\n"
#define LOGIN                                                                                      \
    "Authorization: Digest username=\"%u\", realm=\"example.com\", nonce=\"n\", "                  \
    "response=\"x\"\r\n"

static unsigned number;

/* A request and its response; a user as "%u" is another one each time. */
struct visit {
    const char *method;
    const char *user;
    const char *headers;
    const char *code;
    const char *source;
    const char *answer; /* headers of it */
    const char *via;
    int at;
    unsigned call; /* of the first Call-ID; 0 for the usual one */
};

static const struct result *visit(struct visit visit, unsigned user)
{
    g_autofree char *name = g_strdup_printf("%s%u", visit.user ? visit.user : "", user);
    g_autofree char *line = g_strdup_printf("%s sip:%s@203.0.113.9 SIP/2.0", visit.method, name);
    g_autofree char *to = g_strdup_printf("<sip:%s@203.0.113.9>", name);
    g_autofree char *tagged = g_strconcat(to, ";tag=1", NULL);
    g_autofree char *digits = g_strdup_printf("%u", user);
    g_auto(GStrv) parts = g_strsplit(visit.headers ? visit.headers : "", "%u", -1);
    g_autofree char *headers = g_strjoinv(digits, parts);
    g_autofree char *status = g_strconcat("SIP/2.0 ", visit.code, " X", NULL);

    g_autofree char *from = visit.call ? g_strdup_printf("a\r\nCall-ID: %u", visit.call) : NULL;

    number++;
    SEND(.at = visit.at, .line = line, .method = visit.method, .number = number, .from = from,
         .to_field = to, .source = visit.source ? visit.source : STRANGER, .destination = SERVER,
         .via = visit.via, .headers = headers);
    return SEND(.at = visit.at, .line = status, .method = visit.method, .number = number,
                .from = from, .to_field = tagged, .source = SERVER, .via = visit.via,
                .destination = visit.source ? visit.source : STRANGER, .headers = visit.answer);
}

/* The last of `count` visits, each with another user. */
static const struct result *visits(unsigned count, struct visit each)
{
    const struct result *last = NULL;

    for (unsigned i = 0; i < count; i++)
        last = visit(each, 1000 + i);
    return last;
}

static bool has(const struct result *result, const char *form)
{
    for (unsigned i = 0; i < result->finding_count; i++) {
        assert_rendered(&result->findings[i]);
        if (strcmp(finding_text_of(result->findings[i].form)->name, form) == 0)
            return true;
    }
    return false;
}

static bool is_scan(const struct result *result)
{
    return strcmp(finding_text_of(result->findings[0].form)->id, "scan") == 0;
}

static void a_scanner_says_so_itself(void **state)
{
    (void)state;
    const struct result *first =
        visits(1, (struct visit){.method = "REGISTER", .headers = SCANNER, .code = "404"});
    assert_findings(first, "scan-tool address-refused-registered");
    assert_ptr_equal(result_explaining(first), &first->findings[0]);
    assert_int_equal(first->severity, CODE_WARN);
    assert_true(
        has(visits(1, (struct visit){.method = "OPTIONS", .headers = SCANNER, .code = "200"}),
            "scan-tool"));
}

static void a_suspect_is_a_scan_from_the_fifth_user_on(void **state)
{
    const struct visit probe = {
        .method = "INVITE", .headers = "User-Agent: sipcli/v1.8\r\n", .code = "404"};

    (void)state;
    assert_false(is_scan(visits(4, probe)));
    const struct result *fifth = visit(probe, 9);
    assert_findings(fifth, "scan address-refused");
    assert_text(fifth,
                "198.51.100.5:5080 has asked for 5 different users by now; each was refused, "
                "none served. That is a scan for accounts, no failure of a phone of yours.");
}

static void many_users_that_register_once_each_are_a_scan(void **state)
{
    const struct visit probe = {.method = "REGISTER", .code = "404"};

    (void)state;
    assert_false(is_scan(visits(19, probe)));
    assert_true(is_scan(visit(probe, 9)));
}

static void one_number_behind_many_prefixes_is_a_scan(void **state)
{
    static const char *const prefixes[] = {"00", "900", "011", "", "9011"};
    const struct result *last = NULL;

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        g_autofree char *start = g_strconcat(prefixes[i], "4420794", NULL);
        last = visit((struct visit){.method = "INVITE", .user = start, .code = "404"}, 6018);
        assert_int_equal(is_scan(last), i == 4);
    }
    assert_true(has(last, "scan-prefix"));
}

static void a_trunk_and_an_office_are_none(void **state)
{
    static const char below[] = "Via: SIP/2.0/UDP phone;branch=z9hG4bKp\r\n";
    const struct visit phone = {.method = "REGISTER", .code = "404"};

    (void)state;
    /* A trunk with a wrong prefix. */
    assert_false(is_scan(visits(40, (struct visit){.method = "INVITE", .code = "404"})));
    /* A proxy before the registrar. */
    assert_false(is_scan(visits(
        40, (struct visit){
                .method = "REGISTER", .code = "404", .source = "192.0.2.1:5060", .via = below})));
    /* Challenges. */
    visits(40, (struct visit){.method = "REGISTER", .code = "401", .source = "192.0.2.2:5060"});
    /* Phones of an office that try again, and one that gets in. */
    for (unsigned i = 0; i < 3; i++) {
        struct visit again = phone;
        again.source = "192.0.2.2:5060";
        assert_false(is_scan(visits(7, again)));
    }
    visit((struct visit){.method = "REGISTER",
                         .code = "200",
                         .source = "192.0.2.3:5060",
                         .answer = "Contact: <sip:a@b>\r\n"},
          1);
    assert_false(is_scan(visits(
        30, (struct visit){.method = "REGISTER", .code = "404", .source = "192.0.2.3:5060"})));
}

static void many_refused_logins_are_guesses(void **state)
{
    const struct visit login = {.method = "REGISTER", .headers = LOGIN, .code = "403"};

    (void)state;
    assert_false(has(visits(9, login), "password-guessing"));
    const struct result *tenth = visit(login, 9);
    assert_findings(tenth, "password-guessing");
    assert_text(tenth,
                "198.51.100.5:5080 has tried to log in as 10 different users by now, and each was "
                "refused. That is no phone with a wrong password.");
}

static void a_user_at_a_speed_that_no_phone_has_is_guessed(void **state)
{
    struct visit login = {
        .method = "REGISTER", .headers = LOGIN, .code = "401", .answer = NEW_NONCE};
    const struct result *last = NULL;

    (void)state;
    for (unsigned i = 0; i < 10; i++) {
        assert_false(last && has(last, "password-guessing-one"));
        login.call = i + 1;
        login.at = (int)i * 500;
        last = visit(login, 7);
    }
    assert_findings(last, "password-guessing-one");
    assert_text(last, "198.51.100.5:5080 has tried to log in as 7 in 10 different calls within "
                      "4.5 s, and each was refused: no phone is as fast.");
    for (unsigned i = 0; i < 10; i++) {
        login.call = i + 20;
        login.at = 60000 + (int)i * 2000;
        assert_false(has(visit(login, 7), "password-guessing-one"));
    }
}

/* A phone with a wrong password keeps its Call-ID, or waits. */
static void a_phone_that_repeats_guesses_nothing(void **state)
{
    const struct visit login = {.method = "REGISTER", .headers = LOGIN, .code = "403"};

    (void)state;
    for (unsigned i = 0; i < 30; i++)
        assert_false(has(visit(login, 7), "password-guessing-one"));
}

/* A request that nothing answers. */
static void send_probe(int at, const char *method, const char *user, const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:%s@203.0.113.9 SIP/2.0", method, user);
    g_autofree char *to = g_strdup_printf("<sip:%s@203.0.113.9>", user);

    number++;
    SEND(.at = at, .line = line, .method = method, .number = number, .to_field = to,
         .headers = headers, .source = STRANGER, .destination = SERVER);
}

static void a_scanner_that_nobody_answers_is_one_all_the_same(void **state)
{
    (void)state;
    send_probe(0, "INVITE", "100", SCANNER);
    const struct result *told = later(1, 60 * 1000);
    assert_findings(told, "scan-tool request-unanswered-once");
    assert_ptr_equal(result_explaining(told), told->findings);
    assert_int_equal(told->outcome, OUTCOME_NONE);
}

static void a_suspect_that_nobody_answers_is_a_scan_from_the_fifth_user_on(void **state)
{
    static const char *const users[] = {"1000", "1001", "1002", "1003"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(users); i++)
        send_probe(0, "REGISTER", users[i], "User-Agent: sipcli/v1.8\r\n");
    send_probe(0, "OPTIONS", "1000", "User-Agent: sipcli/v1.8\r\n");
    assert_findings(later(1, 60 * 1000), "request-unanswered-register");
    send_probe(100, "REGISTER", "1004", "User-Agent: sipcli/v1.8\r\n");
    assert_findings(later(1, 61 * 1000), "scan-silent request-unanswered-register");
}

static void one_number_behind_many_prefixes_is_a_scan_unanswered_too(void **state)
{
    static const char *const prefixes[] = {"00", "900", "011", "", "9011"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        g_autofree char *dialed = g_strconcat(prefixes[i], "44207946018", NULL);

        send_probe((int)i, "INVITE", dialed, "");
    }
    send_probe(10, "INVITE", "1000", "");
    assert_findings(later(1, 90 * 1000), "scan-prefix request-unanswered-host");
}

/* An office whose carrier is away. */
static void calls_to_many_numbers_that_nobody_answers_are_no_scan(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 30; i++) {
        g_autofree char *dialed = g_strdup_printf("4420794%04u", 6000 + i);

        send_probe((int)i, "INVITE", dialed, "");
    }
    assert_findings(later(1, 60 * 1000), "request-unanswered-host");
}

/* Half a capture. */
static void nothing_is_said_of_who_had_responses_that_the_capture_lacks(void **state)
{
    static const char *const prefixes[] = {"00", "900", "011", "", "9011"};

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        g_autofree char *dialed = g_strconcat(prefixes[i], "44207946018", NULL);

        send_probe((int)i, "INVITE", dialed, "");
        SEND(.at = (int)i + 1, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = number,
             .to = "1", .source = STRANGER, .destination = SERVER);
    }
    send_probe(10, "INVITE", "90044207946018", "");
    assert_null(later(11, 60 * 1000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_scanner_says_so_itself),
        EXCHANGE(a_suspect_is_a_scan_from_the_fifth_user_on),
        EXCHANGE(many_users_that_register_once_each_are_a_scan),
        EXCHANGE(one_number_behind_many_prefixes_is_a_scan),
        EXCHANGE(a_trunk_and_an_office_are_none),
        EXCHANGE(many_refused_logins_are_guesses),
        EXCHANGE(a_user_at_a_speed_that_no_phone_has_is_guessed),
        EXCHANGE(a_phone_that_repeats_guesses_nothing),
        EXCHANGE(a_scanner_that_nobody_answers_is_one_all_the_same),
        EXCHANGE(a_suspect_that_nobody_answers_is_a_scan_from_the_fifth_user_on),
        EXCHANGE(one_number_behind_many_prefixes_is_a_scan_unanswered_too),
        EXCHANGE(calls_to_many_numbers_that_nobody_answers_are_no_scan),
        EXCHANGE(nothing_is_said_of_who_had_responses_that_the_capture_lacks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
