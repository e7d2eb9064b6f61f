/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Elements, attributes and texts of HTML. */

#include "markup.h"

#include <stdbool.h>
#include <string.h>

/* The picture of NUL; those of the other controls follow it. */
#define PICTURES 0x2400
#define PICTURE_OF_DELETE 0x2421

static bool is_no_character(gunichar character)
{
    return (character & 0xfffe) == 0xfffe || (character >= 0xfdd0 && character <= 0xfdef);
}

/* Whether it is not seen itself, but changes how others are. */
static bool is_hidden(gunichar character)
{
    switch (g_unichar_type(character)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_PRIVATE_USE:
        return true;
    default:
        return is_no_character(character);
    }
}

static void append_character(GString *out, gunichar character)
{
    if (character < 0x20)
        g_string_append_unichar(out, PICTURES + character);
    else if (character == 0x7f)
        g_string_append_unichar(out, PICTURE_OF_DELETE);
    else if (is_hidden(character))
        g_string_append_printf(out, "[U+%04X]", character);
    else
        g_string_append_unichar(out, character);
}

static void append_escaped(GString *out, gunichar character)
{
    switch (character) {
    case '&':
        g_string_append(out, "&amp;");
        break;
    case '<':
        g_string_append(out, "&lt;");
        break;
    case '>':
        g_string_append(out, "&gt;");
        break;
    case '"':
        g_string_append(out, "&quot;");
        break;
    case '\'':
        g_string_append(out, "&#39;");
        break;
    default:
        append_character(out, character);
    }
}

void markup_text(GString *out, const char *text)
{
    while (text && *text) {
        gunichar character = g_utf8_get_char_validated(text, -1);

        if (character == (gunichar)-1 || character == (gunichar)-2) {
            g_string_append_printf(out, "\\x%02x", (unsigned char)*text++);
            continue;
        }
        append_escaped(out, character);
        text = g_utf8_next_char(text);
    }
}

static void append_attributes(GString *out, va_list attributes)
{
    const char *name;

    while ((name = va_arg(attributes, const char *))) {
        const char *value = va_arg(attributes, const char *);

        if (!value)
            continue;
        g_string_append_printf(out, " %s=\"", name);
        markup_text(out, value);
        g_string_append_c(out, '"');
    }
}

#define APPEND_ATTRIBUTES(out, last)                                                               \
    do {                                                                                           \
        va_list attributes;                                                                        \
        va_start(attributes, last);                                                                \
        append_attributes(out, attributes);                                                        \
        va_end(attributes);                                                                        \
    } while (0)

void markup_open(GString *out, const char *element, ...)
{
    g_string_append_printf(out, "<%s", element);
    APPEND_ATTRIBUTES(out, element);
    g_string_append_c(out, '>');
}

void markup_empty(GString *out, const char *element, ...)
{
    g_string_append_printf(out, "<%s", element);
    APPEND_ATTRIBUTES(out, element);
    g_string_append(out, " />");
}

void markup_element(GString *out, const char *element, const char *text, ...)
{
    g_string_append_printf(out, "<%s", element);
    APPEND_ATTRIBUTES(out, text);
    g_string_append_c(out, '>');
    markup_text(out, text);
    markup_close(out, element);
}

void markup_close(GString *out, const char *element)
{
    g_string_append_printf(out, "</%s>", element);
    if (strcmp(element, "span") != 0 && strcmp(element, "a") != 0 && strcmp(element, "text") != 0)
        g_string_append_c(out, '\n');
}
