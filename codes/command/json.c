/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Codes, causes and warn-codes as JSON. */

#include "json.h"

#include "cause.h"
#include "code.h"
#include "compare.h"
#include "finding_text.h"

#include <string.h>

static void add_text(JsonBuilder *builder, const char *key, const char *text)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_string_value(builder, text);
}

static void add_number(JsonBuilder *builder, const char *key, unsigned number)
{
    json_builder_set_member_name(builder, key);
    json_builder_add_int_value(builder, number);
}

static void add_texts(JsonBuilder *builder, const char *key, const char *const *texts)
{
    json_builder_set_member_name(builder, key);
    json_builder_begin_array(builder);
    for (; *texts; texts++)
        json_builder_add_string_value(builder, *texts);
    json_builder_end_array(builder);
}

static void add_similar(JsonBuilder *builder, const struct code_similar *similar)
{
    json_builder_set_member_name(builder, "sipcode.similars");
    json_builder_begin_array(builder);
    for (; similar->code != 0; similar++) {
        json_builder_begin_object(builder);
        add_number(builder, "sipcode.similar", similar->code);
        add_text(builder, "sipcode.similar.difference", similar->tell);
        add_text(builder, "sipcode.similar.consequence", similar->therefore);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void add_code(JsonBuilder *builder, unsigned number)
{
    const struct code *code = code_explain(number);

    json_builder_begin_object(builder);
    add_number(builder, "sipcode.code", number);
    add_text(builder, "sipcode.name", code->name);
    add_number(builder, "sipcode.class", code->code_class->number);
    add_text(builder, "sipcode.status", status_words[code->status]);
    add_text(builder, "sipcode.severity", severity_words[code->severity]);
    add_text(builder, "sipcode.summary", code->summary);
    add_text(builder, "sipcode.meaning", code->meaning);
    if (code->triage)
        add_text(builder, "sipcode.triage", code->triage);
    add_texts(builder, "sipcode.scenario", code->scenarios);
    add_texts(builder, "sipcode.remedy", code->remedies);
    if (*code->commands)
        add_texts(builder, "sipcode.command", code->commands);
    add_text(builder, "sipcode.retry", code->retry);
    add_text(builder, "sipcode.use", code->use);
    add_similar(builder, code->similar);
    add_texts(builder, "sipcode.reference", code->references);
    json_builder_end_object(builder);
}

JsonNode *json_of_code(unsigned code)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();

    add_code(builder, code);
    return json_builder_get_root(builder);
}

JsonNode *json_of_difference(unsigned a, unsigned b)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    struct code_comparison *comparison = code_compare(a, b);

    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "sipcode");
    json_builder_begin_array(builder);
    add_code(builder, a);
    add_code(builder, b);
    json_builder_end_array(builder);
    json_builder_set_member_name(builder, "sipcode.similar.difference");
    json_builder_begin_array(builder);
    for (unsigned i = 0; i < comparison->differences->len; i++)
        json_builder_add_string_value(builder, comparison->differences->pdata[i]);
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    code_comparison_free(comparison);
    return json_builder_get_root(builder);
}

static void add_finding(JsonBuilder *builder, const struct finding_text *finding)
{
    json_builder_begin_object(builder);
    add_text(builder, "sipcode.finding", finding->id);
    add_text(builder, "sipcode.severity", severity_words[finding->severity]);
    add_text(builder, "sipcode.summary", finding->summary);
    add_text(builder, "sipcode.finding.text", finding->text);
    add_text(builder, "sipcode.finding.remedy", finding->remedy);
    json_builder_end_object(builder);
}

JsonNode *json_of_found(const GPtrArray *codes, const GPtrArray *findings)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();

    json_builder_begin_array(builder);
    for (unsigned i = 0; i < codes->len; i++)
        add_code(builder, ((const struct code *)codes->pdata[i])->code);
    for (unsigned i = 0; i < findings->len; i++)
        add_finding(builder, findings->pdata[i]);
    json_builder_end_array(builder);
    return json_builder_get_root(builder);
}

JsonNode *json_of_codes(const GPtrArray *codes)
{
    g_autoptr(GPtrArray) nothing = g_ptr_array_new();

    return json_of_found(codes, nothing);
}

JsonNode *json_of_finding(const char *id)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    json_builder_begin_array(builder);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(forms[i].id, id) == 0)
            add_finding(builder, &forms[i]);
    }
    json_builder_end_array(builder);
    return json_builder_get_root(builder);
}

JsonNode *json_of_cause(const char *protocol, unsigned number)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    struct cause cause;

    if (cause_is_code(protocol))
        return json_of_code(number);
    cause_explain(protocol, number, &cause);
    json_builder_begin_object(builder);
    add_text(builder, "sipcode.reason.protocol", cause.protocol);
    add_number(builder, "sipcode.reason.cause", number);
    add_text(builder, "sipcode.reason.name", cause.name);
    add_text(builder, "sipcode.reason.meaning", cause.meaning);
    add_text(builder, "sipcode.reason.remedy", cause.remedy);
    json_builder_set_member_name(builder, "sipcode.code");
    json_builder_begin_array(builder);
    for (unsigned code = 100; code < 700; code++) {
        if (cause_maps(&cause, code))
            json_builder_add_int_value(builder, code);
    }
    json_builder_end_array(builder);
    json_builder_end_object(builder);
    return json_builder_get_root(builder);
}

JsonNode *json_of_warning(unsigned number)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    const struct warn_code *code = warn_code_find(number);

    json_builder_begin_object(builder);
    add_number(builder, "sipcode.warning.code", number);
    add_text(builder, "sipcode.warning.text", code->text);
    add_text(builder, "sipcode.warning.meaning", code->meaning);
    add_text(builder, "sipcode.warning.remedy", code->remedy);
    json_builder_end_object(builder);
    return json_builder_get_root(builder);
}
