/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines and header fields of a message; message.h has what others than message_parse() need. */

#ifndef SIPCODE_MESSAGE_HEADER_H
#define SIPCODE_MESSAGE_HEADER_H

#include "message.h"

/* Takes one line off the front of `rest`, without its CRLF or LF. `*ended` tells whether it had
 * one. */
struct slice message_take_line(struct slice *rest, bool *ended);

/* Notes where the first and the last header field of each known name stand. */
void message_index_line(struct message *message, struct slice line);

#endif
