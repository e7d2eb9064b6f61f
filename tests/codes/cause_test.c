/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every row of the tables of causes and warn-codes. */

#include "cause.h"
#include "check.h"

/* Q.850 causes that ITU-T Q.850 or Wireshark's list name. */
static const unsigned assigned[] = {
    1,  2,  3,  4,  5,  6,  7,  8,  9,  14,  16,  17,  18,  19,  20,  21,  22, 23, 24,
    25, 26, 27, 28, 29, 30, 31, 33, 34, 38,  39,  40,  41,  42,  43,  44,  46, 47, 49,
    50, 53, 55, 56, 57, 58, 62, 63, 65, 66,  69,  70,  79,  81,  82,  83,  84, 85, 86,
    87, 88, 90, 91, 95, 96, 97, 98, 99, 100, 101, 102, 103, 110, 111, 127,
};

static void check_cause(const char *protocol, unsigned number)
{
    const struct cause *cause = cause_find(protocol, number);

    if (!cause) {
        fail_msg("%s cause %u has no file", protocol, number);
        return;
    }
    for (unsigned code = 1; code < 1000; code++) {
        if (cause_fits(cause, code) && !code_find(code))
            fail_msg("%s cause %u: %u is no code", protocol, number, code);
    }
    if (*cause->from_sip && !*cause->to_sip)
        fail_msg("%s cause %u: RFC 3398 has 500 for what it does not name", protocol, number);
}

static void every_assigned_q850_cause_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(assigned); i++)
        check_cause("Q.850", assigned[i]);
    assert_null(cause_find("Q.850", 10));
    assert_null(cause_find("Q.850", 128));
}

static void an_unassigned_q850_cause_falls_back_to_its_class(void **state)
{
    static const unsigned rows[][2] = {{0, 31},  {10, 31}, {15, 31},   {32, 47},  {51, 63},
                                       {64, 79}, {80, 95}, {104, 111}, {112, 127}};
    struct cause cause;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_true(cause_explain("q.850", rows[i][0], &cause));
        assert_int_equal(cause.cause, rows[i][1]);
        assert_string_equal(cause.name, cause_find("Q.850", rows[i][1])->name);
    }
}

static void a_cause_is_explained_as_far_as_it_is_known(void **state)
{
    static const struct {
        const char *protocol;
        unsigned cause;
        const char *name; /* NULL where nothing is known */
    } rows[] = {
        {"Q.850", 17, "User busy"},
        {"Q.850", 128, NULL},
        {"stir", 403, "Stale Date"},
        {"STIR", 404, NULL},
        {"Preemption", 5, NULL},
        {"SIP", 486, "Busy Here"},
        {"sip", 499, "Unknown Client Failure"},
        {"SIP", 99, NULL},
        {"SIP", 700, NULL},
        {"EMM", 1, NULL},
    };
    struct cause cause;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        assert_int_equal(cause_explain(rows[i].protocol, rows[i].cause, &cause),
                         rows[i].name != NULL);
        if (g_strcmp0(cause.name, rows[i].name) != 0)
            fail_msg("%s;cause=%u: %s", rows[i].protocol, rows[i].cause, cause.name);
    }
    assert_true(cause_explain("SIP", 486, &cause));
    assert_string_equal(cause.meaning, code_find(486)->meaning);
    assert_null(cause.remedy);
    assert_int_equal(*cause.to_sip, 0);
}

static void the_other_protocols_are_explained(void **state)
{
    static const struct {
        const char *protocol;
        unsigned causes[8];
    } rows[] = {
        {"preemption", {1, 2, 3, 4}},
        {"RELEASE_CAUSE", {1, 2, 3, 4, 5, 6, 7}},
        {"FAILURE_CAUSE", {1, 2, 3}},
        {"STIR", {403, 428, 433, 436, 437, 438}},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        for (const unsigned *cause = rows[i].causes; *cause; cause++)
            check_cause(rows[i].protocol, *cause);
    }
    assert_null(cause_find("SIP", 486));
}

/* RFC 3398 sections 7.2.4.1 and 8.2.6.1, RFC 4497 tables 1 and 2, and the tables of the stacks. */
static void cause_and_response_fit_as_they_are_mapped(void **state)
{
    static const struct {
        unsigned cause, usual, code;
        gboolean fits;
    } rows[] = {
        {1, 404, 604, TRUE},   {17, 486, 600, TRUE},  {18, 408, 480, TRUE}, {21, 403, 401, TRUE},
        {25, 500, 483, TRUE},  {25, 500, 404, FALSE}, {26, 404, 500, TRUE}, {26, 404, 486, FALSE},
        {34, 503, 500, FALSE}, {38, 503, 500, TRUE},  {41, 503, 603, TRUE}, {44, 500, 503, TRUE},
        {47, 503, 480, TRUE},  {63, 500, 405, TRUE},  {66, 500, 503, TRUE}, {69, 500, 501, TRUE},
        {88, 503, 488, TRUE},  {16, 0, 486, FALSE},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct cause *cause = cause_find("Q.850", rows[i].cause);

        assert_int_equal(*cause->to_sip, rows[i].usual);
        if (cause_fits(cause, rows[i].code) != rows[i].fits)
            fail_msg("cause %u and %u", rows[i].cause, rows[i].code);
    }
}

static void every_warn_code_is_explained(void **state)
{
    static const unsigned codes[] = {300, 301, 302, 303, 304, 305, 306, 307, 308,
                                     330, 331, 370, 380, 381, 390, 392, 399};

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        const struct warn_code *code = warn_code_find(codes[i]);

        if (!code)
            fail_msg("warn-code %u has no file", codes[i]);
        else if (code->status !=
                 (codes[i] == 390 || codes[i] == 392 ? CODE_VENDOR : CODE_REGISTERED))
            fail_msg("status of warn-code %u: %s", codes[i], status_words[code->status]);
    }
    assert_null(warn_code_find(398));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_assigned_q850_cause_is_explained),
        cmocka_unit_test(an_unassigned_q850_cause_falls_back_to_its_class),
        cmocka_unit_test(a_cause_is_explained_as_far_as_it_is_known),
        cmocka_unit_test(the_other_protocols_are_explained),
        cmocka_unit_test(cause_and_response_fit_as_they_are_mapped),
        cmocka_unit_test(every_warn_code_is_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
