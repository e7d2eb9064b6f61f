/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Walking through the texts that are translated. */

#include "translatable.h"

#include "key_check.h"

#include <string.h>

struct walk {
    text_visit visit;
    void *data;
};

static void visit_text(const struct walk *walk, struct text text)
{
    g_autofree char *english = entry_text(text.entry, text.key);
    g_autofree char *context =
        g_strdup_printf("%s/%s %s", text.entry->schema->group, text.entry->stem, text.key);

    text.english = english;
    text.context = context;
    walk->visit(&text, walk->data);
}

static void visit_conditions(const struct walk *walk, struct text text)
{
    g_auto(GStrv) items = entry_list(text.entry, text.key);

    for (char **item = items; *item; item++) {
        const char *open = strchr(*item, '(');
        if (!open)
            continue;
        g_autofree char *english = g_strndup(open + 1, strcspn(open + 1, ")"));

        text.english = english;
        text.context = CONTEXT_CONDITION;
        walk->visit(&text, walk->data);
    }
}

static void visit_entry(const struct walk *walk, const struct entry *entry)
{
    g_auto(GStrv) keys = entry_keys(entry);

    for (char **key = keys; *key; key++) {
        const struct key_rule *rule = key_rule_of(entry->schema, *key);
        const struct text text = {.entry = entry, .key = *key, .max = rule->translation_max};

        if (rule->translation_max > 0 && rule->list)
            visit_conditions(walk, text);
        else if (rule->translation_max > 0)
            visit_text(walk, text);
    }
}

void text_each(const struct catalogue *catalogue, text_visit visit, void *data)
{
    const struct walk walk = {visit, data};

    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        for (unsigned i = 0; i < catalogue->entries[kind]->len; i++)
            visit_entry(&walk, catalogue->entries[kind]->pdata[i]);
    }
}
