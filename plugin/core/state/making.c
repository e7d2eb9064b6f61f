/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which host made a response. */

#include "making.h"

#include "address.h"
#include "hop.h"
#include "progress.h"
#include "timers.h"

#include <glib.h>

/* What the copies of a request that a host sent on have got. */
struct got {
    const struct transaction *same; /* the response itself */
    const struct transaction *last; /* another final response, the last one */
    bool is_open;                   /* one has no final response */
    bool is_heard;                  /* one of these has any response */
    bool is_any;                    /* there is a copy */
};

enum making_contact making_read_contact(const struct arrival *response)
{
    const struct endpoint *sender = response->origin->source;
    struct slice value;

    if (!sender || key_has_method(&response->key, "REGISTER") ||
        !message_find_header(response->message, HEADER_CONTACT, &value))
        return CONTACT_SILENT;
    struct slice host = address_host(address_uri(value));
    if (host.length == 0 || (!g_ascii_isdigit(*host.data) && *host.data != '['))
        return CONTACT_SILENT;
    return endpoint_is_named(sender, host.data, host.length) ? CONTACT_OWN : CONTACT_OTHER;
}

static bool has_got(const struct transaction *copy, unsigned code)
{
    return code >= 200 ? copy->final_code == code
                       : copy->progress && copy->progress->provisional_code == code;
}

static uint32_t frame_of(const struct transaction *copy, unsigned code)
{
    return code >= 200 ? copy->final_frame : copy->progress->provisional_frame;
}

static struct got look_at_copies(struct transactions *transactions,
                                 const struct transaction *transaction, unsigned code)
{
    const struct transaction *copy = NULL;
    struct got got = {0};

    while ((copy = hop_next(transactions, transaction, copy))) {
        got.is_any = true;
        if (has_got(copy, code) && (!got.same || frame_of(copy, code) > frame_of(got.same, code)))
            got.same = copy;
        if (copy->final_code == 0) {
            got.is_open = true;
            got.is_heard |= copy->has_response;
        } else if (!got.last || copy->final_frame > got.last->final_frame) {
            got.last = copy;
        }
    }
    return got;
}

/* Whether a host that got one final response may have sent another one for it. It follows a
 * redirection, and answers a challenge, by itself: what it says then has another cause. */
static bool may_change(unsigned got, unsigned code)
{
    if (got == 401 || got == 407)
        return code == 401 || code == 403 || code == 407 || code >= 500;
    return got >= 400 && got != 487 && code >= 400;
}

/* Of a final response that no next hop gave. */
static struct making judge_final(const struct got *got, const struct arrival *response)
{
    unsigned code = response->message->code;
    const struct transaction *last = got->last;

    if (got->is_open) {
        bool is_timeout = code == 408 || code == 503 || code == 504;
        bool is_own = code >= 300 && (is_timeout || (got->is_heard && !last));
        return (struct making){.origin = is_own ? RESPONSE_SELF : RESPONSE_UNKNOWN};
    }
    if (last->final_code == 487 && code >= 300)
        return (struct making){.origin = RESPONSE_SELF};
    if (datagram_time(&response->datagram) - datagram_time(&last->final) < SIP_T1 &&
        may_change(last->final_code, code))
        return (struct making){
            .origin = RESPONSE_CHANGED, .frame = last->final_frame, .from = last};
    return (struct making){0};
}

/* Of a host that is not seen to have sent the request on: one that gave its own address is a user
 * agent. So is, most likely, the last one on a way of several hops. */
static enum response_origin judge_end(struct transactions *transactions,
                                      const struct transaction *transaction,
                                      const struct arrival *response)
{
    const struct progress *progress = transaction->progress;
    enum making_contact contact =
        response->message->code < 300 ? making_read_contact(response) : CONTACT_SILENT;

    if (contact == CONTACT_SILENT && progress)
        contact = (enum making_contact)progress->contact;
    if (contact == CONTACT_OTHER)
        return RESPONSE_UNKNOWN;
    return contact == CONTACT_OWN || hop_before(transactions, transaction) ? RESPONSE_SELF
                                                                           : RESPONSE_UNKNOWN;
}

struct making making_find(struct transactions *transactions, const struct transaction *transaction,
                          const struct arrival *response)
{
    const struct transaction *latest = transaction_latest(transactions, transaction);
    unsigned code = response->message->code;
    struct got got = {0};

    if (latest->depth > 1)
        got = look_at_copies(transactions, transaction, code);
    /* Each host answers a CANCEL itself (RFC 3261 section 16.10). */
    if (key_has_method(&response->key, "CANCEL") && !got.is_any)
        return (struct making){.origin = RESPONSE_SELF};
    /* A 100 is never passed on, but by a host without transactions. */
    if (code == 100)
        return (struct making){.origin = got.is_heard && !transaction->has_response
                                             ? RESPONSE_UNKNOWN
                                             : RESPONSE_SELF};
    if (got.same)
        return (struct making){
            .origin = RESPONSE_PASSED_ON, .frame = frame_of(got.same, code), .from = got.same};
    if (latest->has_forgotten || (got.is_any && code < 200))
        return (struct making){0};
    if (got.is_any)
        return judge_final(&got, response);
    return (struct making){.origin = judge_end(transactions, transaction, response)};
}

const struct endpoint *making_host(struct transactions *transactions,
                                   const struct transaction *transaction,
                                   const struct making *making)
{
    const struct transaction *from =
        making->origin == RESPONSE_PASSED_ON ? making->from : transaction;
    unsigned code = from->final_code;

    for (unsigned i = 0; from != transaction && i < FAMILY_MAX; i++) {
        struct got got = look_at_copies(transactions, from, code);

        if (!got.same || got.same == from)
            break;
        from = got.same;
    }
    return transaction_destination(from);
}
