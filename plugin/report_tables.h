/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables of calls, causes and peers, in Wireshark's menu Telephony. */

#ifndef SIPCODE_REPORT_TABLES_H
#define SIPCODE_REPORT_TABLES_H

/* Registers them. Called once, when all dissectors are registered. */
void report_tables_handoff(void);

#endif
