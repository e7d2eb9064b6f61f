/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one response, sent or reported, once its bytes are gone. */

#ifndef SIPCODE_RESPONSE_H
#define SIPCODE_RESPONSE_H

#include "message.h"
#include "store.h"

#include <stdint.h>

/* How many values of Reason and of Warning are kept of one response. */
#define RESPONSE_VALUES_MAX 8

/* One value of the Reason header field (RFC 3326). */
struct response_reason {
    const char *protocol;
    const char *text; /* NULL where it has none, as for all texts here */
    uint32_t cause;
    bool has_cause;
};

/* One value of the Warning header field (RFC 3261 section 20.43). */
struct response_warning {
    const char *agent;
    const char *text;
    uint32_t code;
};

/* Made on the first pass on which the message can be had; it and what it points to is owned by the
 * store. */
struct response {
    uint16_t code;
    bool is_reported; /* by a request: what follows up to `phrase` is not there */
    uint8_t reason_count;
    uint8_t warning_count;
    uint8_t finding_count;
    uint32_t request_frame; /* first copy of the request that it answers; 0 where none was seen */
    int64_t response_time;  /* nanoseconds from there to here */
    const char *method;     /* of that request, from CSeq */
    const char *phrase;     /* where it is not the registered one */
    const struct response_reason *reasons;
    const struct response_warning *warnings;
    const struct finding *findings;
    struct response *next; /* in the same frame; set by who reads the frame */
};

/* Reads what the message itself tells; the request is not looked for. Of a request it reads the
 * response that it reports: in the sipfrag of a NOTIFY (RFC 3515 section 2.4.5), or as the reason
 * of a CANCEL (RFC 3326). Returns NULL for one that reports none. */
struct response *response_read(const struct message *message, struct store *store);

#endif
