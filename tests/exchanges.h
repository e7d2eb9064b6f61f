/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exchanges for the tests of findings: each test has one that has the finding and a near miss that
 * must not. */

#ifndef SIPCODE_EXCHANGES_H
#define SIPCODE_EXCHANGES_H

#include "check.h"
#include "diagnosis.h"
#include "finding.h"

#define MILLISECOND INT64_C(1000000)
#define CHALLENGE "Digest realm=\"example.com\", nonce=\"n\""
#define WWW "WWW-Authenticate: " CHALLENGE "\r\n"

/* One exchange: a diagnosis, and the number of its last frame. */
static struct diagnosis *diagnosis;
static uint32_t frame;

static inline int start(void **state)
{
    (void)state;
    diagnosis = diagnosis_new();
    frame = 0;
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    diagnosis_free(diagnosis);
    return 0;
}

/* The next frame holds a message whose transaction is told by its CSeq number. */
static inline const struct response *send_to(const char *to, int milliseconds, const char *line,
                                             unsigned number, const char *method,
                                             const char *headers)
{
    struct packet packet = {
        .frame = ++frame, .time = milliseconds * MILLISECOND, .ip_id = (uint16_t)frame};
    g_autofree char *text =
        g_strdup_printf("%s\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK%u\r\nTo: %s\r\n"
                        "Call-ID: a\r\nCSeq: %u %s\r\n%s\r\n",
                        line, number, to, number, method, headers);
    struct message message;

    assert_true(message_parse(text, strlen(text), &message));
    return diagnosis_read(diagnosis, &message, &packet);
}

static inline void request(int milliseconds, const char *method, unsigned number,
                           const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);

    assert_null(send_to("<sip:b@example.com>", milliseconds, line, number, method, headers));
}

static inline const struct response *response(int milliseconds, const char *line,
                                              const char *method, unsigned number,
                                              const char *headers)
{
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);

    return send_to("<sip:b@example.com>;tag=1", milliseconds, whole, number, method, headers);
}

/* The findings of a response are these forms, in this order, divided by spaces. */
static inline void assert_findings(const struct response *response, const char *expected)
{
    GString *found = g_string_new(NULL);

    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        const char *const templates[] = {finding->text->summary, finding->text->text,
                                         finding->text->remedy};

        g_string_append_printf(found, "%s%s", i ? " " : "", finding->text->name);
        for (size_t j = 0; j < G_N_ELEMENTS(templates); j++) {
            g_autofree char *text = finding_render(finding, templates[j]);
            assert_in_range(strlen(text), 1, FINDING_TEXT_MAX);
            assert_null(strchr(text, '{'));
        }
    }
    assert_string_equal(found->str, expected);
    g_string_free(found, TRUE);
}

static inline void assert_text(const struct response *response, const char *expected)
{
    g_autofree char *text =
        finding_render(&response->findings[0], response->findings[0].text->text);

    assert_string_equal(text, expected);
}

#define EXCHANGE(test) cmocka_unit_test_setup_teardown(test, start, end)

#endif
