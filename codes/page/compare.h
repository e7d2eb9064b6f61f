/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells two codes apart. */

#ifndef SIPCODE_COMPARE_H
#define SIPCODE_COMPARE_H

#include "code.h"

/* The facts that tell two codes apart. Strings of the arrays are owned by them. */
struct code_comparison {
    unsigned number[2];
    const struct code *code[2];
    const struct code_similar *curated; /* NULL where the pair is not curated */
    GPtrArray *differences; /* key differences, one sentence each, the strongest first */
};

/* Compares any two numbers, curated or not, known or not. The caller frees it. */
struct code_comparison *code_compare(unsigned a, unsigned b);
void code_comparison_free(struct code_comparison *comparison);

#endif
