/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Who calls: identity that does not convince (RFC 8224), callers that are not wanted (RFC 8197, RFC
 * 8688). */

#include "rule.h"

#include "address.h"
#include "list.h"

#include <glib.h>
#include <string.h>

#define SECOND INT64_C(1000000000)

/* A STIR cause in the Reason header field (RFC 9410); 0 for none. */
static uint32_t find_stir_cause(const struct response *response)
{
    for (unsigned i = 0; i < response->reason_count; i++) {
        if (response->reasons[i].protocol &&
            g_ascii_strcasecmp(response->reasons[i].protocol, "STIR") == 0)
            return response->reasons[i].cause;
    }
    return 0;
}

/* RFC 8224 section 6.2.2 has 403 with this phrase. */
static bool is_stale(const struct response *response)
{
    return find_stir_cause(response) == 403 ||
           (response->code == 403 && response->phrase &&
            g_ascii_strcasecmp(response->phrase, "Stale Date") == 0);
}

/* With a STIR cause in less than a refusal the call goes on. */
static bool is_identity_refusal(const struct response *response)
{
    return response->code == 428 || (response->code >= 436 && response->code <= 438) ||
           (response->code >= 400 && (is_stale(response) || find_stir_cause(response) != 0));
}

static const char *name_identity(const struct response *response, const struct asked *asked)
{
    if (!asked || !asked->has_identity)
        return response->code == 428 ? "caller-identity-refused-absent" : NULL;
    if (response->code == 428)
        return "caller-identity-refused-present";
    if (is_stale(response) && asked->has_date)
        return "caller-identity-refused-stale";
    return "caller-identity-refused";
}

static void find_identity(struct evidence *evidence)
{
    const struct response *response = evidence->response;
    const struct transaction *transaction = evidence->transaction;
    const struct asked *asked = transaction->asked;
    const char *name = name_identity(response, asked);
    int64_t date = asked && asked->has_date ? asked->date * SECOND : 0;
    int64_t sent = transaction->request_time;

    if (name)
        finding_add(
            evidence, name,
            (const struct finding_value[]){value_text("host", transaction->destination),
                                           value_clock("date", date),
                                           value_duration("age", MIN(date, sent), MAX(date, sent)),
                                           {0}});
}

/* "v=analytics1;url=https://...;tel=..." (ATIS-1000099) */
static const char *find_redress(const struct evidence *evidence)
{
    static const char *const ways[] = {"url", "tel", "email"};
    struct slice redress;

    for (unsigned i = 0; i < evidence->response->reason_count; i++) {
        const char *text = evidence->response->reasons[i].text;

        for (size_t j = 0; text && j < G_N_ELEMENTS(ways); j++) {
            if (list_parameter((struct slice){text, strlen(text)}, ways[j], &redress))
                return store_text(evidence->store, redress);
        }
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
static void add_blocked(struct evidence *evidence, const char *name, const char *nameless,
                        const char *redress)
{
    const char *host = evidence->origin->source;

    if (!redress && !evidence->message->is_complete)
        return;
    finding_add(evidence, redress ? name : nameless,
                (const struct finding_value[]){
                    value_text("redress", redress), value_text("host", host), {0}});
}

static void find_blocked(struct evidence *evidence)
{
    const struct response *response = evidence->response;

    if (response->code == 607)
        finding_add(evidence, "blocked-by-analytics-unwanted", NULL);
    else if (response->code == 608)
        add_blocked(evidence, "blocked-by-analytics", "blocked-by-analytics-nameless",
                    find_jwscard(evidence));
    else if (response->code == 603 && response->phrase &&
             g_ascii_strcasecmp(response->phrase, "Network Blocked") == 0)
        add_blocked(evidence, "blocked-by-analytics-network",
                    "blocked-by-analytics-network-nameless", find_redress(evidence));
}

void finding_rule_caller(struct evidence *evidence)
{
    if (evidence->transaction && evidence->transaction->request_frame != 0 &&
        is_identity_refusal(evidence->response))
        find_identity(evidence);
    find_blocked(evidence);
}
