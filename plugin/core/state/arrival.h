/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message as it arrived, with what more than one looks at: read once. */

#ifndef SIPCODE_ARRIVAL_H
#define SIPCODE_ARRIVAL_H

#include "challenge.h"
#include "datagram.h"
#include "key.h"
#include "reason.h"
#include "session.h"
#include "store.h"

/* How many challenges of a kind are read: strangers may send any number. */
#define CHALLENGES_MAX 16

/* A 401 has its challenges in one header field, a 407 in another (RFC 3261 section 22); either may
 * have both. */
enum challenge_kind { CHALLENGE_WWW, CHALLENGE_PROXY, CHALLENGE_KINDS };

/* Valid as long as the bytes of the message. */
struct arrival {
    const struct message *message;
    const struct origin *origin;
    struct datagram datagram;
    struct key key;
    bool has_key;         /* else the key is good for nothing but the method of CSeq */
    bool requires_100rel; /* in Require (RFC 3262) */
    bool reports_answer;  /* "Reason: SIP;cause=200": another device answered (RFC 3326); only read
                             of a CANCEL, as the next one */
    bool is_not_selected; /* "Reason: Q.850;cause=26" */
    struct slice sdp;     /* its session description; empty where it has none */
    struct sdp media;     /* of it; no media where it has none */
    struct session session; /* without text; no media where it is not there as a whole */
    uint8_t challenge_count[CHALLENGE_KINDS];
    struct challenge challenges[CHALLENGE_KINDS][CHALLENGES_MAX];
};

/* The header field of each kind. */
extern const enum header_name challenge_names[CHALLENGE_KINDS];

/* Reads a message; `arrival` keeps both pointers. */
void arrival_read(struct arrival *arrival, const struct message *message,
                  const struct origin *origin);

/* Whether one of its challenges has stale=true. */
bool arrival_is_stale(const struct arrival *arrival);

/* Whether a host is one that the receiver of the message can hardly reach: private, of a link, or
 * of the sender itself, though the message comes from where more is reached, and goes to no such
 * network. False of a name. */
bool arrival_is_unreachable(const struct arrival *arrival, struct slice host);

/* The same of anything with that source and destination. */
bool arrival_hides(const struct origin *origin, struct slice host);

/* The address for media in it that is so, unless ICE finds others; empty where none is. */
struct slice arrival_unreachable_media(const struct arrival *arrival);

/* Keeps its session; NULL where it has none. */
const struct session *arrival_keep_session(const struct arrival *arrival, struct store *store);

#endif
