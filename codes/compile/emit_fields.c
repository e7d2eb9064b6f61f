/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes what is the same in all languages: protocols, in which fields each form of a finding has
 * its values, samples of these, and which languages there are; and the fields. */

#include "emit.h"

#include "field_check.h"
#include "sample.h"

#include <string.h>

void emit_field(GString *out, const struct entry *field)
{
    static const char *const keys[] = {"name", "title", "help"};
    g_autofree char *kind = entry_text(field, "kind");

    g_string_append_printf(out, "    {.kind = VALUE_%s", kind);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *text = entry_text(field, keys[i]);

        g_string_append_printf(out, ", .%s = ", keys[i]);
        emit_string(out, text);
    }
    g_string_append(out, "},\n");
}

static void emit_value(GString *out, const struct catalogue *catalogue, const char *name)
{
    g_autofree char *field = entry_text(catalogue_find(catalogue, KIND_VALUE, name), "field");

    if (strcmp(field, FIELD_NO) == 0)
        return;
    g_string_append_printf(out, "{VALUE_OF_%s, ", name);
    emit_name(out, "FIELD_", field);
    g_string_append(out, "}, ");
}

/* Each value once, in the order of the texts. */
static void emit_named(GString *out, const struct catalogue *catalogue, const struct entry *finding)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    g_string_append(out, "    (const struct named_value[]){");
    for (const char *const *key = field_check_keys; *key; key++) {
        g_autofree char *text = entry_text(finding, *key);

        for (const char *open = strchr(text, '{'); open; open = strchr(open + 1, '{')) {
            char *name = g_strndup(open + 1, strcspn(open + 1, "}"));

            if (!g_hash_table_contains(seen, name))
                emit_value(out, catalogue, name);
            g_hash_table_add(seen, name);
        }
    }
    g_string_append(out, "{VALUE_END, FIELD_NONE}},\n");
}

static void emit_protocol(GString *out, const struct entry *entry)
{
    g_string_append_printf(out, "    {\n        .lowest = %u,\n        .highest = %u,\n",
                           entry_number(entry, "lowest"), entry_number(entry, "highest"));
    emit_text_member(out, "name", entry, "name");
    emit_numbers_member(out, "unspecified", entry, "unspecified");
    g_string_append(out, "    },\n");
}

static void emit_protocols(GString *out, const GPtrArray *protocols)
{
    g_string_append(out, "const struct protocol protocol_table[] = {\n");
    for (unsigned i = 0; i < protocols->len; i++)
        emit_protocol(out, protocols->pdata[i]);
    g_string_append_printf(out, "};\nconst size_t protocol_table_count = %u;\n", protocols->len);
}

static void emit_languages(GString *out, const char *const *languages)
{
    for (const char *const *language = languages; *language; language++)
        g_string_append_printf(out, "extern const struct tables tables_%s;\n", *language);
    g_string_append(out, "\nconst struct tables *const language_tables[LANGUAGE_COUNT] = {\n");
    for (const char *const *language = languages; *language; language++)
        g_string_append_printf(out, "    &tables_%s,\n", *language);
    g_string_append(out, "};\n\nconst char *const language_names[LANGUAGE_COUNT] = {\n");
    for (const char *const *language = languages; *language; language++)
        g_string_append_printf(out, "    \"%s\",\n", *language);
    g_string_append(out, "};\n");
}

char *emit_common(const struct catalogue *catalogue, const char *const *languages)
{
    GString *out = g_string_new(emit_preamble);
    const GPtrArray *findings = catalogue->entries[KIND_FINDING];

    emit_protocols(out, catalogue->entries[KIND_PROTOCOL]);
    g_string_append(out, "\nconst struct named_value *const named_value_table[FINDING_NONE] = {\n");
    for (unsigned i = 0; i < findings->len; i++)
        emit_named(out, catalogue, findings->pdata[i]);
    g_string_append(out,
                    "};\n\nconst struct value *const finding_sample_table[FINDING_NONE] = {\n");
    for (unsigned i = 0; i < findings->len; i++)
        sample_emit(out, catalogue, findings->pdata[i]);
    g_string_append(out, "};\n\n");
    emit_languages(out, languages);
    return g_string_free(out, FALSE);
}
