/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Opening the handbook in a browser. */

#include "open_handbook.h"

#include "handbook_address.h"
#include "print.h"
#include "query.h"
#include "sentence.h"
#include "target.h"
#include "terminal.h"

#include <stdlib.h>

static unsigned number_of(const char *word)
{
    return (unsigned)strtoul(word, NULL, 10);
}

/* The page of a code: of its class where no table has it. */
static char *find_code(const char *word)
{
    g_autofree char *own = target_code(number_of(word));
    g_autofree char *class = g_strdup_printf("class-%c", *word);
    char *path = handbook_path(own);

    return path ? path : handbook_path(class);
}

/* A page of their own, or the one that compares any two. */
static char *find_pair(char *const *words, char **part)
{
    g_autofree char *own = target_pair(number_of(words[0]), number_of(words[1]));
    char *path = handbook_path(own);

    if (path)
        return path;
    *part = g_strdup_printf("%s,%s", words[0], words[1]);
    return handbook_path("compare");
}

static char *find_page(char *const *words, char **part)
{
    guint count = g_strv_length((char **)words);

    if (count == 1 && query_is_code(words[0]))
        return find_code(words[0]);
    if (count == 2 && query_all(words, query_is_code))
        return find_pair(words, part);
    g_autofree char *finding = target_finding(words[0]);
    return count == 1 ? handbook_path(finding) : NULL;
}

static void start_browser(const char *address)
{
    if (!g_getenv("DISPLAY") && !g_getenv("WAYLAND_DISPLAY"))
        return;
    const char *command[] = {"xdg-open", address, NULL};
    g_spawn_async(NULL, (char **)command, NULL,
                  G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                  NULL, NULL, NULL, NULL);
}

int open_handbook(char *const *words)
{
    g_autofree char *query = words ? g_strjoinv(" ", (char **)words) : g_strdup("");
    g_autofree char *part = NULL;
    g_auto(GStrv) parts = query_split(query);
    g_autofree char *first = handbook_path("index");
    g_autofree char *path = *parts ? find_page(parts, &part) : g_strdup(first);

    if (!first) {
        print_error(g_strdup(sentence_text(SENTENCE_HANDBOOK_MISSING)));
        return NOT_FOUND;
    }
    if (!path) {
        print_error(SENTENCE_WITH(SENTENCE_HANDBOOK_NO_PAGE, value_query(query)));
        return NOT_FOUND;
    }
    g_autofree char *address = handbook_address(path, part);
    g_autofree char *line = g_strconcat(address, "\n", NULL);
    start_browser(address);
    terminal_print(line);
    return FOUND;
}
