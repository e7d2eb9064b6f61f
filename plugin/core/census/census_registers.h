/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to register: a REGISTER with those that follow its challenges. */

#ifndef SIPCODE_CENSUS_REGISTERS_H
#define SIPCODE_CENSUS_REGISTERS_H

#include "census_work.h"

struct census_registers *census_registers_new(void);
void census_registers_free(struct census_registers *registers);

/* Takes a REGISTER at the first hop, in any order. One that asks for no binding is passed over. */
void census_registers_take(struct census_registers *registers,
                           const struct transaction *transaction);

/* Adds them to the summary, and forgets them. */
void census_registers_add(struct census *census);

#endif
