/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Filters of Wireshark that a report names. */

#ifndef SIPCODE_DISPLAY_FILTER_H
#define SIPCODE_DISPLAY_FILTER_H

/* sip.Call-ID == "...", whatever bytes the Call-ID holds: those that are no printable ASCII, and
 * quotes and backslashes, are escaped. The caller frees it. */
char *display_filter_of_call(const char *call_id);

#endif
