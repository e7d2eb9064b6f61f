/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What events tell of a message that nothing else keeps. */

#ifndef SIPCODE_EVENT_DETAILS_H
#define SIPCODE_EVENT_DETAILS_H

#include "cseq.h"
#include "store.h"

/* A user at a host, as From and To name one. */
struct event_party {
    struct slice user;
    struct slice host;
    struct slice tag;
};

/* Slices are empty, and numbers 0, where a message has no such part. Valid as long as its bytes. */
struct event_details {
    struct event_party from;
    struct event_party to;
    struct cseq cseq;
    struct slice call_id;
    struct slice uri;     /* Request-URI of a request */
    struct slice agent;   /* User-Agent, of a response Server before it */
    struct slice realm;   /* of the first challenge of a response */
    uint32_t retry_after; /* seconds, of a response, as the next one */
    uint32_t expires;     /* that a 2xx grants */
    unsigned hops;        /* how many Via it has */
    bool is_response;
    bool has_cseq;
    bool has_retry_after;
    bool has_expires;
};

void event_details_read(struct event_details *details, const struct message *message);

/* Keeps the texts in a store: they are valid as long as that. */
void event_details_keep(struct event_details *details, struct store *store);

#endif
