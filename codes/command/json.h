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

/* A cause that explain_cause() explains. */
JsonNode *json_of_cause(const char *protocol, unsigned number);

/* A warn-code of the table. */
JsonNode *json_of_warning(unsigned number);

#endif
