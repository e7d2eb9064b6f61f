/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What stands for the names of packets: one mask for each, however it is written. */

#ifndef SIPCODE_MASK_NAME_H
#define SIPCODE_MASK_NAME_H

enum mask_kind {
    MASK_HOST, /* an address or a name: host-1 */
    MASK_USER, /* or a number, with any prefix for abroad: user-1 */
    MASK_CALL, /* a Call-ID: call-1 */
    MASK_FILE,
    MASK_TEXT, /* words of a packet: text-1 */
    MASK_KINDS
};

/* All masks that were given. */
struct masks;

struct masks *masks_new(void);
void masks_free(struct masks *masks);

/* The mask of a name, made where it has none. Lives as long as the masks. */
const char *mask_name(struct masks *masks, enum mask_kind kind, const char *name);

/* The mask that a user or a host already has; NULL where it has none. */
const char *mask_known(const struct masks *masks, const char *name);

/* "host-1:5060" for "192.0.2.1:5060", as all below freed by the caller. */
char *mask_endpoint(struct masks *masks, const char *endpoint);

/* "sip:user-1@host-1:5060" for a URI; no parameter stays. A list with ", " is one of masks. What is
 * neither a URI nor a host is masked as that kind. */
char *mask_identity(struct masks *masks, const char *text, enum mask_kind kind);

/* A text in which what looks like a URI, a host, an address or a number is masked, and what has a
 * mask. */
char *mask_words(struct masks *masks, const char *text);

#endif
