/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A ladder as a sequence diagram of Mermaid. */

#include "ladder_hosts.h"
#include "report.h"
#include "sheet.h"

#include <string.h>

#define SECONDS 1e9

/* Appends a text in which only letters, digits and some marks stand as they are: the rest of ASCII
 * would be read as the end of a line, as markup or as a directive. */
static void append_text(GString *out, const char *text)
{
    g_autofree char *escaped = sheet_escape(text);

    for (const char *c = escaped; *c; c++) {
        if ((unsigned char)*c >= 0x80 || g_ascii_isalnum(*c) || strchr(" .,()/+=?!'", *c))
            g_string_append_c(out, *c);
        else
            g_string_append_printf(out, "#%d;", *c);
    }
}

static void append_hosts(GString *out, const GPtrArray *hosts)
{
    for (unsigned i = 0; i < hosts->len; i++) {
        g_autofree char *letter = ladder_letter(i);

        g_string_append_printf(out, "    participant %s as ", letter);
        append_text(out, hosts->pdata[i]);
        g_string_append_c(out, '\n');
    }
}

static void append_step(GString *out, const GPtrArray *hosts, const struct summary_step *step,
                        int64_t start)
{
    g_autofree char *from = ladder_letter(ladder_place(hosts, step->source));
    g_autofree char *to = ladder_letter(ladder_place(hosts, step->destination));
    g_autofree char *label = ladder_label(step);
    char seconds[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(seconds, sizeof(seconds), "%.3f", (double)(step->time - start) / SECONDS);
    g_string_append_printf(out, "    %s%s%s: %s ", from, step->code > 0 ? "-->>" : "->>", to,
                           seconds);
    append_text(out, label);
    g_string_append_c(out, '\n');
    if (!step->text)
        return;
    g_string_append_printf(out, "    Note over %s,%s: ", from, to);
    append_text(out, step->text);
    g_string_append_c(out, '\n');
}

char *report_ladder_mermaid(const struct summary_ladder *ladder)
{
    GString *out = g_string_new("sequenceDiagram\n");
    g_autoptr(GPtrArray) hosts = ladder_hosts(ladder);

    append_hosts(out, hosts);
    for (unsigned i = 0; i < ladder->steps->len; i++) {
        const struct summary_step *steps = (const struct summary_step *)(void *)ladder->steps->data;

        append_step(out, hosts, &steps[i], steps[0].time);
    }
    return g_string_free(out, FALSE);
}
