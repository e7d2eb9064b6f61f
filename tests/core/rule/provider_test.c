/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Codes and texts of providers' own. */

#include "exchanges.h"

#define GUID "9810e5a9-667c-4513-8d3a-5d83503e1c71"

static void what_a_provider_says_is_explained(void **state)
{
    static const struct {
        const char *line, *headers, *findings;
    } rows[] = {
        {"403 Forbidden D35", "", "provider-code"},
        {"403 Forbidden D13 US", "", "provider-code"},
        {"403 Forbidden D351", "", ""},
        {"403 Forbidden d35", "", ""},
        {"403 Not D35", "", ""},
        {"404 Not Found D35", "", "address-refused"}, /* comes with 403 */
        {"403 Forbidden", "X-Twilio-Error: 32204 Invalid caller\r\n", "provider-code"},
        {"403 Forbidden", "X-Twilio-Error: 32205 Country\r\n", "provider-code-likely"},
        {"403 Forbidden", "X-Twilio-Error: 99999 New\r\n", "provider-code-said"},
        {"403 Forbidden",
         "Reason: Q.850 ;cause=63 ;text=\"" GUID
         ";Current call site state prevents fork to this entity.\"\r\n",
         "provider-code-sentence"},
        {"480 Temporarily Unavailable",
         "Reason: Q.850;cause=31;text=\"" GUID ";No callee endpoints were found.\"\r\n",
         "provider-code-sentence-likely"},
        {"403 Forbidden", "Reason: Q.850;cause=21;text=\"" GUID ";New words\"\r\n",
         "provider-code-said"},
        {"403 Forbidden", "Reason: Q.850;cause=21;text=\"" GUID ";\"\r\n", ""},
        {"403 Forbidden", "Reason: Q.850;cause=21;text=\"No callee endpoints were found\"\r\n", ""},
        {"183 Session Progress", "X-Twilio-Error: 32204\r\nContact: <sip:b@h>\r\n", ""},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        assert_findings(response(1, rows[i].line, "INVITE", i, rows[i].headers), rows[i].findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(what_a_provider_says_is_explained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
