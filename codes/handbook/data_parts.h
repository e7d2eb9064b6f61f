/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts of the data of the script. */

#ifndef SIPCODE_DATA_PARTS_H
#define SIPCODE_DATA_PARTS_H

#include <json-glib/json-glib.h>

/* Each adds members to the object that was begun. */
void data_add_codes(JsonBuilder *builder);   /* codes, unknown, classes */
void data_add_others(JsonBuilder *builder);  /* others: what is searched for besides codes */
void data_add_wording(JsonBuilder *builder); /* sentences, contrasts, standings */

/* A member that is a text; none where it is NULL. */
void data_add_text(JsonBuilder *builder, const char *name, const char *text);

/* A member that is a list of texts, which NULL ends. */
void data_add_texts(JsonBuilder *builder, const char *name, const char *const *texts);

#endif
