/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where an ACK of a 2xx goes. */

#include "ack_way.h"

#include "address.h"
#include "list.h"
#include "uri.h"

/* Whether some Record-Route is not of a loose router: then a Request-URI may be its own. */
static bool has_strict_route(const char *routes)
{
    struct slice rest = slice_of(routes), element, value;

    while (list_next(&rest, &element)) {
        if (!list_parameter(address_uri(element), "lr", &value))
            return true;
    }
    return false;
}

static bool has_route(const struct message *ack, struct slice uri, unsigned *count)
{
    struct slice value, element;
    size_t position = 0;
    bool found = false;

    *count = 0;
    while (message_next_named(ack, HEADER_ROUTE, &position, &value)) {
        for (; list_next(&value, &element); ++*count)
            found |= uri_same_host(address_uri(element), uri);
    }
    return found;
}

/* The URI of Record-Route nearest to the caller that Route lacks; empty where there is none. One
 * that has as many has them all: a client behind NAT may change where they lead to. */
static struct slice find_lacking(const char *routes, const struct message *ack)
{
    struct slice rest = slice_of(routes), element, lacking = {NULL, 0};
    unsigned wanted = 0, given = 0;

    for (; list_next(&rest, &element); wanted++) {
        if (!has_route(ack, address_uri(element), &given))
            lacking = address_uri(element);
    }
    return given < wanted ? lacking : (struct slice){NULL, 0};
}

/* A client that knows of NAT may write the address that the answer came from in the place of that
 * in Contact, unless a route leads there. */
static bool is_where_it_came_from(const struct awaited *awaited, struct slice uri)
{
    struct slice host = address_host(uri);

    return !awaited->routes && awaited->source && uri_same_user(uri, slice_of(awaited->contact)) &&
           endpoint_is_named(awaited->source, host.data, host.length);
}

/* In a dialog it may go where its INVITE went. */
static bool has_right_uri(const struct awaited *awaited, struct slice uri)
{
    const struct request *request = awaited->invite->request;

    if (!awaited->contact || strlen(awaited->contact) == STORE_TEXT_MAX ||
        uri_same(uri, slice_of(awaited->contact)) || is_where_it_came_from(awaited, uri))
        return true;
    return !request || (request->has_to_tag && (store_may_have_cut(request->uri) ||
                                                uri_same(uri, slice_of(request->uri))));
}

enum ack_fault ack_way_check(const struct awaited *awaited, const struct message *ack,
                             struct slice *route)
{
    *route = (struct slice){NULL, 0};
    if (awaited->routes && has_strict_route(awaited->routes))
        return ACK_FITS;
    *route = find_lacking(awaited->routes, ack);
    if (has_right_uri(awaited, ack->uri))
        return route->length == 0 ? ACK_FITS : ACK_NO_ROUTE;
    return route->length == 0 ? ACK_OTHER_URI : ACK_URI_NO_ROUTE;
}
