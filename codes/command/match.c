/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Whether a text has a word, as people who search mean it. */

#include "match.h"

#include <string.h>

/* Shorter words begin too many others: "no" begins "now" and "not". */
#define WHOLE_WORD_MAX 3

char *match_fold(const char *text)
{
    g_autofree char *apart = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
    g_autofree char *small = g_utf8_casefold(apart ? apart : "", -1);
    GString *folded = g_string_new(NULL);

    for (const char *c = small; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);

        if (*c == '-' || g_unichar_isspace(letter))
            g_string_append_c(folded, ' ');
        else if (g_unichar_type(letter) != G_UNICODE_NON_SPACING_MARK)
            g_string_append_unichar(folded, letter);
    }
    return g_string_free(folded, FALSE);
}

/* "calls" is meant to find "call" too. */
static void cut_plural(char *word)
{
    size_t length = strlen(word);

    if (length > WHOLE_WORD_MAX + 1 && word[length - 1] == 's' && word[length - 2] != 's')
        word[length - 1] = '\0';
}

char **match_words(const char *query)
{
    g_auto(GStrv) words = g_regex_split_simple("\\s+", query, 0, 0);
    GPtrArray *folded = g_ptr_array_new();

    for (char **word = words; *word; word++) {
        char *one = g_strstrip(match_fold(*word));

        cut_plural(one);
        if (*one)
            g_ptr_array_add(folded, one);
        else
            g_free(one);
    }
    g_ptr_array_add(folded, NULL);
    return (char **)g_ptr_array_free(folded, FALSE);
}

static gboolean is_wordly(char c)
{
    return g_ascii_isalnum(c);
}

static gboolean is_at_word(const char *folded, const char *found, size_t length)
{
    gboolean begins = found == folded || !is_wordly(found[-1]);

    return begins && (length > WHOLE_WORD_MAX || !is_wordly(found[length]));
}

gboolean match_has(const char *folded, const char *word)
{
    size_t length = strlen(word);
    const char *found = strstr(folded, word);

    while (found && is_wordly(*word) && !is_at_word(folded, found, length))
        found = strstr(found + 1, word);
    return found != NULL;
}
