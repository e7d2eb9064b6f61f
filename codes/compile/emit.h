/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes the tables of table.h as C. */

#ifndef SIPCODE_EMIT_H
#define SIPCODE_EMIT_H

#include "catalogue.h"

/* Returns the C source of a catalogue without faults. The caller frees it. */
char *emit_tables(const struct catalogue *catalogue);

#endif
