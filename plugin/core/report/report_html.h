/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The report as a page of HTML. */

#ifndef SIPCODE_REPORT_HTML_H
#define SIPCODE_REPORT_HTML_H

#include "summary.h"

/* One file that needs no other, no network and no script, in the language chosen; UTF-8, and
 * well-formed XML too. The caller frees it. */
char *report_html(const struct summary *summary);

#endif
