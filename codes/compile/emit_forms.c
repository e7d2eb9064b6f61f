/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes forms.h: the names by which C speaks of findings, sentences, values and fields. */

#include "emit.h"

static const char forms_preamble[] =
    "/* Written by compile_codes from text/finding/, "
    "text/sentence/, text/value/ and text/field/: edit those. */\n\n"
    "#ifndef SIPCODE_FORMS_H\n#define SIPCODE_FORMS_H\n\n"
    "/* What can be put into a text: name and kind. */\n"
    "#define VALUES(X)";

void emit_name(GString *out, const char *prefix, const char *key)
{
    g_autofree char *name = g_strconcat(prefix, key, NULL);
    g_autofree char *upper = g_ascii_strup(g_strdelimit(name, "-", '_'), -1);

    g_string_append(out, upper);
}

static void emit_stems(GString *out, const GPtrArray *entries, const char *prefix)
{
    for (unsigned i = 0; i < entries->len; i++) {
        const struct entry *entry = entries->pdata[i];

        g_string_append(out, "    ");
        emit_name(out, prefix, entry->stem);
        g_string_append(out, ",\n");
    }
}

static void emit_value(GString *out, const struct entry *value)
{
    g_autofree char *kind = entry_text(value, "kind");

    g_string_append_printf(out, " \\\n    X(%s, %s)", value->stem, kind);
}

static void emit_sentence_names(GString *out, const struct entry *place)
{
    g_auto(GStrv) keys = entry_keys(place);
    g_autofree char *prefix = g_strdup_printf("SENTENCE_%s_", place->stem);

    for (char **key = keys; *key; key++) {
        g_string_append(out, "    ");
        emit_name(out, prefix, *key);
        g_string_append(out, ",\n");
    }
}

static void emit_languages(GString *out, const char *const *languages)
{
    for (; *languages; languages++) {
        g_string_append(out, "    ");
        emit_name(out, "LANGUAGE_", *languages);
        g_string_append(out, ",\n");
    }
}

char *emit_forms(const struct catalogue *catalogue, const char *const *languages)
{
    const GPtrArray *values = catalogue->entries[KIND_VALUE];
    const GPtrArray *places = catalogue->entries[KIND_SENTENCE];
    GString *out = g_string_new(forms_preamble);

    for (unsigned i = 0; i < values->len; i++)
        emit_value(out, values->pdata[i]);
    g_string_append(out, "\n\n/* The forms of findings, in the order of their table. */\n"
                         "enum finding_form {\n");
    emit_stems(out, catalogue->entries[KIND_FINDING], "FINDING_");
    g_string_append(out, "    FINDING_NONE\n};\n\n/* The fields of their values, likewise. */\n"
                         "enum finding_field {\n");
    emit_stems(out, catalogue->entries[KIND_FIELD], "FIELD_");
    g_string_append(out, "    FIELD_NONE\n};\n\n/* The sentences, in the order of their table. */\n"
                         "enum sentence {\n");
    for (unsigned i = 0; i < places->len; i++)
        emit_sentence_names(out, places->pdata[i]);
    g_string_append(out, "    SENTENCE_NONE\n};\n\n/* English, then those of po/. */\n"
                         "enum language {\n");
    emit_languages(out, languages);
    g_string_append(out, "    LANGUAGE_COUNT\n};\n\n#endif\n");
    return g_string_free(out, FALSE);
}
