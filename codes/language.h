/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The language of all texts that the library gives. */

#ifndef SIPCODE_LANGUAGE_H
#define SIPCODE_LANGUAGE_H

#include <glib.h>

#include "forms.h"

/* Chooses the language from now on; English before that. Texts that were given stay as they are. */
void language_choose(enum language language);

/* The one that was chosen last. */
enum language language_chosen(void);

/* "fr", as it is named in preferences and options. Static. */
const char *language_name(enum language language);

/* What a language calls itself, "Français"; its name where nobody has translated that. Static. */
const char *language_own_name(enum language language);

/* All names with a comma between them. Freed by the caller. */
char *language_list(void);

/* The language of a name, or of a locale as "fr_CA.UTF-8"; LANGUAGE_COUNT where we have it not. */
enum language language_find(const char *name);

/* The first language that LANGUAGE, LC_ALL, LC_MESSAGES and LANG ask for and that we have, as
 * g_get_language_names() reads them; English where there is none. */
enum language language_of_environment(void);

#endif
