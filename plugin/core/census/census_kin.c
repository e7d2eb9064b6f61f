/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether an INVITE is of an attempt.
 *
 * A client that has a final response sends its INVITE again with the Call-ID and From tag of before
 * and a higher CSeq where the response says what to change (RFC 3261 section 8.1.3.5, and those
 * that define a code likewise), and to another server where one failed, which may be behind the
 * same host (5xx and 408; RFC 3263 section 4.3). That is a retry, and of the same attempt. After
 * any other final response from the same host, or an answer, the same client calls again: a new
 * INVITE outside of a dialog asks for a new one (RFC 3261 section 13.1). Where no final response
 * was seen, or it goes to another host, nothing tells, and it stays one attempt.
 *
 * With another From tag it is another attempt (RFC 3261 section 12.2: the tags tell dialogs), but
 * for a client that takes another one for its credentials, and for a host between that ends the
 * call and sends it on with its Call-ID. That is known by its having got the call; it does not send
 * the call to where it went before. */

#include "census_kin.h"

#include "address.h"
#include "attempt.h"
#include "timers.h"

#include <string.h>

/* What comes as long after the last message of an attempt is another one. */
#define PAUSE_MAX (600 * SECOND)

/* Users are compared by so many characters at the end: hosts change what is before. */
#define TAIL_LENGTH 7

static int64_t time_of_last(const struct transaction *invite)
{
    int64_t sent = datagram_time(&invite->request->last);

    return invite->final_code != 0 ? MAX(sent, datagram_time(&invite->final)) : sent;
}

bool census_is_late(const struct census_call *call, const struct transaction *invite)
{
    return invite->request->time - time_of_last(call->last) > PAUSE_MAX;
}

bool census_is_from(const struct census_call *call, const struct transaction *invite)
{
    return endpoint_same_host(call->first->request->source, invite->request->source);
}

/* Whether the last INVITE of an attempt had its final response when another one came. */
static bool is_over(const struct census_call *call, const struct transaction *invite)
{
    return call->last->final_code != 0 && call->last->final_frame <= invite->request->frame;
}

static struct slice user_of(const char *uri)
{
    return address_user(slice_of(uri));
}

/* Whether a number was too short, and now has more digits: a gateway sends them as they come (RFC
 * 3578 section 3). */
static bool is_longer(const struct transaction *invite, const struct transaction *last)
{
    struct slice user = user_of(invite->request->uri), before = user_of(last->request->uri);

    return (last->final_code == 484 || last->final_code == 404) && before.length > 0 &&
           user.length > before.length && memcmp(user.data, before.data, before.length) == 0;
}

/* Whether a client may send an INVITE again by itself after that code. */
static bool is_retried(unsigned code)
{
    static const uint16_t codes[] = {
        401, 407, 408, 413, 415, 416, 420,                     /* RFC 3261 section 8.1.3.5 */
        421, 422, 428, 429, 433, 436, 437, 438, 470, 488, 491, /* each where it is defined */
        493, 494, 580, 606,                                    /* likewise */
    };
    unsigned i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return i < G_N_ELEMENTS(codes) || code / 100 == 3 || code / 100 == 5;
}

bool census_is_redial(const struct census_call *call, const struct transaction *invite)
{
    const struct transaction *last = call->last;

    return is_over(call, invite) && last->family != invite->family &&
           endpoint_same_host(last->request->source, invite->request->source) &&
           endpoint_same_host(last->request->destination, invite->request->destination) &&
           !is_retried(last->final_code) && !is_longer(invite, last);
}

void census_note_receiver(struct census_call *call, const struct endpoint *host)
{
    if (host && call->receiver_count < G_N_ELEMENTS(call->receivers))
        call->receivers[call->receiver_count++] = host;
}

static bool has_received(const struct census_call *call, const struct endpoint *host)
{
    unsigned i = 0;

    while (i < call->receiver_count && !endpoint_same_host(call->receivers[i], host))
        i++;
    return i < call->receiver_count;
}

/* True where one is not known. */
static bool is_same_user(const char *uri, const char *other)
{
    struct slice a = user_of(uri), b = user_of(other);
    size_t length = MIN(MIN(a.length, b.length), TAIL_LENGTH);

    return length == 0 ||
           memcmp(a.data + a.length - length, b.data + b.length - length, length) == 0;
}

static bool is_same_caller(const struct transaction *a, const struct transaction *b)
{
    return is_same_user(request_inviting(a->request)->caller, request_inviting(b->request)->caller);
}

static bool is_same_callee(const struct transaction *a, const struct transaction *b)
{
    return is_same_user(a->request->uri, b->request->uri);
}

/* Of one that comes from another host, while the call is going on. */
static enum census_kin find_way(const struct census_call *call, const struct transaction *invite)
{
    const struct request *first = call->first->request, *request = invite->request;
    bool has_caller = is_same_caller(call->first, invite);
    bool has_callee = is_same_callee(call->first, invite);

    if (has_received(call, request->source))
        return has_caller && has_callee ? KIN_SENT_ON_ALIKE : KIN_SENT_ON;
    if (endpoint_same_host(first->source, request->destination))
        return KIN_CAME_FROM;
    return has_received(call, request->destination) || (!has_caller && !has_callee)
               ? KIN_NONE
               : KIN_SEEMS_SENT_ON;
}

enum census_kin census_kin(const struct census_call *call, const struct transaction *invite)
{
    if (census_is_late(call, invite))
        return KIN_NONE;
    if (!census_is_from(call, invite))
        return is_over(call, invite) ? KIN_NONE : find_way(call, invite);
    return is_over(call, invite) && attempt_is_asked_again(call->last->final_code) &&
                   invite->request->credential_count > 0
               ? KIN_RETRY
               : KIN_NONE;
}
