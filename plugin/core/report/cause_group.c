/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Causes as a reader thinks of them. */

#include "cause_group.h"

static bool is_of(const struct summary_cause *cause, enum cause_kind kind)
{
    switch (kind) {
    case CAUSE_OF_FAILURE:
        return outcome_is_failure(cause->outcome);
    case CAUSE_OF_TROUBLE:
        return cause->outcome == OUTCOME_ANSWERED;
    default:
        return cause->outcome == OUTCOME_BUSY || cause->outcome == OUTCOME_NO_ANSWER ||
               cause->outcome == OUTCOME_CANCELLED;
    }
}

bool cause_group_has(const struct cause_group *group, const struct summary_cause *row)
{
    return g_strcmp0(row->cause, group->main->cause) == 0 &&
           g_strcmp0(row->label, group->main->label) == 0 && is_of(row, group->kind);
}

static int compare_groups(const void *a, const void *b)
{
    const struct cause_group *first = *(const struct cause_group *const *)a;
    const struct cause_group *second = *(const struct cause_group *const *)b;

    if (first->count != second->count)
        return first->count < second->count ? 1 : -1;
    if (first->earliest->first != second->earliest->first)
        return first->earliest->first > second->earliest->first ? 1 : -1;
    int order = g_strcmp0(first->main->cause, second->main->cause);

    return order != 0 ? order : g_strcmp0(first->main->label, second->main->label);
}

/* What was met so far. */
struct met {
    GPtrArray *groups;
    GHashTable *causes; /* the groups by cause and label */
    GHashTable *hosts;  /* a cause with its label, and a host each */
};

/* What a group is told by. */
static char *name_cause(const struct summary_cause *row)
{
    return g_strconcat(row->cause, "\n", row->label, NULL);
}

/* Whether a row has a host that its cause had not. */
static bool is_new_host(const struct met *met, const struct summary_cause *row, const char *name)
{
    return row->host && g_hash_table_add(met->hosts, g_strconcat(row->host, "\n", name, NULL));
}

/* Rows come in the order of summary_causes(): the first one of a cause is its main one. */
static void add_row(const struct met *met, const struct summary_cause *row, enum cause_kind kind)
{
    g_autofree char *name = name_cause(row);
    struct cause_group *group = g_hash_table_lookup(met->causes, name);

    if (!group) {
        group = g_new0(struct cause_group, 1);
        group->main = group->earliest = row;
        group->kind = kind;
        g_hash_table_insert(met->causes, g_strdup(name), group);
        g_ptr_array_add(met->groups, group);
    }
    if (row->first < group->earliest->first)
        group->earliest = row;
    group->last = MAX(group->last, row->last);
    group->count += row->count;
    group->hosts += is_new_host(met, row, name);
}

GPtrArray *cause_groups(const struct summary *summary, enum cause_kind kind)
{
    g_autoptr(GPtrArray) rows = summary_causes(summary);
    g_autoptr(GHashTable) causes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) hosts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct met met = {g_ptr_array_new_with_free_func(g_free), causes, hosts};

    for (unsigned i = 0; i < rows->len; i++) {
        if (is_of(rows->pdata[i], kind))
            add_row(&met, rows->pdata[i], kind);
    }
    g_ptr_array_sort(met.groups, compare_groups);
    return met.groups;
}

uint64_t cause_groups_count(const GPtrArray *groups)
{
    uint64_t count = 0;

    for (unsigned i = 0; i < groups->len; i++)
        count += ((const struct cause_group *)groups->pdata[i])->count;
    return count;
}
