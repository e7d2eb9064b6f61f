/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the script of the handbook works with: the texts of codes and the sentences that compare
 * two, and what can be searched for. */

#ifndef SIPCODE_DATA_H
#define SIPCODE_DATA_H

/* In the language chosen, as a script that sets sipcode.LANGUAGE. The caller frees it. */
char *data_script(void);

#endif
