/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Causes as a reader thinks of them: one, whichever hosts made it. */

#ifndef SIPCODE_CAUSE_GROUP_H
#define SIPCODE_CAUSE_GROUP_H

#include "summary.h"

/* Of which calls. */
enum cause_kind {
    CAUSE_OF_FAILURE, /* outcome_is_failure() */
    CAUSE_OF_TROUBLE, /* in answered calls */
    CAUSE_OF_PERSON,  /* busy, no answer, cancelled */
};

/* All rows of a summary with one cause, label and kind. Points into the summary. */
struct cause_group {
    const struct summary_cause *main;     /* the row with the most calls */
    const struct summary_cause *earliest; /* the row that began first */
    enum cause_kind kind;
    int64_t last;   /* start of the last call of all rows */
    uint64_t count; /* calls of all rows */
    uint64_t hosts; /* how many made it */
};

/* The groups of a kind, the most frequent first, then as they came. The caller frees the array with
 * its groups: g_ptr_array_unref(). */
GPtrArray *cause_groups(const struct summary *summary, enum cause_kind kind);

/* Whether a row is one of a group. */
bool cause_group_has(const struct cause_group *group, const struct summary_cause *row);

/* How many calls all of them are. */
uint64_t cause_groups_count(const GPtrArray *groups);

#endif
