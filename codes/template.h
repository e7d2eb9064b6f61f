/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts with named values, as {user}. */

#ifndef SIPCODE_TEMPLATE_H
#define SIPCODE_TEMPLATE_H

#include <stddef.h>

/* The longest rendered text in bytes, and what each value of it may take for certain. */
#define TEMPLATE_TEXT_MAX 232
#define TEMPLATE_VALUE_MAX 32

/* The length of a template whose values take TEMPLATE_VALUE_MAX bytes each. */
size_t template_length(const char *template);

#endif
