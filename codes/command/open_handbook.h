/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening the handbook in a browser. */

#ifndef SIPCODE_OPEN_HANDBOOK_H
#define SIPCODE_OPEN_HANDBOOK_H

/* Opens it at the page of the words: a code, two codes, a finding, or its first page for NULL or no
 * words; prints the address. Returns the exit code. */
int open_handbook(char *const *words);

#endif
