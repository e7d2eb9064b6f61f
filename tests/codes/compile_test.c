/* SPDX-License-Identifier: GPL-2.0-or-later */
/* compile_codes: every fault is refused, named by file and key, and all of them at once. */

#include "folder.h"
#include "key_check.h"

static void a_bad_key_is_refused(void **state)
{
    static const struct {
        const char *line, *replacement, *fault;
    } rows[] = {
        {"severity = note\n", "", "severity: missing"},
        {"remedy.2 = Two.\n", "", "remedy.2: missing"},
        {"scenario.2 = Two.\n", "scenario.3 = Three.\n", "scenario.2: missing"},
        {"-", "summary.invite = Small letters are no method\n", "summary.invite: unknown key"},
        {"-", "summary.INVITE = Too short\n", "summary.INVITE: below 20 bytes: Too short"},
        {"-", "triage = at once\n",
         "triage: no sentence: it begins without a capital or ends without a full stop: at once"},
        {"-", "command.1 = asterisk -r\n",
         "command.1: no sentence that begins with the product, a colon and its command: "
         "asterisk -r"},
        {"-", "search = DND\n", "search: capitals or a full stop, which nobody types: DND"},
        {"-", "colour = red\n", "colour: unknown key"},
        {"-", "meaning[fr] = Sens.\n", "meaning[fr]: unknown key"},
        {"-", "name = Name\n", "name: doubled"},
        {"-", "[other]\n", "[other]: unknown group, only [response] belongs here"},
        {"-", "remedy.3 = Three.\nremedy.3 = Tres.\n", "remedy.3: doubled"},
        {"scenario.2",
         "scenario.8 = Eight.\nscenario.7 = Seven.\nscenario.6 = Six.\nscenario.5 = "
         "Five.\nscenario.4 = Four.\nscenario.3 = "
         "Three.\nscenario.2",
         "scenario.8: at most 7 of these"},
        {"code = 300", "code = 301", "code: 301 is not the file's number"},
        {"code = 300", "code = 700", "code: not a code from 100 to 699: 700"},
        {"status = registered", "status = new",
         "status: not one of registered, deprecated, historic, vendor: new"},
        {"status = registered", "status = unknown",
         "status: not one of registered, deprecated, historic, vendor: unknown"},
        {"severity = note", "severity = fatal",
         "severity: not one of chat, note, warn, error: fatal"},
        {"RFC 3261 section 21.4.24", "RFC 3261",
         "references: neither RFC n section m nor a standard or product and the place in it: RFC "
         "3261"},
        {"RFC 3261 section 21.4.24", "see RFC 3261 section 21",
         "references: neither RFC n section m nor a standard or product and the place in it: see "
         "RFC 3261 section 21"},
        {"references = RFC 3261 section 21.4.24", "references =", "references: empty"},
        {"methods = any", "methods = invite", "methods: not a method or any: invite"},
        {"-", "not-methods = Others\n", "not-methods: not a method or others: Others"},
        {"-", "must-carry = Allow(always)\n",
         "must-carry: not a header field name with an optional (condition): Allow(always)"},
        {"meaning = " MEANING, "meaning =", "meaning: empty"},
        {"meaning = " MEANING, "meaning = a\\tb", "meaning: control character: a\tb"},
        {"meaning = " MEANING, "meaning = a  b", "meaning: space at an end, or two together: a  b"},
        {"meaning = " MEANING, "meaning = \\sb", "meaning: space at an end, or two together:  b"},
        {"meaning = " MEANING, "meaning = " T50 T50 T50 T50 "x",
         "meaning: over 200 bytes: " T50 T50 T50 T50 "x"},
        {"meaning = " MEANING, "meaning = a\\qb", "meaning: bad escape: a\\qb"},
        {"meaning = " MEANING, "meaning = a\\", "meaning: bad escape: a\\"},
        {"similar = 400", "similar = 400\\q", "similar: bad escape: 400\\q"},
        {"summary = " SUMMARY, "summary = " T50 T50 "12345678901234567890x",
         "summary: over 120 bytes: " T50 T50 "12345678901234567890x"},
        {"summary = " SUMMARY, "summary = Summary.", "summary: ends with a full stop: Summary."},
        {"summary = " SUMMARY, "summary = 19 bytes, too short",
         "summary: below 20 bytes: 19 bytes, too short"},
        {"meaning = " MEANING, "meaning = These are 39 bytes, one of them missing",
         "meaning: below 40 bytes: These are 39 bytes, one of them missing"},
        {"name = Name", "name = " T50 T50 "x", "name: over 100 bytes: " T50 T50 "x"},
        {"use = U.", "use = begins small.",
         "use: no sentence: it begins without a capital or ends without a full stop: begins "
         "small."},
        {"retry = R.", "retry = No stop",
         "retry: no sentence: it begins without a capital or ends without a full stop: No stop"},
        {"senders = UAS", "senders = UAS;cat", "senders: sentence/sender.ini has no cat for cat"},
        {"senders = UAS", "senders = UAS; ", "senders: not words of letters and digits:  "},
        {"similar = 400", "similar = 400;400", "similar: 400 is named twice"},
        {"similar = 400", "similar = 400;300", "similar: 300 is the code itself"},
        {"similar = 400", "similar = 400;404", "similar: 404 does not exist"},
        {"similar = 400", "similar = 400;500", "similar: not mutual, 500 does not name 300"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *expected = g_strdup_printf("response/300.ini:%s\n", rows[i].fault);
        change_response(rows[i].line, rows[i].replacement);
        g_autofree char *faults = faults_of_folder();

        if (strcmp(faults, expected) != 0)
            fail_msg("expected %sgot %s", expected, faults);
    }
    change_response("-", "");
    assert_faults("");
}

static void a_text_of_200_bytes_is_accepted(void **state)
{
    (void)state;
    change_response("meaning = " MEANING, "meaning = " T50 T50 T50 T50);
    assert_faults("");
    change_response("-", "");
}

static void text_that_is_not_utf8_is_refused(void **state)
{
    (void)state;
    write_file("response/300.ini", "[response]\nname = \xff\n", -1);
    assert_faults("response/300.ini: not UTF-8\n");
    write_file("response/300.ini", "a\0b", 3);
    assert_faults("response/300.ini: not UTF-8\n");
    change_response("-", "");
}

static void a_file_that_is_no_key_file_is_refused(void **state)
{
    (void)state;
    write_file("response/300.ini", "hello\n", -1);
    assert_faults("response/300.ini: Key file contains line “hello” which is not a key-value pair, "
                  "group, or comment\n");
    change_response("-", "");
    write_file("response/notes.txt", "hello\n", -1);
    assert_faults("response/notes.txt: not an .ini file\n");
    g_autofree char *path = g_build_filename(folder, "response/notes.txt", NULL);
    g_remove(path);
}

static void all_faults_are_listed_at_once(void **state)
{
    (void)state;
    change_response("name = Name\nstatus = registered\n", "status = odd\n");
    write_file("class/5.ini", "[class]\n", -1);
    g_autofree char *faults = faults_of_folder();
    assert_non_null(strstr(faults, "response/300.ini:name: missing\n"));
    assert_non_null(strstr(
        faults,
        "response/300.ini:status: not one of registered, deprecated, historic, vendor: odd\n"));
    assert_non_null(strstr(faults, "class/5.ini:caller: missing\n"));
    change_response("-", "");
    write_class(5, 500);
    assert_faults("");
}

static void codes_of_providers_are_checked(void **state)
{
    (void)state;
    write_file("provider/p-d1.ini",
               "[provider]\nname = P\nfield = Via\npattern = D1\ncertainty = sure\nmeaning = M\n"
               "remedy = R\nsource = a book\ndate = May\n",
               -1);
    assert_faults(
        "provider/p-d1.ini:field: neither phrase nor Reason nor a header field X-...: Via\n"
        "provider/p-d1.ini:certainty: neither documented nor seen or inferred: sure\n"
        "provider/p-d1.ini:source: no address: a book\n"
        "provider/p-d1.ini:date: neither a date as 2026-05-06 nor undated: May\n");
    write_file("provider/p-d1.ini", PROVIDER, -1);
    assert_faults("");
}

static void causes_and_warnings_are_checked(void **state)
{
    (void)state;
    write_file("cause/q850-18.ini", CAUSE, -1);
    write_file("warning/300.ini", WARNING, -1);
    assert_faults("cause/q850-18.ini:cause: belongs into q850-17.ini\n"
                  "warning/300.ini:code: 399 is not the file's number\n");
    g_autofree char *cause = g_build_filename(folder, "cause/q850-18.ini", NULL);
    g_autofree char *warning = g_build_filename(folder, "warning/300.ini", NULL);
    g_remove(cause);
    g_remove(warning);
    write_file("cause/q850-17.ini",
               "[cause]\nprotocol = Q850\ncause = x\nname = B\nmeaning = " MEANING
               "\nremedy = " MEANING "\n"
               "to-sip = 486\nfrom-sip = 487\nstacks = 488\n",
               -1);
    assert_faults("cause/q850-17.ini:protocol: protocol/q850.ini is about Q.850\n"
                  "cause/q850-17.ini:cause: not a cause: x\n"
                  "cause/q850-17.ini:to-sip: 486 does not exist\n"
                  "cause/q850-17.ini:from-sip: 487 does not exist\n"
                  "cause/q850-17.ini:stacks: 488 does not exist\n");
    write_file("cause/q850-17.ini", CAUSE, -1);
    assert_faults("");
}

static void findings_are_checked(void **state)
{
    static const struct {
        const char *id, *text, *fault;
    } rows[] = {
        {"auth", "a", ""},
        {"auth-rej", "a", "id: auth-rej is not what the file's name begins with\n"},
        {"Auth", "a", "id: not words of small letters with - between: Auth\n"},
        {"auth", "{user", "text: braces other than those of a {value}: {user\n"},
        {"auth", "user}", "text: braces other than those of a {value}: user}\n"},
        {"auth", "{}", "text: braces other than those of a {value}: {}\n"},
        {"auth", T50 T50 T50 T50 "{user}", ""},
        {"auth", T50 T50 T50 T50 "x{user}", "text: over 232 bytes with its values: "},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        write_finding(rows[i].id, rows[i].text);
        g_autofree char *faults = faults_of_folder();
        g_autofree char *expected = g_strdup_printf("finding/auth-rejected.ini:%s", rows[i].fault);

        if (*rows[i].fault ? strncmp(faults, expected, strlen(expected)) != 0 : *faults != '\0')
            fail_msg("for %s %s: %s", rows[i].id, rows[i].text, faults);
    }
    write_finding("auth-rejected", "User {user}.");
}

static void sentences_are_checked(void **state)
{
    static const struct {
        const char *file, *lines, *faults;
    } rows[] = {
        {"page", "# R.\nin-2 = Of {user}.\n", ""},
        {"page", "", ""},
        {"page", "in-2 = A.\n", "page.ini:in-2: no remark above it says what it is for\n"},
        {"page", "# R.\na = A.\n\nb = B.\n",
         "page.ini:b: no remark above it says what it is for\n"},
        {"page", "# R.\nIn = A.\n", "page.ini:In: unknown key\n"},
        {"page", "# R.\nin- = A.\n", "page.ini:in-: unknown key\n"},
        {"page", "# R.\na[fr] = A.\n", "page.ini:a[fr]: unknown key\n"},
        {"page", "# R.\na = A.\n# R.\na = B.\n", "page.ini:a: doubled\n"},
        {"page", "# R.\na = Of {user.\n",
         "page.ini:a: braces other than those of a {value}: Of {user.\n"},
        {"page", "# R.\na = Of {users}.\n",
         "page.ini:a: {users} is no value: there is no value/users.ini\n"},
        {"page", "# R.\na = A  b\n", "page.ini:a: space at an end, or two together: A  b\n"},
        {"page-1", "# R.\na = A.\n", "page-1.ini: its name is not a word of small letters\n"},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *file = g_strdup_printf("sentence/%s.ini", rows[i].file);
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_autofree char *text = g_strdup_printf("[sentence]\n%s", rows[i].lines);
        g_autofree char *expected =
            g_strdup_printf("%s%s", *rows[i].faults ? "sentence/" : "", rows[i].faults);

        write_file(file, text, -1);
        assert_faults(expected);
        g_remove(path);
    }
}

static void sentences_are_named_by_file_and_key(void **state)
{
    g_autofree char *path = g_build_filename(folder, "sentence/page.ini", NULL);
    g_autoptr(GPtrArray) faults = faults_new();

    (void)state;
    write_file("sentence/page.ini", "[sentence]\n# R.\nin-2 = In \"short\"\n# R.\na = {user}\n",
               -1);
    struct catalogue *catalogue = catalogue_load(folder, faults);
    g_autofree char *tables = emit_tables(catalogue, "en");
    g_autofree char *forms = emit_forms(catalogue, (const char *const[]){"en", "fr", NULL});
    assert_non_null(strstr(forms, "enum sentence {\n    SENTENCE_PAGE_IN_2,\n    SENTENCE_PAGE_A,\n"
                                  "    SENTENCE_SENDER_UAS,\n    SENTENCE_NONE\n};"));
    assert_non_null(strstr(forms, "enum language {\n    LANGUAGE_EN,\n    LANGUAGE_FR,\n"
                                  "    LANGUAGE_COUNT\n};"));
    assert_non_null(strstr(tables, "const struct tables tables_en = {"));
    assert_non_null(strstr(tables, "sentence_table[SENTENCE_NONE] = {\n    \"In \\\"short\\\"\",\n"
                                   "    \"{user}\",\n    \"user agents\",\n};"));
    assert_non_null(strstr(tables, "{SENTENCE_SENDER_UAS, SENTENCE_NONE}"));
    catalogue_free(catalogue);
    g_remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_key_is_refused),
        cmocka_unit_test(a_text_of_200_bytes_is_accepted),
        cmocka_unit_test(text_that_is_not_utf8_is_refused),
        cmocka_unit_test(a_file_that_is_no_key_file_is_refused),
        cmocka_unit_test(all_faults_are_listed_at_once),
        cmocka_unit_test(codes_of_providers_are_checked),
        cmocka_unit_test(causes_and_warnings_are_checked),
        cmocka_unit_test(findings_are_checked),
        cmocka_unit_test(sentences_are_checked),
        cmocka_unit_test(sentences_are_named_by_file_and_key),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
