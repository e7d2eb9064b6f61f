/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages of a handbook have names of their own, each another, that stand in addresses as they are.
 */

#include "check.h"
#include "code.h"
#include "finding_text.h"
#include "target.h"

static GHashTable *names;

/* Takes the name. */
static void add(char *name)
{
    if (!g_regex_match_simple("^[a-z0-9_]+(-[a-z0-9_]+)*$", name, 0, 0))
        fail_msg("no name for a file: %s", name);
    if (!g_hash_table_add(names, name))
        fail_msg("twice: %s", name);
}

static void each_page_has_another_name(void **state)
{
    size_t codes, causes, warnings, providers;
    const struct code *code = code_all(&codes);
    const struct cause *cause = cause_all(&causes);
    const struct warn_code *warning = warn_code_all(&warnings);
    const struct provider_code *provider = provider_code_all(&providers);

    (void)state;
    names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (size_t i = 0; i < codes; i++)
        add(target_code(code[i].code));
    for (size_t i = 0; i < causes; i++)
        add(target_cause(&cause[i]));
    for (size_t i = 0; i < warnings; i++)
        add(target_warning(warning[i].code));
    for (size_t i = 0; i < providers; i++)
        add(target_provider(&provider[i]));
    assert_int_equal(g_hash_table_size(names), codes + causes + warnings + providers);
    assert_true(g_hash_table_contains(names, "486"));
    assert_true(g_hash_table_contains(names, "q850-17"));
    assert_true(g_hash_table_contains(names, "warning-399"));
    assert_true(g_hash_table_contains(names, "provider-telnyx-d35"));
    g_hash_table_unref(names);
}

static void two_codes_have_one_page_in_either_order(void **state)
{
    g_autofree char *one = target_pair(600, 486), *other = target_pair(486, 600);
    g_autofree char *finding = target_finding("ack-missing");

    (void)state;
    assert_string_equal(one, "486-600");
    assert_string_equal(other, "486-600");
    assert_string_equal(finding, "finding-ack-missing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_page_has_another_name),
        cmocka_unit_test(two_codes_have_one_page_in_either_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
