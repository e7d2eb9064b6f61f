/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why an attempt to call ended as it did. */

#include "census_cause.h"

#include "cause.h"
#include "census_fault.h"
#include "hop.h"
#include "sentence.h"

/* How many hops a request is followed over. */
#define HOPS_MAX 16

/* What was told of the response to its last INVITE, that the client did not follow. That of a
 * capture which ends before it could is no cause, but a redirection, which may lead elsewhere, is.
 */
static const struct result *find_last(const struct census *census, const struct census_call *call)
{
    const struct transaction *last = call->last;
    bool is_early = last->final_code != 0 && last->final_frame <= last->request->frame;

    return call->outcome == OUTCOME_REFUSED || last->final_code / 100 == 3 || is_early
               ? census_response(census, last->final_frame, last->request->call_id,
                                 last->final_code)
               : NULL;
}

/* The first cause of a Reason that our table explains, but for those that only say the code again
 * (Reason: SIP). */
static const struct result_reason *find_reason(const struct result *result)
{
    const struct result_rare *rare = result->rare;
    unsigned i = 0;

    while (i < rare->reason_count &&
           !(rare->reasons[i].has_cause && !cause_is_code(rare->reasons[i].protocol) &&
             cause_find(rare->reasons[i].protocol, rare->reasons[i].cause)))
        i++;
    return i < rare->reason_count ? &rare->reasons[i] : NULL;
}

/* What was told of a response where it was made, before hosts passed it on. */
static const struct result *find_made(const struct census *census, const struct result *result)
{
    while (result->origin == RESPONSE_PASSED_ON && result->origin_frame != 0) {
        const struct result *from =
            census_response(census, frames_count_of(census->record->frames, result->origin_frame),
                            result->call_id, result->code);

        if (!from || from->frame >= result->frame)
            break;
        result = from;
    }
    return result;
}

static struct census_cause explain(const struct result *result, const struct finding *finding)
{
    return (struct census_cause){result, finding, result && !finding ? find_reason(result) : NULL};
}

/* The finding that explains a response, at the last hop or else where it was made. */
static const struct finding *find_explaining(const struct census *census,
                                             const struct result *result)
{
    const struct finding *finding = result_explaining(result);

    return finding ? finding : result_explaining(find_made(census, result));
}

/* That a challenge is ordinary is no cause where the client does not follow it. */
struct census_cause census_cause_of(const struct census *census, const struct census_call *call)
{
    if (call->outcome == OUTCOME_ANSWERED)
        return (struct census_cause){call->trouble,
                                     call->trouble ? census_fault(call->trouble) : NULL, NULL};
    if (call->decisive)
        return explain(call->decisive, find_explaining(census, call->decisive));
    const struct result *left = find_last(census, call);
    const struct finding *finding = left ? result_explaining(left) : NULL;
    bool is_ordinary = finding && finding->severity < CODE_WARN && left->code / 100 == 4;
    return explain(left, is_ordinary ? NULL : finding);
}

char *census_cause_id(const struct census_cause *cause)
{
    if (cause->finding)
        return g_strdup(finding_text_of(cause->finding->form)->id);
    if (!cause->result || cause->result->code == 0)
        return NULL;
    if (!cause->reason)
        return g_strdup_printf("%03u", cause->result->code);
    return g_strdup_printf("%03u %s;cause=%u", cause->result->code, cause->reason->protocol,
                           cause->reason->cause);
}

/* Who made a response; NULL where one of more ways than are kept may have given it. */
static const struct endpoint *find_maker(const struct census *census, const struct result *result,
                                         bool is_partial)
{
    const struct result *made = find_made(census, result);

    return is_partial && made->origin == RESPONSE_UNKNOWN ? NULL : made->source;
}

/* Where a request was sent on to, and nothing came back; NULL for nowhere. */
static const struct transaction *find_silent(struct transactions *transactions,
                                             const struct transaction *transaction)
{
    const struct transaction *copy = NULL, *silent = NULL;

    while ((copy = hop_next(transactions, transaction, copy))) {
        if (copy->request && copy->final_code == 0 && (!silent || transaction_was_heard(silent)))
            silent = copy;
    }
    return silent;
}

/* The last host on the way that did not answer at all; NULL where all did. */
static const struct endpoint *find_silent_host(const struct census *census,
                                               const struct transaction *invite)
{
    const struct transaction *silent = transaction_was_heard(invite) ? NULL : invite;
    const struct transaction *next = invite;

    for (unsigned i = 0; i < HOPS_MAX && next; i++) {
        next = find_silent(census->record->transactions, next);
        if (next && !transaction_was_heard(next))
            silent = next;
    }
    return silent ? silent->request->destination : NULL;
}

/* Who sent the BYE. */
static const struct endpoint *find_ender(const struct result *result)
{
    return result->is_request ? result->source : result->destination;
}

bool census_is_partial(const struct census *census, const struct census_call *call)
{
    return transaction_latest(census->record->transactions, call->decided)->has_forgotten;
}

const struct endpoint *census_host(const struct census *census, const struct census_call *call,
                                   const struct result *told)
{
    bool is_partial = census_is_partial(census, call);

    if (call->outcome == OUTCOME_UNANSWERED) {
        if (is_partial)
            return NULL;
        const struct endpoint *silent = find_silent_host(census, call->decided);

        if (silent || told->is_request)
            return silent;
    }
    if (told->outcome == OUTCOME_ENDED)
        return find_ender(told);
    return told->is_request ? told->source : find_maker(census, told, is_partial);
}

static char *label_reason(const struct census_cause *cause)
{
    const struct result_reason *reason = cause->reason;
    g_autofree char *response =
        g_strdup_printf("%03u %s", cause->result->code, result_about(cause->result)->name);

    return SENTENCE_WITH(SENTENCE_REPORT_LABEL_REASON, value_response(response),
                         value_protocol(reason->protocol), value_cause(reason->cause),
                         value_name(cause_find(reason->protocol, reason->cause)->name));
}

char *census_cause_label(const struct census_cause *cause)
{
    const struct code *about = cause->result ? result_about(cause->result) : NULL;

    if (cause->finding)
        return g_strdup(finding_text_of(cause->finding->form)->cause);
    if (cause->result && cause->reason)
        return label_reason(cause);
    return about ? g_strdup_printf("%03u %s", cause->result->code, about->name) : NULL;
}

void census_cause_tell(const struct census_cause *cause, char **text, char **remedy)
{
    const struct finding *finding = cause->finding;
    const struct result_reason *reason = cause->reason;
    const struct code *about = cause->result ? result_about(cause->result) : NULL;

    *text = *remedy = NULL;
    if (finding) {
        *text = finding_render(finding, FINDING_TEXT);
        *remedy = finding_render(finding, FINDING_REMEDY);
    } else if (cause->result && reason) {
        const struct cause *known = cause_find(reason->protocol, reason->cause);

        *text = g_strdup(known->meaning);
        *remedy = g_strdup(known->remedy);
    } else if (about) {
        *text = g_strdup(about->meaning);
        *remedy = g_strdup(about->remedies[0]);
    }
}
