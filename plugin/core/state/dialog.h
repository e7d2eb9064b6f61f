/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dialogs: Call-ID and both tags (RFC 3261 section 12). */

#ifndef SIPCODE_DIALOG_H
#define SIPCODE_DIALOG_H

#include "call.h"
#include "dialog_side.h"
#include "outcome.h"
#include "subscription.h"

/* A dialog as far as the capture shows it, with its usages (RFC 5057): a call, which BYE ends or
 * the failure of its INVITE, and any number of subscriptions, each of which a NOTIFY ends. Lives as
 * long as the table; frames are 0 and pointers NULL where there is none. */
struct dialog {
    uint64_t call_id;
    struct dialog *next; /* the one with this Call-ID before it */
    struct dialog_side sides[2];
    const struct transaction *invite; /* that opened it, at the hop where that was seen first */
    const struct transaction *bye;    /* the first BYE that was not challenged */
    const struct transaction *refer;  /* the last REFER in it or that opened it */
    struct subscription_end *ends;    /* at most 16 */
    struct call *call;                /* since its answer, if that was seen */
    uint32_t refer_cseq;
    uint32_t alive_frame;    /* the first 101 to 299 in it, or that opened it */
    uint32_t answered_frame; /* the first 2xx to an INVITE */
    uint8_t depth;           /* how many with this Call-ID can be reached by `next` */
    bool has_forgotten;      /* more dialogs of this call came before than are kept */
    uint8_t owner;           /* the side that chose the Call-ID, 1 or 2; 0 where that is unseen */
    bool bye_side : 1;       /* the side that sent the BYE, and that which sent the REFER */
    bool refer_side : 1;
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

/* The dialog that a BYE ended, wherever it was sent on to, unless another BYE did before or it was
 * challenged; NULL where there is none. The dialogs of a call that was forked may end with BYEs of
 * one number: the hops tell whose it is. Its Call-ID is not longer than what is kept of a text. */
const struct dialog *dialog_of_bye(struct dialogs *dialogs, struct transactions *transactions,
                                   const struct transaction *bye);

/* Whose BYE ended the call, caller or callee: a host between may have sent it in his name, see
 * below. The caller is who sent the INVITE that opened the dialog. As long as the BYE has no answer
 * a challenge may still call it off. */
enum call_ender dialog_ended_by(const struct dialog *dialog);

/* The host that passed the INVITE of the call on, and sent a BYE of its own; NULL where the BYE is
 * that of a side, or the capture does not show both hops of the INVITE. */
const struct endpoint *dialog_ended_between(const struct dialog *dialog,
                                            struct transactions *transactions);

/* Notes the first copy of a request that was sent in a dialog (with a To tag), and in `transaction`
 * what the dialog tells of it. */
void dialog_note_request(struct dialogs *dialogs, const struct arrival *arrival,
                         struct transaction *transaction);

/* Notes a response: it may open the dialog, show it alive or end it. */
void dialog_note_response(struct dialogs *dialogs, const struct arrival *arrival,
                          struct transaction *transaction);

/* The BYE that came while a request of the call was open; NULL where none did. A BYE ends no other
 * usage than the call (RFC 5057 section 5.5). `dialog` may be NULL. */
const struct transaction *dialog_bye_over(const struct dialog *dialog,
                                          struct transactions *transactions, const struct key *key,
                                          const struct transaction *transaction);

/* The INVITE that opened the dialog and failed, NULL where none did: with it ends its early dialog.
 */
const struct transaction *dialog_failure(const struct dialog *dialog,
                                         struct transactions *transactions);

/* The last REFER that the receiver of a NOTIFY sent in the dialog, if the NOTIFY is about it; NULL
 * where it is about another, or the REFER had no target. An id is the CSeq number of its REFER (RFC
 * 3515 section 2.4.6). */
const struct transaction *dialog_find_refer(const struct dialog *dialog, const struct key *key,
                                            const struct event *event);

/* The side that sent the request with this key, or that got the response with it. */
const struct dialog_side *dialog_sender(const struct dialog *dialog, const struct key *key);

/* The side that got the request with this key, or that sent the response with it. */
const struct dialog_side *dialog_receiver(const struct dialog *dialog, const struct key *key);

#endif
