/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the summaries that a response has for single methods: its keys summary.INVITE and so on.
 */

#include "emit.h"

#include <string.h>

static void emit_summary(GString *out, const struct entry *response, const char *key)
{
    g_autofree char *text = entry_text(response, key);

    g_string_append(out, "{");
    emit_string(out, strchr(key, '.') + 1);
    g_string_append(out, ", ");
    emit_string(out, text);
    g_string_append(out, "}, ");
}

void emit_summaries(GString *out, const struct entry *response)
{
    g_auto(GStrv) keys = entry_keys(response);
    gboolean is_first = TRUE;

    for (char **key = keys; *key; key++) {
        if (!g_str_has_prefix(*key, "summary."))
            continue;
        if (is_first)
            g_string_append(out, "        .summaries = (const struct code_summary[]){");
        emit_summary(out, response, *key);
        is_first = FALSE;
    }
    if (!is_first)
        g_string_append(out, "{NULL, NULL}},\n");
}
