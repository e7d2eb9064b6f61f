/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The parts of the page of a report, each what stands in its section below the heading; nothing
 * where there is nothing to say. */

#ifndef SIPCODE_HTML_PARTS_H
#define SIPCODE_HTML_PARTS_H

#include "summary.h"

void html_verdict(GString *out, const struct summary *summary);
void html_trust(GString *out, const struct summary *summary);
void html_timeline(GString *out, const struct summary *summary);
void html_failures(GString *out, const struct summary *summary);
void html_troubles(GString *out, const struct summary *summary);
void html_persons(GString *out, const struct summary *summary);
void html_outcomes(GString *out, const struct summary *summary);
void html_peers(GString *out, const struct summary *summary);
void html_registrations(GString *out, const struct summary *summary);
void html_keepalives(GString *out, const struct summary *summary);
void html_scans(GString *out, const struct summary *summary);
void html_codes(GString *out, const struct summary *summary);
void html_calls(GString *out, const struct summary *summary);

/* What is shown of them is numbered from 1: the first is "ladder-1" for links. */
void html_ladders(GString *out, const struct summary *summary);

/* A link to the ladder of a call, with that text; nothing where none is shown. */
void html_ladder_link(GString *out, const struct summary *summary, const char *call_id,
                      unsigned file, const char *text);

#endif
