/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the code itself shows: out of place, out of use, in no registry, at odds with Reason. */

#include "rule.h"

#include "cause.h"

#include <glib.h>
#include <string.h>

static bool answers(const struct code *code, const char *method)
{
    if (g_strv_contains(code->not_methods, "others"))
        return g_strv_contains(code->methods, method);
    return !g_strv_contains(code->not_methods, method);
}

static void find_unfit(struct evidence *evidence, const char *method)
{
    const struct value values[] = {value_method(method), {0}};

    if (evidence->response->code == 202 && strcmp(method, "MESSAGE") != 0)
        finding_add(evidence, FINDING_CODE_DEPRECATED, values);
    else if (!answers(result_about(evidence->response), method))
        finding_add(evidence,
                    evidence->response->code == 408 ? FINDING_CODE_UNFIT_FOR_METHOD_TIMEOUT
                                                    : FINDING_CODE_UNFIT_FOR_METHOD,
                    values);
}

/* The stack that is known for a code: the first word of what the table refers to. NULL where the
 * phrase is not the one that it sends, or the code in no stack's table. */
static const char *find_stack(const struct evidence *evidence)
{
    const struct code *about = result_about(evidence->response);
    const char *reference = about->references[0];
    const char *phrase = evidence->response->rare->phrase;

    if (about->status != CODE_VENDOR || g_str_has_prefix(reference, "RFC ") ||
        (phrase && !g_str_has_prefix(phrase, about->name)))
        return NULL;
    return store_text(evidence->store, (struct slice){reference, strcspn(reference, " ")});
}

static const char *find_sender(const struct evidence *evidence)
{
    struct slice server;

    return message_find_header(evidence->message, HEADER_SERVER, &server) ||
                   message_find_header(evidence->message, HEADER_USER_AGENT, &server)
               ? store_text(evidence->store, server)
               : NULL;
}

static void find_unregistered(struct evidence *evidence)
{
    const struct code *about = result_about(evidence->response);
    const char *phrase = evidence->response->rare->phrase;
    const char *sender, *stack;

    if (about->code_class->number == 0 ||
        (about->status != CODE_VENDOR && about->status != CODE_UNKNOWN))
        return;
    sender = find_sender(evidence);
    stack = sender ? NULL : find_stack(evidence);
    finding_add(evidence,
                sender  ? FINDING_CODE_UNREGISTERED
                : stack ? FINDING_CODE_UNREGISTERED_TOLD
                        : FINDING_CODE_UNREGISTERED_UNNAMED,
                (const struct value[]){value_sender(sender),
                                       value_stack(stack),
                                       value_phrase(phrase ? phrase : about->name),
                                       {0}});
}

/* Whether Reason has the code itself as a cause of SIP. */
static bool confirms(const struct result *response)
{
    for (unsigned i = 0; i < response->rare->reason_count; i++) {
        const struct result_reason *reason = &response->rare->reasons[i];

        if (reason->protocol && cause_is_code(reason->protocol) && reason->has_cause &&
            reason->cause == response->code)
            return true;
    }
    return false;
}

/* Causes 31 and 127 are what is left where no other fits: they contradict nothing. */
static const struct cause *find_unfit_cause(const struct result_reason *reason, unsigned code)
{
    const struct cause *cause =
        reason->protocol && reason->has_cause ? cause_find(reason->protocol, reason->cause) : NULL;

    if (!cause || *cause->to_sip == 0 || cause->cause == 31 || cause->cause == 127 ||
        cause_fits(cause, code))
        return NULL;
    return cause;
}

/* No table has a cause of 487, which ends what is being ended already (RFC 3398 section 8.2.6.1).
 * A network that blocks a call says so by the text of its Reason (ATIS-1000099). */
static bool may_disagree(const struct result *response)
{
    if (response->code < 400 || response->code == 487)
        return false;
    for (unsigned i = 0; response->code >= 600 && i < response->rare->reason_count; i++) {
        if (response->rare->reasons[i].text &&
            g_str_has_prefix(response->rare->reasons[i].text, "v=analytics"))
            return false;
    }
    return true;
}

/* A provider's own text says more than the cause beside it. */
static bool is_told_by_provider(const struct evidence *evidence)
{
    unsigned i = 0;

    while (i < evidence->count &&
           strcmp(finding_text_of(evidence->findings[i].form)->id, "provider-code") != 0)
        i++;
    return i < evidence->count;
}

static void find_disagreements(struct evidence *evidence)
{
    const struct result *response = evidence->response;

    if (!may_disagree(response) || is_told_by_provider(evidence))
        return;
    for (unsigned i = 0; i < response->rare->reason_count; i++) {
        const struct cause *cause = find_unfit_cause(&response->rare->reasons[i], response->code);

        if (cause)
            finding_add(evidence,
                        confirms(response) ? FINDING_REASONS_DISAGREE : FINDING_CAUSE_DISAGREES,
                        (const struct value[]){value_cause(cause->cause),
                                               value_name(cause->name),
                                               value_fitting(*cause->to_sip),
                                               value_code(response->code),
                                               {0}});
    }
}

static void find(struct evidence *evidence)
{
    const struct result *response = evidence->response;

    if (response->method)
        find_unfit(evidence, response->method);
    find_unregistered(evidence);
    find_disagreements(evidence);
}

const struct rule rule_unfit_code = {.on_response = find};
