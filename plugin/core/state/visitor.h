/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that try users, numbers and passwords of others: what each asked for, and got. */

#ifndef SIPCODE_VISITOR_H
#define SIPCODE_VISITOR_H

#include "acceptance.h"

/* How many different users and logins of a host are told apart. */
#define VISITOR_TARGETS_MAX 8

/* What a host does; of several the one that is told. */
enum visitor_deed {
    VISITOR_HARMLESS,
    VISITOR_SCAN_TOOL,   /* its User-Agent says it */
    VISITOR_SCAN_USERS,  /* it asks for one user after the other */
    VISITOR_SCAN_PREFIX, /* it asks for one number behind many prefixes */
    VISITOR_GUESS,       /* it logs in as many, or as one at a speed that no phone has */
};

/* Users and numbers. */
struct visitor_targets {
    uint32_t hashes[VISITOR_TARGETS_MAX]; /* of the last ones */
    uint32_t count;                       /* different ones */
    uint32_t tail; /* hash of the end of the last number, and how many numbers end so */
    uint32_t tail_count;
    uint32_t most_tails; /* the most that did so in a row */
};

/* A host that sends requests to another one; all ports of both. Lives as long as the table. */
struct visitor {
    uint64_t key;
    const char *agent; /* its User-Agent that is one of a tool */
    int64_t burst_time;
    struct visitor_targets refused; /* to it */
    struct visitor_targets asked;   /* for by it, whatever came back: of a tool, and numbers */
    uint32_t logins[VISITOR_TARGETS_MAX];
    uint32_t login_count;
    uint32_t burst_call; /* hash of the last call of those that were refused in a row */
    uint32_t burst_count;
    struct acceptance *accepted; /* its calls that were accepted; NULL where none was */
    uint8_t tool;                /* enum agent_kind */
    bool is_repeating;           /* it asked again for the same, as a phone does */
    bool is_served;              /* something was accepted */
    bool is_half_seen;           /* it had a response that the capture lacks */
};

struct visitors;

struct visitors *visitors_new(struct store *store);
void visitors_free(struct visitors *visitors);

/* Notes the first copy of a request, and the ACK for a final response to `invite`. */
void visitors_note_request(struct visitors *visitors, const struct arrival *arrival);
void visitors_note_ack(struct visitors *visitors, const struct transaction *invite);

/* What a host sent to another one so far; NULL where nothing is kept of it. */
const struct visitor *visitors_find(const struct visitors *visitors, const struct request *request);

/* Notes a response; refusals to a host only of what it did not pass on. */
void visitors_note_response(struct visitors *visitors, struct transactions *transactions,
                            const struct arrival *response, const struct transaction *transaction);

/* What the host whose request is answered does, this response counted; `*visitor` is how it stands
 * then. */
enum visitor_deed visitors_judge(const struct visitors *visitors, struct transactions *transactions,
                                 const struct arrival *response,
                                 const struct transaction *transaction, struct visitor *visitor);

/* What the host does whose request got no response, once the capture has been read; `*visitor` is
 * NULL where it is harmless. */
enum visitor_deed visitors_judge_silent(const struct visitors *visitors,
                                        struct transactions *transactions,
                                        const struct transaction *transaction,
                                        const struct visitor **visitor);

#endif
