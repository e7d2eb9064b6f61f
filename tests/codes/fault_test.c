/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where compile_codes says that a fault is, in which order, and what it does not say because it
 * only follows from another. */

#include "folder.h"

/* The faults as compile_codes prints them, without the folder before the file's name. */
static void assert_places(const char *expected)
{
    g_autoptr(GPtrArray) faults = faults_new();
    g_autoptr(GString) text = g_string_new(NULL);

    catalogue_free(catalogue_load(folder, faults));
    for (unsigned i = 0; i < faults->len; i++) {
        g_autofree char *fault = fault_describe(faults->pdata[i]);
        g_string_append_printf(text, "%s\n", fault + strlen(folder) + 1);
    }
    assert_string_equal(text->str, expected);
}

static void a_fault_tells_the_line_of_its_key(void **state)
{
    (void)state;
    change_response("severity = note\n", "# A remark.\n\n  severity=fatal\r\n");
    assert_places("response/300.ini:7:severity: not one of chat, note, warn, error: fatal\n");
    change_response("-", "name = Name\nmeaning[fr] = Sens.\n[other]\n");
    assert_places("response/300.ini:18:name: doubled\n"
                  "response/300.ini:19:meaning[fr]: unknown key\n"
                  "response/300.ini:20:[other]: unknown group, only [response] belongs here\n");
    change_response("-", "");
}

static void a_missing_key_is_missed_where_its_group_begins(void **state)
{
    (void)state;
    change_response("[response]\ncode = 300\nname = Name\n",
                    "# A remark.\n[response]\ncode = 300\n");
    assert_places("response/300.ini:2:name: missing\n");
    change_response("-", "");
}

static void what_files_say_of_each_other_has_its_line(void **state)
{
    (void)state;
    change_response("similar = 400\n", "similar = 400;500\n");
    write_file("pair/183-200.ini", "[pair]\ntell = T.\ncodes = 200;183\ntherefore = S.\n", -1);
    assert_places("pair/183-200.ini:3:codes: not the two codes of the file's name, lower first\n"
                  "response/300.ini:17:similar: not mutual, 500 does not name 300\n");
    change_response("-", "");
    write_pair(183, 200);
}

static void a_line_that_is_none_is_named_and_so_is_every_other(void **state)
{
    (void)state;
    change_response("name = Name\n", "name Name\n");
    assert_places("response/300.ini:3: Key file contains line “name Name” which is not a key-value "
                  "pair, group, or comment\n");
    change_response("name = Name\n", "hello\n[response\n");
    assert_places("response/300.ini:3: Key file contains line “hello” which is not a key-value "
                  "pair, group, or comment\n"
                  "response/300.ini:4: Key file contains line “[response” which is not a key-value "
                  "pair, group, or comment\n");
    change_response("[response]\n", "");
    assert_places("response/300.ini:1: Key file does not start with a group\n");
    write_file("response/300.ini", "[response]\ncode = 300\nname = \xff\n", -1);
    assert_places("response/300.ini:3: not UTF-8\n");
    change_response("-", "");
}

static void a_file_that_cannot_be_read_makes_no_other_look_broken(void **state)
{
    static const char *const files[] = {"response/300.ini", "pair/300-400.ini", "class/3.ini",
                                        "cause/q850-17.ini", "protocol/q850.ini"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        g_autofree char *expected = g_strdup_printf("%s:1: not UTF-8\n", files[i]);
        g_autofree char *kept = NULL;

        assert_true(g_file_get_contents(path, &kept, NULL, NULL));
        write_file(files[i], "\xff", -1);
        assert_places(expected);
        write_file(files[i], kept, -1);
    }
}

static void a_bad_key_makes_no_other_file_look_broken(void **state)
{
    static const struct {
        const char *line, *replacement, *fault;
    } rows[] = {
        {"similar = 400\n", "similar = 4OO\n", "17:similar: not a code from 100 to 699: 4OO"},
        {"similar = 400\n", "similar = 400\\q\n", "17:similar: bad escape: 400\\q"},
        {"code = 300\n", "code = 301\n", "2:code: 301 is not the file's number"},
        {"code = 300\n", "code = x\n", "2:code: not a code from 100 to 699: x"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *expected = g_strdup_printf("response/300.ini:%s\n", rows[i].fault);

        change_response(rows[i].line, rows[i].replacement);
        assert_places(expected);
    }
    change_response("-", "");
    write_file("class/4.ini", "[class]\n", -1);
    g_autofree char *faults = faults_of_folder();
    assert_null(strstr(faults, "treated-as: 0"));
    write_class(4, 400);
}

static void a_folder_that_is_not_there_makes_no_file_look_broken(void **state)
{
    g_autofree char *pairs = g_build_filename(folder, "pair", NULL);
    g_autofree char *away = g_build_filename(folder, "away", NULL);

    (void)state;
    assert_int_equal(g_rename(pairs, away), 0);
    g_autofree char *faults = faults_of_folder();
    assert_true(g_str_has_prefix(faults, "pair: "));
    assert_ptr_equal(strchr(faults, '\n'), faults + strlen(faults) - 1);
    assert_int_equal(g_rename(away, pairs), 0);
    assert_places("");
}

static void numbered_keys_come_in_order_and_a_gap_once(void **state)
{
    (void)state;
    change_response("scenario.1 = One.\nscenario.2 = Two.\n", "scenario.2 =\nscenario.1 =\n");
    assert_places("response/300.ini:11:scenario.2: empty\nresponse/300.ini:12:scenario.1: empty\n");
    change_response("scenario.1 = One.\nscenario.2 = Two.\n", "");
    assert_places("response/300.ini:1:scenario.1: missing\n");
    change_response("scenario.2 = Two.\n", "scenario.3 = Three.\nscenario.8 = Eight.\n");
    assert_places("response/300.ini:1:scenario.2: missing\n"
                  "response/300.ini:1:scenario.4: missing\n"
                  "response/300.ini:13:scenario.8: at most 7 of these\n");
    change_response("-", "");
}

static void faults_come_by_file_and_line(void **state)
{
    (void)state;
    change_response("similar = 400\n", "similar = 400;404\nnonsense = 1\n");
    write_file("class/4.ini", "", -1);
    write_file("response/200.ini", "[response]\n[other]\n", -1);
    g_autofree char *faults = faults_of_folder();
    g_auto(GStrv) lines = g_strsplit(faults, "\n", -1);
    unsigned count = g_strv_length(lines);

    assert_string_equal(lines[0], "class/4.ini: [class] is missing");
    assert_string_equal(lines[1], "response/200.ini:code: missing");
    assert_string_equal(lines[count - 4],
                        "response/200.ini:[other]: unknown group, only [response] belongs here");
    assert_string_equal(lines[count - 3], "response/300.ini:similar: 404 does not exist");
    assert_string_equal(lines[count - 2], "response/300.ini:nonsense: unknown key");
    change_response("-", "");
    write_response(200, 183);
    write_class(4, 400);
    assert_places("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_tells_the_line_of_its_key),
        cmocka_unit_test(a_missing_key_is_missed_where_its_group_begins),
        cmocka_unit_test(what_files_say_of_each_other_has_its_line),
        cmocka_unit_test(a_line_that_is_none_is_named_and_so_is_every_other),
        cmocka_unit_test(a_file_that_cannot_be_read_makes_no_other_look_broken),
        cmocka_unit_test(a_bad_key_makes_no_other_file_look_broken),
        cmocka_unit_test(a_folder_that_is_not_there_makes_no_file_look_broken),
        cmocka_unit_test(numbered_keys_come_in_order_and_a_gap_once),
        cmocka_unit_test(faults_come_by_file_and_line),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
