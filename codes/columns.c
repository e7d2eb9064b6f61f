/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Counting columns and finding ends of lines. */

#include "columns.h"

#include <string.h>

static unsigned columns_of(gunichar c)
{
    if (c < 0x80)
        return 1;
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

unsigned columns_count(const char *text, size_t length)
{
    unsigned count = 0;

    for (const char *c = text; c < text + length; c = g_utf8_next_char(c))
        count += columns_of(g_utf8_get_char(c));
    return count;
}

/* Closing brackets, full stops and the like stay with what is before them. */
static gboolean may_begin(gunichar c)
{
    switch (g_unichar_break_type(c)) {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_COMBINING_MARK:
        return FALSE;
    default:
        return TRUE;
    }
}

/* Opening brackets stay with what follows. */
static gboolean may_end(gunichar c)
{
    return g_unichar_break_type(c) != G_UNICODE_BREAK_OPEN_PUNCTUATION;
}

/* Whether a line may end between two characters. */
static gboolean breaks_between(gunichar before, gunichar after)
{
    if (after == ' ')
        return TRUE;
    if (before == ' ' || (before < 0x80 && after < 0x80))
        return FALSE;
    return (g_unichar_iswide(before) || g_unichar_iswide(after)) && may_end(before) &&
           may_begin(after);
}

gboolean columns_ends_before(const char *text, const char *next)
{
    gunichar after = g_utf8_get_char(next);

    return next > text && after != ' ' &&
           breaks_between(g_utf8_get_char(g_utf8_prev_char(next)), after);
}

static gboolean is_hiragana(gunichar c)
{
    return c >= 0x3041 && c <= 0x309f;
}

/* Japanese is read in phrases: each begins with another script and ends in Hiragana, or with a
 * comma or full stop. */
static gboolean is_between_phrases(gunichar before, gunichar after)
{
    return before == 0x3001 || before == 0x3002 ||
           (is_hiragana(before) && !is_hiragana(after) && after != ' ');
}

/* Where a line may end, and in which column. */
struct line_end {
    size_t length;
    unsigned column;
};

/* A line ends between phrases where that leaves two thirds of it. */
static size_t choose_end(struct line_end last, struct line_end phrase, unsigned width)
{
    return phrase.column * 3 >= width * 2 ? phrase.length : last.length;
}

static size_t break_characters(const char *text, unsigned width)
{
    struct line_end last = {0, 0}, phrase = {0, 0};
    unsigned column = 0;
    gunichar before = ' ';

    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar after = g_utf8_get_char(c);

        if (c > text && breaks_between(before, after)) {
            if (column > width)
                return last.length > 0 ? choose_end(last, phrase, width) : (size_t)(c - text);
            last = (struct line_end){(size_t)(c - text), column};
            if (is_between_phrases(before, after))
                phrase = last;
        }
        column += columns_of(after);
        before = after;
    }
    return column <= width || last.length == 0 ? strlen(text) : choose_end(last, phrase, width);
}

static gboolean is_ascii(const char *text, size_t length)
{
    while (length > 0 && (unsigned char)text[length - 1] < 0x80)
        length--;
    return length == 0;
}

size_t columns_break(const char *text, unsigned width)
{
    size_t length = strnlen(text, width + 1), end = width;

    if (length <= width)
        return length;
    if (!is_ascii(text, length))
        return break_characters(text, width);
    while (end > 0 && text[end] != ' ')
        end--;
    return end > 0 ? end : break_characters(text, width);
}

const char *columns_rest(const char *text, size_t length)
{
    return text + length + (text[length] == ' ');
}
