/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Codes, causes and warn-codes as JSON whose keys are the names of the plugin's fields. */

#ifndef SIPCODE_JSON_H
#define SIPCODE_JSON_H

#include <json-glib/json-glib.h>

/* The caller unrefs what they return. */

JsonNode *json_of_code(unsigned code);

/* Both codes, and as "sipcode.similar.difference" what tells them apart. */
JsonNode *json_of_difference(unsigned a, unsigned b);

/* An array of const struct code. */
JsonNode *json_of_codes(const GPtrArray *codes);

/* Codes, an array of const struct code, and after them findings, one of const struct finding_text.
 */
JsonNode *json_of_found(const GPtrArray *codes, const GPtrArray *findings);

/* All forms of a finding that explain_finding() explains. */
JsonNode *json_of_finding(const char *id);

/* A cause that explain_cause() explains. */
JsonNode *json_of_cause(const char *protocol, unsigned number);

/* A warn-code of the table. */
JsonNode *json_of_warning(unsigned number);

#endif
