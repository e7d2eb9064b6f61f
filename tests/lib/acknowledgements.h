/* SPDX-License-Identifier: GPL-2.0-or-later */
/* An INVITE, its final response and ACK, for the tests of findings about ACKs. */

#ifndef SIPCODE_ACKNOWLEDGEMENTS_H
#define SIPCODE_ACKNOWLEDGEMENTS_H

#include "exchanges.h"

#define CALLER "192.0.2.1:5060"
#define CALLEE "198.51.100.2:5060"
#define CONTACT "Contact: <sip:bob@198.51.100.2:5060>\r\n"
#define ROUTED CONTACT "Record-Route: <sip:198.51.100.9;lr>, <sip:p1.example.com;lr>\r\n"
#define ROUTE "Route: <sip:p1.example.com;lr>\r\nRoute: <sip:198.51.100.9;lr>\r\n"

static inline const struct result *invite(int at, unsigned number, const char *to)
{
    return SEND(.at = at, .line = "INVITE sip:bob@example.com SIP/2.0", .method = "INVITE",
                .number = number, .to = to, .source = CALLER, .destination = CALLEE);
}

static inline const struct result * final(int at, const char *line, unsigned number,
                                          const char *headers)
{
    return SEND(.at = at, .line = line, .method = "INVITE", .number = number, .to = "1",
                .headers = headers, .source = CALLEE, .destination = CALLER);
}

static inline const struct result *answer(int at, unsigned number, const char *headers)
{
    return final(at, "SIP/2.0 200 OK", number, headers);
}

static inline const struct result *ack(int at, unsigned number, const char *line, const char *to,
                                       const char *headers)
{
    return SEND(.at = at, .line = line, .method = "ACK", .number = number, .branch = "ack",
                .to = to, .headers = headers, .source = CALLER, .destination = CALLEE);
}

#define TO_CONTACT "ACK sip:bob@198.51.100.2 SIP/2.0"

#endif
