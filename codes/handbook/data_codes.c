/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The codes, as the script compares and finds them. */

#include "data_parts.h"

#include "code.h"
#include "phrase.h"

#include <string.h>

static void add_number(JsonBuilder *builder, const char *name, unsigned number)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_int_value(builder, number);
}

/* The names of header fields, those with a condition or those without one. */
static void add_names(JsonBuilder *builder, const char *const *headers, gboolean sometimes)
{
    json_builder_begin_array(builder);
    for (; *headers; headers++) {
        g_autofree char *name = g_strndup(*headers, strcspn(*headers, " "));

        if ((strchr(*headers, '(') != NULL) == sometimes)
            json_builder_add_string_value(builder, name);
    }
    json_builder_end_array(builder);
}

/* Two lists: always, and under conditions. */
static void add_headers(JsonBuilder *builder, const char *name, const char *const *headers)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    add_names(builder, headers, FALSE);
    add_names(builder, headers, TRUE);
    json_builder_end_array(builder);
}

static void add_similar(JsonBuilder *builder, const struct code_similar *similar)
{
    json_builder_set_member_name(builder, "similar");
    json_builder_begin_object(builder);
    for (; similar->code != 0; similar++) {
        g_autofree char *number = g_strdup_printf("%u", similar->code);
        const char *const texts[] = {similar->tell, similar->therefore, NULL};

        data_add_texts(builder, number, texts);
    }
    json_builder_end_object(builder);
}

/* What the sentences that compare two codes name. */
static void add_facts(JsonBuilder *builder, const struct code *code)
{
    g_autofree char *senders = phrase_senders(code), *methods = phrase_methods(code);
    g_autofree char *references = phrase_references(code);

    data_add_text(builder, "senders", senders);
    data_add_text(builder, "methods", methods);
    data_add_text(builder, "references", references);
    data_add_text(builder, "status", status_words[code->status]);
    add_headers(builder, "must", code->must_carry);
    add_headers(builder, "should", code->should_carry);
    add_headers(builder, "may", code->may_carry);
    add_similar(builder, code->similar);
}

static void add_code(JsonBuilder *builder, const struct code *code)
{
    json_builder_begin_object(builder);
    add_number(builder, "class", code->code_class->number);
    data_add_text(builder, "name", code->name);
    data_add_text(builder, "search", code->search);
    data_add_text(builder, "summary", code->summary);
    data_add_text(builder, "meaning", code->meaning);
    data_add_text(builder, "triage", code->triage);
    data_add_texts(builder, "scenarios", code->scenarios);
    data_add_texts(builder, "remedies", code->remedies);
    data_add_texts(builder, "commands", code->commands);
    data_add_text(builder, "retry", code->retry);
    data_add_text(builder, "use", code->use);
    add_facts(builder, code);
    json_builder_end_object(builder);
}

static void add_classes(JsonBuilder *builder)
{
    json_builder_set_member_name(builder, "unknown");
    json_builder_begin_array(builder);
    for (unsigned class = 0; class < CODE_CLASS_COUNT; class ++)
        add_code(builder, code_unknown(class));
    json_builder_end_array(builder);
    json_builder_set_member_name(builder, "classes");
    json_builder_begin_array(builder);
    for (unsigned class = 0; class < CODE_CLASS_COUNT; class ++) {
        const struct code_class *one = code_unknown(class)->code_class;

        json_builder_begin_object(builder);
        data_add_text(builder, "name", one->name);
        data_add_text(builder, "caller", one->caller);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

void data_add_codes(JsonBuilder *builder)
{
    size_t count;
    const struct code *codes = code_all(&count);

    json_builder_set_member_name(builder, "codes");
    json_builder_begin_object(builder);
    for (size_t i = 0; i < count; i++) {
        g_autofree char *number = g_strdup_printf("%03u", codes[i].code);

        json_builder_set_member_name(builder, number);
        add_code(builder, &codes[i]);
    }
    json_builder_end_object(builder);
    add_classes(builder);
}
