/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preconditions in a session description (RFC 3312). */

#ifndef SIPCODE_PRECONDITION_H
#define SIPCODE_PRECONDITION_H

#include "slice.h"

/* The longest description, in bytes and with its NUL. */
#define PRECONDITION_TEXT_MAX 64

/* Describes what the first media that has preconditions says of its resources, by its lines a=curr:
 * "qos local none, remote none". False where there are none. */
bool precondition_describe(struct slice sdp, char text[PRECONDITION_TEXT_MAX]);

#endif
