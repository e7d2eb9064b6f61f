/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reports on the whole capture, and on one call of it: tshark -z sipcode,report and so on, and the
 * entries of Wireshark's menus. */

#ifndef SIPCODE_REPORTS_H
#define SIPCODE_REPORTS_H

/* Registers them. Called once, when all dissectors are registered. */
void reports_handoff(void);

#endif
