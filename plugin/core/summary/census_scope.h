/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a summary of a capture is made of, beside what is remembered of its messages. */

#ifndef SIPCODE_CENSUS_SCOPE_H
#define SIPCODE_CENSUS_SCOPE_H

#include "result.h"

struct census_scope {
    const struct result *const *results; /* all that were told, with those that follow them by
                                            `next`, in the order of frames */
    size_t count;
    int64_t end; /* time of the last frame, of SIP or not, nanoseconds since the epoch */
    bool (*is_wanted)(uint32_t frame, void *data); /* of frames as frames.h counts them; NULL: all.
                                                      An attempt is where its first INVITE is */
    void *data;                                    /* for it */
    bool wants_ladders;                            /* one of the first example of each cause */
    bool wants_scans; /* attempts to call that are scans, too, among the calls */
};

#endif
