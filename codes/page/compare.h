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
/* The whole sentence about codes of two classes, the lower one first; SENTENCE_NONE where both are
 * the same or one is no class. */
enum sentence code_class_contrast(unsigned lower, unsigned higher);

/* The sentence about the standing of one of two codes. */
enum sentence code_standing(enum code_status status);

void code_comparison_free(struct code_comparison *comparison);

#endif
