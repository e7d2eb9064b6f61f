/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes events of attempts to call. */

#include "event_call.h"

/* An attempt whose end is not seen has no outcome for ECS, either. */
static const char *outcome_of(const struct summary_call *call)
{
    if (call->outcome == OUTCOME_UNKNOWN)
        return "unknown";
    return call->outcome == OUTCOME_ANSWERED ? "success" : "failure";
}

/* The cause of a call that a Reason told is "503 Q.850;cause=34". */
static void write_reason(struct json_writer *writer, const char *cause)
{
    static const char before[] = ";cause=";
    const char *space = cause ? strchr(cause, ' ') : NULL;
    const char *number = space ? strstr(space, before) : NULL;

    if (!number)
        return;
    event_text(writer, "sipcode.reason.protocol",
               (struct slice){space + 1, (size_t)(number - space - 1)});
    event_number(writer, "sipcode.reason.cause",
                 g_ascii_strtoull(number + strlen(before), NULL, 10), EVENT_SHORT_MAX);
}

static void write_end(struct json_writer *writer, const struct summary_call *call)
{
    if (call->code > 0)
        event_number(writer, "sipcode.code", call->code, SUMMARY_CODES - 1);
    json_writer_text(writer, "sipcode.call.outcome", outcome_words[call->outcome]);
    json_writer_text(writer, "sipcode.call.cause", call->cause);
    json_writer_text(writer, "sipcode.call.host", call->host);
    write_reason(writer, call->cause);
    if (call->is_scan)
        json_writer_false(writer, "sipcode.call.attempt");
    else
        json_writer_true(writer, "sipcode.call.attempt");
    if (call->duration >= 0)
        json_writer_text(writer, "sipcode.call.ended_by", ender_words[call->ended_by]);
    event_seconds(writer, "sipcode.call.pdd", call->delay);
    event_seconds(writer, "sipcode.call.duration", call->duration);
    json_writer_text(writer, "sipcode.call.leg", call->leg);
}

void event_call_write(GString *out, const struct event_source *source,
                      const struct summary_call *call, uint32_t frame,
                      const struct event_details *details, const struct event_carrier *carrier)
{
    const struct event_head head = {.kind = "call",
                                    .outcome = outcome_of(call),
                                    .source = call->source,
                                    .destination = call->destination,
                                    .call_id = call->call_id,
                                    .method = details ? details->cseq.method : slice_of("INVITE"),
                                    .carrier = carrier,
                                    .time = call->start,
                                    .frame = frame};
    struct json_writer writer = event_begin(out, source, &head);

    write_end(&writer, call);
    if (call->callee)
        event_text(&writer, "sip.uri.original", slice_of(call->callee));
    if (details)
        event_parties(&writer, details);
    event_end(&writer);
}
