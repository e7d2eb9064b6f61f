/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The most frequent cause of failure between two hosts. */

#ifndef SIPCODE_PEER_CAUSE_H
#define SIPCODE_PEER_CAUSE_H

#include "summary.h"

/* For each of the first `count` peers, which are struct summary_peer *: its cause and how often,
 * "next-hop-silent (9)"; NULL where none of the calls that are kept failed. An array of char *; the
 * caller frees it. */
GPtrArray *peer_causes(const struct summary *summary, const GPtrArray *peers, unsigned count);

#endif
