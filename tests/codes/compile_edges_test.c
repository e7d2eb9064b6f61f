/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes at the edges of its rules: what is no fault, and what brings no second one with it.
 */

#include "folder.h"

static void remove_file(const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    g_remove(path);
}

static void remarks_and_blank_lines_may_stand_anywhere_and_twice(void **state)
{
    (void)state;
    change_response("name = Name\n", "# A remark.\n\nname = Name\n  \n# A remark.\n");
    assert_faults("");
    change_response("-", "");
}

static void only_one_digit_numbers_a_text(void **state)
{
    static const char *const keys[] = {"remedy.0", "remedy.10", "remedy.x", "remedy.", "remedy"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        g_autofree char *line = g_strdup_printf("%s = R.\n", keys[i]);
        g_autofree char *expected = g_strdup_printf("response/300.ini:%s: unknown key\n", keys[i]);

        change_response("-", line);
        assert_faults(expected);
    }
    change_response("-", "");
}

static void a_text_ends_without_space(void **state)
{
    (void)state;
    change_response("meaning = " MEANING, "meaning = b\\s");
    assert_faults("response/300.ini:meaning: space at an end, or two together: b \n");
    change_response("-", "");
}

static void what_lacks_similar_is_blamed_once(void **state)
{
    (void)state;
    change_response("similar = 400\n", "");
    assert_faults("response/300.ini:similar: missing\n");
    change_response("-", "");
}

static void a_file_with_another_group_is_blamed_for_that_alone(void **state)
{
    static const char *const files[] = {
        "cause/q850-17.ini", "class/4.ini",       "field/user.ini",   "finding/known.ini",
        "pair/183-200.ini",  "protocol/q850.ini", "response/300.ini", "sentence/sender.ini",
        "value/user.ini",    "warning/399.ini",
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        g_autofree char *group = g_path_get_dirname(files[i]);
        g_autofree char *kept = NULL;
        g_autofree char *expected = g_strdup_printf(
            "%s: [%s] is missing\n%s:[other]: unknown group, only [%s] belongs here\n", files[i],
            group, files[i], group);

        assert_true(g_file_get_contents(path, &kept, NULL, NULL));
        write_file(files[i], "[other]\ncode = 1\n", -1);
        assert_faults(expected);
        write_file(files[i], kept, -1);
    }
    assert_faults("");
}

static void a_bad_word_for_a_sender_is_blamed_once(void **state)
{
    (void)state;
    write_file("sentence/sender.ini", "[sentence]\n# In the plural.\nuas = user  agents\n", -1);
    assert_faults("sentence/sender.ini:uas: space at an end, or two together: user  agents\n");
    write_file("sentence/sender.ini", "no key file\n", -1);
    assert_faults("sentence/sender.ini: Key file contains line “no key file” which is not a "
                  "key-value pair, group, or comment\n");
    write_file("sentence/sender.ini", SENDERS, -1);
}

static void a_cause_needs_protocol_and_number_to_have_a_name(void **state)
{
    (void)state;
    write_file("cause/q850-17.ini",
               "[cause]\nprotocol = Q.850\nname = B\nmeaning = " MEANING "\nremedy = " MEANING "\n",
               -1);
    assert_faults("cause/q850-17.ini:cause: missing\n");
    write_file("cause/q850-17.ini", CAUSE, -1);
}

static void a_cause_may_fit_no_response(void **state)
{
    g_autoptr(GPtrArray) faults = faults_new();

    (void)state;
    write_file("cause/q850-17.ini",
               "[cause]\nprotocol = Q.850\ncause = 17\nname = B\nmeaning = " MEANING
               "\nremedy = " MEANING "\n",
               -1);
    struct catalogue *catalogue = catalogue_load(folder, faults);
    assert_int_equal(faults->len, 0);
    g_autofree char *tables = emit_tables(catalogue, "en");
    assert_non_null(strstr(tables, ".to_sip = (const unsigned[]){0},"));
    catalogue_free(catalogue);
    write_file("cause/q850-17.ini", CAUSE, -1);
}

static void a_pair_has_two_codes_in_their_order(void **state)
{
    static const struct {
        const char *file, *codes;
    } rows[] = {
        {"pair/200-183.ini", "200;183"},
        {"pair/183-183.ini", "183;183"},
        {"pair/183-200-300.ini", "183;200;300"},
        {"pair/183.ini", "183"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text =
            g_strdup_printf("[pair]\ncodes = %s\ntell = T.\ntherefore = S.\n", rows[i].codes);
        g_autofree char *expected = g_strdup_printf(
            "%s:codes: not the two codes of the file's name, lower first\n", rows[i].file);

        write_file(rows[i].file, text, -1);
        assert_faults(expected);
        remove_file(rows[i].file);
    }
}

static void an_id_is_what_the_name_of_the_file_begins_with(void **state)
{
    (void)state;
    write_finding("auth-rejected-again", "a");
    assert_faults("finding/auth-rejected.ini:id: auth-rejected-again is not what the file's name "
                  "begins with\n");
    write_finding("auth-rejected", "a");
    assert_faults("");
}

static void a_summary_with_its_values_fits_its_column(void **state)
{
    static const struct {
        const char *summary, *fault;
    } rows[] = {
        {T50 "{user}", ""},
        {T50 T50 "{user}", "over 120 bytes with its values: " T50 T50 "{user}"},
        {"Ends.", "ends with a full stop: Ends."},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            "[finding]\nid = auth-rejected\nseverity = note\nexplains = maybe\ncodes = any\n"
            "summary = %s\ncause = C\ntext = T.\nremedy = R.\n",
            rows[i].summary);
        g_autofree char *expected =
            g_strdup_printf("finding/auth-rejected.ini:explains: neither yes nor no: maybe\n%s%s%s",
                            *rows[i].fault ? "finding/auth-rejected.ini:summary: " : "",
                            rows[i].fault, *rows[i].fault ? "\n" : "");

        write_file("finding/auth-rejected.ini", text, -1);
        assert_faults(expected);
    }
    write_finding("auth-rejected", "a");
}

static void a_cause_has_no_values_and_is_there_where_the_summary_cannot_be_it(void **state)
{
    static const char blame[] = "finding/auth-rejected.ini:";
    static const struct {
        const char *texts, *fault;
    } rows[] = {
        {"summary = Refused", ""},
        {"summary = Refused: {user}\ncause = Refused", ""},
        {"summary = Refused: {user}", "summary: names a value, or is over 60 bytes: it takes a "
                                      "cause beside it"},
        {"summary = " T50 "12345678901", "summary: names a value, or is over 60 bytes: it takes a "
                                         "cause beside it"},
        {"summary = Refused\ncause = Refused", "cause: the summary says it: Refused"},
        {"summary = Refused: {user}\ncause = {user}", "cause: names a value: {user}"},
        {"summary = Refused: {user}\ncause = Ends.", "cause: ends with a full stop: Ends."},
        {"summary = Refused: {user}\ncause = " T50 "12345678901",
         "cause: over 60 bytes: " T50 "12345678901"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            "[finding]\nid = auth-rejected\nseverity = note\nexplains = no\ncodes = any\n"
            "%s\ntext = T.\nremedy = R.\n",
            rows[i].texts);
        g_autofree char *expected = g_strdup_printf("%s%s\n", blame, rows[i].fault);

        write_file("finding/auth-rejected.ini", text, -1);
        assert_faults(*rows[i].fault ? expected : "");
    }
    write_finding("auth-rejected", "a");
}

static void what_cannot_be_read_is_named(void **state)
{
    g_autofree char *path = g_build_filename(folder, "warning/301.ini", NULL);

    (void)state;
    g_mkdir(path, 0700);
    g_autofree char *faults = faults_of_folder();
    assert_true(g_str_has_prefix(faults, "warning/301.ini: "));
    g_rmdir(path);
    assert_faults("");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remarks_and_blank_lines_may_stand_anywhere_and_twice),
        cmocka_unit_test(only_one_digit_numbers_a_text),
        cmocka_unit_test(a_text_ends_without_space),
        cmocka_unit_test(what_lacks_similar_is_blamed_once),
        cmocka_unit_test(a_file_with_another_group_is_blamed_for_that_alone),
        cmocka_unit_test(a_bad_word_for_a_sender_is_blamed_once),
        cmocka_unit_test(a_cause_needs_protocol_and_number_to_have_a_name),
        cmocka_unit_test(a_cause_may_fit_no_response),
        cmocka_unit_test(a_pair_has_two_codes_in_their_order),
        cmocka_unit_test(an_id_is_what_the_name_of_the_file_begins_with),
        cmocka_unit_test(a_summary_with_its_values_fits_its_column),
        cmocka_unit_test(a_cause_has_no_values_and_is_there_where_the_summary_cannot_be_it),
        cmocka_unit_test(what_cannot_be_read_is_named),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
