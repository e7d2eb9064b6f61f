/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ACK of a final response, and whether it fits (RFC 3261 sections 12.2.1.1, 13.2.2.4 and
 * 17.1.1.3). */

#ifndef SIPCODE_ACK_H
#define SIPCODE_ACK_H

#include "progress.h"

enum ack_fault {
    ACK_FITS,
    ACK_OTHER_CSEQ,   /* of a 2xx: the number is that of another request */
    ACK_NO_TAG,       /* To has no tag, the response has one */
    ACK_OTHER_TAG,    /* To has another one */
    ACK_OTHER_URI,    /* of a 2xx: the Request-URI is not its Contact */
    ACK_NO_ROUTE,     /* of a 2xx: Route lacks what Record-Route asks for */
    ACK_URI_NO_ROUTE, /* both */
    ACK_OTHER_BRANCH, /* of another final response: it is not the one of its INVITE */
};

/* An ACK that does not fit. Texts are kept in the store; NULL where they have no meaning. */
struct ack_misfit {
    struct transaction *invite;
    const char *given;  /* in the ACK: its tag, branch or Request-URI */
    const char *wanted; /* by the response */
    const char *route;  /* the URI of Record-Route that Route lacks */
    uint32_t frame;
    uint32_t final_frame; /* of the response, the first copy of it */
    uint32_t given_cseq;
    uint32_t cseq; /* of the INVITE */
    uint16_t code; /* of the response */
    uint8_t fault; /* enum ack_fault */
};

struct acks;

struct acks *acks_new(struct store *store);
void acks_free(struct acks *acks);

/* What does not fit in an ACK, as far as the capture shows. A 2xx is looked at where the caller got
 * it, as further on the Request-URI and Route may be changed; nothing is said where several 2xx
 * wait for their ACK. */
struct ack_misfit ack_check(struct acks *acks, struct transactions *transactions,
                            const struct arrival *ack);

/* Notes an ACK, of which `misfit` is what ack_check() said. */
void ack_note(struct acks *acks, struct transactions *transactions, const struct arrival *ack,
              const struct ack_misfit *misfit);

/* Notes a response, after its transaction did: a final one to an INVITE waits for its ACK. */
void ack_note_response(struct acks *acks, const struct arrival *arrival,
                       struct transaction *transaction);

/* The last ACK of an INVITE, if that did not fit; NULL otherwise. */
static inline const struct ack_misfit *ack_misfit_of(const struct transaction *invite)
{
    return invite->progress ? invite->progress->misfit : NULL;
}

/* Whether the capture has no ACK of an INVITE, or one that does not fit. */
static inline bool ack_is_lacking(const struct transaction *transaction)
{
    return transaction->is_invite && (!transaction->acknowledged || ack_misfit_of(transaction));
}

/* Whether a final response with that key, which was sent `before`, is sent again for want of its
 * ACK. Not a refusal whose INVITE was sent again since, as each copy gets the response once more
 * (RFC 3261 section 17.2.1), or whose client went on with another INVITE: it got the response. */
bool ack_is_awaited(struct transactions *transactions, const struct transaction *invite,
                    const struct key *key, const struct copies *before);

#endif
