/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls for the tests of how they end. */

#ifndef SIPCODE_CALLS_H
#define SIPCODE_CALLS_H

#include "exchanges.h"

#define MINUTE (60 * 1000)
#define CALLER "192.0.2.1:5060"
#define CALLEE "192.0.2.9:5060"

/* Answered after a second, with these header fields; the callee has the tag "1". */
static inline void open_call(const char *headers, bool is_acknowledged)
{
    request(0, "INVITE", 1, "");
    SEND(.at = 1000, .line = "SIP/2.0 200 OK", .method = "INVITE", .number = 1, .to = "1",
         .headers = headers, .source = CALLEE, .destination = CALLER);
    if (is_acknowledged)
        SEND(.at = 1010, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1,
             .branch = "ack", .to = "1");
}

static inline void send_bye(int at, bool is_callee, const char *headers)
{
    SEND(.at = at, .line = "BYE sip:x@host SIP/2.0", .method = "BYE", .number = 9, .branch = "bye",
         .from = is_callee ? "1" : "a", .to = is_callee ? "a" : "1", .headers = headers);
}

/* What its BYE tells. */
static inline const struct result *hang_up(int at, bool is_callee, const char *headers)
{
    send_bye(at, is_callee, headers);
    return later(frame, at + 10);
}

static inline const struct result *answer_bye(int at, const char *line, bool is_callee)
{
    return SEND(.at = at, .line = line, .method = "BYE", .number = 9, .branch = "bye",
                .from = is_callee ? "1" : "a", .to = is_callee ? "a" : "1");
}

/* A re-INVITE or UPDATE of the caller, or of the callee. */
static inline void refresh(int at, const char *method, unsigned number, bool is_callee)
{
    g_autofree char *line = g_strdup_printf("%s sip:x@host SIP/2.0", method);

    SEND(.at = at, .line = line, .method = method, .number = number, .to = is_callee ? "a" : "1",
         .from = is_callee ? "1" : "a");
}

#endif
