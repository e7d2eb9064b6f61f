/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where the handbook is installed. */

#ifndef SIPCODE_HANDBOOK_ADDRESS_H
#define SIPCODE_HANDBOOK_ADDRESS_H

#include <glib.h>

/* The page of that name, as target.h has it, in the language chosen, as a path. NULL where it is
 * not installed, or has no such page. The caller frees it. */
char *handbook_path(const char *page);

/* The address of a path for a browser; `part` is what stands behind #, NULL for nothing. The caller
 * frees it. */
char *handbook_address(const char *path, const char *part);

#endif
