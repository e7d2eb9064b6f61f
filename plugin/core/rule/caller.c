/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who calls: identity that does not convince (RFC 8224), callers that are not wanted (RFC 8197, RFC
 * 8688). */

#include "rule.h"

#include "address.h"
#include "list.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

/* A STIR cause in the Reason header field (RFC 9410); 0 for none. */
static uint32_t find_stir_cause(const struct result *response)
{
    for (unsigned i = 0; i < response->rare->reason_count; i++) {
        if (response->rare->reasons[i].protocol &&
            g_ascii_strcasecmp(response->rare->reasons[i].protocol, "STIR") == 0)
            return response->rare->reasons[i].cause;
    }
    return 0;
}

/* RFC 8224 section 6.2.2 has 403 with this phrase. */
static bool is_stale(const struct result *response)
{
    return find_stir_cause(response) == 403 ||
           (response->code == 403 && response->rare->phrase &&
            g_ascii_strcasecmp(response->rare->phrase, "Stale Date") == 0);
}

/* With a STIR cause in any other code the call goes on, or failed for a reason of its own. */
static bool is_identity_refusal(const struct result *response)
{
    return response->code == 428 || (response->code >= 436 && response->code <= 438) ||
           (response->code == 403 && (is_stale(response) || find_stir_cause(response) != 0));
}

static enum finding_form name_identity(const struct result *response, const struct request *request)
{
    if (!request->has_identity)
        return response->code == 428 ? FINDING_CALLER_IDENTITY_REFUSED_ABSENT : FINDING_NONE;
    if (response->code == 428)
        return FINDING_CALLER_IDENTITY_REFUSED_PRESENT;
    if (is_stale(response) && request->has_date)
        return FINDING_CALLER_IDENTITY_REFUSED_STALE;
    return FINDING_CALLER_IDENTITY_REFUSED;
}

static void find_identity(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    int64_t date = request->has_date ? request->shared->date * SECOND : 0;
    int64_t sent = request->time;

    finding_add(evidence, name_identity(evidence->response, request),
                (const struct value[]){value_host(evidence_maker(evidence)),
                                       value_date(date),
                                       value_age(MIN(date, sent), MAX(date, sent)),
                                       {0}});
}

/* "v=analytics1;url=https://...;tel=..." (ATIS-1000099); the first way in the text. */
static bool find_way(const char *text, struct slice *way)
{
    struct slice rest = slice_of(text), part;

    while (list_take(&rest, ';', &part)) {
        if (list_value(part, "url", way) || list_value(part, "tel", way) ||
            list_value(part, "email", way))
            return true;
    }
    return false;
}

static const char *find_redress(const struct evidence *evidence)
{
    struct slice redress;

    for (unsigned i = 0; i < evidence->response->rare->reason_count; i++) {
        if (find_way(evidence->response->rare->reasons[i].text, &redress))
            return store_text(evidence->store, redress);
    }
    return NULL;
}

/* Call-Info with purpose=jwscard (RFC 8688 section 3.2). */
static const char *find_jwscard(const struct evidence *evidence)
{
    struct slice value, element, purpose;
    size_t position = 0;

    while (message_next_named(evidence->message, HEADER_CALL_INFO, &position, &value)) {
        while (list_next(&value, &element)) {
            if (list_parameter(element, "purpose", &purpose) && slice_equals(purpose, "jwscard"))
                return store_text(evidence->store, address_uri(element));
        }
    }
    return NULL;
}

/* A message that was cut may have had it. */
static void add_blocked(struct evidence *evidence, enum finding_form form,
                        enum finding_form nameless, const char *redress)
{
    const char *host = endpoint_name(evidence->origin->source);

    if (!redress && !evidence->message->is_complete)
        return;
    finding_add(evidence, redress ? form : nameless,
                (const struct value[]){value_redress(redress), value_host(host), {0}});
}

static void find_blocked(struct evidence *evidence)
{
    const struct result *response = evidence->response;

    if (response->code == 607)
        finding_add(evidence, FINDING_CALLER_UNWANTED, NULL);
    else if (response->code == 608)
        add_blocked(evidence, FINDING_BLOCKED_BY_ANALYTICS, FINDING_BLOCKED_BY_ANALYTICS_NAMELESS,
                    find_jwscard(evidence));
    else if (response->code == 603 && response->rare->phrase &&
             g_ascii_strcasecmp(response->rare->phrase, "Network Blocked") == 0)
        add_blocked(evidence, FINDING_BLOCKED_BY_ANALYTICS_NETWORK,
                    FINDING_BLOCKED_BY_ANALYTICS_NETWORK_NAMELESS, find_redress(evidence));
}

static void find(struct evidence *evidence)
{
    if (evidence->request && is_identity_refusal(evidence->response))
        find_identity(evidence);
    find_blocked(evidence);
}

const struct rule rule_caller = {.lowest = 400, .on_response = find};
