/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The translators' files, in the format of GNU gettext. */

#ifndef SIPCODE_PO_H
#define SIPCODE_PO_H

#include "catalogue.h"

/* The translations of one file. */
struct po;

/* Reads a file: all that is translated in it, and neither fuzzy nor obsolete. Ends the program
 * after saying why on stderr where it cannot be read: the library wants it so. Freed with
 * po_free(). */
struct po *po_read(const char *path);
void po_free(struct po *po);

/* The translation of an English text in its context, NULL where there is none. */
const char *po_find(const struct po *po, const char *context, const char *english);

/* How many translations nobody has asked for: their English has changed, or their context is none.
 */
unsigned po_count_unused(const struct po *po);

/* Writes the template of translations: every text with its context, with what its values stand for
 * and how long a translation may be. Returns FALSE where the file cannot be written, after saying
 * why on stderr. */
gboolean po_write_template(const struct catalogue *catalogue, const char *path);

#endif
