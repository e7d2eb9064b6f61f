/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writing JSON. */

#include "json_writer.h"

#include <string.h>

#define MILLISECONDS 1000000
#define SECONDS 1000000000

/* Beyond the first plane a character takes two escapes (RFC 8259 section 7). */
#define PLANE 0x10000
#define HIGH_SURROGATE 0xd800
#define LOW_SURROGATE 0xdc00
#define SURROGATE_BITS 10
#define SURROGATE_MASK 0x3ff

static void append_escape(GString *out, gunichar character)
{
    if (character < PLANE) {
        g_string_append_printf(out, "\\u%04x", character);
        return;
    }
    character -= PLANE;
    g_string_append_printf(out, "\\u%04x\\u%04x", HIGH_SURROGATE + (character >> SURROGATE_BITS),
                           LOW_SURROGATE + (character & SURROGATE_MASK));
}

static void append_character(GString *out, const char *at)
{
    gunichar character = g_utf8_get_char(at);

    if (character == '"' || character == '\\')
        g_string_append_printf(out, "\\%c", (char)character);
    else if (g_unichar_isprint(character))
        g_string_append_len(out, at, g_utf8_next_char(at) - at);
    else
        append_escape(out, character);
}

/* How many characters from here are ASCII that stands for itself: mostly all. */
static size_t count_plain(const char *at, size_t length)
{
    size_t count = 0;

    while (count < length && g_ascii_isprint(at[count]) && at[count] != '"' && at[count] != '\\')
        count++;
    return count;
}

static void append_valid(GString *out, const char *text)
{
    size_t length = strlen(text);

    while (length > 0) {
        size_t done = count_plain(text, length);

        g_string_append_len(out, text, (gssize)done);
        if (done < length) {
            append_character(out, text + done);
            done = (size_t)(g_utf8_next_char(text + done) - text);
        }
        text += done;
        length -= done;
    }
}

static void append_part(GString *out, const char *text, size_t length)
{
    g_string_append_c(out, '"');
    if (count_plain(text, length) == length) {
        g_string_append_len(out, text, (gssize)length);
    } else {
        g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);

        append_valid(out, valid);
    }
    g_string_append_c(out, '"');
}

/* Whether each value of what is open has a line: for eyes, grep and diff. */
static bool has_lines(const struct json_writer *writer)
{
    return !writer->is_one_line && (writer->depth == 1 || (writer->depth == 2 && writer->is_table));
}

/* What stands before a value. */
static void begin(struct json_writer *writer, const char *key)
{
    if (writer->has_member)
        g_string_append_c(writer->out, ',');
    if (has_lines(writer))
        g_string_append_c(writer->out, '\n');
    if (key)
        g_string_append_printf(writer->out, "\"%s\":", key);
    writer->has_member = true;
}

static void open_bracket(struct json_writer *writer, const char *key, char bracket)
{
    begin(writer, key);
    g_string_append_c(writer->out, bracket);
    writer->depth++;
    if (writer->depth == 2)
        writer->is_table = bracket == '[';
    writer->has_member = false;
}

static void close_bracket(struct json_writer *writer, char bracket)
{
    if (has_lines(writer) && writer->has_member)
        g_string_append_c(writer->out, '\n');
    g_string_append_c(writer->out, bracket);
    writer->depth--;
    writer->has_member = true;
}

void json_writer_open_object(struct json_writer *writer, const char *key)
{
    open_bracket(writer, key, '{');
}

void json_writer_close_object(struct json_writer *writer)
{
    close_bracket(writer, '}');
}

void json_writer_open_array(struct json_writer *writer, const char *key)
{
    open_bracket(writer, key, '[');
}

void json_writer_close_array(struct json_writer *writer)
{
    close_bracket(writer, ']');
}

void json_writer_text(struct json_writer *writer, const char *key, const char *text)
{
    if (text)
        json_writer_part(writer, key, text, strlen(text));
}

void json_writer_part(struct json_writer *writer, const char *key, const char *text, size_t length)
{
    begin(writer, key);
    append_part(writer->out, text, length);
}

void json_writer_number(struct json_writer *writer, const char *key, uint64_t number)
{
    begin(writer, key);
    g_string_append_printf(writer->out, "%" G_GUINT64_FORMAT, number);
}

void json_writer_milliseconds(struct json_writer *writer, const char *key, int64_t time)
{
    begin(writer, key);
    g_string_append_printf(writer->out, "%" G_GINT64_FORMAT ".%06d", time / MILLISECONDS,
                           (int)(time % MILLISECONDS));
}

void json_writer_seconds(struct json_writer *writer, const char *key, int64_t time)
{
    begin(writer, key);
    g_string_append_printf(writer->out, "%" G_GINT64_FORMAT ".%09d", time / SECONDS,
                           (int)(time % SECONDS));
    while (g_str_has_suffix(writer->out->str, "0") && !g_str_has_suffix(writer->out->str, ".0"))
        g_string_truncate(writer->out, writer->out->len - 1);
}

void json_writer_true(struct json_writer *writer, const char *key)
{
    begin(writer, key);
    g_string_append(writer->out, "true");
}

void json_writer_false(struct json_writer *writer, const char *key)
{
    begin(writer, key);
    g_string_append(writer->out, "false");
}
