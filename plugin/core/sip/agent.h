/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User-Agents that strangers are known by (RFC 3261 section 20.41). */

#ifndef SIPCODE_AGENT_H
#define SIPCODE_AGENT_H

#include "slice.h"

enum agent_kind {
    AGENT_UNKNOWN,
    AGENT_SUSPECT, /* a library or a program that scanners, too, are made with */
    AGENT_SCANNER, /* a program that does nothing else */
};

/* What kind of program a User-Agent names. */
enum agent_kind agent_read(struct slice agent);

#endif
