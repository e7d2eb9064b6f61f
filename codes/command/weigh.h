/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How well a code or a finding fits what is searched for. */

#ifndef SIPCODE_WEIGH_H
#define SIPCODE_WEIGH_H

#include <glib.h>

/* What is searched for, folded by match.h. */
struct query_words {
    char **words;
    char *phrase; /* all of them as they stand */
};

struct weight {
    unsigned words; /* how many words it has */
    unsigned score; /* higher where they stand in its name, or as people who search say it */
};

/* Of the code, or the form of a finding, at that place of its table: its texts in the chosen
 * language and in English are read. */
struct weight weigh_code(size_t place, const struct query_words *query);
struct weight weigh_finding(size_t place, const struct query_words *query);

#endif
