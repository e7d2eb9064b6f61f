/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The capture that is open, as a whole: for reports and tables. */

#ifndef SIPCODE_CAPTURE_H
#define SIPCODE_CAPTURE_H

#include "diagnosis.h"
#include "summary.h"
#include "wanted_frames.h"

/* The file that is open from now on; NULL for none. */
void capture_start_file(struct diagnosis *of_file);
bool capture_is_open(void);

/* What happened in it as it was read so far, in the frames that are wanted: NULL for all. The
 * caller frees it. NULL where no capture is open. */
struct summary *capture_summarize(const struct wanted *wanted, bool wants_ladders);

/* The same of all frames, with scans among the calls. */
struct summary *capture_summarize_all(void);

/* The same of one call alone, with its ladder; without a ladder where there is no such call. */
struct summary *capture_summarize_call(const char *call_id);

/* The Call-ID of the call that a frame belongs to, as far as that is known: frames that have a
 * tree, and each request when it was first sent. NULL for none. */
const char *capture_call_in(uint32_t frame);

/* That of the packet that is selected in Wireshark's window. */
const char *capture_selected_call(void);

/* The display filter of a call with all its legs; the caller frees it. NULL where the Call-ID was
 * cut. */
char *capture_filter_of(const char *call_id);

#endif
