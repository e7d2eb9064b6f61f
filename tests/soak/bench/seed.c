/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preloaded where instructions are counted: Wireshark seeds its hash tables at random, and how many
 * instructions a run takes would differ by that as much as by a module. */

#include <glib.h>

guint32 g_random_int(void)
{
    return 0x9e3779b1; /* odd and without a pattern, as a seed should be */
}
