/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rows of a summary in the order to print them. */

#include "summary.h"

static int order_of(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* The row that sums up others comes last. */
static int order_of_names(const char *a, const char *b)
{
    return (g_strcmp0(a, SUMMARY_OTHERS) == 0) - (g_strcmp0(b, SUMMARY_OTHERS) == 0);
}

static int compare_causes(const void *a, const void *b)
{
    const struct summary_cause *first = *(const struct summary_cause *const *)a;
    const struct summary_cause *second = *(const struct summary_cause *const *)b;
    int order = order_of_names(first->cause, second->cause);

    if (order == 0)
        order = order_of(second->count, first->count);
    if (order == 0)
        order = order_of((uint64_t)first->first, (uint64_t)second->first);
    if (order == 0)
        order = order_of(first->frame, second->frame);
    if (order == 0)
        order = g_strcmp0(first->cause, second->cause);
    if (order == 0)
        order = g_strcmp0(first->label, second->label);
    return order != 0 ? order : g_strcmp0(first->host, second->host);
}

static int compare_peers(const void *a, const void *b)
{
    const struct summary_peer *first = *(const struct summary_peer *const *)a;
    const struct summary_peer *second = *(const struct summary_peer *const *)b;
    int order = order_of_names(first->source, second->source);

    if (order == 0)
        order = order_of(second->counts.attempts, first->counts.attempts);
    if (order == 0)
        order = g_strcmp0(first->source, second->source);
    return order != 0 ? order : g_strcmp0(first->destination, second->destination);
}

/* What is silent comes first. */
static int compare_keepalives(const void *a, const void *b)
{
    const struct summary_keepalive *first = *(const struct summary_keepalive *const *)a;
    const struct summary_keepalive *second = *(const struct summary_keepalive *const *)b;
    int order = order_of_names(first->source, second->source);

    if (order == 0)
        order = order_of(second->silent, first->silent);
    if (order == 0)
        order = order_of(second->asked, first->asked);
    if (order == 0)
        order = g_strcmp0(first->source, second->source);
    return order != 0 ? order : g_strcmp0(first->destination, second->destination);
}

static int compare_clients(const void *a, const void *b)
{
    const struct summary_client *first = *(const struct summary_client *const *)a;
    const struct summary_client *second = *(const struct summary_client *const *)b;
    int order = order_of_names(first->source, second->source);

    if (order == 0)
        order = order_of(second->count, first->count);
    if (order == 0)
        order = g_strcmp0(first->source, second->source);
    return order != 0 ? order : g_strcmp0(first->user, second->user);
}

static int compare_scans(const void *a, const void *b)
{
    const struct summary_scan *first = *(const struct summary_scan *const *)a;
    const struct summary_scan *second = *(const struct summary_scan *const *)b;
    int order = order_of_names(first->source, second->source);

    if (order == 0)
        order = order_of(second->count, first->count);
    if (order == 0)
        order = g_strcmp0(first->source, second->source);
    return order != 0 ? order : g_strcmp0(first->cause, second->cause);
}

static GPtrArray *rows_of(GHashTable *table, GCompareFunc compare)
{
    GPtrArray *rows = g_ptr_array_sized_new(g_hash_table_size(table));
    GHashTableIter iter;
    gpointer row;

    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, NULL, &row))
        g_ptr_array_add(rows, row);
    g_ptr_array_sort(rows, compare);
    return rows;
}

GPtrArray *summary_causes(const struct summary *summary)
{
    return rows_of(summary->causes, compare_causes);
}

GPtrArray *summary_peers(const struct summary *summary)
{
    return rows_of(summary->peers, compare_peers);
}

GPtrArray *summary_clients(const struct summary *summary)
{
    return rows_of(summary->clients, compare_clients);
}

GPtrArray *summary_keepalives(const struct summary *summary)
{
    return rows_of(summary->keepalives, compare_keepalives);
}

GPtrArray *summary_scans(const struct summary *summary)
{
    return rows_of(summary->scans, compare_scans);
}
