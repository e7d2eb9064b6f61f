/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the words of a question are. */

#include "query.h"

#include <string.h>

gboolean query_is_code(const char *word)
{
    return strlen(word) == 3 && strspn(word, "0123456789") == 3;
}

gboolean query_is_nearly_code(const char *word)
{
    size_t length = strlen(word);

    return length > 0 && strspn(word, "0123456789") == length && length != 3 &&
           (length < 3 || *word == '0');
}

gboolean query_is_class(const char *word)
{
    return *word >= '1' && *word <= '6' && g_ascii_strcasecmp(word + 1, "xx") == 0;
}

gboolean query_is_code_or_class(const char *word)
{
    return query_is_code(word) || query_is_class(word);
}

const char *query_find(char *const *among, gboolean (*is)(const char *word))
{
    while (*among && !is(*among))
        among++;
    return *among;
}

gboolean query_any(char *const *of, gboolean (*is)(const char *word))
{
    return query_find(of, is) != NULL;
}

gboolean query_all(char *const *of, gboolean (*is)(const char *word))
{
    char *const *end = of;

    while (*end && is(*end))
        end++;
    return end > of && !*end;
}

char **query_split(const char *query)
{
    g_autofree char *spaced = g_strdelimit(g_strdup(query), ",/", ' ');

    return g_regex_split_simple("\\s+(?:vs\\.?\\s+)?|(?<=[0-9])vs(?=[0-9])", g_strstrip(spaced),
                                G_REGEX_CASELESS, 0);
}
