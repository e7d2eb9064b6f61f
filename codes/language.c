/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Finding and choosing languages. */

#include "language.h"

#include "table.h"

#include <string.h>

/* English is always there, before the others. */
extern const struct tables tables_en;

const struct tables *tables = &tables_en;

void language_choose(enum language language)
{
    tables = language_tables[language];
}

enum language language_chosen(void)
{
    enum language language = LANGUAGE_EN;

    while (language_tables[language] != tables)
        language++;
    return language;
}

const char *language_name(enum language language)
{
    return language_names[language];
}

static const char *own_name(enum language language)
{
    return language_tables[language]->sentences[SENTENCE_PREFERENCE_OWN_NAME];
}

const char *language_own_name(enum language language)
{
    gboolean is_translated = strcmp(own_name(language), own_name(LANGUAGE_EN)) != 0;

    return language == LANGUAGE_EN || is_translated ? own_name(language) : language_names[language];
}

char *language_list(void)
{
    GString *list = g_string_new(language_names[LANGUAGE_EN]);

    for (enum language language = LANGUAGE_EN + 1; language < LANGUAGE_COUNT; language++)
        g_string_append_printf(list, ", %s", language_names[language]);
    return g_string_free(list, FALSE);
}

enum language language_find(const char *name)
{
    for (enum language language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        size_t length = strlen(language_names[language]);

        if (g_ascii_strncasecmp(language_names[language], name, length) == 0 &&
            strchr("_.@-", name[length]))
            return language;
    }
    return LANGUAGE_COUNT;
}

enum language language_of_environment(void)
{
    for (const char *const *name = g_get_language_names(); *name; name++) {
        enum language language = strcmp(*name, "C") == 0 ? LANGUAGE_EN : language_find(*name);

        if (language != LANGUAGE_COUNT)
            return language;
    }
    return LANGUAGE_EN;
}
