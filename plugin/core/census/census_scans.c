/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that try what is not theirs. */

#include "census_scans.h"

#include "agent.h"

#include <string.h>

/* What was told of a host and the one that it tries. */
struct mark {
    uint64_t hosts; /* a hash */
    const struct result *last;
    const struct finding *finding; /* of that */
};

struct census_scans {
    GHashTable *marks;  /* set of struct mark, owned */
    GHashTable *latest; /* from a row of the summary to that with the last response */
};

struct census_scans *census_scans_new(void)
{
    struct census_scans *scans = g_new(struct census_scans, 1);

    scans->marks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    scans->latest = g_hash_table_new(NULL, NULL);
    return scans;
}

void census_scans_free(struct census_scans *scans)
{
    g_hash_table_unref(scans->latest);
    g_hash_table_unref(scans->marks);
    g_free(scans);
}

/* 0 where one is not known. */
static uint64_t hash_hosts(const struct endpoint *from, const struct endpoint *to)
{
    return from && to ? endpoint_hash_host(endpoint_hash_host(0, from), to) : 0;
}

static const struct finding *find_told(const struct result *result)
{
    for (unsigned i = 0; i < result->finding_count; i++) {
        const char *id = finding_text_of(result->findings[i].form)->id;

        if (strcmp(id, "scan") == 0 || strcmp(id, "password-guessing") == 0)
            return &result->findings[i];
    }
    return NULL;
}

void census_scans_note(struct census_scans *scans, const struct result *result)
{
    const struct finding *finding = find_told(result);
    uint64_t hosts = 0;

    if (finding)
        hosts = result->is_request ? hash_hosts(result->source, result->destination)
                                   : hash_hosts(result->destination, result->source);

    if (hosts == 0)
        return;
    struct mark *mark = g_hash_table_lookup(scans->marks, &hosts);
    if (!mark) {
        mark = g_new(struct mark, 1);
        *mark = (struct mark){.hosts = hosts, .last = result, .finding = finding};
        g_hash_table_add(scans->marks, mark);
    } else if (result->frame >= mark->last->frame) {
        mark->last = result;
        mark->finding = finding;
    }
}

static const struct mark *find_mark(const struct census *census, const struct request *request)
{
    uint64_t hosts = hash_hosts(request->source, request->destination);

    return g_hash_table_lookup(census->scans->marks, &hosts);
}

bool census_is_scan(const struct census *census, const struct transaction *transaction)
{
    const struct request *request = transaction->request;

    if (!find_mark(census, request))
        return false;
    const struct visitor *visitor = visitors_find(census->record->visitors, request);
    if (!visitor || !visitor->is_served || visitor->tool == AGENT_SCANNER)
        return true;
    const struct result *result = census_response(census, transaction->final_frame,
                                                  request->call_id, transaction->final_code);
    return result && find_told(result);
}

/* A row has the text of the last message that tells it, of all hosts that were tried. */
static void note_text(const struct census *census, struct summary_scan *row,
                      const struct mark *mark)
{
    const struct mark *latest = g_hash_table_lookup(census->scans->latest, row);

    if (!latest || mark->last->frame > latest->last->frame)
        g_hash_table_insert(census->scans->latest, row, (void *)mark);
}

void census_scans_add(struct census *census, const struct transaction *transaction)
{
    const struct request *request = transaction->request;
    const struct mark *mark = find_mark(census, request);
    g_autofree char *source = summary_host(endpoint_name(request->source));
    struct summary_scan *row =
        summary_scan(census->summary, source, finding_text_of(mark->finding->form)->id);
    uint32_t frame = census_number(census, request->frame);

    note_text(census, row, mark);
    if (row->count == 0 || request->time < row->first ||
        (request->time == row->first && frame < row->frame)) {
        row->first = request->time;
        row->frame = frame;
    }
    row->last = MAX(row->last, request->time);
    row->count++;
    spread_add_times(&row->codes, transaction->final_code, 1);
}

void census_scans_tell(struct census *census)
{
    GHashTableIter iter;
    gpointer row, mark;

    g_hash_table_iter_init(&iter, census->scans->latest);
    while (g_hash_table_iter_next(&iter, &row, &mark)) {
        g_autofree char *text = finding_render(((struct mark *)mark)->finding, FINDING_TEXT);

        ((struct summary_scan *)row)->text = summary_text(census->summary, text);
    }
}
