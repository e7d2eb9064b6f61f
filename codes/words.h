/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The words that texts, fields and preferences have for a status and a severity. */

#ifndef SIPCODE_WORDS_H
#define SIPCODE_WORDS_H

#include <stddef.h>

enum code_status {
    CODE_REGISTERED,
    CODE_DEPRECATED,
    CODE_HISTORIC,
    CODE_VENDOR,
    CODE_UNKNOWN, /* in no table: no file has it */
    CODE_STATUS_COUNT,
};

enum code_severity {
    CODE_CHAT,
    CODE_NOTE,
    CODE_WARN,
    CODE_ERROR,
    CODE_SEVERITY_COUNT,
};

/* Of codes: 1xx to 6xx, and 0 for what is no code. */
#define CODE_CLASS_COUNT 7

extern const char *const status_words[CODE_STATUS_COUNT];
extern const char *const severity_words[CODE_SEVERITY_COUNT];

/* The index of a word among the first `count`, -1 where it is none of them. */
int word_index(const char *const *words, size_t count, const char *word);

#endif
