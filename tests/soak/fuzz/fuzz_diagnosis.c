/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fuzz target: a capture of SIP messages, and all that is told of their responses. */

#include "fuzz.h"
#include "stream.h"

#include "diagnosis.h"
#include "finding.h"

#include <sanitizer/allocator_interface.h>
#include <string.h>

/* Wireshark cuts a tree label there. */
#define LABEL_MAX 239

/* How much memory may be taken: a capture, a message, a byte of one. */
#define BYTES_OF_CAPTURE ((size_t)256 * 1024)
#define BYTES_OF_MESSAGE ((size_t)8 * 1024)
#define BYTES_OF_BYTE 2

/* A response as it is kept until the file is closed. */
struct kept {
    const struct result *response;
    uint32_t frame;
    bool in_order; /* time did not go back before it */
};

/* Every {value} of a template is there. */
static void check_values(const struct finding *finding, const char *template)
{
    for (const char *open = strchr(template, '{'); open; open = strchr(open + 1, '{'))
        CHECK(value_find(finding->values, open + 1, strcspn(open + 1, "}")));
}

static void check_rendered(const struct finding *finding, enum finding_part part, size_t longest)
{
    g_autofree char *text = finding_render(finding, part);

    CHECK(*text != '\0');
    check_text(text, longest);
}

static void check_findings(const struct result *response)
{
    CHECK(response->finding_count <= FINDINGS_MAX);
    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        const struct finding_text *form = finding_text_of(finding->form);

        CHECK(finding->severity <= CODE_ERROR);
        check_values(finding, form->summary);
        check_values(finding, form->text);
        check_values(finding, form->remedy);
        check_rendered(finding, FINDING_SUMMARY, CODE_SUMMARY_MAX);
        check_rendered(finding, FINDING_TEXT, LABEL_MAX);
        check_rendered(finding, FINDING_REMEDY, LABEL_MAX);
        for (unsigned j = 0; j < i; j++)
            CHECK(strcmp(finding_text_of(response->findings[j].form)->id, form->id) != 0);
    }
    CHECK(response->severity <= CODE_ERROR);
}

static void check_response(const struct result *response)
{
    CHECK(response->code <= 999);
    check_text(response->method, STORE_TEXT_MAX);
    check_text(response->rare->phrase, STORE_TEXT_MAX);
    CHECK(response->rare->reason_count <= RESULT_VALUES_MAX);
    for (unsigned i = 0; i < response->rare->reason_count; i++) {
        check_text(response->rare->reasons[i].protocol, STORE_TEXT_MAX);
        check_text(response->rare->reasons[i].text, STORE_TEXT_MAX);
    }
    CHECK(response->rare->warning_count <= RESULT_VALUES_MAX);
    for (unsigned i = 0; i < response->rare->warning_count; i++) {
        check_text(response->rare->warnings[i].agent, STORE_TEXT_MAX);
        check_text(response->rare->warnings[i].text, STORE_TEXT_MAX);
    }
    check_findings(response);
}

static void check_kept(const struct kept *kept)
{
    const struct result *response = kept->response;

    check_response(response);
    CHECK(response->request_frame <= kept->frame);
    CHECK(response->request_frame != 0 || response->response_time == 0);
    CHECK(response->response_time >= 0 || !kept->in_order);
}

/* Reads the messages of a packet as the edge does. Returns how many it has. */
static unsigned read_packet(struct diagnosis *diagnosis, const struct stream *stream,
                            struct slice payload, GArray *responses)
{
    struct message message;
    unsigned count = 0;

    for (; payload.length > 0 && message_parse(payload.data, payload.length, &message); count++) {
        struct kept kept = {.response = diagnosis_read(diagnosis, &message, &stream->origin),
                            .frame = stream->origin.frame,
                            .in_order = !stream->went_back};
        if (kept.response)
            g_array_append_val(responses, kept);
        CHECK(!message.is_response || kept.response);
        payload.data += message.length;
        payload.length -= message.length;
    }
    return count;
}

/* What a message tells out of its order does not change what was told. */
static void check_alone(struct diagnosis *diagnosis, struct slice payload)
{
    static const struct origin origin = {.frame = 1};
    struct message message;

    if (!message_parse(payload.data, payload.length, &message))
        return;
    const struct result *response = diagnosis_read_alone(diagnosis, &message, &origin);
    if (response) {
        check_response(response);
        CHECK(response->request_frame == 0 && response->finding_count == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GArray) responses = g_array_new(FALSE, FALSE, sizeof(struct kept));
    size_t before = __sanitizer_get_current_allocated_bytes(), count = 0;
    struct diagnosis *diagnosis = diagnosis_new();
    struct stream stream = stream_start(data, size);
    struct slice payload = {NULL, 0};

    while (stream_next(&stream, &payload))
        count += read_packet(diagnosis, &stream, payload, responses);
    CHECK(__sanitizer_get_current_allocated_bytes() - before <=
          BYTES_OF_CAPTURE + count * BYTES_OF_MESSAGE + size * BYTES_OF_BYTE);
    if (payload.length > 0)
        check_alone(diagnosis, payload);
    for (unsigned i = 0; i < responses->len; i++)
        check_kept(&g_array_index(responses, struct kept, i));
    diagnosis_free(diagnosis);
    return 0;
}
