/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A message as it arrived. */

#include "arrival.h"

#include "body.h"
#include "list.h"
#include "scope.h"

/* Asterisk gives ISDN's cause to the phones that ring on when another one has answered. */
#define NON_SELECTED_USER_CLEARING 26

static bool is_cause(const struct reason *reason, const char *protocol, uint32_t cause)
{
    return reason->has_cause && reason->cause == cause && slice_equals(reason->protocol, protocol);
}

static void read_reasons(struct arrival *cancel)
{
    struct slice rest = {NULL, 0};
    struct reason reason;
    size_t position = 0;

    while (reason_next(cancel->message, &position, &rest, &reason)) {
        cancel->reports_answer |= is_cause(&reason, "SIP", 200);
        cancel->is_not_selected |= is_cause(&reason, "Q.850", NON_SELECTED_USER_CLEARING);
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

static void read_session(struct arrival *arrival)
{
    if (!body_find(arrival->message, "application/sdp", &arrival->sdp))
        arrival->sdp.length = 0;
    sdp_parse(arrival->sdp, &arrival->media);
    arrival->session.media_count = 0;
    if (arrival->sdp.length > 0 && arrival->message->is_complete)
        session_read(&arrival->media, &arrival->session);
}

bool arrival_is_stale(const struct arrival *arrival)
{
    for (unsigned kind = 0; kind < CHALLENGE_KINDS; kind++) {
        for (unsigned i = 0; i < arrival->challenge_count[kind]; i++) {
            if (arrival->challenges[kind][i].stale)
                return true;
        }
    }
    return false;
}

bool arrival_hides(const struct origin *origin, struct slice host)
{
    const struct endpoint *from = origin->source, *to = origin->destination;
    struct scope scope = scope_of_text(host);

    if (scope.width == SCOPE_UNKNOWN || !from || !to)
        return false;
    struct scope source = scope_of_bytes(from->bytes, from->family);
    struct scope target = scope_of_bytes(to->bytes, to->family);
    bool is_inside =
        target.width == scope.width && target.family == scope.family && target.block == scope.block;
    return source.width > scope.width && !is_inside;
}

bool arrival_is_unreachable(const struct arrival *arrival, struct slice host)
{
    return arrival_hides(arrival->origin, host);
}

struct slice arrival_unreachable_media(const struct arrival *arrival)
{
    for (unsigned i = 0; i < arrival->session.media_count; i++) {
        struct slice address = arrival->media.media[i].connection;

        if (!arrival->session.media[i].is_closed && !arrival->session.media[i].has_ice &&
            !arrival->session.media[i].has_choice && arrival_is_unreachable(arrival, address))
            return address;
    }
    return (struct slice){NULL, 0};
}

const struct session *arrival_keep_session(const struct arrival *arrival, struct store *store)
{
    struct session session = {0};
    char text[SDP_TEXT_MAX];

    if (arrival->sdp.length == 0)
        return NULL;
    if (arrival->session.media_count > 0)
        memcpy(&session, &arrival->session, session_size(&arrival->session));
    sdp_describe(&arrival->media, false, text);
    session.address = store_text(store, arrival_unreachable_media(arrival));
    session.text = store_text(store, slice_of(text));
    return store_shared(store, &session, session_size(&session));
}

void arrival_read(struct arrival *arrival, const struct message *message,
                  const struct origin *origin)
{
    arrival->message = message;
    arrival->origin = origin;
    arrival->datagram = datagram_of(message, origin);
    arrival->has_key = key_read(message, &arrival->key);
    arrival->requires_100rel = header_lists(message, HEADER_REQUIRE, "100rel");
    arrival->reports_answer = false;
    arrival->is_not_selected = false;
    if (slice_equals(message->method, "CANCEL"))
        read_reasons(arrival);
    read_challenges(arrival, CHALLENGE_WWW);
    read_challenges(arrival, CHALLENGE_PROXY);
    read_session(arrival);
}
