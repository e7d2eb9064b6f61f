/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Registrations and keep-alives. */

#include "censuses.h"
#include "quotes.h"

static void enroll(int at, unsigned number, const char *headers)
{
    g_autofree char *all = g_strdup_printf("Contact: <sip:a@192.0.2.1>\r\n%s", headers);

    SEND(.at = at, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
         .number = number, .headers = all, .source = PHONE, .destination = SERVER);
}

static const struct summary_registrations *sums(void)
{
    return &summary->registrations;
}

static void a_challenge_and_what_follows_are_one_attempt(void **state)
{
    (void)state;
    enroll(0, 1, "");
    reply(10, "401 Unauthorized", "REGISTER", 1, WWW);
    enroll(20, 2, AUTHORIZATION);
    reply(30, "200 OK", "REGISTER", 2,
          "Contact: <sip:a@192.0.2.1>;expires=120\r\nContact: <sip:a@192.0.2.7>;expires=60\r\n");
    sum_up(60);
    assert_int_equal(sums()->clients, 1);
    assert_int_equal(sums()->attempts, 1);
    assert_int_equal(sums()->registered, 1);
    assert_int_equal(sums()->several_contacts, 1);
    assert_int_equal(sums()->shortest, 120);
    assert_int_equal(sums()->never_registered, 0);
    assert_int_equal(spread_percentile(&sums()->delay, 50), 30);
}

static void refused_credentials_are_a_refusal(void **state)
{
    (void)state;
    enroll(0, 1, "");
    reply(10, "401 Unauthorized", "REGISTER", 1, WWW);
    enroll(20, 2, AUTHORIZATION);
    reply(30, "401 Unauthorized", "REGISTER", 2, NEW_NONCE);
    enroll(60000, 3, "");
    reply(60010, "403 Forbidden", "REGISTER", 3, "");
    sum_up(100);
    assert_int_equal(sums()->attempts, 2);
    assert_int_equal(sums()->refused, 2);
    assert_int_equal(sums()->unknown, 0);
    assert_int_equal(sums()->never_registered, 1);
    const struct summary_client *client = summary_client(summary, "192.0.2.1", "sip:b@example.com");
    assert_int_equal(client->count, 2);
    assert_int_equal(client->frame, 1);
    assert_int_equal(client->last, 60 * SECOND);
    assert_string_equal(client->destination, SERVER);
    assert_int_equal(spread_count_of(&client->codes, 401), 1);
    assert_int_equal(spread_count_of(&client->codes, 403), 1);
    assert_non_null(client->remedy);
}

static void a_client_that_is_not_answered_has_a_first_step(void **state)
{
    (void)state;
    enroll(0, 1, "");
    sum_up(60);
    const struct summary_client *client = summary_client(summary, "192.0.2.1", "sip:b@example.com");
    assert_non_null(client->remedy);
    assert_non_null(strstr(client->remedy, SERVER));
}

/* It was started again, and has another Call-ID. */
static void a_user_who_was_registered_later_is_not_named(void **state)
{
    (void)state;
    enroll(0, 1, "");
    reply(10, "403 Forbidden", "REGISTER", 1, "");
    SEND(.at = 60000, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 1,
         .call = "again", .branch = "again", .headers = "Contact: <sip:a@192.0.2.1>\r\n",
         .source = PHONE, .destination = SERVER);
    sum_up(100);
    assert_int_equal(sums()->never_registered, 1);
    assert_int_equal(summary_client(summary, "192.0.2.1", "sip:b@example.com")->count, 2);
    SEND(.at = 60010, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = 1, .to = "1",
         .call = "again", .branch = "again", .headers = "Contact: <sip:a@192.0.2.1>;expires=60\r\n",
         .source = SERVER, .destination = PHONE);
    sum_up(100);
    assert_int_equal(sums()->clients, 2);
    assert_int_equal(sums()->never_registered, 0);
    assert_int_equal(g_hash_table_size(summary->clients), 0);
}

/* Of which the capture has the response alone. */
static void grant(const char *call, const char *headers, const char *client)
{
    SEND(.at = 60010, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = 1, .to = "1",
         .call = call, .branch = call, .headers = headers, .source = SERVER, .destination = client);
}

static void a_user_whose_registration_was_captured_by_half_is_not_named(void **state)
{
    (void)state;
    enroll(0, 1, "");
    reply(10, "403 Forbidden", "REGISTER", 1, "");
    grant("removed", "", PHONE);
    grant("elsewhere", "Contact: <sip:a@192.0.2.3>\r\n", OTHER);
    sum_up(100);
    assert_int_equal(sums()->never_registered, 1);
    grant("again", "Contact: <sip:a@192.0.2.1>;expires=60\r\n", PHONE);
    sum_up(100);
    assert_int_equal(sums()->never_registered, 0);
    assert_int_equal(sums()->refused, 1);
}

static void a_challenge_that_is_not_followed_is_unknown(void **state)
{
    (void)state;
    enroll(0, 1, "");
    reply(10, "401 Unauthorized", "REGISTER", 1, WWW);
    enroll(33000, 2, "");
    reply(33010, "200 OK", "REGISTER", 2, "Contact: <sip:a@192.0.2.1>;expires=3600\r\n");
    sum_up(60);
    assert_int_equal(sums()->attempts, 2);
    assert_int_equal(sums()->unknown, 1);
    assert_int_equal(sums()->registered, 1);
}

static void a_silent_registrar_counts_where_it_was_awaited(void **state)
{
    (void)state;
    enroll(0, 1, "");
    sum_up(31);
    assert_int_equal(sums()->unknown, 1);
    sum_up(32);
    assert_int_equal(sums()->unanswered, 1);
    assert_int_equal(sums()->never_registered, 1);
}

static void register_at(int at, const char *branch, const char *server)
{
    const struct sent sent = {.at = at,
                              .line = "REGISTER sip:example.com SIP/2.0",
                              .method = "REGISTER",
                              .number = 1,
                              .branch = branch,
                              .headers = "Contact: <sip:a@192.0.2.1>\r\n",
                              .source = PHONE,
                              .destination = server};

    send_message(sent);
    if (strcmp(server, OTHER) == 0)
        quote_sent(sent);
}

/* With a new branch, or with the same. */
static void the_next_server_is_asked_in_the_same_attempt(void **state)
{
    static const char *const branches[] = {"x", "y"};

    for (unsigned i = 0; i < G_N_ELEMENTS(branches); i++) {
        register_at(0, "x", OTHER);
        register_at(100, branches[i], SERVER);
        SEND(.at = 150, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = 1, .to = "1",
             .branch = branches[i], .headers = "Contact: <sip:a@192.0.2.1>;expires=60\r\n",
             .source = SERVER, .destination = PHONE);
        sum_up(60);
        assert_int_equal(sums()->attempts, 1);
        assert_int_equal(sums()->registered, 1);
        assert_int_equal(sums()->unanswered, 0);
        assert_int_equal(spread_percentile(&sums()->delay, 50), 150);
        end(state);
        start(state);
    }
}

static void taking_a_binding_off_or_asking_is_no_attempt(void **state)
{
    (void)state;
    enroll(0, 1, "Expires: 0\r\n");
    SEND(.at = 10, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 2,
         .source = PHONE, .destination = SERVER);
    sum_up(60);
    assert_int_equal(sums()->attempts, 0);
    assert_int_equal(sums()->clients, 0);
}

static void keepalives_are_answered_or_silent(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 3; i++)
        SEND(.at = (int)i * 30000, .line = "OPTIONS sip:b SIP/2.0", .method = "OPTIONS",
             .number = i + 1, .source = PHONE, .destination = SERVER);
    SEND(.at = 61000, .line = "SIP/2.0 404 Not Found", .method = "OPTIONS", .number = 3, .to = "1",
         .source = SERVER, .destination = PHONE);
    sum_up(61);
    const struct summary_keepalive *row = summary_keepalive(summary, "192.0.2.1", SERVER);
    assert_int_equal(row->asked, 3);
    assert_int_equal(row->answered, 1);
    assert_int_equal(row->silent, 1);
    assert_int_equal(row->silent_frame, 1);
    sum_up(62);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->silent, 2);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->first, 0);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->last, 30 * SECOND);
    assert_int_equal(summary->counts.attempts, 0);
}

/* The server's kernel says that nothing listens there. */
static void a_keepalive_that_was_not_delivered_is_silent(void **state)
{
    (void)state;
    static const char options[] = "OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/UDP host;"
                                  "branch=z9hG4bK1\r\nCall-ID: a\r\nCSeq: 1 OPTIONS\r\n\r\n";
    struct message message;
    struct quoted quoted = {.message = &message, .host = "192.0.2.9", .reason = QUOTED_PORT};

    SEND(.line = "OPTIONS sip:b SIP/2.0", .method = "OPTIONS", .number = 1, .source = PHONE,
         .destination = SERVER);
    assert_true(message_parse(options, strlen(options), &message));
    frame++;
    quoted.origin = (struct origin){
        .frame = frame, .time = 1, .source = endpoint(PHONE), .destination = endpoint(SERVER)};
    frames_note_time(diagnosis_frames(diagnosis), frame, 1);
    diagnosis_read_quoted(diagnosis, &quoted);
    sum_up(2);
    assert_int_equal(summary_keepalive(summary, "192.0.2.1", SERVER)->silent, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        CENSUS(a_challenge_and_what_follows_are_one_attempt),
        CENSUS(refused_credentials_are_a_refusal),
        CENSUS(a_client_that_is_not_answered_has_a_first_step),
        CENSUS(a_user_who_was_registered_later_is_not_named),
        CENSUS(a_user_whose_registration_was_captured_by_half_is_not_named),
        CENSUS(a_challenge_that_is_not_followed_is_unknown),
        CENSUS(a_silent_registrar_counts_where_it_was_awaited),
        CENSUS(the_next_server_is_asked_in_the_same_attempt),
        CENSUS(taking_a_binding_off_or_asking_is_no_attempt),
        CENSUS(keepalives_are_answered_or_silent),
        CENSUS(a_keepalive_that_was_not_delivered_is_silent),
    };

    return cmocka_run_group_tests_name("census_registers", tests, NULL, NULL);
}
