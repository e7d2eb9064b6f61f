/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why an attempt to call ended as it did: which finding or code tells it, whose it is, and what a
 * person reads of it. */

#ifndef SIPCODE_CENSUS_CAUSE_H
#define SIPCODE_CENSUS_CAUSE_H

#include "census_calls.h"

/* What told it, and with which of its findings: NULL for its code, or where there is no result. */
struct census_cause {
    const struct result *result;
    const struct finding *finding;
    const struct result_reason *reason; /* where no finding does: why its maker gave that code */
};

/* Of an answered call what went wrong in it, mostly nothing. */
struct census_cause census_cause_of(const struct census *census, const struct census_call *call);

/* The id of the finding, else the code in digits, with the cause of its Reason, as "503
 * Q.850;cause=34"; NULL for none. The caller frees it. */
char *census_cause_id(const struct census_cause *cause);

/* Whether its last request went more ways, or over more hops, than are kept. */
bool census_is_partial(const struct census *census, const struct census_call *call);

/* The host that made what told it, or that did not answer; NULL where that is not known. */
const struct endpoint *census_host(const struct census *census, const struct census_call *call,
                                   const struct result *told);

/* In some words, in the language chosen; NULL for none. The caller frees it. */
char *census_cause_label(const struct census_cause *cause);

/* Text and remedy, likewise. */
void census_cause_tell(const struct census_cause *cause, char **text, char **remedy);

#endif
