/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What strangers could send to make the core work hard: one message of any size, or any number of
 * messages. */

#ifndef SIPCODE_FLOOD_H
#define SIPCODE_FLOOD_H

#include <stdbool.h>
#include <stddef.h>

#define FLOOD_STEP_MAX 4

/* Templates of messages: `#` stands for the number of the step, `%` for `unit` as often as the size
 * takes, in which `#` is its own number. What begins with `!` is quoted by an ICMP error. A line
 * ends in LF here and in CRLF when it is sent. */
struct flood {
    const char *name;
    const char *first;                 /* sent once before; NULL for none */
    const char *steps[FLOOD_STEP_MAX]; /* the messages of a step, up to NULL */
    const char *unit;     /* one step with that many bytes; NULL: the size is how many steps */
    const char *findings; /* the forms that the last response has */
    const char *text;     /* is in the text of the first; NULL for whatever */
    bool is_chain;        /* each step goes from where the last one went to the next host */
    bool is_spread;       /* each step goes to another host */
    unsigned later;       /* the request of the last frame, 1, or of the one before, 2, is told of
                             once all was read; 0 for none */
};

/* Up to one without a name. */
extern const struct flood floods_large[];
extern const struct flood floods_worst[];
extern const struct flood floods_many[];

#define VIA(branch) "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK" branch "\n"
#define FROM "From: <sip:alice@example.com>;tag=a\n"
#define TO(tag) "To: <sip:bob@example.com>" tag "\n"
#define CALL(id, cseq) "Call-ID: " id "\nCSeq: " cseq "\n"

/* Requests and responses from their second line on. */
#define ASKS(branch, id, cseq) VIA(branch) FROM TO("") CALL(id, cseq)
#define ASKS_INSIDE(branch, id, cseq) VIA(branch) FROM TO(";tag=b") CALL(id, cseq)
#define TELLS(branch, tag, id, cseq) VIA(branch) FROM TO(";tag=" tag) CALL(id, cseq)

#define REQUEST(method) method " sip:bob@example.com SIP/2.0\n"
#define RESPONSE(status) "SIP/2.0 " status "\n"
#define INVITE REQUEST("INVITE") ASKS("1", "c", "1 INVITE")
#define TOLD TELLS("1", "b", "c", "1 INVITE")
#define END "\n"

#endif
