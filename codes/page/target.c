/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Naming the pages of a handbook. */

#include "target.h"

char *target_code(unsigned number)
{
    return g_strdup_printf("%03u", number);
}

char *target_class(unsigned class_number)
{
    return g_strdup_printf("class-%u", class_number);
}

char *target_pair(unsigned a, unsigned b)
{
    return g_strdup_printf("%03u-%03u", MIN(a, b), MAX(a, b));
}

char *target_cause(const struct cause *cause)
{
    g_autofree char *protocol = g_ascii_strdown(cause->protocol, -1);
    g_auto(GStrv) parts = g_strsplit(protocol, ".", -1);
    g_autofree char *joined = g_strjoinv("", parts);

    return g_strdup_printf("%s-%u", joined, cause->cause);
}

char *target_finding(const char *id)
{
    return g_strconcat("finding-", id, NULL);
}

char *target_warning(unsigned number)
{
    return g_strdup_printf("warning-%u", number);
}

/* Appends the words of a text, a hyphen before each. */
static void append_words(GString *name, const char *text)
{
    gboolean is_between = TRUE;

    for (; *text; text++) {
        if (g_ascii_isalnum(*text)) {
            g_string_append(name, is_between ? "-" : "");
            g_string_append_c(name, g_ascii_tolower(*text));
        }
        is_between = !g_ascii_isalnum(*text);
    }
}

char *target_provider(const struct provider_code *provider)
{
    GString *name = g_string_new("provider");

    append_words(name, provider->name);
    append_words(name, provider->pattern);
    return g_string_free(name, FALSE);
}
