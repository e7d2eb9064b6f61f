/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What went wrong in a call that was answered. */

#ifndef SIPCODE_CENSUS_FAULT_H
#define SIPCODE_CENSUS_FAULT_H

#include "result.h"

/* What of an answered call a result says that is not ordinary; NULL for nothing. Private addresses
 * are: most calls through a NAT go well although they name some. */
const struct finding *census_fault(const struct result *result);

#endif
