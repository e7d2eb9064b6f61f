/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loads all files and has them checked, each by itself and all together. */

#include "load.h"

#include "key_check.h"
#include "relation_check.h"

#include <string.h>

static int compare_stem(const void *a, const void *b)
{
    return strcmp((*(struct entry *const *)a)->stem, (*(struct entry *const *)b)->stem);
}

static void load_file(GPtrArray *entries, const char *path, const struct schema *schema,
                      GPtrArray *faults)
{
    struct entry *entry = entry_new(path, schema);

    if (entry_read(entry, faults))
        key_check_all(entry, faults);
    g_ptr_array_add(entries, entry);
}

/* Returns FALSE where there is no such folder. */
static gboolean load_folder(GPtrArray *entries, const char *folder, const struct schema *schema,
                            GPtrArray *faults)
{
    g_autofree char *path = g_build_filename(folder, schema->group, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) files = g_dir_open(path, 0, &error);

    if (!files) {
        fault_add(faults, path, 0, NULL, g_strdup(error->message));
        return FALSE;
    }
    for (const char *name = g_dir_read_name(files); name; name = g_dir_read_name(files)) {
        g_autofree char *file = g_build_filename(path, name, NULL);

        if (g_str_has_suffix(name, ".ini"))
            load_file(entries, file, schema, faults);
        else
            fault_add(faults, file, 0, NULL, g_strdup("not an .ini file"));
    }
    g_ptr_array_sort(entries, compare_stem);
    return TRUE;
}

struct catalogue *catalogue_load(const char *folder, GPtrArray *faults)
{
    struct catalogue *catalogue = catalogue_new();
    gboolean is_whole = TRUE;

    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        if (!load_folder(catalogue->entries[kind], folder, &schemas[kind], faults))
            is_whole = FALSE;
    }
    if (is_whole)
        relation_check_all(catalogue, folder, faults);
    faults_sort(faults);
    return catalogue;
}
