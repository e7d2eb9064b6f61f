/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Choosing the language of all that is shown. */

#include "language_preference.h"

#include "language.h"
#include "sentence.h"

#include <wsutil/filesystem.h>

#include <string.h>

/* That of Wireshark, else that of the system. */
#define SYSTEM (-1)

static int preference = SYSTEM;

/* System, then the languages. */
static enum_val_t choices[LANGUAGE_COUNT + 2];

/* What a file of Wireshark's says of a key, as "key: value", in its last line; NULL for nothing.
 * Freed by the caller. */
static char *read_setting(const char *name, bool is_of_profile, const char *key)
{
    g_autofree char *path = get_persconffile_path(name, is_of_profile);
    g_autofree char *text = NULL;
    size_t length = strlen(key);
    char *value = NULL;

    if (!g_file_get_contents(path, &text, NULL, NULL))
        return NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_strstrip(*line);
        if (g_ascii_strncasecmp(*line, key, length) != 0 || (*line)[length] != ':')
            continue;
        g_free(value);
        value = g_strdup(g_strstrip(*line + length + 1));
    }
    return value;
}

/* The language of a choice as Wireshark's file has it, which is what the language calls itself, or
 * as a user writes it there; LANGUAGE_COUNT for the system's. */
static enum language find_choice(const char *choice)
{
    enum language language = LANGUAGE_EN;

    while (language < LANGUAGE_COUNT && strcmp(choice, language_own_name(language)) != 0 &&
           g_ascii_strcasecmp(choice, language_name(language)) != 0)
        language++;
    return language;
}

/* Wireshark's own language, where the user has chosen one for it, as "language: fr". */
static enum language find_system(void)
{
    g_autofree char *name = read_setting("language", false, "language");
    enum language language = name ? language_find(name) : LANGUAGE_COUNT;

    return language != LANGUAGE_COUNT ? language : language_of_environment();
}

void language_preference_start(void)
{
    g_autofree char *choice = read_setting("preferences", true, "sipcode.language");
    enum language language = choice ? find_choice(choice) : LANGUAGE_COUNT;

    language_choose(language != LANGUAGE_COUNT ? language : find_system());
}

void language_preference_register(module_t *module)
{
    choices[0] = (enum_val_t){"system", "System", SYSTEM}; /* which stands in Wireshark's file */
    for (int language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++)
        choices[language + 1] = (enum_val_t){language_name((enum language)language),
                                             language_own_name((enum language)language), language};
    prefs_register_enum_preference(module, "language", sentence_text(SENTENCE_PREFERENCE_LANGUAGE),
                                   sentence_text(SENTENCE_PREFERENCE_LANGUAGE_HELP), &preference,
                                   choices, FALSE);
}

bool language_preference_apply(void)
{
    enum language before = language_chosen();

    language_choose(preference != SYSTEM ? (enum language)preference : find_system());
    return language_chosen() != before;
}
