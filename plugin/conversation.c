/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes the display filter of a call. */

#include "conversation.h"

#include "capture.h"
#include "compat.h"
#include "sentence.h"
#include "visit.h"

#include <epan/conversation_filter.h>

/* NULL where the packet belongs to no call that is known, or its Call-ID was cut. */
static char *find_filter(const packet_info *pinfo)
{
    const char *call_id = capture_is_open() ? capture_call_in(visit_meet(pinfo)) : NULL;

    return call_id ? capture_filter_of(call_id) : NULL;
}

static compat_bool is_valid(packet_info *pinfo COMPAT_CONVERSATION_DATA)
{
    g_autofree char *filter = find_filter(pinfo);

    return filter != NULL;
}

static char *build(packet_info *pinfo COMPAT_CONVERSATION_DATA)
{
    return find_filter(pinfo);
}

void conversation_handoff(void)
{
    register_conversation_filter("sipcode", sentence_text(SENTENCE_WINDOW_CONVERSATION), is_valid,
                                 build COMPAT_CONVERSATION_NULL);
}
