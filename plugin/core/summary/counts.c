/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts, counted. */

#include "counts.h"

const char *const ratio_words[RATIOS] = {
    [RATIO_ASR] = "asr",   [RATIO_NER] = "ner", [RATIO_SER] = "ser",
    [RATIO_SEER] = "seer", [RATIO_ISA] = "isa",
};

struct share counts_ratio(const struct counts *counts, enum ratio ratio)
{
    uint64_t known = counts->attempts - counts->outcomes[OUTCOME_UNKNOWN];

    switch (ratio) {
    case RATIO_ASR:
        return (struct share){counts->outcomes[OUTCOME_ANSWERED], known};
    case RATIO_NER:
        return (struct share){counts->reached, known};
    case RATIO_SER:
        return (struct share){counts->accepted, known};
    case RATIO_SEER:
        return (struct share){counts->effective, known};
    default:
        return (struct share){counts->ineffective, known};
    }
}

bool outcome_is_failure(enum call_outcome outcome)
{
    return outcome == OUTCOME_REFUSED || outcome == OUTCOME_FAILED || outcome == OUTCOME_UNANSWERED;
}

uint64_t counts_failures(const struct counts *counts)
{
    return counts->outcomes[OUTCOME_REFUSED] + counts->outcomes[OUTCOME_FAILED] +
           counts->outcomes[OUTCOME_UNANSWERED];
}

uint64_t counts_unmet(const struct counts *counts)
{
    return counts->outcomes[OUTCOME_BUSY] + counts->outcomes[OUTCOME_NO_ANSWER] +
           counts->outcomes[OUTCOME_CANCELLED];
}

void counts_clear(struct counts *counts)
{
    spread_clear(&counts->delay);
    *counts = (struct counts){0};
}

void counts_merge(struct counts *into, const struct counts *from)
{
    into->attempts += from->attempts;
    for (unsigned i = 0; i < OUTCOMES; i++)
        into->outcomes[i] += from->outcomes[i];
    into->accepted += from->accepted;
    into->redirected += from->redirected;
    into->effective += from->effective;
    into->ineffective += from->ineffective;
    into->reached += from->reached;
    into->ended += from->ended;
    into->duration += from->duration;
    spread_merge(&into->delay, &from->delay);
}
