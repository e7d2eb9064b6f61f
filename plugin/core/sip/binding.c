/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The bindings of a registration. */

#include "binding.h"

#include "address.h"
#include "list.h"

#include <glib.h>

static bool has_any(struct slice text, const char *const *parts)
{
    while (*parts && !g_strstr_len(text.data, (gssize)text.length, *parts))
        parts++;
    return *parts != NULL;
}

/* Over a connection, calls come by the one that the client has opened. */
static bool has_flow(struct slice element)
{
    static const char *const signs[] = {";ob",
                                        "reg-id=",
                                        ";received=",
                                        "gruu=",
                                        "transport=tcp",
                                        "transport=TCP",
                                        "transport=tls",
                                        "transport=TLS",
                                        "transport=ws",
                                        "transport=WS",
                                        NULL};

    return has_any(element, signs);
}

static void read_expires(const struct message *message, struct slice element,
                         struct binding *binding)
{
    struct slice value;

    binding->has_expires = list_parameter(element, "expires", &value)
                               ? slice_number(value, &binding->expires)
                               : header_number(message, HEADER_EXPIRES, &binding->expires);
}

bool binding_next(const struct message *message, size_t *position, struct slice *rest,
                  struct binding *binding)
{
    struct slice element;

    while (!list_next(rest, &element)) {
        if (!message_next_named(message, HEADER_CONTACT, position, rest))
            return false;
    }
    *binding = (struct binding){.uri = address_uri(element), .has_flow = has_flow(element)};
    binding->user = address_user(binding->uri);
    binding->host = address_host(binding->uri);
    if (!list_parameter(element, "+sip.instance", &binding->instance))
        binding->instance = (struct slice){NULL, 0};
    read_expires(message, element, binding);
    return true;
}

struct slice binding_address(const struct binding *binding)
{
    struct slice host = binding->host;
    char end = host.length > 0 && *host.data == '[' ? ']' : ':';
    const char *place = host.length > 0 ? memchr(host.data, end, host.length) : NULL;

    if (place)
        host.length = (size_t)(place - host.data) + (end == ']');
    return host;
}

bool binding_is_same(const struct binding *a, const struct binding *b)
{
    return slice_same(a->user, b->user) && slice_same(a->host, b->host);
}
