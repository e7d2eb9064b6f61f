/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What texts say of each other must fit. */

#include "folder.h"

static void a_pair_must_fit_its_codes(void **state)
{
    (void)state;
    write_file("pair/183-200.ini", "[pair]\ncodes = 200;183\ntell = T.\ntherefore = S.\n", -1);
    assert_faults("pair/183-200.ini:codes: not the two codes of the file's name, lower first\n");
    write_file("pair/183-200.ini", "[pair]\ncodes = 183;200\ntell = T.\ntherefore = S.\n", -1);
    write_file("pair/300-500.ini", "[pair]\ncodes = 300;500\ntell = T.\ntherefore = S.\n", -1);
    assert_faults("pair/300-500.ini:codes: 300 does not name 500 in similar\n"
                  "pair/300-500.ini:codes: 500 does not name 300 in similar\n");
    g_autofree char *path = g_build_filename(folder, "pair/300-500.ini", NULL);
    g_remove(path);
    g_autofree char *missing = g_build_filename(folder, "pair/183-200.ini", NULL);
    g_remove(missing);
    assert_faults("response/183.ini:similar: 200 has no pair file with 183\n"
                  "response/200.ini:similar: 183 has no pair file with 200\n");
    write_file("pair/183-200.ini", "[pair]\ncodes = 183;200\ntell = T.\ntherefore = S.\n", -1);
}

static void a_cause_belongs_to_a_protocol_and_into_its_range(void **state)
{
    static const struct {
        const char *file, *text, *faults;
    } rows[] = {
        {"cause/q19125-1.ini", "protocol = Q.1912.5\ncause = 1\n",
         "cause/q19125-1.ini:protocol: there is no protocol/q19125.ini\n"},
        {"cause/17.ini", "protocol = Q.850\ncause = 17\n",
         "cause/17.ini:protocol: there is no protocol/17.ini\n"},
        {"cause/q850-128.ini", "protocol = Q.850\ncause = 128\n",
         "cause/q850-128.ini:cause: 128 is not from 0 to 127\n"},
        {"cause/q850-16.ini", "protocol = q.850\ncause = 16\n",
         "cause/q850-16.ini:protocol: protocol/q850.ini is about Q.850\n"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *path = g_build_filename(folder, rows[i].file, NULL);
        g_autofree char *text = g_strdup_printf(
            "[cause]\n%sname = N\nmeaning = " MEANING "\nremedy = " MEANING "\n", rows[i].text);

        write_file(rows[i].file, text, -1);
        assert_faults(rows[i].faults);
        g_remove(path);
    }
}

static void a_protocol_has_the_causes_that_it_names(void **state)
{
    static const struct {
        const char *lines, *faults;
    } rows[] = {
        {"name = Q.850\nlowest = 0\nhighest = 127\n", ""},
        {"name = Q.850\nlowest = 0\nhighest = 127\nunspecified = 17;31\n",
         "protocol/q850.ini:unspecified: 31 does not exist\n"},
        {"name = Q.850\nlowest = 0\nhighest = 127\nunspecified = 17;17\n",
         "protocol/q850.ini:unspecified: 17 is not above 17\n"},
        {"name = Q.850\nlowest = 18\nhighest = 127\nunspecified = 17\n",
         "cause/q850-17.ini:cause: 17 is not from 18 to 127\n"
         "protocol/q850.ini:unspecified: 17 is not from 18 to 127\n"},
        {"name = Q 850\nlowest = 0\nhighest = 1000\n",
         "protocol/q850.ini:name: not the name of a protocol: Q 850\n"
         "protocol/q850.ini:highest: not a number up to 999: 1000\n"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text =
            g_strdup_printf("[protocol]\nreferences = RFC 3326 section 2\n%s", rows[i].lines);

        write_file("protocol/q850.ini", text, -1);
        assert_faults(rows[i].faults);
    }
    write_file("protocol/q850.ini", PROTOCOL, -1);
    assert_faults("");
}

static void every_class_must_be_there(void **state)
{
    g_autofree char *path = g_build_filename(folder, "class/4.ini", NULL);

    (void)state;
    g_remove(path);
    assert_faults("class/4.ini: missing\n");
    write_class(4, 400);
}

static void a_class_is_treated_as_a_code_of_its_own(void **state)
{
    (void)state;
    write_class(4, 500);
    assert_faults("class/4.ini:treated-as: 500 is of another class\n");
    write_class(4, 400);
}

static void a_finding_is_on_codes_that_there_are(void **state)
{
    static const struct {
        const char *codes, *fault;
    } rows[] = {
        {"183;4xx;vendor", ""},
        {"none", ""},
        {"4XX", "codes: neither a code nor a class as 4xx, nor any, none, vendor or unknown: 4XX"},
        {"499;183", "codes: 499 does not exist"},
        {"any\nnot-codes = 499", "not-codes: 499 does not exist"},
        {"none;183", "codes: none stands alone"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            "[finding]\nid = auth-rejected\nseverity = note\nexplains = no\ncodes = %s\n"
            "summary = S\ntext = T.\nremedy = R.\n",
            rows[i].codes);
        g_autofree char *expected =
            g_strdup_printf("%s%s%s", *rows[i].fault ? "finding/auth-rejected.ini:" : "",
                            rows[i].fault, *rows[i].fault ? "\n" : "");

        write_file("finding/auth-rejected.ini", text, -1);
        assert_faults(expected);
    }
    write_finding("auth-rejected", "a");
}

static void what_is_searched_for_stands_under_a_heading(void **state)
{
    static const struct {
        const char *texts, *fault;
    } rows[] = {
        {"search = one-way audio\nsymptom = audio", ""},
        {"search = one-way audio", "symptom: missing, as search is there"},
        {"search = one-way audio\nsymptom = video", "symptom: sentence/symptom.ini has no video"},
    };

    (void)state;
    write_file("sentence/symptom.ini", "[sentence]\n# Audio.\naudio = No audio\n", -1);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = g_strdup_printf(
            "[finding]\nid = auth-rejected\nseverity = note\nexplains = no\ncodes = any\n"
            "summary = S\ntext = T.\nremedy = R.\n%s\n",
            rows[i].texts);
        g_autofree char *expected =
            g_strdup_printf("%s%s%s", *rows[i].fault ? "finding/auth-rejected.ini:" : "",
                            rows[i].fault, *rows[i].fault ? "\n" : "");

        write_file("finding/auth-rejected.ini", text, -1);
        assert_faults(expected);
    }
    write_finding("auth-rejected", "a");
}

static void a_sample_is_of_a_value_that_the_texts_name_and_of_its_kind(void **state)
{
    static const struct {
        const char *value, *finding, *fault;
    } rows[] = {
        {"kind = text\nsample = 1001", "user=a b", ""},
        {"kind = number\nsample = 3", "user=12", ""},
        {"kind = number\nsample = 3.5", "user=12",
         "value/user.ini:sample: of another kind than value/user.ini: 3.5\n"},
        {"kind = duration\nsample = 3.5", "user=x",
         "finding/auth-rejected.ini:samples: of another kind than value/user.ini: x\n"},
        {"kind = clock\nsample = 2026-11-05T09:30:00Z", "user=5",
         "finding/auth-rejected.ini:samples: of another kind than value/user.ini: 5\n"},
        {"kind = text\nsample = 1001", "host=a",
         "finding/auth-rejected.ini:samples: no text names {host}\n"},
        {"kind = text\nsample = 1001", "user",
         "finding/auth-rejected.ini:samples: not the name of a value, = and a sample of it: "
         "user\n"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *value = g_strdup_printf(
            "[value]\nname = user\n%s\nfield = none\nmeaning = User\n", rows[i].value);
        g_autofree char *finding = g_strdup_printf(
            "[finding]\nid = auth-rejected\nseverity = note\nexplains = no\ncodes = any\n"
            "summary = S\ntext = Of {user}.\nremedy = R.\nsamples = %s\n",
            rows[i].finding);

        write_file("value/user.ini", value, -1);
        write_file("finding/auth-rejected.ini", finding, -1);
        g_autofree char *field = g_build_filename(folder, "field/user.ini", NULL);
        g_remove(field);
        assert_faults(rows[i].fault);
    }
    write_field();
    write_finding("auth-rejected", "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pair_must_fit_its_codes),
        cmocka_unit_test(a_cause_belongs_to_a_protocol_and_into_its_range),
        cmocka_unit_test(a_protocol_has_the_causes_that_it_names),
        cmocka_unit_test(every_class_must_be_there),
        cmocka_unit_test(a_class_is_treated_as_a_code_of_its_own),
        cmocka_unit_test(a_finding_is_on_codes_that_there_are),
        cmocka_unit_test(what_is_searched_for_stands_under_a_heading),
        cmocka_unit_test(a_sample_is_of_a_value_that_the_texts_name_and_of_its_kind),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
