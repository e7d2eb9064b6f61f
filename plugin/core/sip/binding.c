/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bindings of a registration. */

#include "binding.h"

#include "address.h"
#include "list.h"

#include <glib.h>
#include <string.h>

/* Of the parameters of a URI and of Contact: "transport" of one that is not sent over UDP, those of
 * Outbound (RFC 5626) and GRUU (RFC 5627), and what a proxy has added. */
static bool is_flow(struct slice parameter)
{
    static const char transport[] = "transport=";
    static const char *const signs[] = {"ob", "reg-id=", "received=", "pub-gruu", "temp-gruu"};
    unsigned i = 0;

    if (slice_begins(parameter, transport)) {
        parameter.data += strlen(transport);
        parameter.length -= strlen(transport);
        return !slice_begins(parameter, "udp");
    }
    while (i < G_N_ELEMENTS(signs) && !slice_begins(parameter, signs[i]))
        i++;
    return i < G_N_ELEMENTS(signs);
}

/* Over a connection, calls come by the one that the client has opened. */
static bool has_flow(struct slice element)
{
    const char *end = element.data + element.length, *place = element.data;

    while (place < end && (place = memchr(place, ';', (size_t)(end - place)))) {
        place++;
        if (is_flow((struct slice){place, (size_t)(end - place)}))
            return true;
    }
    return false;
}

static bool read_expires(const struct message *message, struct slice element, uint32_t *seconds)
{
    struct slice value;

    return list_parameter(element, "expires", &value)
               ? slice_number(value, seconds)
               : header_number(message, HEADER_EXPIRES, seconds);
}

static bool next_element(const struct message *message, size_t *position, struct slice *rest,
                         struct slice *element)
{
    while (!list_next(rest, element)) {
        if (!message_next_named(message, HEADER_CONTACT, position, rest))
            return false;
    }
    return true;
}

bool binding_next(const struct message *message, size_t *position, struct slice *rest,
                  struct binding *binding)
{
    struct slice element;

    if (!next_element(message, position, rest, &element))
        return false;
    *binding = (struct binding){.uri = address_uri(element), .has_flow = has_flow(element)};
    binding->user = address_user(binding->uri);
    binding->host = address_host(binding->uri);
    if (!list_parameter(element, "+sip.instance", &binding->instance))
        binding->instance = (struct slice){NULL, 0};
    binding->has_expires = read_expires(message, element, &binding->expires);
    return true;
}

bool bindings_are_removed(const struct message *message)
{
    struct slice rest = {NULL, 0}, element;
    size_t position = 0;
    uint32_t seconds;
    bool has_binding = false;

    while (next_element(message, &position, &rest, &element)) {
        if (!read_expires(message, element, &seconds) || seconds != 0)
            return false;
        has_binding = true;
    }
    return has_binding;
}

bool binding_is_same(const struct binding *a, const struct binding *b)
{
    return slice_same(a->user, b->user) && slice_same(a->host, b->host);
}
