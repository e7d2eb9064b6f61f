/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a summary comes to. */

#include "verdict.h"

#include "moment.h"
#include "wording.h"

static char *count_calls(const struct counts *counts)
{
    uint64_t all = counts->attempts;

    if (all == 0)
        return g_strdup(sentence_text(SENTENCE_REPORT_NO_CALLS));
    g_autofree char *connected = wording_count_of(counts->outcomes[OUTCOME_ANSWERED], all);
    g_autofree char *failed = wording_count_of(counts_failures(counts), all);
    g_autofree char *unmet = wording_count_of(counts_unmet(counts), all);
    g_autofree char *unclear = wording_count_of(counts->outcomes[OUTCOME_UNKNOWN], all);
    return SENTENCE_WITH(SENTENCE_REPORT_COUNTS, value_total((int64_t)all),
                         value_connected(connected), value_failed(failed), value_unmet(unmet),
                         value_unclear(unclear));
}

/* How many hosts of a cause are named. */
#define HOSTS_MAX 4

/* The hosts of a cause with their calls, most first. */
static char *list_hosts(const struct summary *summary, const struct cause_group *group)
{
    g_autoptr(GPtrArray) rows = summary_causes(summary);
    GString *list = g_string_new(NULL);
    unsigned count = 0;

    for (unsigned i = 0; i < rows->len; i++) {
        const struct summary_cause *row = rows->pdata[i];

        if (!row->host || !cause_group_has(group, row) || count++ >= HOSTS_MAX)
            continue;
        g_autofree char *host = SENTENCE_WITH(SENTENCE_REPORT_HOST_CALLS, value_host(row->host),
                                              value_count((int64_t)row->count));
        g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", host);
    }
    if (count > HOSTS_MAX)
        g_string_append(list, ", ...");
    return g_string_free(list, FALSE);
}

char *verdict_when(const struct summary *summary, const struct cause_group *group)
{
    const struct summary_cause *earliest = group->earliest;
    g_autofree char *moment = moment_render(earliest->first);
    g_autofree char *place = wording_frame(summary, earliest->frame, earliest->file);
    g_autofree char *last = moment_render(group->last);

    return SENTENCE_WITH(SENTENCE_REPORT_AT_TIME, value_moment(moment), value_place(place),
                         value_ending(last));
}

char *verdict_where(const struct summary *summary, const struct cause_group *group)
{
    const struct summary_cause *earliest = group->earliest;
    g_autofree char *moment = moment_render(earliest->first);
    g_autofree char *place = wording_frame(summary, earliest->frame, earliest->file);
    g_autofree char *last = moment_render(group->last);

    if (group->hosts == 0)
        return verdict_when(summary, group);
    if (group->hosts == 1)
        return SENTENCE_WITH(SENTENCE_REPORT_AT_HOST, value_host(group->main->host),
                             value_moment(moment), value_place(place), value_ending(last));
    g_autofree char *hosts = list_hosts(summary, group);
    return SENTENCE_WITH(SENTENCE_REPORT_AT_HOSTS, value_text(hosts), value_moment(moment),
                         value_place(place), value_ending(last));
}

static void add_cause(GPtrArray *sentences, const struct summary *summary,
                      const struct cause_group *group, enum sentence sentence, uint64_t whole)
{
    g_autofree char *share = wording_share(group->count, whole);

    g_ptr_array_add(sentences, SENTENCE_WITH(sentence, value_share(share),
                                             value_label(wording_cause(group->main)),
                                             value_id(group->main->cause)));
    g_ptr_array_add(sentences, verdict_where(summary, group));
    if (group->earliest->remedy)
        g_ptr_array_add(sentences, SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP,
                                                 value_text(group->earliest->remedy)));
}

static void add_count(GPtrArray *sentences, enum sentence sentence, uint64_t count)
{
    if (count > 0)
        g_ptr_array_add(sentences, SENTENCE_WITH(sentence, value_count((int64_t)count)));
}

/* Of a capture whose calls did not fail, as far as it shows them. */
static void add_no_failures(GPtrArray *sentences, const struct counts *counts)
{
    if (counts->attempts == 0)
        return;
    if (counts->outcomes[OUTCOME_UNKNOWN] == 0)
        g_ptr_array_add(sentences, g_strdup(sentence_text(SENTENCE_REPORT_NO_FAILURES)));
    add_count(sentences, SENTENCE_REPORT_NO_FAILURES_KNOWN, counts->outcomes[OUTCOME_UNKNOWN]);
}

static void add_main_cause(GPtrArray *sentences, const struct summary *summary)
{
    uint64_t failures = counts_failures(&summary->counts);
    g_autoptr(GPtrArray) groups =
        cause_groups(summary, failures > 0 ? CAUSE_OF_FAILURE : CAUSE_OF_TROUBLE);

    if (failures == 0)
        add_no_failures(sentences, &summary->counts);
    if (groups->len == 0)
        return;
    add_cause(sentences, summary, groups->pdata[0],
              failures > 0 ? SENTENCE_REPORT_MAIN_CAUSE : SENTENCE_REPORT_MAIN_TROUBLE,
              failures > 0 ? failures : summary->counts.outcomes[OUTCOME_ANSWERED]);
}

/* A host may have several findings. */
static uint64_t count_scanners(const struct summary *summary)
{
    g_autoptr(GPtrArray) scans = summary_scans(summary);
    g_autoptr(GHashTable) hosts = g_hash_table_new(g_str_hash, g_str_equal);

    for (unsigned i = 0; i < scans->len; i++)
        g_hash_table_add(hosts, (gpointer)((const struct summary_scan *)scans->pdata[i])->source);
    return g_hash_table_size(hosts);
}

static void add_registrations(GPtrArray *sentences, const struct summary *summary)
{
    g_autoptr(GPtrArray) clients = summary_clients(summary);
    const struct summary_client *most = clients->len > 0 ? clients->pdata[0] : NULL;
    uint64_t count = summary->registrations.never_registered;

    if (count == 0)
        return;
    g_ptr_array_add(sentences,
                    SENTENCE_WITH(SENTENCE_CENSUS_REGISTRATIONS_FAILED, value_count((int64_t)count),
                                  value_heading(sentence_text(SENTENCE_REPORT_REGISTRATIONS))));
    if (most && most->remedy)
        g_ptr_array_add(sentences,
                        SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP, value_text(most->remedy)));
}

/* Hosts that do not answer OPTIONS; of these rows the most silent one comes first. */
static void add_options(GPtrArray *sentences, const struct summary *summary)
{
    g_autoptr(GPtrArray) rows = summary_keepalives(summary);
    g_autoptr(GHashTable) hosts = g_hash_table_new(g_str_hash, g_str_equal);
    const struct summary_keepalive *most = rows->len > 0 ? rows->pdata[0] : NULL;

    for (unsigned i = 0; i < rows->len; i++) {
        const struct summary_keepalive *row = rows->pdata[i];

        if (row->silent > 0 && row->destination)
            g_hash_table_add(hosts, (gpointer)row->destination);
    }
    if (!most || most->silent == 0 || !most->destination || !most->source)
        return;
    g_autofree char *share = wording_share(most->silent, most->asked);
    g_autofree char *place = wording_frame(summary, most->silent_frame, most->file);
    g_ptr_array_add(sentences, SENTENCE_WITH(SENTENCE_CENSUS_OPTIONS_SILENT,
                                             value_count(g_hash_table_size(hosts)),
                                             value_host(most->destination), value_share(share),
                                             value_source(most->source), value_place(place)));
}

GPtrArray *verdict_sentences(const struct summary *summary)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(sentences, count_calls(&summary->counts));
    add_main_cause(sentences, summary);
    add_registrations(sentences, summary);
    add_options(sentences, summary);
    add_count(sentences, SENTENCE_REPORT_SCANS_SEEN, count_scanners(summary));
    return sentences;
}

GPtrArray *verdict_doubts(const struct summary *summary)
{
    GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);

    for (int doubt = 0; doubt < DOUBTS; doubt++) {
        if (summary->doubts[doubt] > 0)
            g_ptr_array_add(sentences, wording_doubt((enum doubt)doubt, summary->doubts[doubt]));
    }
    if (sentences->len == 0)
        g_ptr_array_add(sentences, g_strdup(sentence_text(SENTENCE_REPORT_NO_DOUBT)));
    return sentences;
}
