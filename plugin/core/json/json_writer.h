/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing JSON (RFC 8259), in the order in which it stands. The plugin links no library for it. */

#ifndef SIPCODE_JSON_WRITER_H
#define SIPCODE_JSON_WRITER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct json_writer {
    GString *out;
    bool is_one_line; /* whatever is opened */
    unsigned depth;   /* of what is open */
    bool is_table;    /* what is open in the outermost one is an array: a row a line */
    bool has_member;  /* what was opened last */
};

/* All of these write one value: a member of an object where there is a `key`, ASCII and of ours;
 * without one, NULL, an element of an array, or the whole. */

/* What is opened is an object, or an array, until it is closed. */
void json_writer_open_object(struct json_writer *writer, const char *key);
void json_writer_close_object(struct json_writer *writer);
void json_writer_open_array(struct json_writer *writer, const char *key);
void json_writer_close_array(struct json_writer *writer);

/* A text from anywhere. Bytes that are no UTF-8 become U+FFFD; what would not be seen, or would
 * move the cursor of a terminal, is escaped. Nothing for NULL. */
void json_writer_text(struct json_writer *writer, const char *key, const char *text);

/* The same of a part of a text. */
void json_writer_part(struct json_writer *writer, const char *key, const char *text, size_t length);

void json_writer_number(struct json_writer *writer, const char *key, uint64_t number);

/* Nanoseconds, not below 0, as milliseconds with six decimals. */
void json_writer_milliseconds(struct json_writer *writer, const char *key, int64_t time);

/* Likewise as seconds with one to nine decimals. */
void json_writer_seconds(struct json_writer *writer, const char *key, int64_t time);

void json_writer_true(struct json_writer *writer, const char *key);
void json_writer_false(struct json_writer *writer, const char *key);

#endif
