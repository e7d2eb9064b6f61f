/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Digits in INFO that were refused. */

#include "exchanges.h"

static const struct result *press(unsigned number, const char *type, const char *line)
{
    g_autofree char *headers = g_strdup_printf("Content-Type: %s\r\n\r\nSignal=5", type);

    request(0, "INFO", number, headers);
    return response(10, line, "INFO", number, "");
}

static void a_digit_that_was_refused_is_told(void **state)
{
    (void)state;
    const struct result *refused = press(1, "application/dtmf-relay", "415 Unsupported Media Type");
    assert_findings(refused, "media-type-refused-unlisted dtmf-refused header-missing-answer");
    assert_findings(press(2, "application/dtmf", "488 Not Acceptable Here"), "dtmf-refused");
    assert_findings(press(3, "application/vnd.nortelnetworks.digits", "500 Error"), "dtmf-refused");
}

/* Other INFO, a challenge, the end of the call, and a digit that was taken. */
static void what_is_no_digit_or_no_refusal_says_nothing(void **state)
{
    (void)state;
    assert_findings(press(1, "application/media_control+xml", "500 Error"), "");
    assert_findings(press(2, "application/dtmf-relay", "487 Request Terminated"), "");
    assert_findings(press(3, "application/dtmf-relay", "200 OK"), "");
    const struct result *gone = press(4, "application/dtmf-relay", "481 Call Does Not Exist");
    for (unsigned i = 0; i < gone->finding_count; i++)
        assert_string_not_equal(finding_text_of(gone->findings[i].form)->id, "dtmf-refused");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_digit_that_was_refused_is_told),
        EXCHANGE(what_is_no_digit_or_no_refusal_says_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
