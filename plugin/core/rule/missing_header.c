/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Header fields that a response must have, with the conditions under which it must. */

#include "rule.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* Whether the condition of a requirement holds. */
typedef bool (*condition)(const struct evidence *evidence);

static bool opens_dialog(const struct evidence *evidence)
{
    return evidence->key->to_tag != 0 && !evidence->request->has_to_tag;
}

static bool requires_100rel(const struct evidence *evidence)
{
    return evidence->arrival->requires_100rel;
}

static bool is_numbered(const struct evidence *evidence)
{
    return message_has(evidence->message, HEADER_RSEQ) && !requires_100rel(evidence);
}

static bool copies_route(const struct evidence *evidence)
{
    return opens_dialog(evidence) && evidence->request->has_record_route;
}

static bool copies_timestamp(const struct evidence *evidence)
{
    return evidence->request->has_timestamp;
}

static bool has_binding(const struct evidence *evidence)
{
    return evidence->request->has_contact && evidence->request->shared->expires > 0;
}

static bool lists_nothing_else(const struct evidence *evidence)
{
    struct slice value;

    return !fields_find_by_name(&evidence->message->fields, "Accept-Encoding", &value) &&
           !fields_find_by_name(&evidence->message->fields, "Accept-Language", &value);
}

static bool requires_sec_agree(const struct evidence *evidence)
{
    return header_lists(evidence->message, HEADER_REQUIRE, "sec-agree");
}

static bool has_pending(const struct evidence *evidence)
{
    return evidence->transaction->ahead_frame != 0 && !evidence->transaction->is_overtaken;
}

/* Forms of the finding. */
static const enum finding_form route = FINDING_HEADER_MISSING_ROUTE;
static const enum finding_form answer = FINDING_HEADER_MISSING_ANSWER;

/* What holds only under a condition; codes/text/response/ has what a code must carry in any case.
 */
static const struct requirement {
    unsigned from, to;  /* codes */
    const char *method; /* NULL for any */
    condition applies;  /* NULL for always */
    enum finding_form form;
    const char *header;
} requirements[] = {
    {100, 100, NULL, copies_timestamp, answer, "Timestamp"},         /* RFC 3261 8.2.6.1 */
    {101, 198, "INVITE", opens_dialog, route, "Contact"},            /* not in 199: RFC 6228 5 */
    {101, 198, "INVITE", copies_route, route, "Record-Route"},       /* likewise */
    {200, 299, "INVITE", opens_dialog, route, "Contact"},            /* RFC 3261 12.1.1 */
    {200, 299, "INVITE", copies_route, route, "Record-Route"},       /* RFC 3261 12.1.1 */
    {200, 299, "SUBSCRIBE", copies_route, route, "Record-Route"},    /* RFC 3261 12.1.1 */
    {101, 199, "INVITE", requires_100rel, answer, "RSeq"},           /* RFC 3262 3 */
    {101, 199, "INVITE", is_numbered, answer, "Require"},            /* RFC 3262 3 */
    {200, 299, "SUBSCRIBE", NULL, answer, "Expires"},                /* RFC 6665 3.1.1 */
    {200, 299, "PUBLISH", NULL, answer, "Expires"},                  /* RFC 3903 6 */
    {200, 299, "PUBLISH", NULL, answer, "SIP-ETag"},                 /* RFC 3903 6 */
    {200, 299, "REGISTER", has_binding, answer, "Contact"},          /* RFC 3261 10.3 */
    {415, 415, NULL, lists_nothing_else, answer, "Accept"},          /* RFC 3261 8.2.3 */
    {421, 421, NULL, requires_sec_agree, answer, "Security-Server"}, /* RFC 3329 2.3.2 */
    {489, 489, "PUBLISH", NULL, answer, "Allow-Events"},             /* RFC 3903 11.1.1 */
    {500, 500, "INVITE", has_pending, answer, "Retry-After"},        /* RFC 3261 14.2 */
    {500, 500, "UPDATE", has_pending, answer, "Retry-After"},        /* RFC 3311 5.2 */
};

/* To a response whose request was seen: it has a method. */
static bool applies(const struct requirement *requirement, const struct evidence *evidence)
{
    const struct result *response = evidence->response;

    return response->code >= requirement->from && response->code <= requirement->to &&
           (!requirement->method || strcmp(response->method, requirement->method) == 0) &&
           (!requirement->applies || requirement->applies(evidence));
}

static bool is_missing(const struct evidence *evidence, const char *header)
{
    struct slice value;

    return !fields_find_by_name(&evidence->message->fields, header, &value);
}

/* Conditions look at the request. */
static const struct requirement *find_required(const struct evidence *evidence)
{
    if (!evidence->request)
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(requirements); i++) {
        if (applies(&requirements[i], evidence) && is_missing(evidence, requirements[i].header))
            return &requirements[i];
    }
    return NULL;
}

/* 401 and 407 without their challenge have a finding of their own. */
static const char *find_carried(const struct evidence *evidence)
{
    const char *const *must = result_about(evidence->response)->must_carry;

    if (evidence->response->code == 401 || evidence->response->code == 407)
        return NULL;
    while (*must && (strchr(*must, '(') || !is_missing(evidence, *must)))
        must++;
    return *must;
}

/* Whether a quote is never closed: what else stands in the value cannot be told then. */
static bool has_open_quote(struct slice value)
{
    bool is_open = false;

    for (size_t i = 0; i < value.length; i++) {
        if (value.data[i] == '"')
            is_open = !is_open;
        else if (is_open && value.data[i] == '\\')
            i++;
    }
    return is_open;
}

static bool lacks_tag(const struct evidence *evidence)
{
    struct slice to, tag;

    if (evidence->response->code <= 100 || !message_find_header(evidence->message, HEADER_TO, &to))
        return false;
    bool has_tag = evidence->key ? evidence->key->to_tag != 0
                                 : list_parameter(to, "tag", &tag) && tag.length > 0;
    return !has_tag && !has_open_quote(to);
}

static void find(struct evidence *evidence)
{
    const char *carried;
    const struct requirement *required;

    if (!evidence->message->is_complete)
        return;
    if ((carried = find_carried(evidence)))
        finding_add(evidence, FINDING_HEADER_MISSING,
                    (const struct value[]){value_header(carried), {0}});
    else if (lacks_tag(evidence))
        finding_add(evidence, FINDING_HEADER_MISSING_TAG, NULL);
    else if ((required = find_required(evidence)))
        finding_add(evidence, required->form,
                    (const struct value[]){value_header(required->header), {0}});
}

const struct rule rule_missing_header = {.on_response = find};
