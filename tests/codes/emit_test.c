/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Tables as they are emitted: texts escaped, lists in their order. */

#include "folder.h"

static void the_emitted_table_holds_the_texts_escaped(void **state)
{
    g_autoptr(GPtrArray) faults = faults_new();

    (void)state;
    change_response("meaning = " MEANING,
                    "meaning = A \"quoted\" caf\xc3\xa9 of forty bytes and more.");
    struct catalogue *catalogue = catalogue_load(folder, faults);
    assert_int_equal(faults->len, 0);
    g_autofree char *tables = emit_tables(catalogue, "en");
    assert_non_null(strstr(tables, ".meaning = \"A \\\"quoted\\\" caf\\303\\251 of forty"));
    assert_non_null(strstr(tables, "G_N_ELEMENTS(code_table)"));
    assert_non_null(strstr(tables, ".to_sip = (const unsigned[]){400, 0},"));
    assert_non_null(strstr(tables, ".from_sip = (const unsigned[]){400, 600, 0},"));
    assert_non_null(strstr(tables, ".stacks = (const unsigned[]){500, 0},"));
    catalogue_free(catalogue);
    change_response("-", "");
}

static void summaries_by_method_are_emitted_in_their_order(void **state)
{
    g_autoptr(GPtrArray) faults = faults_new();

    (void)state;
    change_response("-", "summary.INVITE = The call is redirected\n"
                         "summary.REGISTER = The registrar is elsewhere\n");
    struct catalogue *catalogue = catalogue_load(folder, faults);
    assert_int_equal(faults->len, 0);
    g_autofree char *tables = emit_tables(catalogue, "en");
    assert_non_null(strstr(tables, ".summaries = (const struct code_summary[]){"
                                   "{\"INVITE\", \"The call is redirected\"}, "
                                   "{\"REGISTER\", \"The registrar is elsewhere\"}, "
                                   "{NULL, NULL}},"));
    catalogue_free(catalogue);
    change_response("-", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summaries_by_method_are_emitted_in_their_order),
        cmocka_unit_test(the_emitted_table_holds_the_texts_escaped),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
