/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of the exchange that a response belongs to. */

#include "tree_exchange.h"

#include "cause.h"
#include "item.h"
#include "sentence.h"
#include "tree_call.h"
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
static int hf_finding_line;
static int hf_reason_line;
static int hf_warning_line;

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
    ITEM_LINE(hf_finding_line, "sipcode.finding.line"),
    ITEM_LINE(hf_reason_line, "sipcode.reason.line"),
    ITEM_LINE(hf_warning_line, "sipcode.warning.line"),
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

static int *const trees[] = {&ett_finding, &ett_reason, &ett_warning};

void tree_exchange_register(int proto)
{
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    tree_values_register(proto);
    tree_call_register(proto);
}

void tree_exchange_open(void)
{
    tree_expanded_set(ett_finding, TRUE);
    tree_expanded_set(ett_reason, TRUE);
    tree_expanded_set(ett_warning, TRUE);
}

/* Its summary is not shown: the text says the same, and the title the summary of the one that
 * explains the message. */
static void add_finding(const struct branch *branch, const struct finding *finding)
{
    g_autofree char *text = finding_render(finding, FINDING_TEXT);
    g_autofree char *remedy = finding_render(finding, FINDING_REMEDY);
    proto_item *item = item_string(branch, hf_finding, finding_text_of(finding->form)->id);
    struct branch details = item_below(branch, item, ett_finding, hf_finding_line);

    item_label_value(branch, item, &details, hf_finding, text);
    item_hidden(&details, hf_finding_text, text);
    item_text(&details, hf_finding_remedy, remedy);
    tree_values_add(&details, finding);
}

static void add_request(const struct branch *branch, const struct result *response)
{
    if (response->request_frame != 0)
        item_uint(branch, hf_request_in, response->request_frame);
    if (response->has_time)
        item_time(branch, hf_response_time, response->response_time);
}

static const enum sentence origins[RESPONSE_ORIGINS] = {
    [RESPONSE_UNKNOWN] = SENTENCE_WORD_ORIGIN_UNKNOWN,
    [RESPONSE_SELF] = SENTENCE_WORD_ORIGIN_SELF,
    [RESPONSE_PASSED_ON] = SENTENCE_WORD_ORIGIN_PASSED_ON,
    [RESPONSE_CHANGED] = SENTENCE_WORD_ORIGIN_CHANGED,
};

/* What a request reports was sent elsewhere. */
static void add_origin(const struct branch *branch, const struct result *response)
{
    if (response->is_reported || result_is_request(response))
        return;
    item_choice(branch, hf_origin, response_origin_words[response->origin],
                origins[response->origin]);
    if (response->origin_frame != 0)
        item_uint(branch, hf_origin_in, response->origin_frame);
}

static void add_text(const struct branch *branch, int field, const char *text)
{
    if (text)
        item_text(branch, field, text);
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

static void add_reason(const struct branch *branch, const struct result_reason *reason)
{
    proto_item *item = item_none(branch, hf_reason);
    struct branch group = item_below(branch, item, ett_reason, hf_reason_line);
    struct cause cause = {0};

    if (!reason->protocol)
        return;
    if (reason->has_cause)
        cause_explain(reason->protocol, reason->cause, &cause);
    g_autofree char *head = describe_reason(reason, cause.name);

    item_label(branch, item, &group, head);
    item_text(&group, hf_reason_protocol, reason->protocol);
    if (reason->has_cause)
        item_uint(&group, hf_reason_cause, reason->cause);
    add_text(&group, hf_reason_name, cause.name);
    add_text(&group, hf_reason_text, reason->text);
    add_text(&group, hf_reason_meaning, cause.meaning);
    add_text(&group, hf_reason_remedy, cause.remedy);
}

static void add_warning(const struct branch *branch, const struct result_warning *warning)
{
    const struct warn_code *code = warn_code_find(warning->code);
    proto_item *item = item_none(branch, hf_warning);
    struct branch group = item_below(branch, item, ett_warning, hf_warning_line);
    g_autofree char *head =
        code ? SENTENCE_WITH(SENTENCE_TREE_WARNING_HEAD_NAMED, value_warning(warning->code),
                             value_phrase(code->text))
             : SENTENCE_WITH(SENTENCE_TREE_WARNING_HEAD, value_warning(warning->code));

    item_label(branch, item, &group, head);
    item_uint(&group, hf_warning_code, warning->code);
    add_text(&group, hf_warning_agent, warning->agent);
    add_text(&group, hf_warning_text, warning->text);
    if (code) {
        add_text(&group, hf_warning_meaning, code->meaning);
        add_text(&group, hf_warning_remedy, code->remedy);
    }
}

void tree_exchange_add(const struct branch *branch, const struct result *response)
{
    for (unsigned i = 0; i < response->finding_count; i++)
        add_finding(branch, &response->findings[i]);
    add_request(branch, response);
    add_origin(branch, response);
    tree_call_add(branch, response);
    for (unsigned i = 0; i < response->rare->reason_count; i++)
        add_reason(branch, &response->rare->reasons[i]);
    for (unsigned i = 0; i < response->rare->warning_count; i++)
        add_warning(branch, &response->rare->warnings[i]);
}
