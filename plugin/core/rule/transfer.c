/* SPDX-License-Identifier: GPL-2.0-or-later */
/* REFER: refused, or what its NOTIFYs report (RFC 3515); and the CANCEL that reports an answer (RFC
 * 3326). */

#include "rule.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* The method that a URI asks for, "INVITE" where it names none (RFC 3261 section 19.1.1); owned by
 * the store. */
static const char *read_method(const struct evidence *evidence, const char *uri)
{
    struct slice rest = slice_of(uri), before, method;

    return list_take(&rest, '?', &before) && list_parameter(before, "method", &method) &&
                   method.length > 0
               ? store_text(evidence->store, method)
               : "INVITE";
}

/* Whether the call that a REFER was sent in goes on after its refusal. */
static bool has_call(const struct evidence *evidence)
{
    /* Those that end the dialog, or may (RFC 5057 section 5.1). */
    static const uint16_t ending[] = {404, 408, 410, 416, 481, 482, 483, 484, 485, 502, 604};
    const struct dialog *dialog = evidence->dialog;

    for (unsigned i = 0; i < G_N_ELEMENTS(ending); i++) {
        if (evidence->response->code == ending[i])
            return false;
    }
    return dialog && dialog->answered_frame != 0 && !dialog->bye;
}

static enum finding_form name_refused(const struct evidence *evidence, const char *method)
{
    const struct request *refer = evidence->request;

    if (evidence->response->code == 429 && !refer->has_referred_by)
        return FINDING_REFER_REFUSED_ANONYMOUS;
    if (refer->replaces_itself)
        return FINDING_REFER_REFUSED_ITSELF;
    if (strcmp(method, "INVITE") != 0)
        return FINDING_REFER_REFUSED_METHOD;
    return has_call(evidence) ? FINDING_REFER_REFUSED : FINDING_REFER_REFUSED_OUTSIDE;
}

static void find_refused(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const char *target = evidence->request->shared->refer_to, *method;

    if (!key_has_method(evidence->key, "REFER") || code < 300 || code == 401 || code == 407 ||
        !target)
        return;
    method = read_method(evidence, target);
    finding_add(evidence, name_refused(evidence, method),
                (const struct value[]){value_target(target), value_method(method), {0}});
}

/* The REFER that a NOTIFY is about, in its dialog or before there was one; NULL where that is
 * unseen. */
static const struct request *find_refer(const struct evidence *evidence)
{
    const struct key *key = evidence->key;
    const struct dialog *dialog = evidence->dialog;
    const struct party *party = key ? party_find(evidence->parties, key, key->to_tag) : NULL;
    struct event event = {{NULL, 0}, {NULL, 0}};
    const struct transaction *refer;
    struct slice value;
    uint32_t number;

    if (message_find_header(evidence->message, HEADER_EVENT, &value))
        event_parse(value, &event);
    refer = dialog ? dialog_find_refer(dialog, key, &event) : NULL;
    if (refer || !party || !party->opener || (dialog && dialog->refer))
        return refer ? refer->request : NULL;
    if (slice_number(event.id, &number) && number != party->opener_cseq)
        return NULL;
    refer = party->opener;
    return refer->request && refer->request->shared->refer_to ? refer->request : NULL;
}

/* A call that did not come about because its REFER asked to replace the call that it was sent in.
 */
static bool replaced_itself(const struct evidence *evidence, const struct request *refer)
{
    return refer && refer->replaces_itself && evidence->response->code >= 300;
}

static enum finding_form name_outcome(unsigned code, bool is_seen)
{
    if (code < 200)
        return is_seen ? FINDING_TRANSFER_OUTCOME_PROGRESS
                       : FINDING_TRANSFER_OUTCOME_PROGRESS_UNSEEN;
    if (code < 300)
        return is_seen ? FINDING_TRANSFER_OUTCOME_DONE : FINDING_TRANSFER_OUTCOME_DONE_UNSEEN;
    return is_seen ? FINDING_TRANSFER_OUTCOME_FAILED : FINDING_TRANSFER_OUTCOME_FAILED_UNSEEN;
}

static void find_outcome(struct evidence *evidence)
{
    const struct result *response = evidence->response;
    const struct request *refer = find_refer(evidence);
    struct finding *finding =
        finding_add(evidence,
                    replaced_itself(evidence, refer) ? FINDING_TRANSFER_OUTCOME_ITSELF
                                                     : name_outcome(response->code, refer != NULL),
                    (const struct value[]){value_code(response->code),
                                           value_name(result_about(response)->name),
                                           value_target(refer ? refer->shared->refer_to : NULL),
                                           value_frame(refer ? refer->frame : 0),
                                           {0}});

    if (finding && response->code >= 300)
        finding->severity = result_about(response)->severity;
}

static void find_reported(struct evidence *evidence)
{
    if (slice_equals(evidence->message->method, "CANCEL"))
        finding_add(evidence, FINDING_ANSWERED_ELSEWHERE_CANCEL, NULL);
    else
        find_outcome(evidence);
}

const struct rule rule_transfer = {
    .needs = NEEDS_REQUEST, .lowest = 300, .on_response = find_refused, .on_report = find_reported};
