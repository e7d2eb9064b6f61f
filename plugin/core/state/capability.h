/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What hosts can do with media, by the session descriptions that they make themselves. */

#ifndef SIPCODE_CAPABILITY_H
#define SIPCODE_CAPABILITY_H

#include "arrival.h"

/* The last audio or video of a host. */
struct capability {
    uint64_t key;           /* hash of its address; 0 of a free one */
    const char *text;       /* as sdp_describe() has it */
    uint32_t frame;         /* that had it */
    struct session session; /* without texts */
};

struct capabilities;

struct capabilities *capabilities_new(void);
void capabilities_free(struct capabilities *capabilities);

/* NULL where nothing is known of the host, which may be NULL. Valid until the next message is
 * noted.
 */
const struct capability *capability_find(const struct capabilities *capabilities,
                                         const struct endpoint *host);

/* Notes the session of a message, if it is one of its sender: his address is in it, and the message
 * did not come by a proxy. */
void capabilities_note(struct capabilities *capabilities, const struct arrival *arrival,
                       struct store *store);

#endif
