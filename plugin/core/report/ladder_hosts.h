/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The hosts of a ladder, each with a place. */

#ifndef SIPCODE_LADDER_HOSTS_H
#define SIPCODE_LADDER_HOSTS_H

#include "summary.h"

/* Each host once, in the order in which they come: an array of const char *, which the caller
 * frees. Points into the ladder. */
GPtrArray *ladder_hosts(const struct summary_ladder *ladder);

/* The place of a host among them. */
unsigned ladder_place(const GPtrArray *hosts, const char *host);

/* The letters that stand for a place: "A" to "Z", then "A1" to "Z1" and so on. The caller frees
 * them. */
char *ladder_letter(unsigned place);

/* What a step says: its label, and how often and in which time it was sent. The caller frees it. */
char *ladder_label(const struct summary_step *step);

#endif
