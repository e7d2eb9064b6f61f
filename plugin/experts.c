/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The expert items. Wireshark binds a severity and a summary to an expert field, and its dialog
 * shows only these until it is told not to group: so each code and each finding has a field for
 * each severity that it can have: its own, which nothing lowers, and all above. Those of a class,
 * or of a finding, share the name that users filter by. */

#include "experts.h"

#include "phrase.h"
#include "sentence.h"

#include <epan/column-info.h>

static const int severities[CODE_SEVERITY_COUNT] = {PI_CHAT, PI_NOTE, PI_WARN, PI_ERROR};

static const char *const class_names[CODE_CLASS_COUNT] = {
    "sipcode.expert.invalid",        "sipcode.expert.provisional",
    "sipcode.expert.success",        "sipcode.expert.redirection",
    "sipcode.expert.client_failure", "sipcode.expert.server_failure",
    "sipcode.expert.global_failure",
};

static int hf_line;
static int ett_message = -1;

static const struct item_field fields[] = {ITEM_LINE(hf_line, "sipcode.expert.line")};
static hf_register_info infos[G_N_ELEMENTS(fields)];
static int *const trees[] = {&ett_message};

/* In the order of code_all(), then of the classes for unknown codes. */
static expert_field (*ei_code)[CODE_SEVERITY_COUNT];

/* By enum finding_form. */
static expert_field (*ei_finding)[CODE_SEVERITY_COUNT];

static ei_register_info make(expert_field *field, const char *name, enum code_severity severity)
{
    *field = (expert_field)EI_INIT;
    return (ei_register_info){
        .ids = field,
        .eiinfo = {.name = name,
                   .group = PI_RESPONSE_CODE,
                   .severity = severities[severity],
                   .hf_info = {NULL, {NULL, NULL, FT_NONE, BASE_NONE, NULL, 0, NULL, HFILL}}}};
}

/* What they were registered with, in the order of their fields: of each code and of each finding
 * its own severity, and those that it can be raised to. */
static ei_register_info *code_experts;
static ei_register_info *finding_experts;

/* The code of a field, by its place. */
static const struct code *code_at(size_t place)
{
    size_t count;
    const struct code *codes = code_all(&count);

    return place < count ? &codes[place] : code_unknown((unsigned)(place - count));
}

static size_t count_codes(void)
{
    size_t count;

    code_all(&count);
    return count + CODE_CLASS_COUNT;
}

/* Wireshark shows the summary where it groups items, and as the name of their field. */
static void name_expert(ei_register_info *expert, const char *summary)
{
    expert->eiinfo.summary = summary;
    expert->eiinfo.hf_info.hfinfo.name = summary;
}

/* Above its own severity something else than the code counts most, and its summary does not hold.
 * Returns the expert behind those of the code. */
static ei_register_info *name_code(ei_register_info *expert, const struct code *code)
{
    bool is_unknown = code->code == 0;
    g_autofree char *name = is_unknown ? g_strdup(code->name) : phrase_response(code->code, code);
    g_autofree char *summary = is_unknown
                                   ? g_strdup(name)
                                   : SENTENCE_WITH(SENTENCE_EXPERT_RESPONSE, value_response(name),
                                                   value_summary(code->summary));

    name_expert(expert++, g_intern_string(summary));
    for (unsigned severity = code->severity + 1; severity < CODE_SEVERITY_COUNT; severity++)
        name_expert(expert++, g_intern_string(name));
    return expert;
}

static void name_codes(void)
{
    ei_register_info *expert = code_experts;

    for (size_t i = 0; i < count_codes(); i++)
        expert = name_code(expert, code_at(i));
}

static void name_findings(void)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);
    ei_register_info *expert = finding_experts;

    for (size_t i = 0; i < count; i++) {
        for (unsigned severity = texts[i].severity; severity < CODE_SEVERITY_COUNT; severity++)
            name_expert(expert++, texts[i].cause);
    }
}

static void register_codes(expert_module_t *module)
{
    size_t count = count_codes();
    ei_register_info *expert = code_experts = g_new(ei_register_info, count * CODE_SEVERITY_COUNT);

    ei_code = g_malloc(count * sizeof(*ei_code));
    for (size_t i = 0; i < count; i++) {
        const struct code *code = code_at(i);
        const char *name = class_names[code->code_class->number];

        for (unsigned severity = code->severity; severity < CODE_SEVERITY_COUNT; severity++)
            *expert++ = make(&ei_code[i][severity], name, severity);
    }
    name_codes();
    expert_register_field_array(module, code_experts, (int)(expert - code_experts));
}

static void register_findings(expert_module_t *module)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);
    ei_register_info *expert = finding_experts =
        g_new(ei_register_info, count * CODE_SEVERITY_COUNT);

    ei_finding = g_malloc(count * sizeof(*ei_finding));
    for (size_t i = 0; i < count; i++) {
        char *name = g_strconcat("sipcode.expert.", texts[i].id, NULL);

        g_strdelimit(name, "-", '_');
        for (unsigned severity = texts[i].severity; severity < CODE_SEVERITY_COUNT; severity++)
            *expert++ = make(&ei_finding[i][severity], name, severity);
    }
    name_findings();
    expert_register_field_array(module, finding_experts, (int)(expert - finding_experts));
}

void experts_rename(void)
{
    name_codes();
    name_findings();
}

void experts_register(int proto)
{
    expert_module_t *module = expert_register_protocol(proto);

    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    register_codes(module);
    register_findings(module);
}

void experts_open(void)
{
    tree_expanded_set(ett_message, TRUE);
}

/* Registered after the dissectors. */
static bool is_tapped(void)
{
    static int tap;

    if (tap == 0)
        tap = find_tap_id("expert");
    return have_tap_listener(tap);
}

bool experts_are_read(const proto_tree *tree)
{
    return tree || is_tapped();
}

static expert_field *field_of(const struct result *response)
{
    size_t count;
    const struct code *codes = code_all(&count), *about = result_about(response);

    if (response->explaining)
        return &ei_finding[result_explaining(response)->form][response->severity];
    size_t index = about->code != 0 ? (size_t)(about - codes) : count + about->code_class->number;

    return &ei_code[index][response->severity];
}

static bool has_column(const column_info *columns)
{
    return columns && columns->col_first[COL_EXPERT] >= 0;
}

void experts_note(packet_info *pinfo, const struct result *response, enum code_severity minimum)
{
    if (response->severity < minimum)
        return;
    if (severities[response->severity] > expert_get_highest_severity() || has_column(pinfo->cinfo))
        expert_add_info(pinfo, NULL, field_of(response));
}

/* Wireshark also puts the message into the line above it, where it is too wide. */
static void label(const struct branch *body, proto_item *item, const char *text)
{
    proto_item *group = item ? item->last_child : NULL;
    proto_item *message = group ? group->first_child : NULL;

    if (!body->is_seen || !message || PITEM_FINFO(group)->hfinfo->id != proto_expert)
        return;
    char *colon = strstr(PITEM_FINFO(group)->rep->representation, "): ");
    if (colon)
        colon[1] = '\0';
    struct branch inside = item_inside(body, group, hf_line);
    struct branch below = item_below(&inside, message, ett_message, hf_line);
    item_label(&inside, message, &below, text);
}

/* A code and a cause, and nothing of the packet: so lists of expert items are lists of causes. */
static void add(packet_info *pinfo, proto_item *item, const struct branch *body,
                expert_field *field, const char *name, const char *cause)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_EXPERT_RESPONSE, value_response(name), value_summary(cause));

    expert_add_info_format(pinfo, item, field, "%s", text);
    if (body)
        label(body, item, text);
}

static const char *cause_of(const struct result *result)
{
    return result->explaining ? finding_text_of(result_explaining(result)->form)->cause
                              : code_summary(result_about(result), result->method);
}

void experts_add(packet_info *pinfo, proto_item *item, const struct branch *body,
                 const struct result *result, const char *name, enum code_severity minimum)
{
    if (result->severity < minimum)
        return;
    add(pinfo, item, body, field_of(result), name, cause_of(result));
    for (unsigned i = 0; i < result->finding_count; i++) {
        const struct finding *finding = &result->findings[i];

        if (i + 1 != result->explaining && finding->severity >= MAX(minimum, CODE_WARN))
            add(pinfo, item, body, &ei_finding[finding->form][finding->severity], name,
                finding_text_of(finding->form)->cause);
    }
}
