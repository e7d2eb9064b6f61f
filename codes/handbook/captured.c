/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading what captures show. */

#include "captured.h"

#include <string.h>

#define ENDING ".expected"

/* Columns of the files, by name in their first line. */
struct columns {
    int frame, code, finding;
};

static void free_captured(gpointer data)
{
    struct captured *captured = data;

    g_free(captured->file);
    g_free(captured->finding);
    g_free(captured);
}

static int find_column(char *const *names, const char *name)
{
    for (int i = 0; names[i]; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

static void add(GPtrArray *all, const char *file, const char *frame, const char *code,
                const char *finding)
{
    struct captured *captured = g_new0(struct captured, 1);

    captured->file = g_strdup(file);
    captured->frame = (unsigned)g_ascii_strtoull(frame, NULL, 10);
    captured->code = (unsigned)g_ascii_strtoull(code, NULL, 10);
    captured->finding = g_strdup(finding);
    g_ptr_array_add(all, captured);
}

/* Where a frame has several responses nothing says which one a finding is on. */
static void read_line(GPtrArray *all, const char *file, char *const *cells,
                      const struct columns *columns)
{
    const char *frame = cells[columns->frame];
    g_auto(GStrv) codes = g_strsplit(cells[columns->code], ",", -1);
    g_auto(GStrv) findings = g_strsplit(cells[columns->finding], ",", -1);
    const char *alone = g_strv_length(codes) == 1 ? codes[0] : "0";

    for (char **code = codes; *code; code++)
        add(all, file, frame, *code, NULL);
    for (char **finding = findings; *finding; finding++)
        add(all, file, frame, alone, *finding);
}

static void read_text(GPtrArray *all, const char *file, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) names = g_strsplit(lines[0] ? lines[0] : "", "|", -1);
    const struct columns columns = {find_column(names, "frame.number"),
                                    find_column(names, "sipcode.code"),
                                    find_column(names, "sipcode.finding")};
    unsigned count = g_strv_length(names);

    if (columns.frame < 0 || columns.code < 0 || columns.finding < 0)
        return;
    for (char **line = lines + 1; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "|", -1);

        if (g_strv_length(cells) == count)
            read_line(all, file, cells, &columns);
    }
}

/* The capture of that name: busy.pcap, or tls.pcapng. */
static char *find_file(const char *folder, const char *expected)
{
    g_autofree char *stem = g_strndup(expected, strlen(expected) - strlen(ENDING));
    g_autofree char *usual = g_strconcat(stem, ".pcap", NULL);
    g_autofree char *path = g_build_filename(folder, usual, NULL);

    return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&usual)
                                                 : g_strconcat(stem, ".pcapng", NULL);
}

static gboolean read_file(GPtrArray *all, const char *folder, const char *expected, GError **error)
{
    g_autofree char *path = g_build_filename(folder, expected, NULL);
    g_autofree char *file = find_file(folder, expected);
    g_autofree char *text = NULL;

    if (!g_file_get_contents(path, &text, NULL, error))
        return FALSE;
    read_text(all, file, text);
    return TRUE;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of files that end so, in order: folders have an order of their own. NULL where the folder
 * cannot be read. */
static GPtrArray *list_files(const char *folder, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    GPtrArray *names = dir ? g_ptr_array_new_with_free_func(g_free) : NULL;

    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        if (g_str_has_suffix(name, ENDING))
            g_ptr_array_add(names, g_strdup(name));
    }
    if (names)
        g_ptr_array_sort(names, compare_names);
    return names;
}

GPtrArray *captured_read(const char *folder, GError **error)
{
    g_autoptr(GPtrArray) names = list_files(folder, error);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(free_captured);

    if (!names)
        return NULL;
    for (unsigned i = 0; i < names->len; i++) {
        if (!read_file(all, folder, names->pdata[i], error))
            return NULL;
    }
    return g_steal_pointer(&all);
}
