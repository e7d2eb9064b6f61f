/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a summary says, to be read: pure functions of it. All return UTF-8 in the language chosen
 * that the caller frees. What comes from packets is escaped for where it goes. */

#ifndef SIPCODE_REPORT_H
#define SIPCODE_REPORT_H

#include "summary.h"

/* What happened in the capture, for a terminal of `width` columns; 0 for lines of any length. */
char *report_text(const struct summary *summary, unsigned width);

/* All calls, a line each, those that failed among them, in the order of the summary; where a line
 * is longer than `width`, a block of lines each. 0 for lines of any length. */
char *report_calls(const struct summary *summary, unsigned width);

/* The same for programs (RFC 4180): a line of names, words of filters, times in UTC, delays in
 * seconds. A cell of a packet that a spreadsheet would calculate has an apostrophe before it. */
char *report_calls_csv(const struct summary *summary);

/* The messages of one call between its hosts, for a terminal of `width` columns; 0 for 80. */
char *report_ladder(const struct summary_ladder *ladder, unsigned width);

/* The same as a sequence diagram of Mermaid. */
char *report_ladder_mermaid(const struct summary_ladder *ladder);

/* The facts of the call with that Call-ID in about twenty lines, for another company. The texts of
 * its cause are there where `summary` has them of this call, as of a summary of this call alone.
 * Where the summary has no such call, as of a REGISTER, they are what the ladder shows. `ladder`
 * may be NULL. NULL where there is neither. */
char *report_ticket(const struct summary *summary, const struct summary_ladder *ladder,
                    const char *call_id);

#endif
