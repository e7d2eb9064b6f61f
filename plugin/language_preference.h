/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The preference sipcode.language. */

#ifndef SIPCODE_LANGUAGE_PREFERENCE_H
#define SIPCODE_LANGUAGE_PREFERENCE_H

#include "compat.h"

/* Chooses the language in which menus, preferences and names of fields are registered: that of the
 * user's file of preferences, which Wireshark reads later. */
void language_preference_start(void);

/* Registers the preference. */
void language_preference_register(module_t *module);

/* Chooses the language that the preference says now. Returns whether it is another one. */
bool language_preference_apply(void);

#endif
