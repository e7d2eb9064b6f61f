/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report that was asked for, from then until it is printed or its window is closed. */

#ifndef SIPCODE_REPORT_LISTENER_H
#define SIPCODE_REPORT_LISTENER_H

#include "report_request.h"
#include "windows.h"

struct report_listener;

/* Listens to the frames that the report asks for, from the next pass on; Wireshark has it drawn, in
 * a window of `windows` or, where that is NULL, in the terminal. Takes what `request` owns. Returns
 * NULL for success, and else what is wrong with the request in words, which the caller frees. */
char *report_listener_start(struct report_request *request, const funnel_ops_t *windows,
                            struct report_listener **started);

/* The file ends, and what is known of it is freed next: where tshark goes on with another one, as
 * in a ring, reports are about all of them. A call that crosses from one to the next is two. */
void report_listener_end_file(void);

/* Shows the report where anything came since it was last shown. */
void report_listener_draw(void *data);

#endif
