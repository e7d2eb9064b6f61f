/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls that went over one hop. */

#ifndef SIPCODE_ADDED_CALLS_H
#define SIPCODE_ADDED_CALLS_H

#include "summary.h"

/* Adds an attempt, which ended at its first hop as it did on the whole. */
static inline void add_call(struct summary *summary, const struct summary_call *call,
                            const struct summary_cause *texts)
{
    g_autofree char *source = summary_host(call->source);

    summary_add_call(summary, call, texts);
    if (!call->is_scan)
        summary_count_hop(summary_peer(summary, source, call->destination), call);
}

#endif
