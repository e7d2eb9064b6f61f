/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The way of a message between the hosts of a ladder, drawn: a row, to be set below others. */

#ifndef SIPCODE_HTML_WAY_H
#define SIPCODE_HTML_WAY_H

#include "summary.h"

/* So many hosts have a column, for which style.css has classes. */
#define HTML_WAY_HOSTS 8

/* How many columns there are for the hosts of ladder_hosts(). */
unsigned html_way_columns(const GPtrArray *hosts);

/* An arrow from host to host with its label, which wraps where it is long; in words where there is
 * no column. */
void html_way(GString *out, const GPtrArray *hosts, const struct summary_step *step,
              const char *label);

#endif
