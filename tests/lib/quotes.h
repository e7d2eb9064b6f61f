/* SPDX-License-Identifier: GPL-2.0-or-later */
/* ICMP errors, for the tests of requests that were not delivered. */

#ifndef SIPCODE_QUOTES_H
#define SIPCODE_QUOTES_H

#include "exchanges.h"

/* The server says that nothing listens there, and quotes a request as SEND() has it. */
static inline const struct result *quote_sent(struct sent sent)
{
    g_autofree char *branch = g_strdup_printf("%u", sent.number);
    g_autofree char *text = g_strdup_printf(
        "%s\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK%s\r\nFrom: <sip:a@example.com>;tag=a\r\n"
        "To: <sip:b@example.com>\r\nCall-ID: a\r\nCSeq: %u %s\r\n\r\n",
        sent.line, sent.branch ? sent.branch : branch, sent.number, sent.method);
    struct message message;
    struct quoted quoted = {.message = &message, .host = "server", .reason = QUOTED_PORT};

    frame++;
    quoted.origin = (struct origin){.frame = frame,
                                    .time = sent.at * MILLISECOND,
                                    .source = endpoint(sent.source),
                                    .destination = endpoint(sent.destination)};
    assert_true(message_parse(text, strlen(text), &message));
    frames_note_time(diagnosis_frames(diagnosis), frame, quoted.origin.time);
    return diagnosis_read_quoted(diagnosis, &quoted);
}

#endif
