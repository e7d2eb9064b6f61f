/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking causes and warn-codes up. */

#include "table.h"

const struct cause *cause_find(const char *protocol, unsigned cause)
{
    for (size_t i = 0; i < tables->cause_count; i++) {
        if (tables->causes[i].cause == cause &&
            g_ascii_strcasecmp(tables->causes[i].protocol, protocol) == 0)
            return &tables->causes[i];
    }
    return NULL;
}

gboolean cause_is_code(const char *protocol)
{
    return g_ascii_strcasecmp(protocol, "SIP") == 0;
}

static const struct protocol *find_protocol(const char *name)
{
    for (size_t i = 0; i < protocol_table_count; i++) {
        if (g_ascii_strcasecmp(protocol_table[i].name, name) == 0)
            return &protocol_table[i];
    }
    return NULL;
}

/* The first that is not below the cause. */
static const struct cause *find_unspecified(const char *name, unsigned cause)
{
    const struct protocol *protocol = find_protocol(name);

    if (!protocol || cause < protocol->lowest || cause > protocol->highest)
        return NULL;
    for (const unsigned *unspecified = protocol->unspecified; *unspecified != 0; unspecified++) {
        if (cause <= *unspecified)
            return cause_find(name, *unspecified);
    }
    return NULL;
}

static struct cause cause_of_code(unsigned number)
{
    static const unsigned none[] = {0};
    const struct code *code = code_explain(number);

    return (struct cause){.protocol = "SIP",
                          .cause = number,
                          .name = code->name,
                          .meaning = code->meaning,
                          .to_sip = none,
                          .from_sip = none,
                          .stacks = none};
}

gboolean cause_explain(const char *protocol, unsigned cause, struct cause *explained)
{
    const struct cause *known = cause_find(protocol, cause);

    if (!known)
        known = find_unspecified(protocol, cause);
    if (known)
        *explained = *known;
    else if (cause_is_code(protocol) && code_class_find(cause)->number != 0)
        *explained = cause_of_code(cause);
    else
        *explained = (struct cause){0};
    return explained->name != NULL;
}

static gboolean has(const unsigned *codes, unsigned code)
{
    while (*codes != 0 && *codes != code)
        codes++;
    return *codes != 0;
}

gboolean cause_maps(const struct cause *cause, unsigned code)
{
    return has(cause->to_sip, code) || has(cause->from_sip, code);
}

gboolean cause_fits(const struct cause *cause, unsigned code)
{
    return cause_maps(cause, code) || has(cause->stacks, code);
}

const struct cause *cause_all(size_t *count)
{
    *count = tables->cause_count;
    return tables->causes;
}

const struct warn_code *warn_code_find(unsigned code)
{
    for (size_t i = 0; i < tables->warn_code_count; i++) {
        if (tables->warn_codes[i].code == code)
            return &tables->warn_codes[i];
    }
    return NULL;
}

const struct warn_code *warn_code_all(size_t *count)
{
    *count = tables->warn_code_count;
    return tables->warn_codes;
}
