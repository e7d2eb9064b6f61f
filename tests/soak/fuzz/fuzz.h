/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What all targets share: what libFuzzer calls, and checks of slices and of texts. */

#ifndef SIPCODE_FUZZ_H
#define SIPCODE_FUZZ_H

#include "message.h"

#include <glib.h>
#include <stdint.h>

/* What libFuzzer calls in a target, and what it has for one. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);

/* Aborts where a claim does not hold. */
#define CHECK(claim) check_claim((claim), #claim, __FILE__, __LINE__)
void check_claim(bool holds, const char *claim, const char *file, int line);

/* Aborts unless the part lies inside the whole. */
void check_within(struct slice part, struct slice whole);

/* Aborts unless the text, if there is one, is UTF-8 without control characters and no longer. */
void check_text(const char *text, size_t longest);

#endif
