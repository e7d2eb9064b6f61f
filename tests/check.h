/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every cmocka program includes. */

#ifndef SIPCODE_CHECK_H
#define SIPCODE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CMOCKA_DISABLE_DEPRECATION_WARNINGS /* cmocka 2 has new names, cmocka 1 only the old ones  \
                                             */
#include <cmocka.h>
#include <glib.h>

#endif
