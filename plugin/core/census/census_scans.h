/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Hosts that try users, numbers or passwords of others: what they send counts apart. */

#ifndef SIPCODE_CENSUS_SCANS_H
#define SIPCODE_CENSUS_SCANS_H

#include "census_work.h"

struct census_scans *census_scans_new(void);
void census_scans_free(struct census_scans *scans);

/* Notes what is told of a response, or of a request without one. */
void census_scans_note(struct census_scans *scans, const struct result *result);

/* Whether a request outside of dialogs, at the first hop, is of that kind: all are of a host that
 * was told to be such and never served, also those before it could be known; else those of which it
 * is told. Needs all results noted. */
bool census_is_scan(const struct census *census, const struct transaction *transaction);

/* Adds such a request to the summary; at last the texts. */
void census_scans_add(struct census *census, const struct transaction *transaction);
void census_scans_tell(struct census *census);

#endif
