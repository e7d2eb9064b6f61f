/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a rule is, what it looks at, and how it says what it found. */

#ifndef SIPCODE_RULE_H
#define SIPCODE_RULE_H

#include "account.h"
#include "ack.h"
#include "capability.h"
#include "delivery.h"
#include "dialog.h"
#include "frames.h"
#include "legs.h"
#include "making.h"
#include "party.h"
#include "peer.h"
#include "progress.h"
#include "recent.h"
#include "registration.h"
#include "result.h"
#include "visitor.h"

/* All that a rule may look at, as it was before this message, and where its findings go. */
struct evidence {
    const struct arrival *arrival;
    const struct message *message;         /* NULL when the capture has been read, as the one above,
                                              origin, key and response */
    const struct origin *origin;           /* of the message */
    const struct key *key;                 /* NULL where it has none, like the next two */
    const struct transaction *transaction; /* that it answers or begins */
    const struct dialog *dialog;           /* NULL outside one */
    const struct request *request;   /* that it answers, or repeats; NULL where none was seen */
    const struct ack_misfit *misfit; /* of an ACK that does not fit; NULL of any other request */
    const struct quoted *quoted;     /* of an ICMP error; NULL of anything else */
    const struct result *response;   /* without findings so far; NULL for a request */
    int64_t end;                     /* when the capture has been read: time of its last frame */
    struct making making;            /* of a response with a transaction: who made it */
    struct transactions *transactions;
    struct dialogs *dialogs;
    struct parties *parties;
    struct accounts *accounts;
    const struct recents *recents;
    struct peers *peers;
    const struct visitors *visitors;
    const struct registrations *registrations;
    const struct legs *legs;
    const struct capabilities *capabilities;
    struct failures *failures;
    struct store *store; /* for texts of the message */
    const struct frames *frames;
    bool has_unread;    /* messages that could not be read: what seems absent may be there */
    const char *circle; /* for evidence_circle() alone, as the next one */
    bool looked_for_circle;
    uint8_t count;
    struct finding findings[FINDINGS_MAX]; /* the first `count` */
};

/* What must be there of a response, or its rule is not asked. A request has a transaction, or it is
 * an ACK. */
enum rule_needs {
    NEEDS_NOTHING,
    NEEDS_TRANSACTION, /* and so a key */
    NEEDS_REQUEST,     /* and so a transaction */
};

/* A rule: one row in the file of its subject. What it does not do is NULL. Rules only look: what
 * the next one may want to know of this message is noted by state/, after all of them. */
struct rule {
    enum rule_needs needs;
    unsigned lowest; /* code of the responses that it is asked of: most come with a smaller one */
    void (*on_response)(struct evidence *evidence);
    void (*on_report)(struct evidence *evidence);  /* a request that reports a response */
    void (*on_request)(struct evidence *evidence); /* any request, its copies too */
    void (*on_quoted)(struct evidence *evidence);  /* an ICMP error that quotes `request` */
    void (*on_later)(struct evidence *evidence);   /* the request of a transaction, once the capture
                                                      has been read: what came after it, or did not */
};

/* All rules, `*count` of them, in the order in which they are asked. */
const struct rule *const *rules_all(size_t *count);

/* The host that the request came to more than once, as circle_find() tells: looked for once. Needs
 * a transaction. */
const char *evidence_circle(struct evidence *evidence);

/* The host that made a final response, not one that only passed it on, as far as the capture shows;
 * NULL where no request was seen there. Needs a transaction. */
const char *evidence_maker(const struct evidence *evidence);

/* Adds a finding, unless it is FINDING_NONE, one of its id is there, there are FINDINGS_MAX, or
 * it follows from the absence of a message and there are unread ones.
 * `values` are copied, and the frames that they name get the numbers that users see; they may be
 * NULL where the texts name none. Returns the finding, valid until the rule returns; NULL where
 * none was added. */
struct finding *finding_add(struct evidence *evidence, enum finding_form form,
                            const struct value *values);

#endif
