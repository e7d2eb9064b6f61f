/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ACK of a refusal belongs to its hop (RFC 3261 section 17.1.1.3). */

#include "acknowledgements.h"

static const struct result *acknowledge_refusal(int at, const char *branch, const char *to)
{
    return SEND(.at = at, .line = "ACK sip:bob@example.com SIP/2.0", .method = "ACK", .number = 1,
                .branch = branch, .to = to, .source = CALLER, .destination = CALLEE);
}

static void the_ack_of_a_refusal_has_its_tag(void **state)
{
    static const char busy[] = "SIP/2.0 486 Busy Here";

    (void)state;
    invite(0, 1, NULL);
    final(100, busy, 1, "");
    const struct result *tagless = acknowledge_refusal(200, "1", NULL);
    assert_findings(tagless, "ack-mismatch-tagless");
    assert_int_equal(tagless->severity, CODE_WARN);
    assert_findings(final(600, busy, 1, ""), "ack-mismatch-tagless");
    assert_findings(acknowledge_refusal(700, "1", "2"), "ack-mismatch-tag");
    assert_null(acknowledge_refusal(800, "1", "1"));
    assert_findings(final(1600, busy, 1, ""), "response-repeated");
}

static void the_ack_of_a_refusal_has_the_branch_of_its_invite(void **state)
{
    static const char busy[] = "SIP/2.0 486 Busy Here";

    (void)state;
    invite(0, 1, NULL);
    final(100, busy, 1, "");
    const struct result *other = acknowledge_refusal(200, "new", "1");
    assert_findings(other, "ack-mismatch-branch");
    assert_text(other, "The ACK of frame 3 has branch z9hG4bKnew in Via, the INVITE whose refusal "
                       "is frame 2 has z9hG4bK1.");
    assert_findings(final(600, busy, 1, ""), "ack-mismatch-branch");
    assert_null(acknowledge_refusal(700, "1", "1"));
    assert_null(acknowledge_refusal(700, "new", "1"));
}

/* The ACK belongs to a hop whose INVITE was not captured; or sent-by was rewritten. */
static void the_ack_of_another_hop_is_no_misfit(void **state)
{
    (void)state;
    invite(0, 1, NULL);
    final(100, "SIP/2.0 486 Busy Here", 1, "");
    assert_null(SEND(.at = 150, .line = "ACK sip:bob@example.com SIP/2.0", .method = "ACK",
                     .number = 1, .branch = "other", .to = "1", .source = CALLEE,
                     .destination = "203.0.113.1:5060"));
    assert_null(SEND(.at = 200, .line = "ACK sip:bob@example.com SIP/2.0", .method = "ACK",
                     .number = 1, .sent_by = "public", .to = "1", .source = CALLER,
                     .destination = CALLEE));
    assert_findings(final(600, "SIP/2.0 486 Busy Here", 1, ""), "response-repeated");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(the_ack_of_a_refusal_has_its_tag),
        EXCHANGE(the_ack_of_a_refusal_has_the_branch_of_its_invite),
        EXCHANGE(the_ack_of_another_hop_is_no_misfit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
