/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the tables of table.h as C. */

#include "emit.h"

#include "words.h"

#include <string.h>

const char emit_preamble[] =
    "/* Written by compile_codes from the files under codes/: edit those. */\n\n"
    "#include \"table.h\"\n\n";

/* The lists of struct code in its order, and the keys that hold them. */
struct list {
    const char *member;
    const char *key;
};

static const struct list response_lists[] = {
    {"scenarios", "scenario."},   {"remedies", "remedy."},          {"commands", "command."},
    {"references", "references"}, {"methods", "methods"},           {"not_methods", "not-methods"},
    {"must_carry", "must-carry"}, {"should_carry", "should-carry"}, {"may_carry", "may-carry"},
};

static const struct list unknown_lists[] = {
    {"scenarios", "unknown.scenario."},
    {"remedies", "unknown.remedy."},
    {"references", "unknown.references"},
};

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

static void emit_status(GString *out, const struct entry *entry)
{
    g_autofree char *word = entry_text(entry, "status");

    g_string_append_printf(out, "        .status = %d,\n",
                           word_index(status_words, CODE_STATUS_COUNT, word));
}

static void emit_severity(GString *out, const struct entry *entry, const char *key)
{
    g_autofree char *word = entry_text(entry, key);

    g_string_append_printf(out, "        .severity = %d,\n",
                           word_index(severity_words, CODE_SEVERITY_COUNT, word));
}

/* One array for each list of an entry, named group_stem_member. */
static void emit_lists(GString *out, const struct entry *entry, const struct list *lists,
                       size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_auto(GStrv) items = entry_list(entry, lists[i].key);

        g_string_append_printf(out, "static const char *const %s_%s_%s[] = {\n",
                               entry->schema->group, entry->stem, lists[i].member);
        for (char **item = items; item && *item; item++) {
            g_string_append(out, "    ");
            emit_string(out, *item);
            g_string_append(out, ",\n");
        }
        g_string_append(out, "    NULL,\n};\n");
    }
}

static void emit_list_members(GString *out, const struct entry *entry, const struct list *lists,
                              size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "        .%s = %s_%s_%s,\n", lists[i].member,
                               entry->schema->group, entry->stem, lists[i].member);
    }
}

static void emit_similar(GString *out, const struct catalogue *catalogue, const struct entry *entry)
{
    g_auto(GStrv) similar = entry_list(entry, "similar");

    g_string_append_printf(out, "static const struct code_similar response_%s_similar[] = {\n",
                           entry->stem);
    for (char **item = similar; *item; item++) {
        const struct entry *pair =
            catalogue_pair(catalogue, entry_number(entry, "code"), entry_item_number(*item));
        g_autofree char *tell = entry_text(pair, "tell");
        g_autofree char *therefore = entry_text(pair, "therefore");

        g_string_append_printf(out, "    {%s, ", *item);
        emit_string(out, tell);
        g_string_append(out, ", ");
        emit_string(out, therefore);
        g_string_append(out, "},\n");
    }
    g_string_append(out, "    {0, NULL, NULL},\n};\n");
}

static void emit_senders_member(GString *out, const struct entry *entry)
{
    g_auto(GStrv) senders = entry_list(entry, "senders");

    g_string_append(out, "        .senders = (const enum sentence[]){");
    for (char **sender = senders; sender && *sender; sender++) {
        g_autofree char *key = catalogue_sender_key(*sender);

        emit_name(out, "SENTENCE_SENDER_", key);
        g_string_append(out, ", ");
    }
    g_string_append(out, "SENTENCE_NONE},\n");
}

static void emit_response(GString *out, const struct entry *entry)
{
    unsigned code = entry_number(entry, "code");

    g_string_append_printf(out, "    {\n        .code = %u,\n", code);
    emit_status(out, entry);
    emit_severity(out, entry, "severity");
    g_string_append_printf(out, "        .code_class = &code_class_table[%u],\n", code / 100);
    emit_text_member(out, "name", entry, "name");
    emit_text_member(out, "summary", entry, "summary");
    emit_summaries(out, entry);
    emit_text_member(out, "meaning", entry, "meaning");
    if (entry_has(entry, "triage"))
        emit_text_member(out, "triage", entry, "triage");
    emit_text_member(out, "retry", entry, "retry");
    emit_text_member(out, "use", entry, "use");
    emit_list_members(out, entry, response_lists, G_N_ELEMENTS(response_lists));
    emit_senders_member(out, entry);
    g_string_append_printf(out, "        .similar = response_%u_similar,\n    },\n", code);
}

static void emit_unknown(GString *out, const struct entry *entry)
{
    g_string_append(out, "    {\n        .status = CODE_UNKNOWN,\n");
    emit_severity(out, entry, "unknown.severity");
    g_string_append_printf(out, "        .code_class = &code_class_table[%s],\n", entry->stem);
    emit_text_member(out, "name", entry, "unknown.name");
    emit_text_member(out, "summary", entry, "unknown.summary");
    emit_text_member(out, "meaning", entry, "unknown.meaning");
    emit_text_member(out, "retry", entry, "unknown.retry");
    emit_text_member(out, "use", entry, "unknown.use");
    emit_list_members(out, entry, unknown_lists, G_N_ELEMENTS(unknown_lists));
    for (const char *const *member =
             (const char *const[]){"commands", "methods", "not_methods", "must_carry",
                                   "should_carry", "may_carry", NULL};
         *member; member++)
        g_string_append_printf(out, "        .%s = nothing,\n", *member);
    emit_senders_member(out, entry);
    g_string_append(out, "        .similar = not_similar,\n    },\n");
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
    emit_text_member(out, "id", entry, "id");
    emit_text_member(out, "summary", entry, "summary");
    emit_text_member(out, "cause", entry, cause ? "cause" : "summary");
    emit_text_member(out, "text", entry, "text");
    emit_text_member(out, "remedy", entry, "remedy");
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
    const GPtrArray *responses = catalogue->entries[KIND_RESPONSE];
    const GPtrArray *classes = catalogue->entries[KIND_CLASS];

    g_string_append(out, "static const char *const nothing[] = {NULL};\n"
                         "static const struct code_similar not_similar[] = {{0, NULL, NULL}};\n");
    for (unsigned i = 0; i < responses->len; i++) {
        emit_lists(out, responses->pdata[i], response_lists, G_N_ELEMENTS(response_lists));
        emit_similar(out, catalogue, responses->pdata[i]);
    }
    for (unsigned i = 0; i < classes->len; i++)
        emit_lists(out, classes->pdata[i], unknown_lists, G_N_ELEMENTS(unknown_lists));
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++)
        emit_table(out, catalogue, &tables[i]);
    emit_sentences(out, catalogue);
    g_string_append_printf(out, "\nconst struct tables tables_%s = {\n%s};\n", language, members);
    return g_string_free(out, FALSE);
}
