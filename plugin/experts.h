/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The expert items: one for each response, one for each finding. */

#ifndef SIPCODE_EXPERTS_H
#define SIPCODE_EXPERTS_H

#include "compat.h"
#include "response.h"

/* Registers them, grouped by class (sipcode.expert.client_failure) and by finding
 * (sipcode.expert.auth_rejected). Called once. */
void experts_register(int proto);

/* Whether anybody will read what the items of this packet say; `tree` may be NULL. */
bool experts_are_read(const proto_tree *tree);

/* Where nobody does: notes the highest severity for the column "Expert Info Severity" and for the
 * light in Wireshark's status bar. */
void experts_note_response(packet_info *pinfo, const struct response *response);

/* Adds that of a response with code and name, "486 Busy Here", and its one line. `item` may be
 * NULL. */
void experts_add_response(packet_info *pinfo, proto_item *item, const struct response *response,
                          const char *name, const char *summary);

/* Adds that of a finding with its text. `item` may be NULL. */
void experts_add_finding(packet_info *pinfo, proto_item *item, const struct finding *finding,
                         const char *text);

#endif
