/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The lists of a code as values of sentences. The caller frees what they return. */

#ifndef SIPCODE_PHRASE_H
#define SIPCODE_PHRASE_H

#include "code.h"

/* Code and name: "486 Busy Here". */
char *phrase_response(unsigned number, const struct code *code);

/* "Allow, Supported and Accept"; empty for an empty list. */
char *phrase_list(const char *const *items);

/* Who sends a code, "user agents and gateways"; empty for an unknown code. */
char *phrase_senders(const struct code *code);

/* What a code answers, "INVITE only" or "any request but never REGISTER"; empty for an unknown
 * code.
 */
char *phrase_methods(const struct code *code);

/* Where a code is defined, "RFC 3261 section 21.4.24; RFC 3262 section 3". */
char *phrase_references(const struct code *code);

#endif
