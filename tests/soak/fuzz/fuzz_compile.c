/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fuzz target: a file of codes/ among good ones. The first byte picks which one it replaces. */

#include "fuzz.h"

#include "folder.h"

static const char *const files[] = {
    "response/300.ini", "pair/300-400.ini",          "class/3.ini",       "cause/q850-17.ini",
    "warning/399.ini",  "finding/auth-rejected.ini", "protocol/q850.ini", "sentence/sender.ini",
};

static char *originals[G_N_ELEMENTS(files)];

static void remove_at_exit(void)
{
    remove_folder(NULL);
}

static void start(void)
{
    CHECK(make_folder(NULL) == 0);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        CHECK(g_file_get_contents(path, &originals[i], NULL, NULL));
    }
    atexit(remove_at_exit);
}

/* The end of the string that starts here: on its line, and whatever is in it is escaped. */
static const char *skip_string(const char *c)
{
    for (c++; *c != '"'; c++) {
        CHECK(g_ascii_isprint(*c));
        if (*c == '\\') {
            c++;
            CHECK(*c && strchr("\\\"abfnrtv01234567", *c));
        }
    }
    return c;
}

/* Tables that a C compiler takes: no byte but printable ASCII, and braces close. */
static void check_tables(const char *c)
{
    int depth = 0;

    for (; *c; c++) {
        CHECK(g_ascii_isprint(*c) || *c == '\n');
        if (*c == '"')
            c = skip_string(c);
        depth += (*c == '{') - (*c == '}');
        CHECK(depth >= 0);
    }
    CHECK(depth == 0);
}

static void check_faults(const GPtrArray *faults)
{
    for (unsigned i = 0; i < faults->len; i++) {
        g_autofree char *fault = fault_describe(faults->pdata[i]);

        CHECK(g_str_has_prefix(fault, folder));
        CHECK(g_utf8_validate(fault, -1, NULL));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    if (!folder)
        start();
    unsigned kind = data[0] % G_N_ELEMENTS(files);
    g_autoptr(GPtrArray) faults = faults_new();
    write_file(files[kind], (const char *)data + 1, (gssize)size - 1);
    struct catalogue *catalogue = catalogue_load(folder, faults);
    check_faults(faults);
    if (faults->len == 0) {
        g_autofree char *tables = emit_tables(catalogue, "en");
        check_tables(tables);
    }
    catalogue_free(catalogue);
    write_file(files[kind], originals[kind], -1);
    return 0;
}
