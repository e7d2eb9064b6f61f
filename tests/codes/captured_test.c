/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What captures show is read from the files beside them. */

#include "captured.h"
#include "check.h"
#include "finding_text.h"

#include <glib/gstdio.h>

static char *folder;

static int make_folder(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("captured-XXXXXX", NULL);
    return folder ? 0 : -1;
}

static void put(const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static int remove_folder(void **state)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

    (void)state;
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
    g_free(folder);
    return 0;
}

static void assert_captured(const struct captured *captured, const char *file, unsigned frame,
                            unsigned code, const char *finding)
{
    assert_string_equal(captured->file, file);
    assert_int_equal(captured->frame, frame);
    assert_int_equal(captured->code, code);
    assert_int_equal(g_strcmp0(captured->finding, finding), 0);
}

static void codes_and_findings_are_read_with_their_frames(void **state)
{
    GError *error = NULL;

    (void)state;
    put("b.expected", "sipcode.code|frame.number|sipcode.finding\n401|4|x-y,z\n200,100|5|w\n\n");
    put("b.pcap", "");
    put("a.expected", "frame.number|sipcode.code|sipcode.finding\n7|486|\n");
    put("a.pcapng", "");
    g_autoptr(GPtrArray) all = captured_read(folder, &error);
    assert_non_null(all);
    assert_int_equal(all->len, 7);
    assert_captured(all->pdata[0], "a.pcapng", 7, 486, NULL);
    assert_captured(all->pdata[1], "b.pcap", 4, 401, NULL);
    assert_captured(all->pdata[2], "b.pcap", 4, 401, "x-y");
    assert_captured(all->pdata[3], "b.pcap", 4, 401, "z");
    assert_captured(all->pdata[4], "b.pcap", 5, 200, NULL);
    assert_captured(all->pdata[6], "b.pcap", 5, 0, "w"); /* on which of two nobody says */
}

static void a_file_without_these_columns_shows_nothing(void **state)
{
    GError *error = NULL;

    (void)state;
    put("a.expected", "a|b\n1|2\n");
    put("b.expected", "");
    g_autoptr(GPtrArray) all = captured_read(folder, &error);
    assert_int_equal(all->len, 0);
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    GError *error = NULL;

    (void)state;
    assert_null(captured_read("/nonexistent", &error));
    assert_non_null(error);
    g_error_free(error);
}

static gboolean is_on(const struct captured *captured)
{
    size_t count;
    const struct finding_text *forms = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(forms[i].id, captured->finding) == 0 &&
            finding_text_is_on(&forms[i], captured->code))
            return TRUE;
    }
    return FALSE;
}

static void no_capture_shows_a_finding_on_a_code_that_its_texts_lack(void **state)
{
    GError *error = NULL;
    unsigned found = 0;

    (void)state;
    g_autoptr(GPtrArray) all = captured_read(SIPCODE_CODES "/../../captures", &error);
    assert_non_null(all);
    for (unsigned i = 0; i < all->len; i++) {
        const struct captured *captured = all->pdata[i];
        gboolean is_of_response = captured->finding && captured->code != 0;

        found += is_of_response ? 1 : 0;
        if (is_of_response && !is_on(captured))
            fail_msg("%s: %s on %u", captured->file, captured->finding, captured->code);
    }
    assert_in_range(found, 100, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_and_findings_are_read_with_their_frames),
        cmocka_unit_test(a_file_without_these_columns_shows_nothing),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error),
        cmocka_unit_test(no_capture_shows_a_finding_on_a_code_that_its_texts_lack),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
