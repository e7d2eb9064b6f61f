/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes events of messages. */

#include "event_message.h"

#include "words.h"

#define CODE_MAX 999

/* The words of ECS for results of requests. */
static const char *outcome_of_code(unsigned code)
{
    if (code < 200)
        return "unknown";
    return code < 300 ? "success" : "failure";
}

/* Of a request only where a finding tells that nothing came of it. */
static const char *outcome_of(const struct result *result)
{
    if (!result->is_request && !result->is_reported)
        return outcome_of_code(result->code);
    return result->outcome == OUTCOME_UNANSWERED || result->outcome == OUTCOME_FAILED ? "failure"
                                                                                      : NULL;
}

static struct event_head make_head(const struct event_message *message, const char *kind,
                                   unsigned index)
{
    const struct result *result = message->result;
    struct slice method = slice_of(result->method);

    return (struct event_head){
        .kind = kind,
        .outcome = outcome_of(result),
        .source = endpoint_name(result->source),
        .destination = endpoint_name(result->destination),
        .call_id = result->call_id,
        .method = method.length > 0 ? method : message->details->cseq.method,
        .carrier = message->carrier,
        .time = message->time,
        .frame = message->frame,
        .index = index,
    };
}

static void write_details(struct json_writer *writer, const struct event_details *details)
{
    if (details->has_cseq)
        json_writer_number(writer, "sip.cseq.code", details->cseq.number);
    event_parties(writer, details);
    event_text(writer, "sip.from.tag", details->from.tag);
    event_text(writer, "sip.to.tag", details->to.tag);
}

/* Where in the file the frame of a value is; 0 for nowhere. */
static uint32_t frame_of(const struct value *value, const struct frames *frames)
{
    if (value_kind(value->name) != VALUE_frame || value->number == 0)
        return 0;
    return value->number < 0 ? (uint32_t)-value->number
                             : frames_count_of(frames, (uint32_t)value->number);
}

static void write_evidence(struct json_writer *writer, const struct finding *finding,
                           const struct frames *frames)
{
    bool is_open = false;

    for (const struct value *value = finding->values; value && value->name != VALUE_END; value++) {
        uint32_t frame = frame_of(value, frames);

        if (frame == 0)
            continue;
        if (!is_open)
            json_writer_open_array(writer, "sipcode.evidence");
        is_open = true;
        json_writer_number(writer, NULL, frame);
    }
    if (is_open)
        json_writer_close_array(writer);
}

static const char *id_of(const struct finding *finding)
{
    return finding_text_of(finding->form)->id;
}

static void write_finding(struct json_writer *writer, const struct finding *finding,
                          const struct frames *frames)
{
    static const char name[] = "copies";
    const struct value *copies = value_find(finding->values, name, sizeof(name) - 1);

    json_writer_text(writer, "sipcode.finding", id_of(finding));
    write_evidence(writer, finding, frames);
    if (copies && copies->number >= 0)
        event_number(writer, "sipcode.copies", (uint64_t)copies->number, EVENT_SHORT_MAX);
}

/* What is true of the exchange beside what explains it. */
static void write_others(struct json_writer *writer, const struct result *result,
                         const struct finding *told)
{
    bool is_open = false;

    for (unsigned i = 0; result->findings && i < result->finding_count; i++) {
        if (&result->findings[i] == told)
            continue;
        if (!is_open)
            json_writer_open_array(writer, "sipcode.other_findings");
        is_open = true;
        json_writer_text(writer, NULL, id_of(&result->findings[i]));
    }
    if (is_open)
        json_writer_close_array(writer);
}

/* The first Reason that has a cause, and the first Warning. */
static void write_rare(struct json_writer *writer, const struct result_rare *rare)
{
    unsigned i = 0;

    while (i < rare->reason_count && !rare->reasons[i].has_cause)
        i++;
    if (i < rare->reason_count && rare->reasons[i].cause <= EVENT_SHORT_MAX) {
        json_writer_text(writer, "sipcode.reason.protocol", rare->reasons[i].protocol);
        json_writer_number(writer, "sipcode.reason.cause", rare->reasons[i].cause);
    }
    if (rare->warning_count > 0)
        event_number(writer, "sipcode.warning", rare->warnings[0].code, CODE_MAX);
}

static void write_answer(struct json_writer *writer, const struct event_message *message)
{
    const struct event_details *details = message->details;
    const struct result *result = message->result;

    event_text(writer, "sip.auth.realm", details->realm);
    if (result->origin != RESPONSE_UNKNOWN)
        json_writer_text(writer, "sipcode.origin", response_origin_words[result->origin]);
    if (result->has_time)
        event_seconds(writer, "sipcode.response_time", result->response_time);
    if (details->hops > 0)
        event_number(writer, "sipcode.hops", details->hops, EVENT_HOPS_MAX);
    write_rare(writer, result->rare);
    if (details->has_retry_after)
        event_number(writer, "sipcode.retry_after", details->retry_after, EVENT_INTEGER_MAX);
    if (details->has_expires)
        event_number(writer, "sipcode.expires", details->expires, EVENT_INTEGER_MAX);
}

static void write_response(GString *out, const struct event_source *source,
                           const struct event_message *message)
{
    const struct result *result = message->result;
    const struct event_head head = make_head(message, "response", message->index);
    struct json_writer writer = event_begin(out, source, &head);
    const struct finding *finding = result_explaining(result);

    event_number(&writer, "sipcode.index", head.index, EVENT_SHORT_MAX);
    json_writer_text(&writer, "sip.type", "response");
    event_number(&writer, "sipcode.code", result->code, CODE_MAX);
    json_writer_text(&writer, "sipcode.severity", severity_words[result->severity]);
    if (finding)
        write_finding(&writer, finding, message->frames);
    write_others(&writer, result, finding);
    write_answer(&writer, message);
    write_details(&writer, message->details);
    event_end(&writer);
}

static void write_request(GString *out, const struct event_source *source,
                          const struct event_message *message, unsigned which)
{
    const struct finding *finding = &message->result->findings[which];
    const struct event_head head = make_head(message, "request", message->index + which);
    struct json_writer writer = event_begin(out, source, &head);

    event_number(&writer, "sipcode.index", head.index, EVENT_SHORT_MAX);
    json_writer_text(&writer, "sip.type", "request");
    event_text(&writer, "sip.method", head.method);
    json_writer_text(&writer, "sipcode.severity", severity_words[finding->severity]);
    write_finding(&writer, finding, message->frames);
    event_text(&writer, "sip.uri.original", message->details->uri);
    write_details(&writer, message->details);
    event_end(&writer);
}

unsigned event_message_write(GString *out, const struct event_source *source,
                             const struct event_message *message)
{
    const struct result *result = message->result;

    if (!result->is_request && !result->is_reported) {
        write_response(out, source, message);
        return 1;
    }
    for (unsigned i = 0; i < result->finding_count; i++)
        write_request(out, source, message, i);
    return result->finding_count;
}
