/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lines that two programs append to one file. */

#include "whole_lines.h"

#include "check.h"

#include <glib/gstdio.h>

#include <string.h>

#define LINES 100

static void no_line_is_in_another(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "whole_lines_XXXXXX", NULL);
    g_close(g_mkstemp(path), NULL);
    struct whole_lines both[] = {{g_fopen(path, "ab"), 0}, {g_fopen(path, "ab"), 0}};
    g_autofree char *ones = g_strnfill(700, '1'), *twos = g_strnfill(500, '2');
    g_autofree char *first = g_strconcat(ones, "\n", ones, "\n", NULL);
    g_autofree char *second = g_strconcat(twos, "\n", NULL);

    for (unsigned i = 0; i < LINES; i++) {
        assert_true(whole_lines_write(&both[0], first, strlen(first)));
        assert_true(whole_lines_write(&both[1], second, strlen(second)));
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(both); i++) {
        assert_true(whole_lines_flush(&both[i]));
        fclose(both[i].stream);
    }
    g_autofree char *written = NULL;
    assert_true(g_file_get_contents(path, &written, NULL, NULL));
    g_unlink(path);
    g_auto(GStrv) lines = g_strsplit(written, "\n", -1);
    assert_int_equal(g_strv_length(lines), 3 * LINES + 1);
    for (unsigned i = 0; i < 3 * LINES; i++)
        assert_true(strcmp(lines[i], ones) == 0 || strcmp(lines[i], twos) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_in_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
