/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refused addresses: the Request-URI as sent, and what is odd in it (RFC 3261 section 19.1). */

#include "rule.h"

#include "address.h"

#include <glib.h>
#include <string.h>

/* "sip:user:password@host;parameters", "tel:number;parameters". Empty where it has no user. */
static struct slice user_of(const char *uri, const char *scheme_end)
{
    const char *start = scheme_end + 1;
    const char *at = strchr(start, '@');

    if (g_ascii_strncasecmp(uri, "tel:", 4) == 0)
        return (struct slice){start, strcspn(start, ";")};
    return (struct slice){start, at ? strcspn(start, ":@") : 0};
}

static bool any(struct slice text, const char *characters)
{
    for (size_t i = 0; i < text.length; i++) {
        if (strchr(characters, text.data[i]))
            return true;
    }
    return false;
}

/* Requests to a domain name no user (RFC 3261 sections 10.2 and 11.1), and those in a dialog have
 * the Contact of the other side, which need not have one. */
static bool names_user(const struct evidence *evidence)
{
    const char *method = evidence->response->method;

    return strcmp(method, "REGISTER") != 0 && strcmp(method, "OPTIONS") != 0 &&
           !evidence->request->has_to_tag;
}

static enum finding_form name_oddity(const struct evidence *evidence, const char *uri)
{
    unsigned code = evidence->response->code;
    const char *colon = strchr(uri, ':');
    bool is_sip = g_ascii_strncasecmp(uri, "sip:", 4) == 0;
    bool is_sips = g_ascii_strncasecmp(uri, "sips:", 5) == 0;
    bool is_tel = g_ascii_strncasecmp(uri, "tel:", 4) == 0;

    if (!colon || (code == 416 && !is_sip))
        return FINDING_ADDRESS_REFUSED_SCHEME;
    if (code == 416) /* another address is of a scheme that is not understood */
        return FINDING_NONE;
    if (!is_sip && !is_sips && !is_tel)
        return FINDING_ADDRESS_REFUSED;
    struct slice user = user_of(uri, colon);
    if (user.length == 0)
        return names_user(evidence) ? FINDING_ADDRESS_REFUSED_USERLESS : FINDING_NONE;
    if (any(user, "% ()"))
        return FINDING_ADDRESS_REFUSED_ESCAPED;
    if (code == 484 && !any(user, "0123456789"))
        return FINDING_ADDRESS_REFUSED_DIGITLESS;
    return FINDING_ADDRESS_REFUSED;
}

/* What a REGISTER is for stands in To (RFC 3261 section 10.2). */
static const char *read_registered(const struct evidence *evidence)
{
    struct slice to;

    return message_find_header(evidence->message, HEADER_TO, &to)
               ? store_text(evidence->store, address_uri(to))
               : NULL;
}

static bool names_address(unsigned code)
{
    static const unsigned codes[] = {404, 410, 414, 416, 484, 485, 604};
    size_t i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return i < G_N_ELEMENTS(codes);
}

static enum finding_form name_form(const struct evidence *evidence, const char *registered,
                                   const char *uri)
{
    unsigned code = evidence->response->code;

    if (code == 480)
        return registered ? FINDING_ADDRESS_REFUSED_UNSERVED : FINDING_NONE;
    if (registered)
        return FINDING_ADDRESS_REFUSED_REGISTERED;
    if (code == 404 && strcmp(evidence->response->method, "SUBSCRIBE") == 0 &&
        evidence->request->shared->event)
        return FINDING_ADDRESS_REFUSED_SUBSCRIBED;
    return name_oddity(evidence, uri);
}

static void find(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const char *method = evidence->response->method;
    const char *uri = evidence->request->uri;

    bool is_register = strcmp(method, "REGISTER") == 0;
    if (!(names_address(code) || (code == 480 && is_register)) || !uri)
        return;
    const char *registered = is_register ? read_registered(evidence) : NULL;
    struct finding *finding =
        finding_add(evidence, name_form(evidence, registered, uri),
                    (const struct value[]){value_uri(registered ? registered : uri),
                                           value_asked(evidence->request->shared->event),
                                           {0}});
    if (finding) /* a fault of the address is no smaller for being shown */
        finding->severity = MAX(finding->severity, result_about(evidence->response)->severity);
}

const struct rule rule_refused_address = {
    .needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
