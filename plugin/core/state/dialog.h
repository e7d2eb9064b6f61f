/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialogs: Call-ID and both tags (RFC 3261 section 12). */

#ifndef SIPCODE_DIALOG_H
#define SIPCODE_DIALOG_H

#include "transaction.h"

/* What one side sent in a dialog. */
struct dialog_side {
    uint64_t tag;                    /* hash */
    const struct transaction *offer; /* its last INVITE or UPDATE; NULL before it */
    uint32_t cseq;                   /* the highest so far, and the frame that had it first */
    uint32_t cseq_frame;
};

/* A dialog as far as the capture shows it. Lives as long as the table; frames are 0 where there is
 * none. */
struct dialog {
    uint64_t call_id;
    struct dialog *next; /* the one with this Call-ID before it */
    struct dialog_side sides[2];
    const struct transaction *bye;   /* the first BYE that was not challenged */
    const struct transaction *refer; /* the last REFER in it or that opened it */
    uint32_t refer_cseq;
    uint32_t alive_frame; /* the first 101 to 299 in it, or that opened it */
    uint32_t ended_frame; /* what ended it, other than a BYE */
    uint8_t depth;        /* how many with this Call-ID can be reached by `next` */
    bool by_invite;       /* opened by INVITE, not by a subscription */
    bool has_forgotten;   /* more dialogs of this call came before than are kept */
    uint8_t owner;        /* the side that chose the Call-ID, 1 or 2; 0 where that is unseen */
};

struct dialogs;

struct dialogs *dialogs_new(struct store *store);
void dialogs_free(struct dialogs *dialogs);

/* The dialog of a message, NULL where it is not known. A missing From tag is a null tag (RFC 3261
 * section 12.1.1), a missing To tag means that there is no dialog. */
struct dialog *dialog_find(struct dialogs *dialogs, const struct key *key);

/* The latest dialog with the Call-ID of a message; `next` leads to those before it, but not to more
 * than 16, as strangers may open any number of them. NULL where there is none. */
struct dialog *dialog_of_call(struct dialogs *dialogs, const struct key *key);

/* Notes the first copy of a request that was sent in a dialog (with a To tag), and in `transaction`
 * what the dialog tells of it. */
void dialog_note_request(struct dialogs *dialogs, const struct arrival *arrival,
                         struct transaction *transaction);

/* Notes a response: it may open the dialog, show it alive or end it. */
void dialog_note_response(struct dialogs *dialogs, const struct arrival *arrival,
                          struct transaction *transaction);

/* The side that got the request with this key, or that sent the response with it. */
const struct dialog_side *dialog_receiver(const struct dialog *dialog, const struct key *key);

#endif
