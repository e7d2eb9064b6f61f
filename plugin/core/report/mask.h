/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A summary for others to read: who called whom, and where, is masked. */

#ifndef SIPCODE_MASK_H
#define SIPCODE_MASK_H

#include "summary.h"

/* A copy in which addresses, names of hosts, users, numbers, Call-IDs, names of files and what else
 * packets hold are masked, also in our sentences: host-1, user-1, call-1; the same is masked the
 * same everywhere. Ports, codes, frames and times stay. A text that is none of our sentences is
 * left out. The caller frees it. */
struct summary *summary_mask(const struct summary *summary);

#endif
