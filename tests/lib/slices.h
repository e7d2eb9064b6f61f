/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the tests of header fields share. */

#ifndef SIPCODE_SLICES_H
#define SIPCODE_SLICES_H

#include "check.h"
#include "message.h"
#include "sdp.h"

static inline void assert_slice(struct slice slice, const char *text)
{
    if (slice.length != strlen(text) ||
        (slice.length > 0 && memcmp(slice.data, text, slice.length) != 0))
        fail_msg("expected \"%s\", got \"%.*s\"", text, (int)slice.length, slice.data);
}

static inline void describe_sdp(struct slice body, bool with_closed, char text[SDP_TEXT_MAX])
{
    struct sdp sdp;

    sdp_parse(body, &sdp);
    sdp_describe(&sdp, with_closed, text);
}

/* A response with these header lines. */
static inline struct message message_with(const char *headers)
{
    static char text[2048];
    struct message message;

    g_snprintf(text, sizeof(text), "SIP/2.0 486 Busy Here\r\n%s\r\n", headers);
    assert_true(message_parse(text, strlen(text), &message));
    return message;
}

#endif
