/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Exchanges for the tests of findings: each test has one that has the finding and a near miss that
 * must not. */

#ifndef SIPCODE_EXCHANGES_H
#define SIPCODE_EXCHANGES_H

#include "check.h"
#include "diagnosis.h"
#include "endpoints.h"
#include "template.h"
#include "timers.h"

#define ELEVEN_MINUTES (11 * 60 * 1000) /* longer than a transaction is remembered */
#define CHALLENGE "Digest realm=\"example.com\", nonce=\"n\""
#define SDP "Content-Type: application/sdp\r\n\r\nv=0"
#define WWW "WWW-Authenticate: " CHALLENGE "\r\n"
#define NEW_NONCE "WWW-Authenticate: Digest realm=\"example.com\", nonce=\"m\"\r\n"
#define AUTHORIZATION                                                                              \
    "Authorization: Digest username=\"1001\", realm=\"example.com\", nonce=\"n\"\r\n"

/* One exchange: a diagnosis, all that it told, and the number of its last frame. */
static struct diagnosis *diagnosis;
static GPtrArray *all_results;
static uint32_t frame;

static inline int start(void **state)
{
    (void)state;
    diagnosis = diagnosis_new();
    all_results = g_ptr_array_new();
    frame = 0;
    return 0;
}

static inline int end(void **state)
{
    (void)state;
    diagnosis_free(diagnosis);
    g_ptr_array_unref(all_results);
    return 0;
}

/* A message; what is 0 or NULL is as in most tests. */
struct sent {
    int at;                  /* milliseconds */
    const char *line;        /* Request-Line or Status-Line */
    const char *method;      /* of CSeq */
    unsigned number;         /* likewise */
    const char *cseq;        /* all of CSeq, in place of both */
    const char *branch;      /* told by the number */
    const char *sent_by;     /* of the top Via: "host" */
    const char *via;         /* lines below the top Via */
    const char *call;        /* Call-ID: "a" */
    const char *from;        /* tag: "a" */
    const char *to;          /* tag: none */
    const char *to_field;    /* in place of the tag */
    const char *headers;     /* and after a blank line the body */
    const char *source;      /* none */
    const char *destination; /* none */
    bool is_fragmented;      /* it came in IP fragments */
    bool is_cut;             /* it was cut when it was captured, before the end of its header */
};

/* A finding is on no response but those that its file names. */
static inline void assert_on_codes(const struct result *result)
{
    for (unsigned i = 0; result && !result->is_request && i < result->finding_count; i++) {
        const struct finding_text *form = finding_text_of(result->findings[i].form);

        if (!finding_text_is_on(form, result->code))
            fail_msg("%s is on %u: its codes lack that", form->name, result->code);
    }
}

static inline const struct result *send_message(struct sent sent)
{
    frame++;
    struct origin origin = {.frame = frame,
                            .time = sent.at * MILLISECOND,
                            .ip_id = (uint16_t)frame,
                            .is_cut = sent.is_cut,
                            .is_fragmented = sent.is_fragmented,
                            .source = endpoint(sent.source),
                            .destination = endpoint(sent.destination)};
    g_autofree char *branch = g_strdup_printf("%u", sent.number);
    g_autofree char *cseq = g_strdup_printf("%u %s", sent.number, sent.method);
    g_autofree char *text = g_strdup_printf(
        "%s\r\nVia: SIP/2.0/UDP %s;branch=z9hG4bK%s\r\n%sFrom: <sip:a@example.com>;tag=%s\r\n"
        "To: %s%s%s\r\nCall-ID: %s\r\nCSeq: %s\r\n%s\r\n",
        sent.line, sent.sent_by ? sent.sent_by : "host", sent.branch ? sent.branch : branch,
        sent.via ? sent.via : "", sent.from ? sent.from : "a",
        sent.to_field ? sent.to_field : "<sip:b@example.com>", sent.to ? ";tag=" : "",
        sent.to ? sent.to : "", sent.call ? sent.call : "a", sent.cseq ? sent.cseq : cseq,
        sent.headers ? sent.headers : "");
    struct message message;

    frames_note_time(diagnosis_frames(diagnosis), frame, origin.time);
    assert_true(message_parse(text, strlen(text) - (sent.is_cut ? 4 : 0), &message));
    struct result *result = diagnosis_read(diagnosis, &message, &origin);
    assert_on_codes(result);
    if (result)
        g_ptr_array_add(all_results, result);
    return result;
}

#define SEND(...) send_message((struct sent){__VA_ARGS__})

static inline const struct result *request(int milliseconds, const char *method, unsigned number,
                                           const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:b@example.com SIP/2.0", method);

    return SEND(.at = milliseconds, .line = line, .method = method, .number = number,
                .headers = headers);
}

/* What is told of the requests of a frame once the capture was read to its end, a frame of that
 * time. */
static inline const struct result *later(uint32_t of_frame, int milliseconds)
{
    frames_note_time(diagnosis_frames(diagnosis), frame + 1, milliseconds * MILLISECOND);
    return diagnosis_later(diagnosis, of_frame, milliseconds * MILLISECOND);
}

/* To has the tag "1"; a response that opens a call has its Contact. */
static inline const struct result *response(int milliseconds, const char *line, const char *method,
                                            unsigned number, const char *headers)
{
    bool is_open = (*line == '1' || *line == '2') && strcmp(method, "INVITE") == 0;
    g_autofree char *whole = g_strdup_printf("SIP/2.0 %s", line);
    g_autofree char *all =
        g_strdup_printf("%s%s", is_open ? "Contact: <sip:b@host>\r\n" : "", headers);

    return SEND(.at = milliseconds, .line = whole, .method = method, .number = number, .to = "1",
                .headers = all);
}

/* Every value that a text names was given by its rule. */
static inline void assert_values(const struct finding *finding, const char *template)
{
    for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{')) {
        size_t length = strcspn(open + 1, "}");

        if (!value_find(finding->values, open + 1, length))
            fail_msg("no rule gives {%.*s} to %s", (int)length, open + 1,
                     finding_text_of(finding->form)->name);
    }
}

/* A finding can be rendered, within the bounds of its texts. */
static inline void assert_rendered(const struct finding *finding)
{
    const struct finding_text *form = finding_text_of(finding->form);
    const char *const templates[] = {form->summary, form->text, form->remedy};

    for (unsigned part = FINDING_SUMMARY; part <= FINDING_REMEDY; part++) {
        g_autofree char *text = finding_render(finding, (enum finding_part)part);

        assert_values(finding, templates[part]);
        assert_in_range(strlen(text), 1, TEMPLATE_TEXT_MAX);
    }
}

/* The findings of a response are these forms, in this order, divided by spaces. */
static inline void assert_findings(const struct result *response, const char *expected)
{
    GString *found = g_string_new(NULL);

    assert_non_null(response);
    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];

        g_string_append_printf(found, "%s%s", i ? " " : "", finding_text_of(finding->form)->name);
        assert_rendered(finding);
    }
    assert_string_equal(found->str, expected);
    g_string_free(found, TRUE);
}

static inline void assert_text(const struct result *response, const char *expected)
{
    g_autofree char *text = finding_render(&response->findings[0], FINDING_TEXT);

    assert_string_equal(text, expected);
}

#define EXCHANGE(test) cmocka_unit_test_setup_teardown(test, start, end)

#endif
