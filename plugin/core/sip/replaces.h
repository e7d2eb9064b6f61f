/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Replaces (RFC 3891), also as it stands in the URI of a Refer-To. */

#ifndef SIPCODE_REPLACES_H
#define SIPCODE_REPLACES_H

#include "slice.h"

/* The longest value that is read, in bytes. */
#define REPLACES_MAX 256

/* A dialog as the side that is asked for it names it. */
struct replaces {
    struct slice call_id;
    struct slice to_tag; /* empty where it is absent, as the next */
    struct slice from_tag;
    char text[REPLACES_MAX]; /* where they lie, if they were read from a URI */
};

/* Reads the value of a Replaces header field, where what is read lies. False where it names no
 * dialog. */
bool replaces_read(struct slice value, struct replaces *replaces);

/* Reads the Replaces header field that a URI has behind its question mark (RFC 3261
 * section 19.1.1). False where it has none, or one that is longer or badly escaped. */
bool replaces_read_uri(struct slice uri, struct replaces *replaces);

#endif
