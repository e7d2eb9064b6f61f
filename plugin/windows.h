/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Wireshark's text windows, and our submenu of its menu Tools. */

#ifndef SIPCODE_WINDOWS_H
#define SIPCODE_WINDOWS_H

#include "compat.h"
#include "sentence.h"

#include <epan/funnel.h>

/* What a text window shows without being made larger. */
#define WINDOWS_COLUMNS 70

/* Wireshark's windows; NULL in tshark and sharkd, which have none. */
const funnel_ops_t *windows_find(void);

/* Opens a text window. */
void windows_show(const funnel_ops_t *windows, const char *title, const char *text);

/* Opens one that shows a sentence. */
void windows_say(const funnel_ops_t *windows, const char *sentence);

/* In a terminal: tells a fault, whatever it quotes no sequence of the terminal, and ends the
 * program.
 */
_Noreturn void windows_exit(char *fault);

/* Tells a fault alike, frees it, and lets the program go on, but end with a failure. */
void windows_fail(char *fault);

/* Puts an entry into our submenu of Tools. */
void windows_add_entry(enum sentence name, funnel_menu_callback on_choice);

#if COMPAT_HAS_PACKET_MENU
/* Puts one into the menu of packets that have a field. */
void windows_add_packet_entry(enum sentence name, const char *field,
                              funnel_packet_menu_callback on_choice);
#endif

#endif
