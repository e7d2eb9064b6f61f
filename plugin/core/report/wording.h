/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words and figures as all reports have them, in the language chosen. What returns char * is freed
 * by the caller; nothing is escaped. */

#ifndef SIPCODE_WORDING_H
#define SIPCODE_WORDING_H

#include "sentence.h"
#include "summary.h"

/* Below that many calls a percentage says less than the numbers. */
#define WORDING_PERCENT_FROM 30

/* Outcomes in the order to list them, `WORDING_OUTCOMES` of them. */
#define WORDING_OUTCOMES 8
extern const enum call_outcome wording_outcomes[WORDING_OUTCOMES];

/* Short, for a table. Static; "" for what is no outcome. */
const char *wording_outcome(enum call_outcome outcome);

/* Who ended a call, short. Static. */
const char *wording_ender(enum call_ender ender);

/* "ASR". Static. */
const char *wording_ratio_name(enum ratio ratio);

/* What a ratio counts, with the section that defines it. Static. */
const char *wording_ratio(enum ratio ratio);

/* What a doubt says, of `count` calls, pairs, messages or times. */
char *wording_doubt(enum doubt doubt, uint64_t count);

/* "486 Busy Here"; NULL for 0. */
char *wording_response(unsigned code);

/* A cause in some words: its label, else the name of its code, else its id. Static, or of the
 * cause. */
const char *wording_cause(const struct summary_cause *cause);

/* "frame 812", with the file where the summary has several. */
char *wording_frame(const struct summary *summary, uint32_t frame, uint16_t file);

/* "9 of 12". */
char *wording_of(uint64_t part, uint64_t whole);

/* The same, and its percentage where there are enough. */
char *wording_share(uint64_t part, uint64_t whole);

/* "71 %", however few there are; of a whole of 0 "0 %". */
char *wording_percent(struct share share);

/* "29/41 (71 %)" likewise, for tables; "-" where the whole is 0. */
char *wording_ratio_value(struct share share);

/* "29 (71 %)" likewise. */
char *wording_count_of(uint64_t part, uint64_t whole);

/* "250 ms"; "-" for one below 0. Nanoseconds. */
char *wording_duration(int64_t duration);

/* "192.0.2.1 -> 192.0.2.9:5060". */
char *wording_pair(const char *source, const char *destination);

#endif
