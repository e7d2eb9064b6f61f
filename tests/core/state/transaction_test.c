/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Matching responses to requests (RFC 3261 section 17.1.3). */

#include "timers.h"
#include "check.h"
#include "transaction.h"

#define BRANCH "z9hG4bK1"

static struct transactions *transactions;
static struct store *store;

static int start(void **state)
{
    (void)state;
    store = store_new();
    transactions = transactions_new(store);
    return 0;
}

static int end(void **state)
{
    (void)state;
    transactions_free(transactions);
    store_free(store);
    return 0;
}

/* A message with what identifies its transaction; a NULL leaves that header out. */
static struct transaction *match(uint32_t frame, int64_t milliseconds, uint16_t ip_id,
                                 const char *line, const char *via, const char *call_id,
                                 const char *cseq)
{
    GString *text = g_string_new(line);
    struct origin origin = {.frame = frame, .time = milliseconds * MILLISECOND, .ip_id = ip_id};
    struct message message;

    g_string_append(text, "\r\n");
    if (via)
        g_string_append_printf(text, "Via: SIP/2.0/UDP %s\r\n", via);
    if (call_id)
        g_string_append_printf(text, "Call-ID: %s\r\n", call_id);
    if (cseq)
        g_string_append_printf(text, "CSeq: %s\r\n", cseq);
    g_string_append(text, "\r\n");
    assert_true(message_parse(text->str, text->len, &message));
    struct arrival arrival;
    struct transaction *transaction = NULL;

    arrival_read(&arrival, &message, &origin);
    if (arrival.has_key)
        transaction = transaction_match(transactions, &arrival);
    if (transaction && !message.is_response)
        transaction_note_request(transactions, transaction, &arrival);
    g_string_free(text, TRUE);
    return transaction;
}

static struct transaction *request(uint32_t frame, int64_t milliseconds, uint16_t ip_id)
{
    return match(frame, milliseconds, ip_id, "INVITE sip:b@example.com SIP/2.0",
                 "host;branch=" BRANCH, "a", "1 INVITE");
}

static struct transaction *response(const char *via, const char *call_id, const char *cseq)
{
    return match(9, 900, 0, "SIP/2.0 486 Busy Here", via, call_id, cseq);
}

static void a_response_finds_its_request(void **state)
{
    struct transaction *invite = request(3, 100, 0);

    (void)state;
    assert_int_equal(invite->request->frame, 3);
    assert_int_equal(invite->request->time, 100 * MILLISECOND);
    assert_ptr_equal(response("host;branch=" BRANCH, "a", "1 INVITE"), invite);
    assert_ptr_equal(response("nat;received=192.0.2.9;branch=" BRANCH, "a", "1 INVITE"), invite);
}

static void another_transaction_is_not_found(void **state)
{
    static const char *const rows[][3] = {
        {"host;branch=z9hG4bK2", "a", "1 INVITE"},
        {"host;branch=" BRANCH, "b", "1 INVITE"},
        {"host;branch=" BRANCH, "a", "2 INVITE"},
        {"host;branch=" BRANCH, "a", "1 CANCEL"},
        {"host", "a", "1 INVITE"},
    };
    struct transaction *invite = request(3, 100, 0);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct transaction *other = response(rows[i][0], rows[i][1], rows[i][2]);

        assert_ptr_not_equal(other, invite);
        assert_null(other->request);
    }
}

static void a_487_answers_the_invite_and_not_the_cancel(void **state)
{
    struct transaction *invite = request(1, 0, 0);
    struct transaction *cancel =
        match(2, 10, 0, "CANCEL sip:b@example.com SIP/2.0", "host;branch=" BRANCH, "a", "1 CANCEL");

    (void)state;
    assert_ptr_not_equal(cancel, invite);
    assert_ptr_equal(response("host;branch=" BRANCH, "a", "1 INVITE"), invite);
    assert_ptr_equal(response("host;branch=" BRANCH, "a", "1 CANCEL"), cancel);
}

static void without_a_branch_of_rfc_3261_call_id_and_cseq_count(void **state)
{
    struct transaction *invite =
        match(1, 0, 0, "INVITE sip:b@example.com SIP/2.0", "host;branch=1", "a", "1 INVITE");

    (void)state;
    assert_ptr_equal(response("host;branch=2", "a", "1 INVITE"), invite);
    assert_ptr_equal(response(NULL, "a", "1 INVITE"), invite);
    assert_ptr_not_equal(response(NULL, "a", "2 INVITE"), invite);
}

static void what_cannot_be_identified_has_no_transaction(void **state)
{
    (void)state;
    assert_null(response("host;branch=" BRANCH, NULL, "1 INVITE"));
    assert_null(response("host;branch=" BRANCH, "", "1 INVITE"));
    assert_null(response("host;branch=" BRANCH, "a", NULL));
    assert_null(response("host;branch=" BRANCH, "a", "INVITE"));
    assert_null(
        match(1, 0, 0, "ACK sip:b@example.com SIP/2.0", "host;branch=" BRANCH, "a", "1 ACK"));
}

static void copies_are_counted_and_datagrams_captured_twice_are_not(void **state)
{
    (void)state;
    assert_int_equal(request(1, 0, 77)->request->copies, 1);
    assert_int_equal(request(2, 0, 77)->request->copies, 1);   /* at another interface */
    assert_int_equal(request(3, 500, 78)->request->copies, 2); /* sent again */
    assert_int_equal(request(4, 501, 78)->request->copies, 2);
    assert_int_equal(request(5, 1500, 79)->request->copies, 3);
    assert_int_equal(request(5, 1500, 79)->request->frame, 1);
}

static void without_an_identification_time_tells_copies(void **state)
{
    (void)state;
    assert_int_equal(request(1, 0, 0)->request->copies, 1);
    assert_int_equal(request(2, 1, 0)->request->copies, 1);
    assert_int_equal(request(3, 500, 0)->request->copies, 2);
    assert_int_equal(request(4, 549, 0)->request->copies, 2);
    assert_int_equal(request(5, 743, 0)->request->copies, 3);
}

static void the_same_identifiers_much_later_are_a_new_transaction(void **state)
{
    (void)state;
    request(1, 0, 1);
    assert_int_equal(request(2, 32000, 2)->request->frame, 1);
    assert_int_equal(request(3, 1000000, 3)->request->frame, 3);
    assert_int_equal(request(4, 1000500, 4)->request->copies, 2);
}

static void a_transaction_lives_ten_minutes_after_its_last_message(void **state)
{
    (void)state;
    request(1, 0, 1);
    assert_int_equal(request(2, 400000, 2)->request->frame, 1);
    assert_int_equal(request(3, 1000000, 3)->request->frame, 1);
    assert_int_equal(request(4, 1600001, 4)->request->frame, 4);
}

static void copies_are_counted_however_many(void **state)
{
    struct transaction *invite = request(1, 0, 1);

    (void)state;
    invite->request->copies = UINT16_MAX;
    assert_int_equal(request(2, 500, 2)->request->copies, UINT16_MAX + 1);
}

/* An INVITE of the family of `request`. */
static struct transaction *branch(uint32_t frame, int64_t milliseconds, unsigned number)
{
    g_autofree char *via = g_strdup_printf("host;branch=z9hG4bKb%u", number);

    return match(frame, milliseconds, 0, "INVITE sip:b@example.com SIP/2.0", via, "a", "1 INVITE");
}

static void sixteen_branches_of_a_request_are_kept_together(void **state)
{
    struct transaction *first = branch(1, 0, 1), *last = first;

    (void)state;
    for (unsigned i = 2; i <= 16; i++) {
        struct transaction *next = branch(i, 0, i);
        assert_ptr_equal(next->next, last);
        assert_int_equal(next->depth, i);
        last = next;
    }
    assert_null(first->next);
    assert_null(branch(17, 0, 17)->next);
}

static void a_family_is_of_one_call(void **state)
{
    (void)state;
    request(1, 0, 1);
    assert_null(
        match(2, 1, 2, "INVITE sip:b@example.com SIP/2.0", "host;branch=z9hG4bK9", "b", "1 INVITE")
            ->next);
}

static void a_new_transaction_stays_in_its_family(void **state)
{
    struct transaction *first = branch(1, 0, 1);

    (void)state;
    branch(2, 0, 2);
    struct transaction *again = branch(3, 1000000, 2);
    assert_int_equal(again->request->frame, 3);
    assert_ptr_equal(again->next, first);
    assert_int_equal(again->depth, 2);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_response_finds_its_request),
        TEST(another_transaction_is_not_found),
        TEST(a_487_answers_the_invite_and_not_the_cancel),
        TEST(without_a_branch_of_rfc_3261_call_id_and_cseq_count),
        TEST(what_cannot_be_identified_has_no_transaction),
        TEST(copies_are_counted_and_datagrams_captured_twice_are_not),
        TEST(without_an_identification_time_tells_copies),
        TEST(the_same_identifiers_much_later_are_a_new_transaction),
        TEST(a_transaction_lives_ten_minutes_after_its_last_message),
        TEST(copies_are_counted_however_many),
        TEST(sixteen_branches_of_a_request_are_kept_together),
        TEST(a_family_is_of_one_call),
        TEST(a_new_transaction_stays_in_its_family),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
