/* SPDX-License-Identifier: GPL-2.0-or-later */
/* One INVITE on its way from host to host, for the tests of findings that look at several copies of
 * a request. */

#ifndef SIPCODE_HOPS_H
#define SIPCODE_HOPS_H

#include "exchanges.h"

#define ALICE "192.0.2.10:5060"
#define PROXY "192.0.2.1:5060"
#define OUTSIDE "192.0.2.1:40000" /* the proxy as a client over TCP */
#define BOB "192.0.2.20:5060"
#define CAROL "192.0.2.30:5060"
#define INSIDE "[2001:db8::1]:5070" /* another address and port of the proxy */

/* One copy of the call's INVITE, from host to host. */
static inline void forward(int at, const char *branch, const char *source, const char *destination)
{
    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = branch, .source = source, .destination = destination,
         .headers = "Max-Forwards: 9\r\n");
}

/* A copy of the one with the branch `before`, as a host sends it on: with its Via below. */
static inline void send_on(int at, const char *branch, const char *before, const char *source,
                           const char *destination)
{
    g_autofree char *via = g_strdup_printf("Via: SIP/2.0/UDP host;branch=z9hG4bK%s\r\n", before);

    SEND(.at = at, .line = "INVITE sip:b@example.com SIP/2.0", .method = "INVITE", .number = 1,
         .branch = branch, .via = via, .source = source, .destination = destination);
}

static inline void cancel(int at, const char *branch, const char *source, const char *destination,
                          const char *headers)
{
    SEND(.at = at, .line = "CANCEL sip:b@example.com SIP/2.0", .method = "CANCEL", .number = 1,
         .branch = branch, .source = source, .destination = destination, .headers = headers);
}

static inline const struct result *reply(int at, const char *line, const char *branch)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = 1, .branch = branch,
                .to = "1");
}

/* A value of the first finding. */
static inline const char *text_value(const struct result *response, const char *name)
{
    const struct value *value = value_find(response->findings[0].values, name, strlen(name));

    assert_non_null(value);
    return value->text;
}

#endif
