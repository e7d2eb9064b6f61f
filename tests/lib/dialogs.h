/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exchanges in a dialog, for the tests of findings that look at it. */

#ifndef SIPCODE_DIALOGS_H
#define SIPCODE_DIALOGS_H

#include "exchanges.h"

#define UNKNOWN "SIP/2.0 481 Call/Transaction Does Not Exist"

/* A call from tag "a" to tag "1": frames 1 to 3, from 0 to 20 ms. */
static inline void open_call(void)
{
    request(0, "INVITE", 1, "");
    response(10, "200 OK", "INVITE", 1, "");
    SEND(.at = 20, .line = "ACK sip:b@host SIP/2.0", .method = "ACK", .number = 1, .branch = "ack",
         .to = "1");
}

/* A request in the dialog, from the side with tag "a" where `from` is NULL. */
static inline void ask(int at, const char *method, unsigned number, const char *from,
                       const char *to)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@host SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("%s%u", from ? from : "a", number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .from = from,
         .to = to);
}

static inline const struct result *answer(int at, const char *line, const char *method,
                                          unsigned number, const char *from, const char *to)
{
    g_autofree char *branch = g_strdup_printf("%s%u", from ? from : "a", number);

    return SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch,
                .from = from, .to = to);
}

#endif
