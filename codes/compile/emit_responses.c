/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the responses, and what is told of unknown ones: struct code, and the lists that it has.
 */

#include "emit.h"

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

void emit_response(GString *out, const struct entry *entry)
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
    emit_search(out, entry);
    if (entry_has(entry, "triage"))
        emit_text_member(out, "triage", entry, "triage");
    emit_text_member(out, "retry", entry, "retry");
    emit_text_member(out, "use", entry, "use");
    emit_list_members(out, entry, response_lists, G_N_ELEMENTS(response_lists));
    emit_senders_member(out, entry);
    g_string_append_printf(out, "        .similar = response_%u_similar,\n    },\n", code);
}

void emit_unknown(GString *out, const struct entry *entry)
{
    g_string_append(out,
                    "    {\n        .status = CODE_UNKNOWN,\n        .symptom = SENTENCE_NONE,\n");
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

void emit_response_lists(GString *out, const struct catalogue *catalogue)
{
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
}
