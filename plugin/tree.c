/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of a response. Nothing here depends on the pass: no taps, no other fields.
 */

#include "tree.h"

#include "tree_exchange.h"
#include "experts.h"
#include "item.h"
#include "phrase.h"
#include "sentence.h"

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
static int hf_triage;
static int hf_scenarios;
static int hf_scenario;
static int hf_remedies;
static int hf_remedy;
static int hf_command;
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

/* Filled with the words that the texts have; the last one stays empty, as value_string wants it. */
static value_string class_names[CODE_CLASS_COUNT + 1];
static value_string status_names[CODE_STATUS_COUNT + 1];
static value_string severity_names[CODE_SEVERITY_COUNT + 1];

static const struct item_field fields[] = {
    {&hf_code, "sipcode.code", FT_UINT16, BASE_DEC, NULL, SENTENCE_TREE_CODE,
     SENTENCE_TREE_CODE_HELP},
    {&hf_name, "sipcode.name", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_NAME,
     SENTENCE_TREE_NAME_HELP},
    {&hf_phrase, "sipcode.phrase", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_PHRASE,
     SENTENCE_TREE_PHRASE_HELP},
    {&hf_class, "sipcode.class", FT_UINT8, BASE_DEC, VALS(class_names), SENTENCE_TREE_CLASS,
     SENTENCE_NONE},
    {&hf_status, "sipcode.status", FT_UINT8, BASE_DEC, VALS(status_names), SENTENCE_TREE_STATUS,
     SENTENCE_TREE_STATUS_HELP},
    {&hf_severity, "sipcode.severity", FT_UINT8, BASE_DEC, VALS(severity_names),
     SENTENCE_TREE_SEVERITY, SENTENCE_TREE_SEVERITY_HELP},
    {&hf_method, "sipcode.method", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_METHOD,
     SENTENCE_TREE_METHOD_HELP},
    {&hf_reported, "sipcode.reported", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_REPORTED,
     SENTENCE_TREE_REPORTED_HELP},
    {&hf_summary, "sipcode.summary", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_SUMMARY,
     SENTENCE_NONE},
    {&hf_meaning, "sipcode.meaning", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_MEANING,
     SENTENCE_NONE},
    {&hf_triage, "sipcode.triage", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_TRIAGE,
     SENTENCE_TREE_TRIAGE_HELP},
    {&hf_scenarios, "sipcode.scenarios", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_SCENARIOS,
     SENTENCE_NONE},
    {&hf_scenario, "sipcode.scenario", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_SCENARIO,
     SENTENCE_TREE_SCENARIO_HELP},
    {&hf_remedies, "sipcode.remedies", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_REMEDIES,
     SENTENCE_NONE},
    {&hf_remedy, "sipcode.remedy", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_REMEDY,
     SENTENCE_TREE_REMEDY_HELP},
    {&hf_command, "sipcode.command", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_COMMAND,
     SENTENCE_TREE_COMMAND_HELP},
    {&hf_retry, "sipcode.retry", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_RETRY,
     SENTENCE_TREE_RETRY_HELP},
    {&hf_use, "sipcode.use", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_USE, SENTENCE_TREE_USE_HELP},
    {&hf_reference, "sipcode.reference", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_REFERENCE,
     SENTENCE_NONE},
    {&hf_similars, "sipcode.similars", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_SIMILARS,
     SENTENCE_NONE},
    {&hf_similar, "sipcode.similar", FT_UINT16, BASE_DEC, NULL, SENTENCE_TREE_SIMILAR,
     SENTENCE_TREE_SIMILAR_HELP},
    {&hf_similar_difference, "sipcode.similar.difference", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_SIMILAR_DIFFERENCE, SENTENCE_TREE_SIMILAR_DIFFERENCE_HELP},
    {&hf_similar_consequence, "sipcode.similar.consequence", FT_STRING, BASE_NONE, NULL,
     SENTENCE_TREE_SIMILAR_CONSEQUENCE, SENTENCE_TREE_SIMILAR_CONSEQUENCE_HELP},
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

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

static void name_values(void)
{
    for (unsigned i = 0; i < CODE_CLASS_COUNT; i++)
        class_names[i] = (value_string){i, code_class_name(i)};
    for (unsigned i = 0; i < CODE_STATUS_COUNT; i++)
        status_names[i] = (value_string){i, status_words[i]};
    for (unsigned i = 0; i < CODE_SEVERITY_COUNT; i++)
        severity_names[i] = (value_string){i, severity_words[i]};
}

void tree_register(int proto)
{
    name_values();
    proto_sipcode = proto;
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    experts_register(proto);
    tree_exchange_register(proto);
    register_init_routine(open_groups);
}

static void add_code(proto_tree *tree, tvbuff_t *tvb, const struct result *response,
                     const char *name)
{
    const struct code *code = result_about(response);
    g_autofree char *sent_as = response->rare->phrase
                                   ? SENTENCE_WITH(SENTENCE_TREE_SENT_AS, value_response(name),
                                                   value_phrase(response->rare->phrase))
                                   : NULL;
    proto_item *item = item_uint(tree, hf_code, tvb, response->code);
    proto_tree *details = proto_item_add_subtree(item, ett_code);

    item_label_value(item, hf_code, sent_as ? sent_as : name);
    item_string(details, hf_name, tvb, code->name);
    if (response->rare->phrase)
        item_string(details, hf_phrase, tvb, response->rare->phrase);
    item_uint(details, hf_class, tvb, code->code_class->number);
    item_uint(details, hf_status, tvb, code->status);
    item_uint(details, hf_severity, tvb, response->severity);
    if (response->method)
        item_string(details, hf_method, tvb, response->method);
    if (response->is_reported)
        proto_item_set_generated(proto_tree_add_item(details, hf_reported, tvb, 0, 0, ENC_NA));
}

/* What a response has below its code. */
static void add_request(proto_tree *tree, tvbuff_t *tvb, const struct result *request)
{
    item_string(tree, hf_method, tvb, request->method);
    item_uint(tree, hf_severity, tvb, request->severity);
}

static void add_texts(proto_tree *group, int field, tvbuff_t *tvb, const char *const *texts)
{
    for (unsigned i = 0; texts[i]; i++)
        item_numbered(group, field, tvb, i + 1, texts[i]);
}

static void add_similar(proto_tree *tree, tvbuff_t *tvb, const struct code_similar *similar)
{
    if (similar->code == 0)
        return;
    proto_tree *group = item_group(tree, hf_similars, ett_similars, tvb);

    for (; similar->code != 0; similar++) {
        proto_item *item = item_uint(group, hf_similar, tvb, similar->code);
        proto_tree *details = proto_item_add_subtree(item, ett_similar);
        char digits[sizeof("65535")];

        snprintf(digits, sizeof(digits), "%u", similar->code);
        item_label(item, digits, " ", code_explain(similar->code)->name);
        item_text(details, hf_similar_difference, tvb, similar->tell);
        item_text(details, hf_similar_consequence, tvb, similar->therefore);
    }
}

static void add_knowledge(proto_tree *body, tvbuff_t *tvb, const struct code *code)
{
    item_text(body, hf_meaning, tvb, code->meaning);
    if (code->triage)
        item_text(body, hf_triage, tvb, code->triage);
    add_texts(item_group(body, hf_scenarios, ett_scenarios, tvb), hf_scenario, tvb,
              code->scenarios);
    add_texts(item_group(body, hf_remedies, ett_remedies, tvb), hf_remedy, tvb, code->remedies);
    for (const char *const *command = code->commands; *command; command++)
        item_text(body, hf_command, tvb, *command);
    item_text(body, hf_retry, tvb, code->retry);
    item_text(body, hf_use, tvb, code->use);
    add_similar(body, tvb, code->similar);
    for (const char *const *reference = code->references; *reference; reference++)
        item_string(body, hf_reference, tvb, *reference);
}

/* One line for a column: of the finding that explains the response, else what the code says in
 * answer to its method. Packet scope. */
static char *summarize(const struct result *response, packet_info *pinfo)
{
    if (!response->explaining)
        return wmem_strdup(pinfo->pool, code_summary(result_about(response), response->method));
    g_autofree char *summary = finding_render(result_explaining(response), FINDING_SUMMARY);
    return wmem_strdup(pinfo->pool, summary);
}

/* The first line. `name` is of the response, or the method of the request. */
static char *name_result(const struct result *result, const char *name, const char *summary)
{
    if (result_is_request(result))
        return SENTENCE_WITH(SENTENCE_TREE_TITLE_REQUEST, value_method(name),
                             value_summary(summary));
    return SENTENCE_WITH(result->is_reported ? SENTENCE_TREE_TITLE_REPORTED : SENTENCE_TREE_TITLE,
                         value_response(name));
}

static proto_tree *add_tree(proto_tree *tree, tvbuff_t *tvb, const struct result *result,
                            const char *name, const char *summary)
{
    g_autofree char *title = name_result(result, name, summary);
    proto_item *item = proto_tree_add_item(tree, proto_sipcode, tvb, 0, 0, ENC_NA);

    proto_item_set_generated(item);
    item_label(item, title, "", "");
    return proto_item_add_subtree(item, ett_sipcode);
}

void tree_add(const struct result *response, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree,
              enum code_severity expert_minimum)
{
    if (!experts_are_read(tree)) {
        experts_note(pinfo, response, expert_minimum);
        return;
    }
    g_autofree char *name = result_is_request(response)
                                ? g_strdup(response->method)
                                : phrase_response(response->code, result_about(response));
    const char *summary = summarize(response, pinfo);
    proto_tree *body = tree ? add_tree(tree, tvb, response, name, summary) : NULL;

    experts_add(pinfo, proto_tree_get_parent(body), response, name, summary, expert_minimum);
    if (!body)
        return;
    if (result_is_request(response))
        add_request(body, tvb, response);
    else
        add_code(body, tvb, response, name);
    item_string(body, hf_summary, tvb, summary);
    tree_exchange_add(response, summary, tvb, body);
    if (result_about(response))
        add_knowledge(body, tvb, result_about(response));
}

void tree_add_hint(const struct result *response, packet_info *pinfo)
{
    const char *summary = summarize(response, pinfo);
    char digits[sizeof("65535")];

    snprintf(digits, sizeof(digits), "%03u", response->code);
    g_autofree char *hint = result_is_request(response)
                                ? SENTENCE_WITH(SENTENCE_TREE_HINT_REQUEST, value_summary(summary))
                                : SENTENCE_WITH(response->is_reported ? SENTENCE_TREE_HINT_REPORTED
                                                                      : SENTENCE_TREE_HINT,
                                                value_digits(digits), value_summary(summary));
    col_append_fstr(pinfo->cinfo, COL_INFO, " %s", hint);
}
