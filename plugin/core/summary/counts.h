/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to call, counted, and the ratios that are made of them. */

#ifndef SIPCODE_COUNTS_H
#define SIPCODE_COUNTS_H

#include "outcome.h"
#include "spread.h"

#include <stdbool.h>

/* All zeros is an empty one. Sums only, so that those of several files can be added up. */
struct counts {
    uint64_t attempts; /* scans are not among them */
    uint64_t outcomes[OUTCOMES];
    uint64_t accepted;    /* with a 200 at last (RFC 6076 section 4.6) */
    uint64_t redirected;  /* with a 3xx at last, and nothing after it */
    uint64_t effective;   /* 200, 480, 486, 600, 603 (RFC 6076 section 4.7) */
    uint64_t ineffective; /* 408, 500, 503, 504, and no response (RFC 6076 section 4.8, RFC 3261
                             section 8.1.3.1) */
    uint64_t reached;    /* the network did its part (ITU-T E.425 section 1.5): answered, busy, rang
                            without answer, also where the caller gave up then, declined */
    uint64_t ended;      /* answered calls whose end was seen */
    uint64_t duration;   /* of those, milliseconds in all */
    struct spread delay; /* post-dial delay (RFC 6076 section 4.3.1) */
};

/* Each of attempts whose end the capture shows: unknown ones are in no population. */
enum ratio {
    RATIO_ASR,  /* answer-seizure ratio, ITU-T E.425 section 1.3 */
    RATIO_NER,  /* network effectiveness ratio, ITU-T E.425 section 1.5 */
    RATIO_SER,  /* session establishment ratio, RFC 6076 section 4.6 */
    RATIO_SEER, /* session establishment effectiveness ratio, RFC 6076 section 4.7 */
    RATIO_ISA,  /* ineffective session attempts, RFC 6076 section 4.8 */
    RATIOS
};

/* As JSON has them. */
extern const char *const ratio_words[RATIOS];

/* `part` of `whole`; undefined where that is 0. */
struct share {
    uint64_t part;
    uint64_t whole;
};

struct share counts_ratio(const struct counts *counts, enum ratio ratio);

/* Whether the call did not come about for a fault: refused, failed or unanswered; not for a person,
 * who was busy, did not answer or gave up. */
bool outcome_is_failure(enum call_outcome outcome);

/* How many attempts failed so. */
uint64_t counts_failures(const struct counts *counts);

/* How many no person answered, for no fault: busy, no answer, cancelled. */
uint64_t counts_unmet(const struct counts *counts);

void counts_clear(struct counts *counts);
void counts_merge(struct counts *into, const struct counts *from);

#endif
