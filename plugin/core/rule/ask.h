/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Asking the rules, each of what it does, in the order of rules.c. */

#ifndef SIPCODE_ASK_H
#define SIPCODE_ASK_H

#include "rule.h"

/* Of the response in `evidence`: the rules that are asked of its code and have what they need. */
void ask_of_response(struct evidence *evidence);

/* Of the request in `evidence` that reports a response. */
void ask_of_report(struct evidence *evidence);

/* Of any request in `evidence`. */
void ask_of_request(struct evidence *evidence);

/* Of the request in `evidence` that an ICMP error quotes. */
void ask_of_quoted(struct evidence *evidence);

/* Of the request of a transaction, once the capture has been read. */
void ask_later(struct evidence *evidence);

#endif
