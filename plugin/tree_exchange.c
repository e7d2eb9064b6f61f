/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of the exchange that a response belongs to. */

#include "tree_exchange.h"

#include "cause.h"
#include "experts.h"
#include "item.h"

static int hf_finding;
static int hf_finding_text;
static int hf_finding_remedy;
static int hf_request_in;
static int hf_response_time;
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

static hf_register_info fields[] = {
    {&hf_finding,
     {"What happened", "sipcode.finding", FT_STRING, BASE_NONE, NULL, 0,
      "Id of what the capture shows about this response", HFILL}},
    {&hf_finding_text,
     {"Finding", "sipcode.finding.text", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_finding_remedy,
     {"How to fix it", "sipcode.finding.remedy", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_request_in,
     {"Request in frame", "sipcode.request_in", FT_FRAMENUM, BASE_NONE,
      FRAMENUM_TYPE(FT_FRAMENUM_REQUEST), 0, "The first copy of the request that it answers",
      HFILL}},
    {&hf_response_time,
     {"Response time", "sipcode.response_time", FT_RELATIVE_TIME, BASE_NONE, NULL, 0,
      "Time from the first copy of the request", HFILL}},
    {&hf_reason, {"Reason", "sipcode.reason", FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_reason_protocol,
     {"Protocol", "sipcode.reason.protocol", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_reason_cause,
     {"Cause", "sipcode.reason.cause", FT_UINT32, BASE_DEC, NULL, 0, NULL, HFILL}},
    {&hf_reason_name, {"Name", "sipcode.reason.name", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_reason_text,
     {"Text", "sipcode.reason.text", FT_STRING, BASE_NONE, NULL, 0, "Text of its sender", HFILL}},
    {&hf_reason_meaning,
     {"Meaning", "sipcode.reason.meaning", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_reason_remedy,
     {"How to fix it", "sipcode.reason.remedy", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_warning, {"Warning", "sipcode.warning", FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_warning_code, {"Code", "sipcode.warning.code", FT_UINT32, BASE_DEC, NULL, 0, NULL, HFILL}},
    {&hf_warning_agent,
     {"Agent", "sipcode.warning.agent", FT_STRING, BASE_NONE, NULL, 0, "Host that added it",
      HFILL}},
    {&hf_warning_text,
     {"Text", "sipcode.warning.text", FT_STRING, BASE_NONE, NULL, 0, "Text of its sender", HFILL}},
    {&hf_warning_meaning,
     {"Meaning", "sipcode.warning.meaning", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_warning_remedy,
     {"How to fix it", "sipcode.warning.remedy", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
};

static int *const trees[] = {&ett_finding, &ett_reason, &ett_warning};

void tree_exchange_register(int proto)
{
    proto_register_field_array(proto, fields, (int)G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
}

void tree_exchange_open(void)
{
    tree_expanded_set(ett_finding, TRUE);
    tree_expanded_set(ett_reason, TRUE);
    tree_expanded_set(ett_warning, TRUE);
}

static proto_item *add_finding(const struct finding *finding, tvbuff_t *tvb, proto_tree *tree)
{
    g_autofree char *summary = finding_render(finding, FINDING_SUMMARY);
    proto_item *item = proto_tree_add_string_format_value(
        tree, hf_finding, tvb, 0, 0, finding_text_of(finding->form)->id, "%s", summary);

    proto_item_set_generated(item);
    return item;
}

static void add_details(const struct finding *finding, tvbuff_t *tvb, proto_item *item)
{
    g_autofree char *text = finding_render(finding, FINDING_TEXT);
    g_autofree char *remedy = finding_render(finding, FINDING_REMEDY);
    proto_tree *details = proto_item_add_subtree(item, ett_finding);

    item_string(details, hf_finding_text, tvb, text);
    item_string(details, hf_finding_remedy, tvb, remedy);
}

static void add_request(const struct response *response, tvbuff_t *tvb, proto_tree *tree)
{
    nstime_t time = {response->response_time / 1000000000,
                     (int)(response->response_time % 1000000000)};

    if (response->request_frame == 0)
        return;
    proto_item_set_generated(
        proto_tree_add_uint(tree, hf_request_in, tvb, 0, 0, response->request_frame));
    proto_item_set_generated(proto_tree_add_time(tree, hf_response_time, tvb, 0, 0, &time));
}

static void add_text(proto_tree *tree, int field, tvbuff_t *tvb, const char *text)
{
    if (text)
        item_string(tree, field, tvb, text);
}

static void add_reason(const struct response_reason *reason, tvbuff_t *tvb, proto_tree *tree)
{
    proto_tree *group = item_group(tree, hf_reason, ett_reason, tvb);
    struct cause cause = {0};

    if (!reason->protocol)
        return;
    item_string(group, hf_reason_protocol, tvb, reason->protocol);
    proto_item_append_text(proto_tree_get_parent(group), ": %s", reason->protocol);
    if (reason->has_cause) {
        cause_explain(reason->protocol, reason->cause, &cause);
        item_uint(group, hf_reason_cause, tvb, reason->cause);
        proto_item_append_text(proto_tree_get_parent(group), " cause %u", reason->cause);
    }
    add_text(group, hf_reason_name, tvb, cause.name);
    if (cause.name)
        proto_item_append_text(proto_tree_get_parent(group), ", %s", cause.name);
    add_text(group, hf_reason_text, tvb, reason->text);
    add_text(group, hf_reason_meaning, tvb, cause.meaning);
    add_text(group, hf_reason_remedy, tvb, cause.remedy);
}

static void add_warning(const struct response_warning *warning, tvbuff_t *tvb, proto_tree *tree)
{
    const struct warn_code *code = warn_code_find(warning->code);
    proto_tree *group = item_group(tree, hf_warning, ett_warning, tvb);

    proto_item_append_text(proto_tree_get_parent(group), ": %u%s%s", warning->code, code ? " " : "",
                           code ? code->text : "");
    item_uint(group, hf_warning_code, tvb, warning->code);
    add_text(group, hf_warning_agent, tvb, warning->agent);
    add_text(group, hf_warning_text, tvb, warning->text);
    if (code) {
        add_text(group, hf_warning_meaning, tvb, code->meaning);
        add_text(group, hf_warning_remedy, tvb, code->remedy);
    }
}

void tree_exchange_add(const struct response *response, tvbuff_t *tvb, packet_info *pinfo,
                       proto_tree *tree, enum code_severity expert_minimum)
{
    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        proto_item *item = tree ? add_finding(finding, tvb, tree) : NULL;

        if (finding->severity >= expert_minimum)
            experts_add_finding(pinfo, item, finding);
        if (tree)
            add_details(finding, tvb, item);
    }
    if (!tree)
        return;
    add_request(response, tvb, tree);
    for (unsigned i = 0; i < response->reason_count; i++)
        add_reason(&response->reasons[i], tvb, tree);
    for (unsigned i = 0; i < response->warning_count; i++)
        add_warning(&response->warnings[i], tvb, tree);
}
