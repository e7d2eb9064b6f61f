/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of one message, finished: of a response, of one that a request reports, or of a
 * request itself. */

#ifndef SIPCODE_RESULT_H
#define SIPCODE_RESULT_H

#include "finding.h"
#include "message.h"
#include "origin.h"
#include "store.h"

/* How many values of Reason and of Warning are kept of one response. */
#define RESULT_VALUES_MAX 8

/* One value of the Reason header field (RFC 3326). */
struct result_reason {
    const char *protocol;
    const char *text; /* NULL where it has none, as for all texts here */
    uint32_t cause;
    bool has_cause;
};

/* One value of the Warning header field (RFC 3261 section 20.43). */
struct result_warning {
    const char *agent;
    const char *text;
    uint32_t code;
};

/* How the host that sent a response came by it (RFC 3261 section 16.7). */
enum response_origin {
    RESPONSE_UNKNOWN,
    RESPONSE_SELF,
    RESPONSE_PASSED_ON,
    RESPONSE_CHANGED, /* made of another one */
    RESPONSE_ORIGINS
};

/* As filters have them. */
extern const char *const response_origin_words[RESPONSE_ORIGINS];

/* Made on the first pass on which the message can be had, never changed after that, and valid on
 * every later one; it and what it points to is owned by the store. */
struct result {
    int64_t time; /* of capture, nanoseconds since the epoch */
    const struct endpoint *source;
    const struct endpoint *destination;
    const struct code *about; /* what the table says of the code; NULL of a request */
    const char *call_id;
    uint64_t from_tag; /* hashes; 0 where there is none */
    uint64_t to_tag;
    const char *method;    /* of the request that it is, or answers, from CSeq */
    const char *phrase;    /* where it is not the registered one */
    int64_t response_time; /* nanoseconds from that request to here */
    const struct result_reason *reasons;
    const struct result_warning *warnings;
    const struct finding *findings;
    struct result *next;    /* in the same frame; set by who reads the frame */
    uint32_t frame;         /* that it came in, as frames.h counts them */
    uint32_t request_frame; /* number of the first copy of the request; 0 where none was seen, or it
                               has no number, as the next one */
    uint32_t origin_frame;  /* of the response that was passed on or changed */
    /* As small as can be: there is one of these for each response of a capture. */
    unsigned code : 10; /* 0 of a request */
    unsigned reason_count : 4;
    unsigned warning_count : 4;
    unsigned finding_count : 4;
    unsigned explaining : 4; /* which of the findings, from 1; 0 where none explains it */
    unsigned severity : 2;   /* enum code_severity: of the code, or of the finding that explains it
                                in its place; raised to that of the gravest finding */
    unsigned origin : 2;     /* enum response_origin */
    bool has_time : 1;       /* else `response_time` is 0 */
    bool is_reported : 1;    /* by a request: it has no method, request, Reason and Warning */
};

/* Whether it is of a request: it has no code, and all of its findings explain it. */
static inline bool result_is_request(const struct result *result)
{
    return !result->about;
}

/* The strongest finding that explains it; NULL where none does, which no request has. */
static inline const struct finding *result_explaining(const struct result *response)
{
    return response->explaining ? &response->findings[response->explaining - 1] : NULL;
}

/* Reads what a response itself tells; `method` is that of its CSeq. */
struct result *result_of_response(const struct message *message, const struct origin *origin,
                                  struct slice method, struct store *store);

/* Reads the response that a request reports: in the sipfrag of a NOTIFY (RFC 3515 section 2.4.5),
 * or a 200 as the reason of a CANCEL that `reports_answer` (RFC 3326). NULL for one that reports
 * none.
 */
struct result *result_of_report(const struct message *message, const struct origin *origin,
                                bool reports_answer, struct store *store);

/* Reads what a request itself tells; `method` is that of its CSeq. */
struct result *result_of_request(const struct message *message, const struct origin *origin,
                                 struct slice method, struct store *store);

/* Keeps the findings of a message, `count` of them, and what follows from them: with this it is
 * finished. */
void result_conclude(struct result *result, const struct finding *findings, unsigned count,
                     struct store *store);

#endif
