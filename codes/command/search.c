/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding codes by class, and codes and findings by words. */

#include "search.h"

#include "language.h"
#include "match.h"
#include "weigh.h"

#include <string.h>

/* Something that has words of the query. */
struct hit {
    gconstpointer what;
    unsigned words; /* how many it has */
    unsigned score;
};

/* Where one fits so much better, the others are noise. */
#define SCORE_SPREAD 4

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

/* All forms of a finding stand one behind the other. */
GPtrArray *search_findings(void)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);
    GPtrArray *found = g_ptr_array_new();

    for (size_t i = 0; i < count; i++) {
        if (i == 0 || strcmp(texts[i].id, texts[i - 1].id) != 0)
            g_ptr_array_add(found, (gpointer)&texts[i]);
        else if (strcmp(texts[i].name, texts[i].id) == 0)
            found->pdata[found->len - 1] = (gpointer)&texts[i];
    }
    return found;
}

static int compare_hits(const void *a, const void *b)
{
    return (int)((const struct hit *)b)->score - (int)((const struct hit *)a)->score;
}

static void add_hit(GArray *hits, gconstpointer what, struct weight weight)
{
    struct hit hit = {what, weight.words, weight.score};

    if (hit.words > 0)
        g_array_append_val(hits, hit);
}

static GArray *weigh_codes(const struct query_words *query)
{
    GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++)
        add_hit(hits, &codes[i], weigh_code(i, query));
    return hits;
}

static GArray *weigh_findings(const struct query_words *query)
{
    GArray *hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    for (size_t i = 0; i < count; i++)
        add_hit(hits, &texts[i], weigh_finding(i, query));
    return hits;
}

static unsigned most_words(const GArray *hits, unsigned most)
{
    for (unsigned i = 0; i < hits->len; i++)
        most = MAX(most, g_array_index(hits, struct hit, i).words);
    return most;
}

/* Those with so many words and a score of at least a part of the best, in the order of their
 * scores; takes the hits. */
static GPtrArray *choose(GArray *hits, unsigned words, unsigned spread)
{
    GPtrArray *chosen = g_ptr_array_new();
    unsigned best = 0;

    g_array_sort(hits, compare_hits); /* leaves those of one score in their order */
    for (unsigned i = 0; i < hits->len; i++) {
        const struct hit *hit = &g_array_index(hits, struct hit, i);

        if (hit->words < words)
            continue;
        best = MAX(best, hit->score);
        if (spread == 0 || hit->score * spread >= best)
            g_ptr_array_add(chosen, (gpointer)hit->what);
    }
    g_array_unref(hits);
    return chosen;
}

static gboolean has_id(const GPtrArray *findings, unsigned count, const char *id)
{
    while (count > 0 &&
           strcmp(((const struct finding_text *)findings->pdata[count - 1])->id, id) != 0)
        count--;
    return count > 0;
}

/* Leaves the first form of each finding. */
static void leave_one_form(GPtrArray *findings)
{
    for (unsigned i = findings->len; i > 0; i--) {
        const struct finding_text *text = findings->pdata[i - 1];

        if (has_id(findings, i - 1, text->id))
            g_ptr_array_remove_index(findings, i - 1);
    }
}

static struct search *search_words(const struct query_words *query)
{
    struct search *search = g_new0(struct search, 1);
    GArray *codes = weigh_codes(query), *findings = weigh_findings(query);
    unsigned wanted = g_strv_length(query->words);
    unsigned most = most_words(findings, most_words(codes, 0));

    search->is_partial = most < wanted;
    if (most * 2 <= wanted) /* that is no answer; nor is it to no words at all */
        most = wanted + 1;
    search->codes = choose(codes, most, search->is_partial ? SCORE_SPREAD : 0);
    search->findings = choose(findings, most, SCORE_SPREAD);
    leave_one_form(search->findings);
    return search;
}

struct search *search_text(const char *text)
{
    struct query_words query = {match_words(text), match_fold(text)};
    struct search *search = search_words(&query);

    g_strfreev(query.words);
    g_free(query.phrase);
    return search;
}

void search_free(struct search *search)
{
    g_ptr_array_unref(search->codes);
    g_ptr_array_unref(search->findings);
    g_free(search);
}
