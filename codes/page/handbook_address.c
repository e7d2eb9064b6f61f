/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Looking for the handbook. */

#include "handbook_address.h"

#include "language.h"

/* The page in a folder for data; NULL where it is not there. */
static char *find_in(const char *folder, const char *page)
{
    g_autofree char *name = g_strconcat(page, ".html", NULL);
    g_autofree char *path = g_build_filename(folder, "doc", "sipcode", "handbook",
                                             language_name(language_chosen()), name, NULL);

    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer(&path) : NULL;
}

/* The user's own comes first, as of his other data. */
char *handbook_path(const char *page)
{
    char *found = find_in(g_get_user_data_dir(), page);

    for (const char *const *folder = g_get_system_data_dirs(); *folder && !found; folder++)
        found = find_in(*folder, page);
    return found ? found : find_in(HANDBOOK_DATA, page);
}

char *handbook_address(const char *path, const char *part)
{
    g_autofree char *address = g_filename_to_uri(path, NULL, NULL);

    return address && part ? g_strconcat(address, "#", part, NULL) : g_steal_pointer(&address);
}
