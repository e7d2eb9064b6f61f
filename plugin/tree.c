/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of a response. Nothing here depends on the pass: no taps, no other fields.
 */

#include "tree.h"

#include "tree_exchange.h"
#include "experts.h"
#include "item.h"

static int proto_sipcode;
static int hf_code;
static int hf_name;
static int hf_phrase;
static int hf_class;
static int hf_status;
static int hf_severity;
static int hf_method;
static int hf_reported;
static int hf_summary;
static int hf_meaning;
static int hf_scenarios;
static int hf_scenario;
static int hf_remedies;
static int hf_remedy;
static int hf_retry;
static int hf_use;
static int hf_reference;
static int hf_similars;
static int hf_similar;
static int hf_similar_difference;
static int hf_similar_consequence;

static int ett_sipcode = -1;
static int ett_code = -1;
static int ett_scenarios = -1;
static int ett_remedies = -1;
static int ett_similars = -1;
static int ett_similar = -1;

static const value_string class_names[] = {
    {0, "Not a SIP class"}, {1, "Provisional"},    {2, "Success"},        {3, "Redirection"},
    {4, "Client failure"},  {5, "Server failure"}, {6, "Global failure"}, {0, NULL},
};

static const value_string status_names[] = {
    {CODE_REGISTERED, "registered"}, {CODE_DEPRECATED, "deprecated"}, {CODE_HISTORIC, "historic"},
    {CODE_VENDOR, "vendor"},         {CODE_UNKNOWN, "unknown"},       {0, NULL},
};

static const value_string severity_names[] = {
    {CODE_CHAT, "chat"}, {CODE_NOTE, "note"}, {CODE_WARN, "warn"}, {CODE_ERROR, "error"}, {0, NULL},
};

static hf_register_info fields[] = {
    {&hf_code,
     {"Code", "sipcode.code", FT_UINT16, BASE_DEC, NULL, 0, "Status code of a SIP response",
      HFILL}},
    {&hf_name,
     {"Name", "sipcode.name", FT_STRING, BASE_NONE, NULL, 0, "Registered reason phrase", HFILL}},
    {&hf_phrase,
     {"Phrase", "sipcode.phrase", FT_STRING, BASE_NONE, NULL, 0,
      "Reason phrase of the message where it is not the registered one", HFILL}},
    {&hf_class, {"Class", "sipcode.class", FT_UINT8, BASE_DEC, VALS(class_names), 0, NULL, HFILL}},
    {&hf_status,
     {"Status", "sipcode.status", FT_UINT8, BASE_DEC, VALS(status_names), 0,
      "Standing of the code in the IANA registry", HFILL}},
    {&hf_severity,
     {"Severity", "sipcode.severity", FT_UINT8, BASE_DEC, VALS(severity_names), 0,
      "Severity of the expert item", HFILL}},
    {&hf_method,
     {"Answers", "sipcode.method", FT_STRING, BASE_NONE, NULL, 0,
      "Method of the request that it answers, from CSeq", HFILL}},
    {&hf_reported,
     {"Reported, not sent", "sipcode.reported", FT_NONE, BASE_NONE, NULL, 0,
      "A request reports this response: the sipfrag of a NOTIFY, or the Reason of a CANCEL",
      HFILL}},
    {&hf_summary, {"Summary", "sipcode.summary", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_meaning, {"Meaning", "sipcode.meaning", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_scenarios,
     {"When you see it", "sipcode.scenarios", FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_scenario,
     {"Scenario", "sipcode.scenario", FT_STRING, BASE_NONE, NULL, 0,
      "A typical cause; the most frequent comes first", HFILL}},
    {&hf_remedies, {"How to fix it", "sipcode.remedies", FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_remedy,
     {"Remedy", "sipcode.remedy", FT_STRING, BASE_NONE, NULL, 0, "A step, in the order to try them",
      HFILL}},
    {&hf_retry,
     {"Retry", "sipcode.retry", FT_STRING, BASE_NONE, NULL, 0,
      "What the client may do next, and where", HFILL}},
    {&hf_use,
     {"Use", "sipcode.use", FT_STRING, BASE_NONE, NULL, 0,
      "For those who write servers: when to send it, and when another code", HFILL}},
    {&hf_reference, {"Reference", "sipcode.reference", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_similars,
     {"Not to be confused with", "sipcode.similars", FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}},
    {&hf_similar,
     {"Similar code", "sipcode.similar", FT_UINT16, BASE_DEC, NULL, 0,
      "A code that it is confused with", HFILL}},
    {&hf_similar_difference,
     {"Difference", "sipcode.similar.difference", FT_STRING, BASE_NONE, NULL, 0,
      "How to tell it from the similar code", HFILL}},
    {&hf_similar_consequence,
     {"Consequence", "sipcode.similar.consequence", FT_STRING, BASE_NONE, NULL, 0,
      "What follows from the difference", HFILL}},
};

static int *const trees[] = {&ett_sipcode,  &ett_code,     &ett_scenarios,
                             &ett_remedies, &ett_similars, &ett_similar};

/* Who opens the tree of a response wants its texts, not three more clicks. Wireshark has no place
 * for this before the first file is opened; after that the user's own clicks count. */
static void open_groups(void)
{
    static bool opened = false;

    if (!opened) {
        tree_expanded_set(ett_scenarios, TRUE);
        tree_expanded_set(ett_remedies, TRUE);
        tree_expanded_set(ett_similars, TRUE);
        tree_exchange_open();
    }
    opened = true;
}

void tree_register(int proto)
{
    proto_sipcode = proto;
    proto_register_field_array(proto, fields, (int)G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    experts_register(proto);
    tree_exchange_register(proto);
    register_init_routine(open_groups);
}

static void add_code(proto_tree *tree, tvbuff_t *tvb, const struct response *response)
{
    const struct code *code = response->about;
    proto_item *item = proto_tree_add_uint_format_value(tree, hf_code, tvb, 0, 0, response->code,
                                                        "%03u %s", response->code, code->name);
    proto_tree *details = proto_item_add_subtree(item, ett_code);

    proto_item_set_generated(item);
    if (response->phrase)
        proto_item_append_text(item, ", sent as \"%s\"", response->phrase);
    item_string(details, hf_name, tvb, code->name);
    if (response->phrase)
        item_string(details, hf_phrase, tvb, response->phrase);
    item_uint(details, hf_class, tvb, code->code_class->number);
    item_uint(details, hf_status, tvb, code->status);
    item_uint(details, hf_severity, tvb, response->severity);
    if (response->method)
        item_string(details, hf_method, tvb, response->method);
    if (response->is_reported)
        proto_item_set_generated(proto_tree_add_item(details, hf_reported, tvb, 0, 0, ENC_NA));
}

static void add_texts(proto_tree *group, int field, tvbuff_t *tvb, const char *const *texts)
{
    for (unsigned i = 0; texts[i]; i++) {
        proto_item *item = proto_tree_add_string_format(group, field, tvb, 0, 0, texts[i], "%u. %s",
                                                        i + 1, texts[i]);
        proto_item_set_generated(item);
    }
}

static void add_similar(proto_tree *tree, tvbuff_t *tvb, const struct code_similar *similar)
{
    if (similar->code == 0)
        return;
    proto_tree *group = item_group(tree, hf_similars, ett_similars, tvb);

    for (; similar->code != 0; similar++) {
        proto_item *item =
            proto_tree_add_uint_format(group, hf_similar, tvb, 0, 0, similar->code, "%u %s",
                                       similar->code, code_explain(similar->code)->name);
        proto_tree *details = proto_item_add_subtree(item, ett_similar);

        proto_item_set_generated(item);
        item_string(details, hf_similar_difference, tvb, similar->tell);
        item_string(details, hf_similar_consequence, tvb, similar->therefore);
    }
}

static void add_knowledge(proto_tree *body, tvbuff_t *tvb, const struct code *code)
{
    item_string(body, hf_meaning, tvb, code->meaning);
    add_texts(item_group(body, hf_scenarios, ett_scenarios, tvb), hf_scenario, tvb,
              code->scenarios);
    add_texts(item_group(body, hf_remedies, ett_remedies, tvb), hf_remedy, tvb, code->remedies);
    item_string(body, hf_retry, tvb, code->retry);
    item_string(body, hf_use, tvb, code->use);
    add_similar(body, tvb, code->similar);
    for (const char *const *reference = code->references; *reference; reference++)
        item_string(body, hf_reference, tvb, *reference);
}

/* One line for a column: of the finding that explains the response, else the code's own. Packet
 * scope. */
static char *summarize(const struct response *response, packet_info *pinfo)
{
    if (!response->explaining)
        return wmem_strdup(pinfo->pool, response->about->summary);
    g_autofree char *summary = finding_render(response->explaining, FINDING_SUMMARY);
    return wmem_strdup(pinfo->pool, summary);
}

void tree_add(const struct response *response, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree,
              enum code_severity expert_minimum)
{
    bool has_expert = response->severity >= expert_minimum;

    if (!experts_are_read(tree)) {
        if (has_expert)
            experts_note_response(pinfo, response);
        return;
    }
    const char *summary = summarize(response, pinfo);
    proto_item *item = proto_tree_add_protocol_format(
        tree, proto_sipcode, tvb, 0, 0, "SIP Response Code: %03u %s%s", response->code,
        response->about->name, response->is_reported ? " (reported, not sent)" : "");
    proto_tree *body = proto_item_add_subtree(item, ett_sipcode);

    proto_item_set_generated(item);
    if (has_expert)
        experts_add_response(pinfo, item, response, summary);
    if (body) {
        add_code(body, tvb, response);
        item_string(body, hf_summary, tvb, summary);
    }
    tree_exchange_add(response, tvb, pinfo, body, expert_minimum);
    if (body)
        add_knowledge(body, tvb, response->about);
}

void tree_add_hint(const struct response *response, packet_info *pinfo)
{
    col_append_fstr(pinfo->cinfo, COL_INFO, " [%03u%s: %s]", response->code,
                    response->is_reported ? " reported" : "", summarize(response, pinfo));
}
