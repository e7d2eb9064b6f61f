/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How long texts may be, and those with named values, as {user}. */

#ifndef SIPCODE_TEMPLATE_H
#define SIPCODE_TEMPLATE_H

#include <stddef.h>

/* Limits of the texts in bytes; compile_codes holds the files to them. Wireshark cuts a tree label
 * at 240 bytes and the message of an expert item, "486 Name: summary", at 239. */
#define CODE_NAME_MAX 100
#define CODE_SUMMARY_MIN 20
#define CODE_SUMMARY_MAX 120
#define CODE_CAUSE_MAX 60   /* of a finding, for lists of causes */
#define CODE_MEANING_MIN 40 /* also of a remedy that is one text */
#define CODE_TEXT_MAX 200
#define CODE_SEARCH_MAX 400 /* words of those who search */

/* The longest rendered text in bytes, and what each value of it may take for certain. */
#define TEMPLATE_TEXT_MAX 232
#define TEMPLATE_VALUE_MAX 32

/* The length of a template whose values take TEMPLATE_VALUE_MAX bytes each. */
size_t template_length(const char *template);

#endif
