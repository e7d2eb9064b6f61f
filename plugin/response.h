/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one response once its bytes are gone. */

#ifndef SIPCODE_RESPONSE_H
#define SIPCODE_RESPONSE_H

#include "message.h"

#include <stdint.h>

/* Made on the first pass on which the message can be had; kept with the frame as long as the file
 * is open. */
struct response {
    uint16_t code;
    char method[22];  /* of the request that it answers (CSeq); empty where it cannot be read */
    char phrase[128]; /* UTF-8, where it differs from the registered one; else empty */
};

/* Returns false where the message is a request. */
bool response_read(const struct message *message, struct response *response);

#endif
