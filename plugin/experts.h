/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The expert items: one for each response, more only for what else is wrong. */

#ifndef SIPCODE_EXPERTS_H
#define SIPCODE_EXPERTS_H

#include "item.h"
#include "result.h"

/* Registers them, grouped by class (sipcode.expert.client_failure) and by finding
 * (sipcode.expert.auth_rejected). Called once. */
void experts_register(int proto);

/* Summarizes them in the language that was chosen last. */
void experts_rename(void);

/* Opens what lies in a closed group. Called when Wireshark can keep that, before the first file. */
void experts_open(void);

/* Whether anybody will read what the items of this packet say; `tree` may be NULL. */
bool experts_are_read(const proto_tree *tree);

/* Where nobody does: notes the highest severity for the column "Expert Info Severity" and for the
 * light in Wireshark's status bar, if it is at least `minimum`. */
void experts_note(packet_info *pinfo, const struct result *response, enum code_severity minimum);

/* Adds those of a message that are at least that severe: one for the message, with its code and
 * name, "486 Busy Here", or its method, and the cause; one for each finding from a warning on that
 * does not explain it. `item` is the head of the tree `body`; both may be NULL. */
void experts_add(packet_info *pinfo, proto_item *item, const struct branch *body,
                 const struct result *result, const char *name, enum code_severity minimum);

#endif
