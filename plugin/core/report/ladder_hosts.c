/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The hosts of a ladder. */

#include "ladder_hosts.h"

#include "sentence.h"

#define LETTERS 26

static const char *name_of(const char *host)
{
    return host ? host : VALUE_UNKNOWN;
}

/* A few hosts, mostly: they are looked up one by one. */
unsigned ladder_place(const GPtrArray *hosts, const char *host)
{
    for (unsigned i = 0; i < hosts->len; i++) {
        if (g_str_equal(hosts->pdata[i], name_of(host)))
            return i;
    }
    return hosts->len;
}

static void add_host(GPtrArray *hosts, const char *host)
{
    if (ladder_place(hosts, host) == hosts->len)
        g_ptr_array_add(hosts, (gpointer)name_of(host));
}

GPtrArray *ladder_hosts(const struct summary_ladder *ladder)
{
    GPtrArray *hosts = g_ptr_array_new();

    for (unsigned i = 0; i < ladder->steps->len; i++) {
        const struct summary_step *step = &g_array_index(ladder->steps, struct summary_step, i);

        add_host(hosts, step->source);
        add_host(hosts, step->destination);
    }
    return hosts;
}

char *ladder_letter(unsigned place)
{
    char letter = (char)('A' + place % LETTERS);

    return place < LETTERS ? g_strdup_printf("%c", letter)
                           : g_strdup_printf("%c%u", letter, place / LETTERS);
}

char *ladder_label(const struct summary_step *step)
{
    const char *label = step->label ? step->label : VALUE_UNKNOWN;

    if (step->copies < 2)
        return g_strdup(label);
    return SENTENCE_WITH(SENTENCE_REPORT_COPIES, value_text(label), value_copies(step->copies),
                         value_after(step->time, step->last));
}
