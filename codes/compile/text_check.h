/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking texts that people read; README.md of codes/ has the rules in words. Each function
 * returns NULL where the text is good, else what is wrong, which is static. All look for odd spaces
 * and for characters that nobody sees. */

#ifndef SIPCODE_TEXT_CHECK_H
#define SIPCODE_TEXT_CHECK_H

/* At most CODE_NAME_MAX bytes. */
const char *text_check_name(const char *item);

/* At most CODE_TEXT_MAX bytes. */
const char *text_check(const char *item);

/* That, and at least CODE_MEANING_MIN. */
const char *text_check_meaning(const char *item);

/* A text that begins with a capital and ends with a full stop. */
const char *text_check_sentence(const char *item);

/* At most CODE_SEARCH_MAX bytes, without capitals and full stop. */
const char *text_check_search(const char *item);

/* From CODE_SUMMARY_MIN to CODE_SUMMARY_MAX bytes, without a full stop. */
const char *text_check_summary(const char *item);

/* No braces but those of a {value}; any length. */
const char *text_check_values(const char *item);

/* That, and at most TEMPLATE_TEXT_MAX bytes with its values. */
const char *text_check_template(const char *item);

/* That, at most CODE_SUMMARY_MAX, without a full stop. */
const char *text_check_template_summary(const char *item);

/* The cause of a finding: at most CODE_CAUSE_MAX bytes, no value, no full stop. */
const char *text_check_cause(const char *item);

#endif
