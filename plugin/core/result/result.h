/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is told of one message, finished: of a response, of one that a request reports, or of a
 * request itself. */

#ifndef SIPCODE_RESULT_H
#define SIPCODE_RESULT_H

#include "finding.h"
#include "leg.h"
#include "message.h"
#include "origin.h"
#include "outcome.h"
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

/* What few messages say; those that do not share an empty one. */
struct result_rare {
    const struct result *next; /* of the same message; NULL for the last one */
    const char *phrase;        /* where it is not the registered one */
    const struct result_reason *reasons;
    const struct result_warning *warnings;
    const struct call_legs *legs; /* of its call; NULL where it has one */
    int64_t call_time; /* nanoseconds: post-dial delay where that is not the response time, or how
                          long the call lasted that ends here */
    uint32_t invite_frame; /* of the INVITE of the call that ends here, at one of its hops */
    uint8_t reason_count;
    uint8_t warning_count;
    bool is_unmatched; /* its Call-ID or CSeq cannot be read: whether its request was captured is
                          not known */
};

extern const struct result_rare result_nothing_rare;

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
    const struct endpoint *source;
    const struct endpoint *destination;
    const char *call_id;
    const char *method;             /* of the request that it is, or answers, from CSeq */
    const struct result_rare *rare; /* never NULL */
    const struct finding *findings;
    int64_t response_time;  /* nanoseconds from that request to here */
    uint32_t frame;         /* that it came in, as frames.h counts them */
    uint32_t request_frame; /* number of the first copy of the request; 0 where none was seen, or it
                               has no number, as the next one */
    uint32_t origin_frame;  /* of the response that was passed on or changed */
    /* As small as can be: there is one of these for each response of a capture. */
    unsigned code : 10; /* 0 of a request */
    unsigned finding_count : 4;
    unsigned explaining : 4; /* which of the findings, from 1; 0 where none explains it */
    unsigned severity : 2;   /* enum code_severity: of the code, or of the finding that explains it
                                in its place; raised to that of the gravest finding */
    unsigned origin : 2;     /* enum response_origin */
    bool has_time : 1;       /* else `response_time` is 0 */
    bool is_reported : 1;    /* by a request: it has no method, request, Reason and Warning */
    bool is_request : 1;     /* it has no code, and all of its findings explain it */
    unsigned outcome : 4;    /* enum call_outcome, of a call that it ends or answers */
    unsigned ended_by : 2;   /* enum call_ender, where a call ended */
    bool has_delay : 1;      /* it is the first that a caller hears of */
};

static inline bool result_is_request(const struct result *result)
{
    return result->is_request;
}

/* Post-dial delay in nanoseconds, from the first INVITE of a call (RFC 6076 section 4.3). Only
 * where it has one. */
static inline int64_t result_delay(const struct result *result)
{
    return result->rare->call_time ? result->rare->call_time : result->response_time;
}

/* What the table says of its code; NULL of a request. */
static inline const struct code *result_about(const struct result *result)
{
    return result->is_request ? NULL : code_explain(result->code);
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

/* The id of the finding that explains how it ended a call, else its code. The caller frees it. */
char *result_cause(const struct result *result);

/* What the cause of a Reason makes of an outcome: a gateway gives 480, or 408, for what the
 * telephone network tells there. */
enum call_outcome result_judge_cause(const struct result *result, enum call_outcome outcome);

/* Notes that no request can be found for it. */
void result_note_unmatched(struct result *result, struct store *store);

/* Notes post-dial delay, in nanoseconds; it has a response time. */
void result_note_delay(struct result *result, int64_t delay, struct store *store);

/* Notes how long the call lasted that ends here, in nanoseconds, and the frame of its INVITE. */
void result_note_duration(struct result *result, int64_t duration, uint32_t invite_frame,
                          struct store *store);

/* Notes the legs of its call; NULL is allowed. */
void result_note_legs(struct result *result, const struct call_legs *legs, struct store *store);

/* Puts a result behind another one that is last. */
void result_follow(struct result *result, const struct result *next, struct store *store);

#endif
