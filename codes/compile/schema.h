/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The keys that each kind of file under codes/ has, and what they may hold. */

#ifndef SIPCODE_SCHEMA_H
#define SIPCODE_SCHEMA_H

#include "entry.h"

/* Each kind is a row of schemas[], may have one of checks[] in relation_check.c for what its files
 * say of others, and what emit.c makes of it. */
enum kind {
    KIND_CAUSE,
    KIND_CLASS,
    KIND_FIELD,
    KIND_FINDING,
    KIND_PAIR,
    KIND_PROTOCOL,
    KIND_PROVIDER,
    KIND_RESPONSE,
    KIND_SENTENCE,
    KIND_VALUE,
    KIND_WARNING,
    KIND_COUNT,
};

extern const struct schema schemas[KIND_COUNT];

#endif
