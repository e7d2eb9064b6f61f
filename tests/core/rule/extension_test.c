/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Option tags that are refused or insisted on, beside those of the request. */

#include "refusals.h"

static void option_tags_are_put_beside_those_of_the_request(void **state)
{
    static const struct refusal rows[] = {
        {"INVITE", "Require: precondition\r\n", "420 Bad Extension",
         "Unsupported: precondition\r\n", "extension-unsupported",
         "The request requires an extension that this element does not know: precondition."},
        {"INVITE", "Proxy-Require: a\r\nRequire: b\r\nProxy-Require: PRIVACY\r\n",
         "420 Bad Extension", "Unsupported: privacy\r\n", "extension-unsupported", NULL},
        {"INVITE", "Require: path\r\nSupported: timer\r\n", "420 Bad Extension",
         "Unsupported: timer\r\n", "extension-unsupported-unasked", NULL},
        {"INVITE", "", "420 Bad Extension", "Unsupported: timer\r\n",
         "extension-unsupported-unasked", NULL},
        {"INVITE", "", "421 Extension Required", "Require: 100rel\r\n",
         "extension-unsupported-required", NULL},
        {"INVITE", "k: timer, path\r\n", "421 Extension Required", "Require: path, 100rel\r\n",
         "extension-unsupported-required", NULL},
        {"INVITE", "k: timer\r\nSupported: path, 100rel\r\n", "421 Extension Required",
         "Require: path, 100rel\r\n", "extension-unsupported-listed", NULL},
    };

    (void)state;
    assert_refusals(rows, G_N_ELEMENTS(rows));
}

static void what_a_request_supports_is_not_always_known(void **state)
{
    GString *supported = g_string_new("Supported: first");

    (void)state;
    for (unsigned i = 0; i < 40; i++)
        g_string_append_printf(supported, ", tag%u", i);
    g_string_append(supported, "\r\n");
    request(0, "INVITE", 1, supported->str);
    assert_findings(response(1, "421 Extension Required", "INVITE", 1, "Require: first, tag39\r\n"),
                    "extension-unsupported-insisted");
    request(2, "INVITE", 2, supported->str);
    assert_findings(response(3, "421 Extension Required", "INVITE", 2, "Require: first\r\n"),
                    "extension-unsupported-listed");
    SEND(.at = 4, .line = "UPDATE sip:b@host SIP/2.0", .method = "UPDATE", .number = 3, .to = "1",
         .headers = "Supported: timer\r\n");
    assert_findings(response(5, "421 Extension Required", "UPDATE", 3, "Require: path\r\n"),
                    "extension-unsupported-insisted");
    g_string_free(supported, TRUE);
}

static void a_required_extension_may_stand_beyond_what_is_kept(void **state)
{
    GString *required = g_string_new("Require: first");

    (void)state;
    for (unsigned i = 0; i < 40; i++)
        g_string_append_printf(required, ", tag%u", i);
    g_string_append(required, "\r\n");
    request(0, "INVITE", 1, required->str);
    assert_findings(response(1, "420 Bad Extension", "INVITE", 1, "Unsupported: tag39\r\n"),
                    "extension-unsupported");
    request(2, "INVITE", 2, "Require: tag39\r\n");
    assert_findings(response(3, "421 Extension Required", "INVITE", 2, ""), "header-missing");
    g_string_free(required, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(option_tags_are_put_beside_those_of_the_request),
        EXCHANGE(what_a_request_supports_is_not_always_known),
        EXCHANGE(a_required_extension_may_stand_beyond_what_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
