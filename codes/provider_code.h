/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known about codes of providers' own: the table compiled from provider/. */

#ifndef SIPCODE_PROVIDER_CODE_H
#define SIPCODE_PROVIDER_CODE_H

#include <glib.h>

/* Static and const. */
struct provider_code {
    const char *name;    /* of the provider */
    const char *field;   /* phrase, Reason or the name of a header field */
    const char *pattern; /* the word, number or sentence in it */
    const unsigned
        *codes; /* response codes that it comes with, ended by 0; any where there are none */
    gboolean is_inferred; /* no source says that it stands in that field */
    const char *meaning;
    const char *remedy;
    const char *source; /* an address */
    const char *date;   /* of that, or undated */
};

/* Finds what a field begins with: a pattern, and no letter or digit behind it. NULL where the table
 * does not have it. */
const struct provider_code *provider_code_find(const char *field, const char *text, unsigned code);

/* The one of that provider with that pattern; NULL where there is none. */
const struct provider_code *provider_code_named(const char *name, const char *pattern);

/* Whether it comes with that response code. */
gboolean provider_code_comes_with(const struct provider_code *provider, unsigned code);

/* All of the table, `*count` of them. */
const struct provider_code *provider_code_all(size_t *count);

#endif
