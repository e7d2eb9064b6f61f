/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the tables of table.h as C. */

#include "emit.h"

#include "words.h"

#include <string.h>

const char emit_preamble[] =
    "/* Written by compile_codes from the files under codes/: edit those. */\n\n"
    "#include \"table.h\"\n\n";

void emit_string(GString *out, const char *text)
{
    g_autofree char *escaped = g_strescape(text, NULL);

    g_string_append_printf(out, "\"%s\"", escaped);
}

void emit_text_member(GString *out, const char *member, const struct entry *entry, const char *key)
{
    g_autofree char *text = entry_text(entry, key);

    g_string_append_printf(out, "        .%s = ", member);
    emit_string(out, text);
    g_string_append(out, ",\n");
}

void emit_status(GString *out, const struct entry *entry)
{
    g_autofree char *word = entry_text(entry, "status");

    g_string_append_printf(out, "        .status = %d,\n",
                           word_index(status_words, CODE_STATUS_COUNT, word));
}

void emit_severity(GString *out, const struct entry *entry, const char *key)
{
    g_autofree char *word = entry_text(entry, key);

    g_string_append_printf(out, "        .severity = %d,\n",
                           word_index(severity_words, CODE_SEVERITY_COUNT, word));
}

void emit_search(GString *out, const struct entry *entry)
{
    g_autofree char *symptom = entry_text(entry, "symptom");

    if (entry_has(entry, "search"))
        emit_text_member(out, "search", entry, "search");
    g_string_append(out, "        .symptom = ");
    emit_name(out, "SENTENCE_", symptom ? "symptom-" : "none");
    if (symptom)
        emit_name(out, "", symptom);
    g_string_append(out, ",\n");
}

static void emit_class(GString *out, const struct entry *entry)
{
    g_string_append_printf(out, "    {\n        .number = %s,\n", entry->stem);
    g_string_append_printf(out, "        .treated_as = %u,\n", entry_number(entry, "treated-as"));
    emit_text_member(out, "name", entry, "name");
    emit_text_member(out, "caller", entry, "caller");
    g_string_append(out, "    },\n");
}

void emit_numbers_member(GString *out, const char *member, const struct entry *entry,
                         const char *key)
{
    g_auto(GStrv) items = entry_list(entry, key);

    g_string_append_printf(out, "        .%s = (const unsigned[]){", member);
    for (char **item = items; item && *item; item++)
        g_string_append_printf(out, "%s, ", *item);
    g_string_append(out, "0},\n");
}

void emit_texts_member(GString *out, const char *member, const struct entry *entry, const char *key)
{
    g_auto(GStrv) items = entry_list(entry, key);

    g_string_append_printf(out, "        .%s = (const char *const[]){", member);
    for (char **item = items; item && *item; item++) {
        emit_string(out, *item);
        g_string_append(out, ", ");
    }
    g_string_append(out, "NULL},\n");
}

static void emit_cause(GString *out, const struct entry *entry)
{
    g_string_append_printf(out, "    {\n        .cause = %u,\n", entry_number(entry, "cause"));
    emit_text_member(out, "protocol", entry, "protocol");
    emit_text_member(out, "name", entry, "name");
    emit_text_member(out, "meaning", entry, "meaning");
    emit_text_member(out, "remedy", entry, "remedy");
    emit_numbers_member(out, "to_sip", entry, "to-sip");
    emit_numbers_member(out, "from_sip", entry, "from-sip");
    emit_numbers_member(out, "stacks", entry, "stacks");
    g_string_append(out, "    },\n");
}

static void emit_warning(GString *out, const struct entry *entry)
{
    g_string_append_printf(out, "    {\n        .code = %u,\n", entry_number(entry, "code"));
    emit_status(out, entry);
    emit_text_member(out, "text", entry, "text");
    emit_text_member(out, "meaning", entry, "meaning");
    emit_text_member(out, "remedy", entry, "remedy");
    g_string_append(out, "    },\n");
}

static void emit_provider(GString *out, const struct entry *entry)
{
    g_autofree char *certainty = entry_text(entry, "certainty");

    g_string_append_printf(out, "    {\n        .is_inferred = %d,\n",
                           strcmp(certainty, "inferred") == 0);
    emit_text_member(out, "name", entry, "name");
    emit_text_member(out, "field", entry, "field");
    emit_text_member(out, "pattern", entry, "pattern");
    emit_numbers_member(out, "codes", entry, "codes");
    emit_text_member(out, "meaning", entry, "meaning");
    emit_text_member(out, "remedy", entry, "remedy");
    emit_text_member(out, "source", entry, "source");
    emit_text_member(out, "date", entry, "date");
    g_string_append(out, "    },\n");
}

static void emit_finding(GString *out, const struct entry *entry)
{
    g_autofree char *explains = entry_text(entry, "explains");
    g_autofree char *absence = entry_text(entry, "absence");
    g_autofree char *cause = entry_text(entry, "cause");

    g_string_append_printf(out, "    {\n        .name = \"%s\",\n", entry->stem);
    emit_severity(out, entry, "severity");
    g_string_append_printf(out, "        .explains = %d,\n", strcmp(explains, "yes") == 0);
    g_string_append_printf(out, "        .absence = %d,\n", g_strcmp0(absence, "yes") == 0);
    emit_texts_member(out, "codes", entry, "codes");
    emit_texts_member(out, "not_codes", entry, "not-codes");
    emit_text_member(out, "id", entry, "id");
    emit_text_member(out, "summary", entry, "summary");
    emit_text_member(out, "cause", entry, cause ? "cause" : "summary");
    emit_text_member(out, "text", entry, "text");
    emit_text_member(out, "remedy", entry, "remedy");
    if (entry_has(entry, "unless"))
        emit_text_member(out, "unless", entry, "unless");
    emit_search(out, entry);
    g_string_append(out, "    },\n");
}

/* A table of one kind of file. */
struct table {
    enum kind kind;
    const char *head;
    void (*emit)(GString *, const struct entry *);
};

static const struct table tables[] = {
    {KIND_CLASS, "code_class code_class_table[CODE_CLASS_COUNT]", emit_class},
    {KIND_CLASS, "code code_unknown_table[CODE_CLASS_COUNT]", emit_unknown},
    {KIND_RESPONSE, "code code_table[]", emit_response},
    {KIND_CAUSE, "cause cause_table[]", emit_cause},
    {KIND_WARNING, "warn_code warn_code_table[]", emit_warning},
    {KIND_PROVIDER, "provider_code provider_code_table[]", emit_provider},
    {KIND_FINDING, "finding_text finding_text_table[]", emit_finding},
    {KIND_FIELD, "field_text field_text_table[]", emit_field},
};

static void emit_table(GString *out, const struct catalogue *catalogue, const struct table *table)
{
    const GPtrArray *entries = catalogue->entries[table->kind];

    g_string_append_printf(out, "\nstatic const struct %s = {\n", table->head);
    for (unsigned i = 0; i < entries->len; i++)
        table->emit(out, entries->pdata[i]);
    g_string_append(out, "};\n");
}

static void emit_sentences(GString *out, const struct catalogue *catalogue)
{
    const GPtrArray *places = catalogue->entries[KIND_SENTENCE];

    g_string_append(out, "\nstatic const char *const sentence_table[SENTENCE_NONE] = {\n");
    for (unsigned i = 0; i < places->len; i++) {
        g_auto(GStrv) keys = entry_keys(places->pdata[i]);

        for (char **key = keys; *key; key++) {
            g_autofree char *text = entry_text(places->pdata[i], *key);

            g_string_append(out, "    ");
            emit_string(out, text);
            g_string_append(out, ",\n");
        }
    }
    g_string_append(out, "};\n");
}

/* Of struct tables. */
static const char members[] = "    .codes = code_table,\n"
                              "    .code_count = G_N_ELEMENTS(code_table),\n"
                              "    .classes = code_class_table,\n"
                              "    .unknown_codes = code_unknown_table,\n"
                              "    .causes = cause_table,\n"
                              "    .cause_count = G_N_ELEMENTS(cause_table),\n"
                              "    .warn_codes = warn_code_table,\n"
                              "    .warn_code_count = G_N_ELEMENTS(warn_code_table),\n"
                              "    .provider_codes = provider_code_table,\n"
                              "    .provider_code_count = G_N_ELEMENTS(provider_code_table),\n"
                              "    .finding_texts = finding_text_table,\n"
                              "    .field_texts = field_text_table,\n"
                              "    .sentences = sentence_table,\n";

char *emit_tables(const struct catalogue *catalogue, const char *language)
{
    GString *out = g_string_new(emit_preamble);

    emit_response_lists(out, catalogue);
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        emit_table(out, catalogue, &tables[i]);
    emit_sentences(out, catalogue);
    g_string_append_printf(out, "\nconst struct tables tables_%s = {\n%s};\n", language, members);
    return g_string_free(out, FALSE);
}
