/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes what all kinds of events have. */

#include "event_writer.h"

#define SECONDS INT64_C(1000000000)
#define MICROSECONDS 1000
#define YEAR (INT64_C(366) * 24 * 3600 * SECONDS)
#define PORT_MAX 65535
#define VLAN_MAX 4095

/* To the microsecond, as captures mostly have it. */
static void write_time(struct json_writer *writer, int64_t time)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(time / SECONDS);
    g_autofree char *second = g_date_time_format(date, "%Y-%m-%dT%H:%M:%S");
    g_autofree char *whole =
        g_strdup_printf("%s.%06dZ", second, (int)(time % SECONDS / MICROSECONDS));

    json_writer_text(writer, "@timestamp", whole);
}

static void write_endpoint(struct json_writer *writer, const char *address, const char *port,
                           const char *endpoint)
{
    g_autofree char *host = summary_host(endpoint);
    const char *colon = endpoint ? strrchr(endpoint, ':') : NULL;

    json_writer_text(writer, address, host);
    if (colon)
        event_number(writer, port, g_ascii_strtoull(colon + 1, NULL, 10), PORT_MAX);
}

static void write_carrier(struct json_writer *writer, const struct event_carrier *carrier)
{
    g_autofree char *vlan = g_strdup_printf("%u", carrier->vlan);

    json_writer_text(writer, "network.transport", carrier->transport);
    if (carrier->is_tls)
        json_writer_true(writer, "tls.established");
    if (carrier->vlan > 0 && carrier->vlan <= VLAN_MAX)
        json_writer_text(writer, "network.vlan.id", vlan);
}

static void write_id(struct json_writer *writer, const struct event_source *source,
                     const struct event_head *head)
{
    const struct event_identity identity = {.probe = source->probe,
                                            .file = source->file,
                                            .kind = head->kind,
                                            .source = head->source,
                                            .destination = head->destination,
                                            .call_id = head->call_id,
                                            .time = head->time,
                                            .frame = head->frame,
                                            .index = head->index};
    char id[EVENT_ID_MAX];

    event_id(id, &identity);
    json_writer_text(writer, "event.id", id);
}

static void write_action(struct json_writer *writer, struct slice method)
{
    if (method.length == 0)
        return;
    g_autofree char *lower = g_ascii_strdown(method.data, (gssize)method.length);
    g_autofree char *action = g_strconcat("sip-", lower, NULL);
    event_text(writer, "event.action", slice_of(action));
}

struct json_writer event_begin(GString *out, const struct event_source *source,
                               const struct event_head *head)
{
    struct json_writer writer = {.out = out, .is_one_line = true};

    json_writer_open_object(&writer, NULL);
    write_id(&writer, source, head);
    write_time(&writer, head->time);
    json_writer_text(&writer, "sipcode.kind", head->kind);
    write_action(&writer, head->method);
    json_writer_text(&writer, "event.outcome", head->outcome);
    if (source->probe)
        event_text(&writer, "observer.name", slice_of(source->probe));
    if (source->name)
        event_text(&writer, "file.name", slice_of(source->name));
    json_writer_text(&writer, "sipcode.file", source->file);
    if (head->frame > 0)
        json_writer_number(&writer, "sipcode.frame", head->frame);
    write_endpoint(&writer, "source.ip", "source.port", head->source);
    write_endpoint(&writer, "destination.ip", "destination.port", head->destination);
    if (head->carrier)
        write_carrier(&writer, head->carrier);
    event_text(&writer, "sip.cseq.method", head->method);
    json_writer_text(&writer, "sip.call_id", head->call_id);
    return writer;
}

void event_end(struct json_writer *writer)
{
    json_writer_close_object(writer);
    g_string_append_c(writer->out, '\n');
}

void event_text(struct json_writer *writer, const char *key, struct slice text)
{
    g_autofree char *changed = NULL;

    if (text.length == 0)
        return;
    text = store_form(text, &changed);
    json_writer_part(writer, key, text.data, text.length);
}

void event_number(struct json_writer *writer, const char *key, uint64_t number, uint64_t limit)
{
    if (number <= limit)
        json_writer_number(writer, key, number);
}

void event_seconds(struct json_writer *writer, const char *key, int64_t time)
{
    if (time >= 0 && time <= YEAR)
        json_writer_seconds(writer, key, time);
}

void event_parties(struct json_writer *writer, const struct event_details *details)
{
    event_text(writer, "sip.from.uri.username", details->from.user);
    event_text(writer, "sip.from.uri.host", details->from.host);
    event_text(writer, "sip.to.uri.username", details->to.user);
    event_text(writer, "sip.to.uri.host", details->to.host);
    event_text(writer, "user_agent.original", details->agent);
}
