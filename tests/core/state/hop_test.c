/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Requests on their way from host to host. */

#include "check.h"
#include "endpoints.h"
#include "hop.h"

#define ALICE "192.0.2.10:5060"
#define PROXY "192.0.2.1:5060"
#define BOB "192.0.2.20:5060"
#define VIA_ALICE "Via: SIP/2.0/UDP alice;branch=z9hG4bKa\r\n"
#define VIA_PROXY "Via: SIP/2.0/UDP proxy;branch=z9hG4bKp\r\n"

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

/* A message with this first line and these Via fields. */
static struct transaction *pass(const char *line, const char *via, const char *source,
                                const char *destination)
{
    g_autofree char *text = g_strdup_printf(
        "%s\r\n%sFrom: <sip:a@h>;tag=a\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n", line, via);
    struct origin origin = {
        .frame = 1, .source = endpoint(source), .destination = endpoint(destination)};
    struct message message;
    struct arrival arrival;

    assert_true(message_parse(text, strlen(text), &message));
    arrival_read(&arrival, &message, &origin);
    struct transaction *transaction = transaction_match(transactions, &arrival);
    if (!message.is_response)
        transaction_note_request(transactions, transaction, &arrival);
    return transaction;
}

#define INVITE "INVITE sip:b@h SIP/2.0"

static void a_request_that_was_sent_on_has_the_via_of_the_one_before(void **state)
{
    struct transaction *in = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *first = pass(INVITE, VIA_PROXY VIA_ALICE, "198.51.100.1:5070", BOB);
    struct transaction *second =
        pass(INVITE, "Via: SIP/2.0/TCP q;branch=z9hG4bKq,SIP/2.0/UDP alice;branch=z9hG4bKa\r\n",
             "[2001:db8::1]:40000", "[2001:db8::2]:5060");
    struct transaction *other =
        pass(INVITE, "Via: SIP/2.0/UDP q;branch=z9hG4bKr\r\nVia: SIP/2.0/UDP q;branch=z9hG4bKs\r\n",
             PROXY, BOB);

    (void)state;
    assert_null(hop_before(transactions, in));
    assert_ptr_equal(hop_before(transactions, first), in);
    assert_ptr_equal(hop_before(transactions, second), in);
    assert_ptr_equal(hop_next(transactions, in, NULL), second);
    assert_ptr_equal(hop_next(transactions, in, second), first);
    assert_null(hop_next(transactions, in, first));
    assert_true(hop_is_sibling(first, second));
    assert_false(hop_is_sibling(first, other));
    assert_false(hop_is_sibling(in, other));
}

static void a_response_tells_the_hop_before_as_well(void **state)
{
    struct transaction *in = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *out = pass("SIP/2.0 486 Busy Here", VIA_PROXY VIA_ALICE, BOB, PROXY);

    (void)state;
    assert_ptr_equal(hop_before(transactions, out), in);
}

static void siblings_are_known_without_the_hop_before(void **state)
{
    struct transaction *first = pass(INVITE, VIA_PROXY VIA_ALICE, PROXY, BOB);
    struct transaction *second =
        pass(INVITE, "Via: SIP/2.0/UDP proxy;branch=z9hG4bKq\r\n" VIA_ALICE, PROXY, BOB);

    (void)state;
    assert_true(hop_is_sibling(first, second));
    assert_null(hop_before(transactions, first));
}

static void a_branch_that_a_proxy_keeps_is_told_by_sent_by(void **state)
{
    struct transaction *in = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *out =
        pass(INVITE, "Via: SIP/2.0/UDP proxy;branch=z9hG4bKa\r\n" VIA_ALICE, PROXY, BOB);

    (void)state;
    assert_ptr_not_equal(in, out);
    assert_ptr_equal(hop_before(transactions, out), in);
    assert_false(hop_is_same(in, out));
    assert_ptr_equal(pass("SIP/2.0 200 OK", VIA_ALICE, PROXY, ALICE), in);
}

static void branches_of_rfc_2543_are_told_by_sent_by(void **state)
{
    struct transaction *in = pass(INVITE, "Via: SIP/2.0/UDP alice\r\n", ALICE, PROXY);
    struct transaction *out =
        pass(INVITE, "Via: SIP/2.0/UDP proxy\r\nVia: SIP/2.0/UDP alice\r\n", PROXY, BOB);

    (void)state;
    assert_ptr_equal(hop_before(transactions, out), in);
    assert_false(hop_is_same(in, out));
}

static void a_sent_by_that_a_nat_rewrote_makes_no_other_hop(void **state)
{
    struct transaction *inside = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *outside =
        pass(INVITE, "Via: SIP/2.0/UDP nat;branch=z9hG4bKa\r\n", "198.51.100.77:5060", PROXY);
    struct transaction *out =
        pass(INVITE, VIA_PROXY "Via: SIP/2.0/UDP nat;branch=z9hG4bKa\r\n", PROXY, BOB);

    (void)state;
    assert_ptr_not_equal(inside, outside);
    assert_true(hop_is_same(inside, outside));
    assert_ptr_equal(hop_next(transactions, inside, NULL), out);
    assert_ptr_equal(hop_next(transactions, outside, NULL), out);
    assert_null(hop_before(transactions, outside));
}

static void a_sent_by_that_was_rewritten_on_the_way_back_or_on_is_found_by_its_branch(void **state)
{
    struct transaction *in = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *out =
        pass(INVITE, VIA_PROXY "Via: SIP/2.0/UDP 9.9.9.9;branch=z9hG4bKa\r\n", PROXY, BOB);

    (void)state;
    assert_ptr_equal(hop_before(transactions, out), in);
    assert_ptr_equal(pass("SIP/2.0 200 OK", "Via: SIP/2.0/UDP x;branch=z9hG4bKa\r\n", PROXY, ALICE),
                     in);
}

static void a_host_that_takes_via_off_is_known_by_its_address_and_port(void **state)
{
    struct transaction *in = pass(INVITE, VIA_ALICE, ALICE, PROXY);
    struct transaction *over_tcp =
        pass(INVITE, "Via: SIP/2.0/TCP p:5060;branch=z9hG4bKt\r\n", "192.0.2.1:40000", BOB);
    struct transaction *neighbour =
        pass(INVITE, "Via: SIP/2.0/UDP p:5080;branch=z9hG4bKn\r\n", "192.0.2.1:5080", BOB);
    struct transaction *other =
        pass(INVITE, "Via: SIP/2.0/UDP q;branch=z9hG4bKo\r\n", "192.0.2.2:5060", BOB);

    (void)state;
    assert_ptr_equal(hop_before(transactions, over_tcp), in);
    assert_null(hop_before(transactions, neighbour));
    assert_null(hop_before(transactions, other));
}

static void a_request_is_not_the_one_before_itself(void **state)
{
    struct transaction *transaction = pass(INVITE, VIA_ALICE VIA_ALICE, ALICE, ALICE);

    (void)state;
    assert_null(hop_before(transactions, transaction));
    assert_null(hop_next(transactions, transaction, NULL));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_request_that_was_sent_on_has_the_via_of_the_one_before),
        TEST(a_response_tells_the_hop_before_as_well),
        TEST(siblings_are_known_without_the_hop_before),
        TEST(a_branch_that_a_proxy_keeps_is_told_by_sent_by),
        TEST(branches_of_rfc_2543_are_told_by_sent_by),
        TEST(a_sent_by_that_a_nat_rewrote_makes_no_other_hop),
        TEST(a_sent_by_that_was_rewritten_on_the_way_back_or_on_is_found_by_its_branch),
        TEST(a_host_that_takes_via_off_is_known_by_its_address_and_port),
        TEST(a_request_is_not_the_one_before_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
