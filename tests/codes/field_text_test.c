/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fields of values: what compile_codes refuses, and the table as users look it up. */

#include "field_text.h"
#include "folder.h"

static void a_value_of_a_finding_has_a_field_of_its_kind(void **state)
{
    static const struct {
        const char *line, *faults;
    } rows[] = {
        {"field = user\n", ""},
        {"", "value/user.ini:field: missing, and finding/auth-rejected.ini names {user}\n"},
        {"field = users\n", "value/user.ini:field: there is no field/users.ini\n"},
        {"field = a user\n", "value/user.ini:field: not a word of small letters: a user\n"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            "[value]\nname = user\nkind = text\n%smeaning = Of credentials\n", rows[i].line);

        write_file("value/user.ini", text, -1);
        assert_faults(rows[i].faults);
    }
    write_field();
    write_file("field/user.ini",
               "[field]\nname = user\nkind = number\ntitle = User\nhelp = Of credentials\n", -1);
    assert_faults("value/user.ini:field: field/user.ini is of kind number, not text\n");
    write_field();
    assert_faults("");
}

static void a_value_that_no_finding_names_needs_no_field(void **state)
{
    g_autofree char *path = g_build_filename(folder, "value/query.ini", NULL);

    (void)state;
    write_field();
    write_file("value/query.ini", "[value]\nname = query\nkind = text\nmeaning = As typed\n", -1);
    assert_faults("");
    g_remove(path);
}

static void a_field_has_values_that_findings_name(void **state)
{
    static const char of_none[] =
        "[value]\nname = user\nkind = text\nfield = none\nmeaning = Of credentials\n";

    (void)state;
    write_file("value/user.ini", of_none, -1);
    assert_faults("field/user.ini:name: no finding names a value of this field\n");
    write_field();
    write_finding("auth-rejected", "a");
    write_file("finding/known.ini",
               "[finding]\nid = known\nseverity = note\nexplains = no\ncodes = any\n"
               "summary = S\ntext = A.\nremedy = R.\n",
               -1);
    assert_faults("field/user.ini:name: no finding names a value of this field\n");
    write_field();
    assert_faults("");
}

static void a_field_is_a_word_that_is_free(void **state)
{
    static const char *const names[] = {"text", "remedy", "line", "none", "User", "user-name"};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = g_strdup_printf(
            "[field]\nname = %s\nkind = text\ntitle = User\nhelp = Of credentials\n", names[i]);
        g_autofree char *expected =
            g_strdup_printf("field/user.ini:name: not a word of small letters, or one of text, "
                            "remedy, line and none: %s\n",
                            names[i]);

        write_file("field/user.ini", text, -1);
        assert_faults(expected);
    }
    write_field();
}

static void each_form_lists_its_values_once(void **state)
{
    g_autoptr(GPtrArray) faults = faults_new();
    struct catalogue *catalogue = catalogue_load(folder, faults);
    g_autofree char *tables = emit_tables(catalogue, "en");
    const char *const languages[] = {"en", "fr", NULL};
    g_autofree char *common = emit_common(catalogue, languages);
    g_autofree char *forms = emit_forms(catalogue, languages);

    (void)state;
    assert_non_null(strstr(forms, "enum finding_field {\n    FIELD_USER,\n    FIELD_NONE\n};"));
    assert_non_null(strstr(tables, "field_text_table[] = {\n    {.kind = VALUE_text, "
                                   ".name = \"user\", .title = \"User\", "
                                   ".help = \"Of credentials\"},\n};"));
    assert_non_null(strstr(common, "    (const struct named_value[]){{VALUE_OF_user, FIELD_USER}, "
                                   "{VALUE_END, FIELD_NONE}},\n};"));
    assert_non_null(strstr(common, "    &tables_en,\n    &tables_fr,\n};"));
    catalogue_free(catalogue);
}

static void a_field_holds_values_of_its_kind_only(void **state)
{
    (void)state;
    for (int form = 0; form < FINDING_NONE; form++) {
        const struct named_value *named = field_values_of((enum finding_form)form);

        for (; named->value != VALUE_END; named++)
            assert_int_equal(value_kind(named->value), field_text_of(named->field)->kind);
    }
    assert_string_equal(field_text_of(FIELD_HOST)->name, "host");
}

static gboolean has_field(const char *name)
{
    int field = 0;

    while (field < FIELD_NONE && strcmp(field_text_of((enum finding_field)field)->name, name) != 0)
        field++;
    return field < FIELD_NONE;
}

static void the_page_of_fields_has_every_field_and_no_other(void **state)
{
    g_autofree char *page = NULL;

    (void)state;
    assert_true(g_file_get_contents(SIPCODE_CODES "/../../plugin/FIELDS.md", &page, NULL, NULL));
    char *start = strstr(page, "## What findings name");
    assert_non_null(start);
    for (int field = 0; field < FIELD_NONE; field++) {
        const char *name = field_text_of((enum finding_field)field)->name;
        g_autofree char *quoted = g_strdup_printf("`.%s`", name);

        if (!strstr(start, quoted))
            fail_msg("sipcode.finding.%s is not in FIELDS.md", name);
    }
    g_auto(GStrv) quoted = g_regex_split_simple("`\\.([a-z]+)`", start, 0, 0);
    for (unsigned i = 1; i < g_strv_length(quoted); i += 2) {
        if (!has_field(quoted[i]))
            fail_msg("FIELDS.md has .%s, the table has not", quoted[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_of_a_finding_has_a_field_of_its_kind),
        cmocka_unit_test(a_value_that_no_finding_names_needs_no_field),
        cmocka_unit_test(a_field_has_values_that_findings_name),
        cmocka_unit_test(a_field_is_a_word_that_is_free),
        cmocka_unit_test(each_form_lists_its_values_once),
        cmocka_unit_test(a_field_holds_values_of_its_kind_only),
        cmocka_unit_test(the_page_of_fields_has_every_field_and_no_other),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
