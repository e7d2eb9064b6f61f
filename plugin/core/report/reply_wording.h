/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What came back to clients that never registered, and to hosts that scan, in words. */

#ifndef SIPCODE_REPLY_WORDING_H
#define SIPCODE_REPLY_WORDING_H

#include "summary.h"

/* "403 Forbidden: 5, no response: 2" of codes that stand in place of times; NULL for none. The
 * caller frees it, as the next one. */
char *reply_list(const struct spread *codes);

/* A client that never registered, in a sentence. */
char *reply_client(const struct summary *summary, const struct summary_client *client);

#endif
