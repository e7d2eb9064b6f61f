/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The examples of codes/example/ show each key of their kind, and README.md names them. */

#include "folder.h"
#include "key_check.h"

static void assert_shown(const struct entry *example, const char *key)
{
    g_auto(GStrv) keys = entry_keys(example);

    if (strcmp(key, KEY_ANY) == 0) {
        assert_true(g_strv_length(keys) > 1);
        return;
    }
    g_autofree char *shown = g_strdup_printf("%s%s", key, g_str_has_suffix(key, ".") ? "1" : "");

    if (strcmp(key, KEY_SUMMARY_OF) == 0) {
        g_free(shown);
        shown = g_strdup("summary.OPTIONS");
    }

    if (!entry_has(example, shown))
        fail_msg("%s does not show the key %s", example->path, shown);
}

static void the_example_of_each_kind_has_every_key_and_no_fault(void **state)
{
    (void)state;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        const struct schema *schema = &schemas[kind];
        g_autoptr(GPtrArray) faults = faults_new();
        g_autofree char *path = g_strdup_printf(SIPCODE_CODES "/../example/%s.ini", schema->group);
        struct entry *entry = entry_new(path, schema);

        if (entry_read(entry, faults))
            key_check_all(entry, faults);
        for (unsigned i = 0; i < faults->len; i++) {
            g_autofree char *fault = fault_describe(faults->pdata[i]);
            print_error("%s\n", fault);
        }
        assert_int_equal(faults->len, 0);
        for (size_t i = 0; i < schema->count; i++)
            assert_shown(entry, schema->rules[i].key);
        entry_free(entry);
    }
}

static void the_readme_has_an_example_of_each_kind(void **state)
{
    g_autofree char *readme = NULL;

    (void)state;
    assert_true(g_file_get_contents(SIPCODE_CODES "/../README.md", &readme, NULL, NULL));
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        g_autofree char *link = g_strdup_printf("(example/%s.ini)", schemas[kind].group);

        if (!strstr(readme, link))
            fail_msg("codes/README.md has no %s", link);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_each_kind_has_every_key_and_no_fault),
        cmocka_unit_test(the_readme_has_an_example_of_each_kind),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
