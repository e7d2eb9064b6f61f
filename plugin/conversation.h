/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The entry of Wireshark's menus Conversation Filter and Colorize Conversation: a call with all its
 * legs. */

#ifndef SIPCODE_CONVERSATION_H
#define SIPCODE_CONVERSATION_H

/* Called once. */
void conversation_handoff(void);

#endif
