/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checking texts: how long they are, how they end, what nobody sees in them. */

#include "text_check.h"

#include "template.h"

#include <glib.h>
#include <string.h>

/* The limits as words of a fault. */
#define BELOW(minimum) "below " G_STRINGIFY(minimum) " bytes"
#define OVER(maximum) "over " G_STRINGIFY(maximum) " bytes"

/* Characters that nobody sees, but that change what stands beside them. */
static gboolean is_invisible(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return TRUE;
    default:
        return FALSE;
    }
}

static const char *check_spaces(const char *item)
{
    if (g_ascii_isspace(item[0]) || g_ascii_isspace(item[strlen(item) - 1]) || strstr(item, "  "))
        return "space at an end, or two together";
    for (const char *c = item; *c; c = g_utf8_next_char(c)) {
        if (is_invisible(g_utf8_get_char(c)))
            return "control character";
    }
    return NULL;
}

const char *text_check_name(const char *item)
{
    return strlen(item) > CODE_NAME_MAX ? OVER(CODE_NAME_MAX) : check_spaces(item);
}

const char *text_check(const char *item)
{
    return strlen(item) > CODE_TEXT_MAX ? OVER(CODE_TEXT_MAX) : check_spaces(item);
}

const char *text_check_search(const char *item)
{
    if (g_regex_match_simple("[A-Z]|\\.$", item, 0, 0))
        return "capitals or a full stop, which nobody types";
    return strlen(item) > CODE_SEARCH_MAX ? OVER(CODE_SEARCH_MAX) : check_spaces(item);
}

const char *text_check_meaning(const char *item)
{
    const char *fault = text_check(item);

    return fault || strlen(item) >= CODE_MEANING_MIN ? fault : BELOW(CODE_MEANING_MIN);
}

const char *text_check_sentence(const char *item)
{
    if (!g_ascii_isupper(*item) || !g_str_has_suffix(item, "."))
        return "no sentence: it begins without a capital or ends without a full stop";
    return text_check(item);
}

const char *text_check_summary(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (strlen(item) < CODE_SUMMARY_MIN)
        return BELOW(CODE_SUMMARY_MIN);
    return strlen(item) > CODE_SUMMARY_MAX ? OVER(CODE_SUMMARY_MAX) : check_spaces(item);
}

const char *text_check_values(const char *item)
{
    if (!g_regex_match_simple("^([^{}]|\\{[a-z]+\\})*$", item, 0, 0))
        return "braces other than those of a {value}";
    return check_spaces(item);
}

const char *text_check_template(const char *item)
{
    const char *fault = text_check_values(item);

    if (!fault && template_length(item) > TEMPLATE_TEXT_MAX)
        return OVER(TEMPLATE_TEXT_MAX) " with its values";
    return fault;
}

const char *text_check_template_summary(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (template_length(item) > CODE_SUMMARY_MAX)
        return OVER(CODE_SUMMARY_MAX) " with its values";
    return text_check_template(item);
}

const char *text_check_cause(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (strpbrk(item, "{}"))
        return "names a value";
    return strlen(item) > CODE_CAUSE_MAX ? OVER(CODE_CAUSE_MAX) : check_spaces(item);
}
