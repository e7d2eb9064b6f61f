/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about codes on request: tshark -z sipcode,explain,486 and the entries of the Tools menu. */

#ifndef SIPCODE_LOOKUP_H
#define SIPCODE_LOOKUP_H

/* Registers both. Called once, when all dissectors are registered. */
void lookup_handoff(void);

#endif
