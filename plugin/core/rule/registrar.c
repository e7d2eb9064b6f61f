/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a registrar keeps: bindings that calls do not get to (RFC 3261 section 10.3). */

#include "rule.h"

#include "address.h"
#include "list.h"
#include "scope.h"
#include "timers.h"
#include "via.h"

#include <glib.h>

/* Phones look at the clock less often, and registrars wait a little. */
#define LATE_MIN (5 * SECOND)

/* NATs close the way of a UDP flow after 30 s to 5 min (RFC 4787 section 4.3), and clients register
 * again when half of the time is over. */
#define NAT_SECONDS 600

/* What a 200 lists. */
struct listing {
    struct binding own;   /* that the REGISTER asked for */
    struct binding old;   /* of the same device, and it has less time left */
    struct binding first; /* has the least time left */
    uint32_t count;
    uint32_t hidden; /* at an address that the registrar can hardly reach */
    bool has_own;
    bool has_old;
};

static bool is_hidden(const struct request *request, const struct binding *binding)
{
    struct origin origin = {.source = request->source, .destination = request->destination};

    return !binding->has_flow && arrival_hides(&origin, binding->host);
}

/* Whether a binding is what the device of `own` had before. At a public address, or without a name
 * of the device, there may be two behind one NAT. */
static bool is_older(const struct binding *binding, const struct binding *own)
{
    bool is_named = binding->instance.length > 0 || own->instance.length > 0;

    if (!binding->has_expires || !own->has_expires || binding->expires >= own->expires ||
        binding->has_flow || own->has_flow || binding_is_same(binding, own))
        return false;
    if (is_named)
        return slice_same(binding->instance, own->instance);
    return scope_of_text(own->host).width == SCOPE_PRIVATE &&
           slice_same(binding->user, own->user) &&
           slice_same(address_without_port(binding->host), address_without_port(own->host));
}

static void note_binding(struct listing *listing, const struct binding *binding,
                         const struct request *request)
{
    listing->count++;
    listing->hidden += is_hidden(request, binding);
    if (binding->has_expires &&
        (!listing->first.has_expires || binding->expires < listing->first.expires))
        listing->first = *binding;
    if (listing->has_own && is_older(binding, &listing->own)) {
        listing->old = *binding;
        listing->has_old = true;
    }
}

static struct listing read_listing(const struct evidence *evidence,
                                   const struct registration *registration)
{
    struct slice rest = {NULL, 0};
    struct listing listing = {0};
    struct binding binding;
    size_t position = 0;

    listing.has_own = registration_binding(registration, evidence->message, &listing.own);
    while (binding_next(evidence->message, &position, &rest, &binding))
        note_binding(&listing, &binding, evidence->request);
    return listing;
}

/* Who registers others may know another way to them than his own (RFC 3261 section 10.2). */
static bool is_of_other(const struct evidence *evidence, const struct binding *own)
{
    struct slice from, to;

    if (!message_find_header(evidence->message, HEADER_FROM, &from) ||
        !message_find_header(evidence->message, HEADER_TO, &to))
        return true;
    from = address_user(address_uri(from));
    to = address_user(address_uri(to));
    return !slice_same(from, to) && !slice_same(from, own->user);
}

/* A registrar that says from where the REGISTER came will send there (RFC 3581). */
static bool is_private(const struct evidence *evidence, const struct listing *listing,
                       const struct registration *registration)
{
    struct slice value;

    return listing->has_own && is_hidden(evidence->request, &listing->own) &&
           !registration->has_flow && !is_of_other(evidence, &listing->own) &&
           via_is_alone(evidence->message) &&
           !via_parameter(evidence->message, "received", &value) &&
           !(via_parameter(evidence->message, "rport", &value) && value.length > 0);
}

/* Nothing else was asked for between, as CSeq tells (RFC 3261 section 10.2). */
static bool is_next(const struct registration *registration)
{
    return registration->bound_cseq != 0 &&
           registration->asked_cseq == registration->bound_cseq + 1 &&
           registration->contact == registration->bound_contact;
}

static int64_t find_late(const struct registration *registration)
{
    int64_t late = registration->asked_time - registration->bound_time -
                   (int64_t)registration->seconds * SECOND;

    return registration->seconds > 0 && is_next(registration) ? late : 0;
}

/* What comes the same way again has shown that the NAT keeps it, or chooses it again. A host that
 * answered a moment ago is asked so that the way stays open. */
static bool is_kept_open(const struct evidence *evidence, const struct registration *registration)
{
    const struct peer *peer = peer_find(evidence->peers, evidence->request->source);
    struct slice value;

    return registration->has_flow || registration->bound_contact == registration->contact ||
           (peer && peer->answered > 0) ||
           fields_find_by_name(&evidence->message->fields, "Flow-Timer", &value) ||
           fields_find_by_name(&evidence->message->fields, "Path", &value) ||
           header_lists(evidence->message, HEADER_REQUIRE, "outbound") ||
           via_parameter(evidence->message, "keep", &value);
}

static bool is_beyond_nat(const struct evidence *evidence, const struct listing *listing,
                          const struct registration *registration, const char *way)
{
    return way && listing->has_own && listing->own.has_expires && !listing->own.has_flow &&
           listing->own.expires >= NAT_SECONDS && !is_kept_open(evidence, registration);
}

/* Whether another binding is of a phone of its own: it was granted since the own one had been. */
static bool is_alive(const struct evidence *evidence, const struct binding *binding,
                     const struct registration *registration)
{
    return registration->bound_contact == registration->contact &&
           registrations_granted(evidence->registrations, binding, registration->bound_frame);
}

static enum finding_form name_form(const struct evidence *evidence, const struct listing *listing,
                                   const struct registration *registration, const char *way)
{
    if (find_late(registration) >= LATE_MIN)
        return FINDING_REGISTRATION_BINDING_LATE;
    if (way && registration->way && g_strcmp0(way, registration->way) != 0 &&
        registration->contact == registration->bound_contact && !registration->has_flow)
        return FINDING_REGISTRATION_BINDING_MOVED;
    if (is_private(evidence, listing, registration))
        return listing->count > 1 && listing->hidden == listing->count && listing->first.has_expires
                   ? FINDING_REGISTRATION_BINDING_SEVERAL
                   : FINDING_REGISTRATION_BINDING;
    if (listing->has_old && !is_alive(evidence, &listing->old, registration))
        return FINDING_REGISTRATION_BINDING_OLD;
    return is_beyond_nat(evidence, listing, registration, way) ? FINDING_REGISTRATION_BINDING_NAT
                                                               : FINDING_NONE;
}

static void add(struct evidence *evidence, const struct listing *listing,
                const struct registration *registration, const char *way)
{
    enum finding_form form = name_form(evidence, listing, registration, way);
    const struct binding *told =
        form == FINDING_REGISTRATION_BINDING_OLD ? &listing->old : &listing->first;
    int64_t due = registration->bound_time + (int64_t)registration->seconds * SECOND;

    if (form == FINDING_NONE)
        return;
    finding_add(evidence, form,
                (const struct value[]){
                    value_address(form == FINDING_REGISTRATION_BINDING_MOVED
                                      ? registration->way
                                      : store_text(evidence->store, listing->own.host)),
                    value_host(way ? way : endpoint_name(evidence->request->source)),
                    value_contact(store_text(evidence->store, told->uri)),
                    value_bindings(listing->count),
                    value_left(told->expires),
                    value_granted(form == FINDING_REGISTRATION_BINDING_LATE ? registration->seconds
                                                                            : listing->own.expires),
                    value_frame(registration->bound_frame),
                    value_after(due, registration->asked_time),
                    {0}});
}

static void find(struct evidence *evidence)
{
    if (evidence->response->code >= 300 || !key_has_method(evidence->key, "REGISTER") ||
        evidence->transaction->final_code != 0 || !evidence->message->has_header)
        return;
    const struct registration *registration =
        registration_find(evidence->registrations, evidence->arrival, evidence->transaction);
    if (!registration)
        return;
    struct listing listing = read_listing(evidence, registration);
    add(evidence, &listing, registration,
        registration_way(evidence->arrival, evidence->transaction, evidence->store));
}

const struct rule rule_registrar = {.needs = NEEDS_REQUEST, .lowest = 200, .on_response = find};
