/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the grammars of many header fields share (RFC 3261 sections 7.3.1 and 25.1): elements
 * divided by commas, parameters divided by semicolons, quoted strings and angle brackets in which
 * neither counts. */

#ifndef SIPCODE_LIST_H
#define SIPCODE_LIST_H

#include "message.h"

/* Takes the next element off `*rest`, trimmed; empty ones are passed over. False after the last
 * one. */
bool list_next(struct slice *rest, struct slice *element);

/* Takes what stands before the next `separator` off `*rest`, trimmed, and the separator with it.
 * False where nothing is left. */
bool list_take(struct slice *rest, char separator, struct slice *part);

/* Whether the header fields of that name list a token, as an option tag; any case. */
bool header_lists(const struct message *message, enum header_name name, const char *token);

/* The number at the start of the first header field of that name, as in "120;refresher=uac". False
 * where there is none, and then `*number` stays. */
bool header_number(const struct message *message, enum header_name name, uint32_t *number);

/* Whether its first letter lets a part have that name. */
static inline bool list_may_name(struct slice part, const char *name)
{
    return part.length > 0 && slice_may_begin(part, name);
}

/* What list_value() and list_parameter() do, where the length of the name is known. */
bool list_read_value(struct slice part, struct slice name, struct slice *value);
bool list_find_parameter(struct slice element, struct slice name, struct slice *value);

/* Reads the value of "name=value", any case, empty for "name" alone. Quotes around it are taken
 * off, escapes inside are left. False where the part has another name; `name` is never empty. */
static inline bool list_value(struct slice part, const char *name, struct slice *value)
{
    return list_may_name(part, name) && list_read_value(part, slice_of(name), value);
}

/* Finds a parameter of an element such as "<sip:a@b>;q=0.5;lr", with its value as list_value() has
 * it. False where it is absent. */
static inline bool list_parameter(struct slice element, const char *name, struct slice *value)
{
    return list_find_parameter(element, slice_of(name), value);
}

#endif
