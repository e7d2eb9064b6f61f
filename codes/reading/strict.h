/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading JSON that must be as it was agreed: what is not is noted with its place, and reading goes
 * on with zeros. */

#ifndef SIPCODE_STRICT_H
#define SIPCODE_STRICT_H

#include <json-glib/json-glib.h>

#include <stdbool.h>
#include <stdint.h>

/* Above it, programs that read numbers as IEEE doubles lose digits (RFC 8259 section 6). */
#define STRICT_NUMBER_MAX ((INT64_C(1) << 53) - 1)

struct strict {
    GString *path; /* of the object that is read, "calls[3]"; empty for the whole */
    char *wrong;   /* the first place that is not as it must be; NULL while there is none */
};

void strict_init(struct strict *strict);
void strict_clear(struct strict *strict);

/* Notes that a member is wrong. */
void strict_blame(struct strict *strict, const char *key);

/* Parses a text that JSON-GLib would take, and others too: in UTF-8, nothing but JSON, and so flat
 * that no parser runs out of stack. Returns the object that it is; else NULL and what is wrong,
 * which the caller frees. The object belongs to the parser. */
JsonObject *strict_parse(JsonParser *parser, const char *text, size_t length, char **fault);

/* The members of an object. Those that are returned as a pointer belong to it. */

/* An object that must be there; NULL where it is not. */
JsonObject *strict_object(struct strict *strict, JsonObject *of, const char *key);

/* A whole number from 0 to `max`, at most STRICT_NUMBER_MAX. Where it is optional, 0 for none. */
uint64_t strict_number(struct strict *strict, JsonObject *of, const char *key, uint64_t max);
uint64_t strict_optional_number(struct strict *strict, JsonObject *of, const char *key,
                                uint64_t max);

/* A text; NULL where there is none. The caller frees it: it is valid UTF-8, which escapes can
 * break. */
char *strict_text(struct strict *strict, JsonObject *of, const char *key);

/* A time as moment_render_utc() writes it, in nanoseconds since the epoch; 0 for none. */
int64_t strict_moment(struct strict *strict, JsonObject *of, const char *key);

/* Milliseconds with decimals, in nanoseconds; -1 for none. */
int64_t strict_milliseconds(struct strict *strict, JsonObject *of, const char *key);

/* FALSE where there is none. */
bool strict_boolean(struct strict *strict, JsonObject *of, const char *key);

/* Which one of the words it is, of which some are NULL; `otherwise` where there is none. */
unsigned strict_word(struct strict *strict, JsonObject *of, const char *key,
                     const char *const *words, unsigned count, unsigned otherwise);

/* An array that must be there; empty where it is not. */
JsonArray *strict_array(struct strict *strict, JsonObject *of, const char *key);

/* Calls `read` with each object of an array. */
void strict_rows(struct strict *strict, JsonObject *of, const char *key,
                 void (*read)(struct strict *strict, JsonObject *row, void *data), void *data);

/* Calls `add` with each member of an object, whose keys are numbers up to `max`, and whose values
 * are from 1 to STRICT_NUMBER_MAX. */
void strict_counts(struct strict *strict, JsonObject *of, const char *key, unsigned max,
                   void (*add)(unsigned number, uint64_t count, void *data), void *data);

#endif
