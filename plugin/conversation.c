/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes the display filter of a call. */

#include "conversation.h"

#include "compat.h"
#include "kept.h"
#include "sentence.h"
#include "visit.h"

#include <epan/conversation_filter.h>

static const struct diagnosis *diagnosis;

void conversation_start_file(const struct diagnosis *of_file)
{
    diagnosis = of_file;
}

/* NULL where the packet belongs to no call that is known, or its Call-ID was cut. */
static const char *find_call(const packet_info *pinfo)
{
    uint32_t frame = visit_meet(pinfo);
    struct kept kept = kept_find(frame);
    const char *call_id =
        kept.count > 0 ? kept.results[0]->call_id : diagnosis_call_in(diagnosis, frame);

    return call_id && !store_may_have_cut(call_id) ? call_id : NULL;
}

static compat_bool is_valid(packet_info *pinfo COMPAT_CONVERSATION_DATA)
{
    return diagnosis && find_call(pinfo) != NULL;
}

static void add_call(GString *filter, const char *call_id)
{
    g_string_append(filter, filter->len > 0 ? " || sip.Call-ID == \"" : "sip.Call-ID == \"");
    for (; *call_id; call_id++) {
        if (*call_id == '"' || *call_id == '\\')
            g_string_append_c(filter, '\\');
        g_string_append_c(filter, *call_id);
    }
    g_string_append_c(filter, '"');
}

static char *build(packet_info *pinfo COMPAT_CONVERSATION_DATA)
{
    const char *call_id = diagnosis ? find_call(pinfo) : NULL;

    if (!call_id)
        return NULL;
    const struct call_legs *legs = diagnosis_legs(diagnosis, call_id);
    GString *filter = g_string_new(NULL);
    for (unsigned i = 0; legs && i < legs->count; i++)
        add_call(filter, legs->legs[i].call_id);
    if (!legs)
        add_call(filter, call_id);
    return g_string_free(filter, FALSE);
}

void conversation_handoff(void)
{
    register_conversation_filter("sipcode", sentence_text(SENTENCE_WINDOW_CONVERSATION), is_valid,
                                 build COMPAT_CONVERSATION_NULL);
}
