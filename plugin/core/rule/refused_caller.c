/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that are refused and nothing says why: who called, from where, whom, and what is other than
 * in the calls that the same host took from there. */

#include "rule.h"

#include "address.h"
#include "hop.h"

#include <glib.h>

static bool is_explained(const struct evidence *evidence)
{
    unsigned i = 0;

    while (i < evidence->count && !finding_text_of(evidence->findings[i].form)->explains)
        i++;
    return i < evidence->count;
}

/* Whether the refusal gives a reason of its own: a phrase that is not the registered one, a Reason
 * or a Warning. */
static bool is_reasoned(const struct evidence *evidence)
{
    const struct result_rare *rare = evidence->response->rare;

    return rare->reason_count > 0 || rare->warning_count > 0 ||
           (rare->phrase &&
            g_ascii_strcasecmp(rare->phrase, result_about(evidence->response)->name) != 0);
}

/* A refusal is no smaller for being shown. */
static bool add(struct evidence *evidence, enum finding_form form, const struct value *values)
{
    struct finding *finding = finding_add(evidence, form, values);

    if (finding)
        finding->severity = MAX(finding->severity, result_about(evidence->response)->severity);
    return finding != NULL;
}

/* What a call has in place of what the last accepted one has. */
static bool add_other(struct evidence *evidence, enum finding_form form, struct slice given,
                      struct slice wanted)
{
    const struct visitor *visitor = visitors_find(evidence->visitors, evidence->request);

    return add(evidence, form,
               (const struct value[]){value_given(store_text(evidence->store, given)),
                                      value_wanted(store_text(evidence->store, wanted)),
                                      value_frame(visitor->accepted->frame),
                                      {0}});
}

/* The identity that the request asserts, and the name of its header field; NULL where it has none.
 */
static const char *read_asserted(const struct evidence *evidence, const struct recent *recent,
                                 const char **header)
{
    static const char *const names[] = {"P-Asserted-Identity", "P-Preferred-Identity",
                                        "Remote-Party-ID"};
    struct slice value;

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        *header = names[i];
        if (fields_find_by_name(&recent->fields, names[i], &value))
            return store_text(evidence->store, address_uri(value));
    }
    return NULL;
}

/* Where a caller asserts another identity than From has, From is not what he is chosen by. */
static bool find_other_caller(struct evidence *evidence, const struct acceptance *accepted,
                              struct slice from)
{
    struct recent recent;
    const char *header;

    return evidence->response->code == 403 && !acceptance_has_caller(accepted, from) &&
           recents_find(evidence->recents, evidence->request, &recent) &&
           !read_asserted(evidence, &recent, &header) &&
           add_other(evidence, FINDING_CALLER_REFUSED_FROM, from, slice_of(accepted->from));
}

static bool find_other_number(struct evidence *evidence, const struct acceptance *accepted)
{
    struct slice uri = slice_of(evidence->request->uri), user = address_user(uri);
    struct slice taken = slice_of(accepted->uri);
    bool has_plus = user.length > 0 && *user.data == '+';

    if (!address_is_number(user))
        return false;
    if (accepted->with_plus != accepted->without_plus && has_plus != accepted->with_plus &&
        address_is_number(address_user(taken)))
        return add_other(evidence, FINDING_CALLER_REFUSED_NUMBER, user, address_user(taken));
    return !acceptance_has_domain(accepted, uri) &&
           add_other(evidence, FINDING_CALLER_REFUSED_DOMAIN, address_domain(uri),
                     address_domain(taken));
}

/* What is other than in all calls that were accepted. */
static bool find_difference(struct evidence *evidence, struct slice from)
{
    const struct visitor *visitor = visitors_find(evidence->visitors, evidence->request);

    return visitor && visitor->accepted &&
           (find_other_number(evidence, visitor->accepted) ||
            find_other_caller(evidence, visitor->accepted, from));
}

/* The request as it came to the host that sent it on; NULL where that is not to be seen. */
static const struct request *find_before(const struct evidence *evidence)
{
    const struct transaction *before = hop_before(evidence->transactions, evidence->transaction);

    return before && before->request && before->request->uri ? before->request : NULL;
}

/* A number that the host before changed on its way. */
static bool find_rewritten(struct evidence *evidence)
{
    const struct request *request = evidence->request, *before = find_before(evidence);
    struct slice user = address_user(slice_of(request->uri));
    struct slice came = before ? address_user(slice_of(before->uri)) : slice_of(NULL);

    return address_is_number(user) && address_is_number(came) && !slice_same(user, came) &&
           add(evidence, FINDING_CALLER_REFUSED_REWRITTEN,
               (const struct value[]){value_given(store_text(evidence->store, user)),
                                      value_wanted(store_text(evidence->store, came)),
                                      value_origin(before->frame),
                                      value_frame(request->frame),
                                      value_host(endpoint_name(request->source)),
                                      {0}});
}

/* Any proxy may put the address of the next hop there: it is shown, and nothing made of it. */
static bool is_moved(const struct request *request, const struct request *before)
{
    struct slice uri = slice_of(request->uri), host = address_domain(uri);
    struct slice came = before ? address_domain(slice_of(before->uri)) : host;

    return address_is_number(address_user(uri)) &&
           (came.length != host.length ||
            g_ascii_strncasecmp(came.data, host.data, host.length) != 0) &&
           !endpoint_is_named(before->destination, came.data, came.length);
}

static void add_moved(struct evidence *evidence, struct slice from, const struct request *before)
{
    const struct request *request = evidence->request;
    struct slice came = address_domain(slice_of(before->uri));

    add(evidence, FINDING_CALLER_REFUSED_MOVED,
        (const struct value[]){
            value_caller(store_text(evidence->store, from)),
            value_host(endpoint_name(request->source)),
            value_given(store_text(evidence->store, address_domain(slice_of(request->uri)))),
            value_wanted(store_text(evidence->store, came)),
            value_frame(request->frame),
            value_origin(before->frame),
            {0}});
}

static void find_who(struct evidence *evidence, struct slice from)
{
    const struct request *request = evidence->request, *before = find_before(evidence);
    const char *header;
    struct recent recent;

    if (!request->source || !recents_find(evidence->recents, request, &recent))
        return;
    if (is_moved(request, before)) {
        add_moved(evidence, from, before);
        return;
    }
    const char *asserted = read_asserted(evidence, &recent, &header);
    add(evidence, asserted ? FINDING_CALLER_REFUSED_ASSERTED : FINDING_CALLER_REFUSED,
        (const struct value[]){value_caller(store_text(evidence->store, from)),
                               value_asserted(asserted),
                               value_header(header),
                               value_host(endpoint_name(request->source)),
                               value_uri(request->uri),
                               {0}});
}

static bool is_refusal(const struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (code == 403)
        return !is_reasoned(evidence);
    return code == 404 || code == 484 || code == 604;
}

static void find(struct evidence *evidence)
{
    struct slice from;

    if (!is_refusal(evidence) || !evidence->transaction->is_invite || !evidence->request->uri ||
        evidence->request->has_to_tag || is_explained(evidence) ||
        evidence->making.origin == RESPONSE_PASSED_ON ||
        !message_find_header(evidence->message, HEADER_FROM, &from))
        return;
    from = address_uri(from);
    if (!find_difference(evidence, from) && !find_rewritten(evidence) &&
        evidence->response->code == 403)
        find_who(evidence, from);
}

const struct rule rule_refused_caller = {
    .needs = NEEDS_REQUEST, .lowest = 403, .on_response = find};
