/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of the exchange that a response belongs to. */

#include "tree_exchange.h"

#include "cause.h"
#include "item.h"
#include "sentence.h"
#include "tree_values.h"

static int hf_finding;
static int hf_finding_text;
static int hf_finding_remedy;
static int hf_request_in;
static int hf_response_time;
static int hf_origin;
static int hf_origin_in;
static int hf_reason;
static int hf_reason_protocol;
static int hf_reason_cause;
static int hf_reason_name;
static int hf_reason_text;
static int hf_reason_meaning;
static int hf_reason_remedy;
static int hf_warning;
static int hf_warning_code;
static int hf_warning_agent;
static int hf_warning_text;
static int hf_warning_meaning;
static int hf_warning_remedy;

static int ett_finding = -1;
static int ett_reason = -1;
static int ett_warning = -1;

static const struct item_field fields[] = {
    {&hf_finding, "sipcode.finding", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_FINDING,
     SENTENCE_TREE_FINDING_HELP},
    {&hf_finding_text, "sipcode.finding.text", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_FINDING_TEXT, SENTENCE_NONE},
    {&hf_finding_remedy, "sipcode.finding.remedy", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_FINDING_REMEDY, SENTENCE_NONE},
    {&hf_request_in, "sipcode.request_in", FT_FRAMENUM, BASE_NONE,
     FRAMENUM_TYPE(FT_FRAMENUM_REQUEST), SENTENCE_TREE_REQUEST_IN, SENTENCE_TREE_REQUEST_IN_HELP},
    {&hf_response_time, "sipcode.response_time", FT_RELATIVE_TIME, BASE_NONE, NULL,
     SENTENCE_TREE_RESPONSE_TIME, SENTENCE_TREE_RESPONSE_TIME_HELP},
    {&hf_origin, "sipcode.origin", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_ORIGIN,
     SENTENCE_TREE_ORIGIN_HELP},
    {&hf_origin_in, "sipcode.origin.in", FT_FRAMENUM, BASE_NONE, FRAMENUM_TYPE(FT_FRAMENUM_NONE),
     SENTENCE_TREE_ORIGIN_IN, SENTENCE_TREE_ORIGIN_IN_HELP},
    {&hf_reason, "sipcode.reason", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_REASON, SENTENCE_NONE},
    {&hf_reason_protocol, "sipcode.reason.protocol", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_REASON_PROTOCOL, SENTENCE_NONE},
    {&hf_reason_cause, "sipcode.reason.cause", FT_UINT32, BASE_DEC, NULL,
     SENTENCE_TREE_REASON_CAUSE, SENTENCE_NONE},
    {&hf_reason_name, "sipcode.reason.name", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_REASON_NAME,
     SENTENCE_NONE},
    {&hf_reason_text, "sipcode.reason.text", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_REASON_TEXT,
     SENTENCE_TREE_REASON_TEXT_HELP},
    {&hf_reason_meaning, "sipcode.reason.meaning", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_REASON_MEANING, SENTENCE_NONE},
    {&hf_reason_remedy, "sipcode.reason.remedy", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_REASON_REMEDY, SENTENCE_NONE},
    {&hf_warning, "sipcode.warning", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_WARNING,
     SENTENCE_NONE},
    {&hf_warning_code, "sipcode.warning.code", FT_UINT32, BASE_DEC, NULL,
     SENTENCE_TREE_WARNING_CODE, SENTENCE_NONE},
    {&hf_warning_agent, "sipcode.warning.agent", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_WARNING_AGENT, SENTENCE_TREE_WARNING_AGENT_HELP},
    {&hf_warning_text, "sipcode.warning.text", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_WARNING_TEXT, SENTENCE_TREE_WARNING_TEXT_HELP},
    {&hf_warning_meaning, "sipcode.warning.meaning", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_WARNING_MEANING, SENTENCE_NONE},
    {&hf_warning_remedy, "sipcode.warning.remedy", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_WARNING_REMEDY, SENTENCE_NONE},
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

static int *const trees[] = {&ett_finding, &ett_reason, &ett_warning};

void tree_exchange_register(int proto)
{
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    tree_values_register(proto);
}

void tree_exchange_open(void)
{
    tree_expanded_set(ett_finding, TRUE);
    tree_expanded_set(ett_reason, TRUE);
    tree_expanded_set(ett_warning, TRUE);
}

/* One that explains the response has its summary, which is rendered already. */
static proto_item *add_finding(const struct finding *finding, const char *summary, tvbuff_t *tvb,
                               proto_tree *tree)
{
    g_autofree char *own = summary ? NULL : finding_render(finding, FINDING_SUMMARY);
    proto_item *item = item_string(tree, hf_finding, tvb, finding_text_of(finding->form)->id);

    item_label_value(item, hf_finding, summary ? summary : own);
    return item;
}

static void add_findings(const struct result *response, const char *summary, tvbuff_t *tvb,
                         proto_tree *tree)
{
    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        g_autofree char *text = finding_render(finding, FINDING_TEXT);
        g_autofree char *remedy = finding_render(finding, FINDING_REMEDY);
        proto_item *item =
            add_finding(finding, i + 1 == response->explaining ? summary : NULL, tvb, tree);
        proto_tree *details = proto_item_add_subtree(item, ett_finding);

        item_string(details, hf_finding_text, tvb, text);
        item_string(details, hf_finding_remedy, tvb, remedy);
        tree_values_add(finding, tvb, details);
    }
}

static void add_request(const struct result *response, tvbuff_t *tvb, proto_tree *tree)
{
    nstime_t time = {response->response_time / 1000000000,
                     (int)(response->response_time % 1000000000)};

    if (response->request_frame != 0)
        proto_item_set_generated(
            proto_tree_add_uint(tree, hf_request_in, tvb, 0, 0, response->request_frame));
    if (response->has_time)
        proto_item_set_generated(proto_tree_add_time(tree, hf_response_time, tvb, 0, 0, &time));
}

/* What a request reports was sent elsewhere. */
static void add_origin(const struct result *response, tvbuff_t *tvb, proto_tree *tree)
{
    if (response->is_reported || result_is_request(response))
        return;
    item_text(tree, hf_origin, tvb, response_origin_words[response->origin]);
    if (response->origin_frame != 0)
        proto_item_set_generated(
            proto_tree_add_uint(tree, hf_origin_in, tvb, 0, 0, response->origin_frame));
}

static void add_text(proto_tree *tree, int field, tvbuff_t *tvb, const char *text)
{
    if (text)
        item_string(tree, field, tvb, text);
}

/* "Reason: Q.850 cause 17, User busy". `name` is NULL where the cause has none. */
static char *describe_reason(const struct result_reason *reason, const char *name)
{
    if (!reason->has_cause)
        return SENTENCE_WITH(SENTENCE_TREE_REASON_HEAD, value_protocol(reason->protocol));
    if (!name)
        return SENTENCE_WITH(SENTENCE_TREE_REASON_HEAD_CAUSE, value_protocol(reason->protocol),
                             value_cause(reason->cause));
    return SENTENCE_WITH(SENTENCE_TREE_REASON_HEAD_NAMED, value_protocol(reason->protocol),
                         value_cause(reason->cause), value_name(name));
}

static void add_reason(const struct result_reason *reason, tvbuff_t *tvb, proto_tree *tree)
{
    proto_tree *group = item_group(tree, hf_reason, ett_reason, tvb);
    struct cause cause = {0};

    if (!reason->protocol)
        return;
    if (reason->has_cause)
        cause_explain(reason->protocol, reason->cause, &cause);
    g_autofree char *head = describe_reason(reason, cause.name);

    proto_item_set_text(proto_tree_get_parent(group), "%s", head);
    item_string(group, hf_reason_protocol, tvb, reason->protocol);
    if (reason->has_cause)
        item_uint(group, hf_reason_cause, tvb, reason->cause);
    add_text(group, hf_reason_name, tvb, cause.name);
    add_text(group, hf_reason_text, tvb, reason->text);
    add_text(group, hf_reason_meaning, tvb, cause.meaning);
    add_text(group, hf_reason_remedy, tvb, cause.remedy);
}

static void add_warning(const struct result_warning *warning, tvbuff_t *tvb, proto_tree *tree)
{
    const struct warn_code *code = warn_code_find(warning->code);
    proto_tree *group = item_group(tree, hf_warning, ett_warning, tvb);
    g_autofree char *head =
        code ? SENTENCE_WITH(SENTENCE_TREE_WARNING_HEAD_NAMED, value_warning(warning->code),
                             value_phrase(code->text))
             : SENTENCE_WITH(SENTENCE_TREE_WARNING_HEAD, value_warning(warning->code));

    proto_item_set_text(proto_tree_get_parent(group), "%s", head);
    item_uint(group, hf_warning_code, tvb, warning->code);
    add_text(group, hf_warning_agent, tvb, warning->agent);
    add_text(group, hf_warning_text, tvb, warning->text);
    if (code) {
        add_text(group, hf_warning_meaning, tvb, code->meaning);
        add_text(group, hf_warning_remedy, tvb, code->remedy);
    }
}

void tree_exchange_add(const struct result *response, const char *summary, tvbuff_t *tvb,
                       proto_tree *tree)
{
    add_findings(response, summary, tvb, tree);
    add_request(response, tvb, tree);
    add_origin(response, tvb, tree);
    for (unsigned i = 0; i < response->rare->reason_count; i++)
        add_reason(&response->rare->reasons[i], tvb, tree);
    for (unsigned i = 0; i < response->rare->warning_count; i++)
        add_warning(&response->rare->warnings[i], tvb, tree);
}
