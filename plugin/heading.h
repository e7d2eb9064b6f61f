/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What heads the tree of a response and its groups: made once for each code. */

#ifndef SIPCODE_HEADING_H
#define SIPCODE_HEADING_H

/* Static, once made. */
struct heading {
    char *response; /* "486 Busy Here" */
    char *title;    /* the first line, without a reason */
    char *about;    /* "About 486 Busy Here" */
};

/* Of any code below 1024. */
const struct heading *heading_of(unsigned code);

#endif
