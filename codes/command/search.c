/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding codes by class and by words. */

#include "search.h"

#include <string.h>

struct hit {
    const struct code *code;
    unsigned score;
};

GPtrArray *search_all(void)
{
    size_t count;
    const struct code *codes = code_all(&count);
    GPtrArray *found = g_ptr_array_new();

    for (size_t i = 0; i < count; i++)
        g_ptr_array_add(found, (gpointer)&codes[i]);
    return found;
}

GPtrArray *search_classes(const char *classes)
{
    GPtrArray *found = search_all();

    for (unsigned i = found->len; i > 0; i--) {
        const struct code *code = found->pdata[i - 1];
        if (!strchr(classes, (int)('0' + code->code_class->number)))
            g_ptr_array_remove_index(found, i - 1);
    }
    return found;
}

static gboolean has(const char *text, const char *word)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);

    return strstr(folded, word) != NULL;
}

static gboolean any_has(const char *const *texts, const char *word)
{
    while (*texts && !has(*texts, word))
        texts++;
    return *texts != NULL;
}

/* 0 where no text of the code has the word. */
static unsigned score_word(const struct code *code, const char *word)
{
    if (has(code->name, word))
        return 100;
    if (has(code->summary, word))
        return 30;
    if (has(code->meaning, word))
        return 10;
    if (any_has(code->scenarios, word) || (code->triage && has(code->triage, word)))
        return 5;
    return any_has(code->remedies, word) || any_has(code->commands, word) ||
                   any_has(code->must_carry, word) || any_has(code->may_carry, word) ||
                   any_has(code->references, word)
               ? 2
               : 0;
}

static unsigned score(const struct code *code, char *const *words)
{
    unsigned sum = 0;

    for (; *words; words++) {
        unsigned one = score_word(code, *words);

        if (one == 0)
            return 0;
        sum += one;
    }
    return sum;
}

static int compare_hits(const void *a, const void *b)
{
    return (int)((const struct hit *)b)->score - (int)((const struct hit *)a)->score;
}

GPtrArray *search_text(const char *query)
{
    g_autofree char *folded = g_utf8_casefold(query, -1);
    g_autofree char *trimmed = g_strdup(g_strstrip(folded));
    g_auto(GStrv) words = g_regex_split_simple("\\s+", trimmed, 0, 0);
    g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    GPtrArray *found = g_ptr_array_new();
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; *words && **words && i < count; i++) {
        struct hit hit = {&codes[i], score(&codes[i], words)};
        if (hit.score > 0)
            g_array_append_val(hits, hit);
    }
    g_array_sort(hits, compare_hits); /* leaves those of one score in their order */
    for (unsigned i = 0; i < hits->len; i++)
        g_ptr_array_add(found, (gpointer)g_array_index(hits, struct hit, i).code);
    return found;
}
