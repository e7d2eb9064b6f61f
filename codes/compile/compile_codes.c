/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes FOLDER OUTPUT: compiles the files below codes/ to one C file of const tables. */

#include "emit.h"
#include "load.h"

#include <stdio.h>

/* Not by g_file_set_contents(): that would put a file in the place of a device such as /dev/null.
 */
static gboolean write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    gboolean written = file && fputs(text, file) >= 0;

    if (file && fclose(file) != 0)
        written = FALSE;
    if (!written)
        perror(path);
    return written;
}

static int compile(const char *folder, const char *output)
{
    g_autoptr(GPtrArray) faults = faults_new();
    struct catalogue *catalogue = catalogue_load(folder, faults);
    gboolean written = FALSE;

    for (unsigned i = 0; i < faults->len; i++) {
        g_autofree char *fault = fault_describe(faults->pdata[i]);
        fprintf(stderr, "%s\n", fault);
    }
    if (faults->len == 0) {
        g_autofree char *tables = emit_tables(catalogue);
        written = write_file(output, tables);
    }
    catalogue_free(catalogue);
    return written ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: compile_codes FOLDER OUTPUT\n");
        return 2;
    }
    return compile(argv[1], argv[2]);
}
