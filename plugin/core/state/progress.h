/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What comes between an INVITE and its end: provisional responses, PRACK and CANCEL. */

#ifndef SIPCODE_PROGRESS_H
#define SIPCODE_PROGRESS_H

#include "transaction.h"

#define PROGRESS_TAGS_MAX 4

struct ack_misfit;

/* What came before the final response of an INVITE, and after it. */
struct progress {
    const struct ack_misfit *misfit;  /* its last ACK, if that did not fit */
    uint64_t tags[PROGRESS_TAGS_MAX]; /* To tags of 101 to 299, up to a 0 */
    int64_t ringing_time;
    int64_t reliable_time;
    struct datagram provisional; /* the last one above 100 */
    const struct session *offer; /* of the last reliable response, or 2xx, to an INVITE without */
    uint32_t offer_tag;          /* a hash of its To tag */
    uint32_t ringing_frame;      /* first 180 */
    uint32_t provisional_frame;
    uint32_t provisional_copies;
    uint32_t reliable_frame; /* last 1xx sent reliably (RFC 3262) */
    uint32_t rseq;           /* of that */
    uint32_t acknowledged;   /* the last RSeq that a PRACK confirmed */
    uint32_t heard_ticks; /* from the INVITE to the first of 101 to 299, in DATAGRAM_TICK, plus 1;
                             0 where the INVITE was not seen before */
    uint16_t provisional_code;
    uint8_t contact;      /* the last enum making_contact that is not silent */
    bool early_sdp;       /* a session description came */
    bool is_answer_unfit; /* the last answer does not fit its offer: nothing can be heard */
    bool is_routed;       /* the reliable one has Record-Route, by which its PRACK goes */
};

/* The first CANCEL of an INVITE. */
struct cancellation {
    int64_t time;
    const struct endpoint *source; /* who sent it at this hop */
    const char *reason;            /* its Reason in words; NULL where it has none */
    uint32_t frame;
    bool by_answer;       /* Reason: SIP;cause=200 */
    bool is_not_selected; /* Reason: Q.850;cause=26 */
    bool is_accepted;     /* with a 2xx, before the INVITE had a final response */
};

/* Whether a final response ends an INVITE that was given up before. A proxy that had forked it may
 * pass on another code than 487 (RFC 3261 section 16.7); what it failed with is no refusal. */
static inline bool cancellation_explains(const struct cancellation *cancellation, unsigned code)
{
    bool refuses = (code / 100 == 4 && code != 401 && code != 407) || code / 100 == 6;

    return code == 487 || code == 408 || (cancellation->is_accepted && refuses);
}

/* The first CANCEL of an INVITE, whose key is `key`, whether the INVITE was seen before it or not;
 * NULL where there is none. */
const struct cancellation *progress_cancellation(struct transactions *transactions,
                                                 const struct transaction *invite,
                                                 const struct key *key);

/* Notes a PRACK or a CANCEL, the first copy of it. */
void progress_note_request(struct transactions *transactions, const struct arrival *arrival);

/* Notes the answer in the ACK of an INVITE without an offer. */
void progress_note_ack(struct transactions *transactions, const struct arrival *ack);

/* The INVITE without an offer, at the hop where its sender sent this ACK from, whose response with
 * that To tag made the offer; NULL where there is none. */
struct transaction *progress_delayed(struct transactions *transactions, const struct arrival *ack);

/* In what the session description of a response does not fit the offer of its request, of which
 * `*place` is the media. An answer that came reliably before is not given again. */
enum session_fault progress_compare(const struct transaction *transaction,
                                    const struct arrival *response, unsigned *place);

/* Notes a response to `transaction`. */
void progress_note_response(struct transactions *transactions, struct transaction *transaction,
                            const struct arrival *arrival);

/* The Reason of a message in words; NULL where it has none. */
const char *progress_describe_reason(const struct message *message, struct store *store);

/* Notes an ACK that does not fit, NULL after one that does. */
void progress_note_misfit(struct transactions *transactions, struct transaction *transaction,
                          const struct ack_misfit *misfit);

/* Whether a 180 came for an INVITE at this hop. */
static inline bool progress_has_rung(const struct transaction *invite)
{
    return invite->progress && invite->progress->ringing_frame != 0;
}

/* Nanoseconds from an INVITE to its first response of 101 to 299 at this hop; -1 for none. */
static inline int64_t progress_delay(const struct transaction *invite)
{
    return invite->progress && invite->progress->heard_ticks != 0
               ? (invite->progress->heard_ticks - 1) * DATAGRAM_TICK
               : -1;
}

/* Counts the tags; `*known` tells whether `tag` is one of them, or is none. `progress` may be NULL.
 */
unsigned progress_count_tags(const struct progress *progress, uint64_t tag, bool *known);

/* Whether a response is sent reliably (RFC 3262 section 3). */
static inline bool progress_is_reliable(const struct arrival *arrival)
{
    return arrival->requires_100rel && message_has(arrival->message, HEADER_RSEQ);
}

/* Whether a reliable response waits for its PRACK (RFC 3262 section 3). */
static inline bool progress_wants_prack(const struct progress *progress)
{
    return progress->reliable_frame != 0 && progress->acknowledged != progress->rseq;
}

#endif
