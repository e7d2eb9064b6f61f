/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes FOLDER TABLES HEADER: compiles the files below codes/text to a C file of const
 * tables, and to the header of what their users name. */

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

static int compile(const char *folder, const char *output, const char *header)
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
        g_autofree char *forms = emit_forms(catalogue);
        written = write_file(output, tables) && write_file(header, forms);
    }
    catalogue_free(catalogue);
    return written ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: compile_codes FOLDER TABLES HEADER\n");
        return 2;
    }
    return compile(argv[1], argv[2], argv[3]);
}
