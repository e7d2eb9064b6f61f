/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message as it arrived. */

#include "arrival.h"

#include "body.h"
#include "list.h"

static void read_reasons(struct arrival *cancel)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    while (reason_next(cancel->message, &position, &rest, &reason)) {
        if (!cancel->has_reason)
            cancel->reason = reason;
        cancel->has_reason = true;
        cancel->reports_answer |=
            slice_equals(reason.protocol, "SIP") && reason.has_cause && reason.cause == 200;
    }
}

const enum header_name challenge_names[CHALLENGE_KINDS] = {
    [CHALLENGE_WWW] = HEADER_WWW_AUTHENTICATE,
    [CHALLENGE_PROXY] = HEADER_PROXY_AUTHENTICATE,
};

static void read_challenges(struct arrival *arrival, enum challenge_kind kind)
{
    struct challenge *challenges = arrival->challenges[kind];
    size_t position = 0;
    uint8_t count = 0;

    while (count < CHALLENGES_MAX &&
           challenge_next(arrival->message, challenge_names[kind], &position, &challenges[count]))
        count++;
    arrival->challenge_count[kind] = count;
}

void arrival_read(struct arrival *arrival, const struct message *message,
                  const struct origin *origin)
{
    arrival->message = message;
    arrival->origin = origin;
    arrival->datagram = datagram_of(message, origin);
    arrival->has_key = key_read(message, &arrival->key);
    arrival->requires_100rel = header_lists(message, HEADER_REQUIRE, "100rel");
    arrival->has_reason = false;
    arrival->reports_answer = false;
    if (slice_equals(message->method, "CANCEL"))
        read_reasons(arrival);
    read_challenges(arrival, CHALLENGE_WWW);
    read_challenges(arrival, CHALLENGE_PROXY);
    if (!body_find(message, "application/sdp", &arrival->sdp))
        arrival->sdp.length = 0;
}
