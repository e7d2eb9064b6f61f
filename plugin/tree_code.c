/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is known about the code of a response. */

#include "tree_code.h"

#include "heading.h"
#include "sentence.h"

static int hf_code;
static int hf_name;
static int hf_phrase;
static int hf_class;
static int hf_status;
static int hf_severity;
static int hf_method;
static int hf_reported;
static int hf_about;
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
static int hf_code_line;
static int hf_about_line;
static int hf_scenarios_line;
static int hf_remedies_line;
static int hf_similar_line;

static int ett_code = -1;
static int ett_about = -1;
static int ett_scenarios = -1;
static int ett_remedies = -1;
static int ett_similars = -1;
static int ett_similar = -1;

/* Filled with the words that the texts have; the last one stays empty, as value_string wants it. */
static value_string class_names[CODE_CLASS_COUNT + 1];
static value_string status_names[CODE_STATUS_COUNT + 1];
static value_string severity_names[CODE_SEVERITY_COUNT + 1];

static const enum sentence statuses[CODE_STATUS_COUNT] = {
    [CODE_REGISTERED] = SENTENCE_WORD_REGISTERED, [CODE_DEPRECATED] = SENTENCE_WORD_DEPRECATED,
    [CODE_HISTORIC] = SENTENCE_WORD_HISTORIC,     [CODE_VENDOR] = SENTENCE_WORD_VENDOR,
    [CODE_UNKNOWN] = SENTENCE_WORD_UNKNOWN,
};

static const enum sentence severities[CODE_SEVERITY_COUNT] = {
    [CODE_CHAT] = SENTENCE_WORD_CHAT,
    [CODE_NOTE] = SENTENCE_WORD_NOTE,
    [CODE_WARN] = SENTENCE_WORD_WARN,
    [CODE_ERROR] = SENTENCE_WORD_ERROR,
};

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
    {&hf_about, "sipcode.about", FT_NONE, BASE_NONE, NULL, SENTENCE_TREE_ABOUT,
     SENTENCE_TREE_ABOUT_HELP},
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
    ITEM_LINE(hf_code_line, "sipcode.code.line"),
    ITEM_LINE(hf_about_line, "sipcode.about.line"),
    ITEM_LINE(hf_scenarios_line, "sipcode.scenarios.line"),
    ITEM_LINE(hf_remedies_line, "sipcode.remedies.line"),
    ITEM_LINE(hf_similar_line, "sipcode.similar.line"),
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

static int *const trees[] = {&ett_code,     &ett_about,    &ett_scenarios,
                             &ett_remedies, &ett_similars, &ett_similar};

static void name_values(void)
{
    for (unsigned i = 0; i < CODE_CLASS_COUNT; i++)
        class_names[i] = (value_string){i, code_class_word(i)};
    for (unsigned i = 0; i < CODE_STATUS_COUNT; i++)
        status_names[i] = (value_string){i, status_words[i]};
    for (unsigned i = 0; i < CODE_SEVERITY_COUNT; i++)
        severity_names[i] = (value_string){i, severity_words[i]};
}

void tree_code_register(int proto)
{
    name_values();
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
}

void tree_code_open(void)
{
    tree_expanded_set(ett_scenarios, TRUE);
    tree_expanded_set(ett_remedies, TRUE);
    tree_expanded_set(ett_similars, TRUE);
}

/* The code, and the phrase of the message where that is another one. */
static void label_code(const struct branch *branch, proto_item *item, const struct branch *details,
                       const struct result *response)
{
    const char *name = heading_of(response->code)->response;

    if (!response->rare->phrase) {
        item_label_value(branch, item, details, hf_code, name);
        return;
    }
    g_autofree char *sent_as = SENTENCE_WITH(SENTENCE_TREE_SENT_AS, value_response(name),
                                             value_phrase(response->rare->phrase));
    item_label_value(branch, item, details, hf_code, sent_as);
}

static void add_severity(const struct branch *branch, const struct result *result)
{
    item_word(branch, hf_severity, result->severity, sentence_text(severities[result->severity]));
}

static void add_code(const struct branch *branch, const struct result *response)
{
    const struct code *code = result_about(response);
    proto_item *item = item_uint(branch, hf_code, response->code);
    struct branch details = item_below(branch, item, ett_code, hf_code_line);

    label_code(branch, item, &details, response);
    item_known(&details, hf_name, code->name);
    if (response->rare->phrase)
        item_text(&details, hf_phrase, response->rare->phrase);
    item_word(&details, hf_class, code->code_class->number, code->code_class->name);
    item_word(&details, hf_status, code->status, sentence_text(statuses[code->status]));
    add_severity(&details, response);
    if (response->method)
        item_text(&details, hf_method, response->method);
    if (response->is_reported)
        item_none(&details, hf_reported);
}

static void add_texts(struct branch group, int field, const char *const *texts)
{
    for (unsigned i = 0; texts[i]; i++)
        item_numbered(&group, field, i + 1, texts[i]);
}

static void add_similar(const struct branch *branch, const struct code_similar *similar)
{
    proto_item *item = item_uint(branch, hf_similar, similar->code);
    struct branch details = item_below(branch, item, ett_similar, hf_similar_line);

    item_label_known(branch, item, &details, heading_of(similar->code)->response);
    item_known(&details, hf_similar_difference, similar->tell);
    item_known(&details, hf_similar_consequence, similar->therefore);
}

static void add_similars(const struct branch *branch, const struct code_similar *similar)
{
    if (similar->code == 0)
        return;
    struct branch group = item_group(branch, hf_similars, ett_similars, hf_similar_line);

    for (; similar->code != 0; similar++)
        add_similar(&group, similar);
}

static void add_about(const struct branch *branch, const struct code *code)
{
    item_known(branch, hf_meaning, code->meaning);
    if (code->triage)
        item_known(branch, hf_triage, code->triage);
    add_texts(item_group(branch, hf_scenarios, ett_scenarios, hf_scenarios_line), hf_scenario,
              code->scenarios);
    add_texts(item_group(branch, hf_remedies, ett_remedies, hf_remedies_line), hf_remedy,
              code->remedies);
    for (const char *const *command = code->commands; *command; command++)
        item_known(branch, hf_command, *command);
    item_known(branch, hf_retry, code->retry);
    item_known(branch, hf_use, code->use);
    add_similars(branch, code->similar);
    for (const char *const *reference = code->references; *reference; reference++)
        item_known(branch, hf_reference, *reference);
}

void tree_code_add(const struct branch *branch, const struct result *response)
{
    add_code(branch, response);
    proto_item *item = item_none(branch, hf_about);
    struct branch group = item_below(branch, item, ett_about, hf_about_line);

    item_label_known(branch, item, &group, heading_of(response->code)->about);
    add_about(&group, result_about(response));
}

void tree_code_add_request(const struct branch *branch, const struct result *request)
{
    item_hidden(branch, hf_method, request->method); /* the title has it */
    add_severity(branch, request);
}
