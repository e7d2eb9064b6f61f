/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What every cmocka program includes. */

#ifndef SIPCODE_CHECK_H
#define SIPCODE_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* cmocka 2 has new names for some assertions, cmocka 1 has only the old ones. */
#define CMOCKA_DISABLE_DEPRECATION_WARNINGS
#include <cmocka.h>
#include <glib.h>

#endif
