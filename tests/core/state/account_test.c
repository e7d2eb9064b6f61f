/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whose nonces are whose, the accounts that got in, and challenges that nobody answers. */

#include "account.h"
#include "check.h"
#include "endpoints.h"

static struct store *store;
static struct transactions *transactions;
static struct accounts *accounts;

static int start(void **state)
{
    (void)state;
    store = store_new();
    transactions = transactions_new(store);
    accounts = accounts_new(store);
    return 0;
}

static int end(void **state)
{
    (void)state;
    accounts_free(accounts);
    transactions_free(transactions);
    store_free(store);
    return 0;
}

/* One message between a client and a server, of a call with this From. */
struct step {
    uint32_t frame;
    const char *line; /* and header lines */
    unsigned number;
    const char *user;   /* in From: "a" */
    const char *server; /* "s:5060" */
    const char *client; /* "c:5060" */
};

static const struct request *note(struct step step)
{
    g_autofree char *text = g_strdup_printf(
        "%s\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK%u\r\nFrom: <sip:%s@h>;tag=1\r\nCall-ID: c\r\n"
        "CSeq: %u INVITE\r\n\r\n",
        step.line, step.number, step.user ? step.user : "a", step.number);
    const struct endpoint *server = endpoint(step.server ? step.server : "s:5060");
    const struct endpoint *client = endpoint(step.client ? step.client : "c:5060");
    struct message message;
    struct arrival arrival;

    assert_true(message_parse(text, strlen(text), &message));
    arrival_read(&arrival, &message,
                 &(struct origin){.frame = step.frame,
                                  .time = (int64_t)step.frame * 10,
                                  .source = message.is_response ? server : client,
                                  .destination = message.is_response ? client : server});
    struct transaction *transaction = transaction_match(transactions, &arrival);
    if (message.is_response) {
        accounts_note_response(accounts, transactions, &arrival, transaction);
        transaction_note_response(transactions, transaction, &arrival);
    } else if (transaction_note_request(transactions, transaction, &arrival)) {
        accounts_note_request(accounts, &arrival, transaction->request);
    }
    return transaction->request;
}

#define NOTE(at, with_line, with_number)                                                           \
    note((struct step){.frame = (at), .line = (with_line), .number = (with_number)})
#define NOTE_OF(at, with_line, with_number, ...)                                                   \
    note((struct step){.frame = (at), .line = (with_line), .number = (with_number), __VA_ARGS__})
#define INVITE "INVITE sip:b@h SIP/2.0"
#define WITH(nonce, more)                                                                          \
    INVITE "\r\nAuthorization: Digest realm=\"r\",username=\"u\",nonce=\"" nonce "\"" more
#define CHALLENGE(nonce)                                                                           \
    "SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\",nonce=\"" nonce "\""

static const struct nonce *nonce_of(const struct request *request)
{
    assert_int_equal(request->credential_count, 1);
    return accounts_find_nonce(accounts, request->credentials[0].nonce);
}

static void a_nonce_is_remembered_with_its_first_offer(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    NOTE(3, CHALLENGE("n"), 1);
    const struct nonce *nonce = nonce_of(NOTE(4, WITH("n", ""), 2));
    assert_int_equal(nonce->frame, 2);
    assert_int_equal(nonce->time, 20);
    assert_int_equal(nonce->accepted, 0);
    assert_true(nonce_is_of(nonce, endpoint("s:5060")));
    assert_int_equal(nonce_of(NOTE(5, WITH("other", ""), 3))->frame, 0);
    assert_null(accounts_find_nonce(accounts, 0));
}

/* Servers hand one nonce to many. */
static void a_nonce_belongs_to_the_client_and_the_user_that_got_it(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    assert_int_equal(nonce_of(NOTE_OF(3, WITH("n", ""), 2, .user = "b"))->frame, 0);
    assert_int_equal(nonce_of(NOTE_OF(4, WITH("n", ""), 3, .client = "d:5060"))->frame, 0);
    assert_int_equal(nonce_of(NOTE_OF(5, WITH("n", ""), 4, .client = "c:40000"))->frame, 2);
}

static void a_nonce_belongs_to_the_server_that_offered_it(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    const struct nonce *nonce = nonce_of(NOTE(3, WITH("n", ""), 2));
    assert_false(nonce_is_foreign(nonce, endpoint("s:5060")));
    assert_true(nonce_is_foreign(nonce, endpoint("t:5060")));
    assert_false(nonce_is_of(nonce, endpoint("t:5060")));
    /* One host with two ports may be one server. */
    assert_false(nonce_is_foreign(nonce, endpoint("s:5080")));
    assert_false(nonce_is_of(nonce, endpoint("s:5080")));
    NOTE_OF(4, INVITE, 3, .server = "t:5060");
    NOTE_OF(5, CHALLENGE("n"), 3, .server = "t:5060");
    assert_false(nonce_is_foreign(nonce, endpoint("s:5060")));
    /* Without the request only the host is known: it may send from any port. */
    NOTE_OF(6, CHALLENGE("m"), 4, .server = "s:40000");
    nonce = nonce_of(NOTE(7, WITH("m", ""), 5));
    assert_true(nonce_is_of(nonce, endpoint("s:5060")));
}

static void a_login_is_known_by_what_only_a_server_that_let_it_in_sends(void **state)
{
    static const struct {
        const char *line;
        bool accepted, used;
    } rows[] = {
        {"SIP/2.0 100 Trying", false, false},
        {"SIP/2.0 183 Session Progress", true, false},
        {"SIP/2.0 200 OK", true, false},
        {"SIP/2.0 302 Moved Temporarily", false, true},
        {"SIP/2.0 400 Bad Request", false, true},
        {"SIP/2.0 403 Forbidden", false, false},
        {"SIP/2.0 404 Not Found", true, false},
        {"SIP/2.0 408 Request Timeout", false, true},
        {"SIP/2.0 480 Temporarily Unavailable", true, false},
        {"SIP/2.0 482 Loop Detected", false, true},
        {"SIP/2.0 486 Busy Here", true, false},
        {"SIP/2.0 487 Request Terminated", true, false},
        {"SIP/2.0 503 Service Unavailable", false, true},
        {"SIP/2.0 603 Decline", true, false},
        {CHALLENGE("m"), false, false},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(NULL);
        start(NULL);
        NOTE(1, INVITE, 1);
        NOTE(2, CHALLENGE("n"), 1);
        const struct request *request = NOTE(3, WITH("n", ""), 2);
        NOTE(4, rows[i].line, 2);
        const struct login *login = accounts_find_login(accounts, request->credentials);
        assert_int_equal(login ? login->frame : 0, rows[i].accepted ? 3 : 0);
        assert_int_equal(nonce_of(request)->accepted, rows[i].accepted ? 3 : 0);
        assert_int_equal(nonce_of(request)->is_used, rows[i].used);
    }
}

static void a_challenge_after_ringing_takes_back_what_seemed_accepted(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    const struct request *request = NOTE(3, WITH("n", ""), 2);
    NOTE(4, "SIP/2.0 183 Session Progress", 2);
    assert_non_null(accounts_find_login(accounts, request->credentials));
    NOTE(5, CHALLENGE("m"), 2);
    assert_null(accounts_find_login(accounts, request->credentials));
    assert_int_equal(nonce_of(request)->accepted, 0);
    NOTE(6, WITH("m", ""), 3);
    NOTE(7, "SIP/2.0 200 OK", 3);
    NOTE(8, WITH("m", ""), 4);
    NOTE(9, CHALLENGE("o"), 4);
    assert_int_equal(accounts_find_login(accounts, request->credentials)->frame, 6);
}

/* What nobody asked for, nobody looked at. */
static void credentials_that_another_server_asked_for_are_not_accepted(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    const struct request *request = NOTE_OF(3, WITH("n", ""), 2, .server = "t:5060");
    NOTE_OF(4, "SIP/2.0 200 OK", 2, .server = "t:5060");
    assert_null(accounts_find_login(accounts, request->credentials));
    request = NOTE(5,
                   INVITE "\r\nProxy-Authorization: Digest realm=\"r\",username=\"u\","
                          "nonce=\"n\"",
                   3);
    NOTE(6, "SIP/2.0 200 OK", 3);
    assert_null(accounts_find_login(accounts, request->credentials));
    NOTE(7, WITH("n", ""), 4);
    NOTE(8, "SIP/2.0 200 OK", 4);
    assert_non_null(accounts_find_login(accounts, request->credentials));
}

static void a_nonce_count_that_does_not_grow_is_noticed(void **state)
{
    (void)state;
    assert_int_equal(NOTE(1, WITH("n", ",nc=00000001"), 1)->credentials[0].repeats, 0);
    /* The same request at the next hop, or again. */
    assert_int_equal(NOTE(2, WITH("n", ",nc=00000001"), 1)->credentials[0].repeats, 0);
    assert_int_equal(NOTE(3, WITH("n", ",nc=00000001"), 2)->credentials[0].repeats, 1);
    assert_int_equal(NOTE(4, WITH("n", ",nc=0000000a"), 3)->credentials[0].repeats, 0);
    assert_int_equal(NOTE(5, WITH("n", ",nc=00000009"), 4)->credentials[0].repeats, 4);
    assert_int_equal(NOTE(6, WITH("m", ",nc=00000001"), 5)->credentials[0].repeats, 0);
    assert_int_equal(NOTE(7, WITH("n", ""), 6)->credentials[0].repeats, 0);
}

static unsigned count_unanswered(const char *user)
{
    g_autofree char *text = g_strdup_printf("SIP/2.0 401 No\r\nFrom: <sip:%s@h>\r\nCall-ID: c\r\n"
                                            "CSeq: 9 INVITE\r\n\r\n",
                                            user);
    struct message message;
    struct arrival arrival;

    assert_true(message_parse(text, strlen(text), &message));
    arrival_read(&arrival, &message, &(struct origin){.frame = 9});
    const struct unanswered *unanswered = accounts_find_unanswered(accounts, &arrival, "r");
    return unanswered ? unanswered->count : 0;
}

static void challenges_count_until_they_are_answered(void **state)
{
    (void)state;
    NOTE(1, INVITE, 1);
    NOTE(2, CHALLENGE("n"), 1);
    NOTE(3, CHALLENGE("n"), 1);
    assert_int_equal(count_unanswered("a"), 1);
    NOTE(4, WITH("", ""), 2);
    NOTE(5, CHALLENGE("m"), 2);
    assert_int_equal(count_unanswered("a"), 2);
    assert_int_equal(count_unanswered("b"), 0);
    NOTE(6, WITH("m", ""), 3);
    assert_int_equal(count_unanswered("a"), 0);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_nonce_is_remembered_with_its_first_offer),
        TEST(a_nonce_belongs_to_the_client_and_the_user_that_got_it),
        TEST(a_nonce_belongs_to_the_server_that_offered_it),
        TEST(a_login_is_known_by_what_only_a_server_that_let_it_in_sends),
        TEST(a_challenge_after_ringing_takes_back_what_seemed_accepted),
        TEST(credentials_that_another_server_asked_for_are_not_accepted),
        TEST(a_nonce_count_that_does_not_grow_is_noticed),
        TEST(challenges_count_until_they_are_answered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
