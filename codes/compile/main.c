/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes FOLDER OUTPUT: compiles the files below codes/ to one C file of const tables. */

#include "emit.h"

#include <stdio.h>

static int compile(const char *folder, const char *output)
{
    g_autoptr(GPtrArray) faults = g_ptr_array_new_with_free_func(g_free);
    struct catalogue *catalogue = catalogue_load(folder, faults);
    g_autoptr(GError) error = NULL;

    for (unsigned i = 0; i < faults->len; i++)
        fprintf(stderr, "%s\n", (const char *)faults->pdata[i]);
    if (faults->len == 0) {
        g_autofree char *tables = emit_tables(catalogue);
        if (!g_file_set_contents(output, tables, -1, &error))
            fprintf(stderr, "compile_codes: %s\n", error->message);
    }
    catalogue_free(catalogue);
    return faults->len != 0 || error != NULL;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: compile_codes FOLDER OUTPUT\n");
        return 2;
    }
    return compile(argv[1], argv[2]);
}
