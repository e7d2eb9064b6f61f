/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Passwords that stand in URIs, where RFC 3261 section 19.1.1 wants none. */

#ifndef SIPCODE_PASSWORD_H
#define SIPCODE_PASSWORD_H

/* A text without the passwords of the SIP URIs in it: "sip:alice@example.com" of
 * "sip:alice:secret@example.com". NULL where it has none, as most; the caller frees it. */
char *password_hide(const char *text);

#endif
