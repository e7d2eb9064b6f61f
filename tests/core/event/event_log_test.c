/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Events of a capture: what their lines hold, and that they keep their names. */

#include "censuses.h"
#include "event_log.h"

/* One capture: its events, what is told of its messages, and the events of the last one. */
static struct event_log *events;
static GString *lines;

static const struct event_carrier udp = {.transport = "udp"};

static void open_file(const char *probe, const char *first_packet)
{
    events = event_log_new(probe, "trunk.pcap");
    event_log_start(events, diagnosis_frames(diagnosis));
    event_log_note_first(events, 7, first_packet, strlen(first_packet));
    lines = g_string_new(NULL);
}

static void close_file(void)
{
    event_log_free(events);
    g_string_free(lines, TRUE);
}

static int start_events(void **state)
{
    start(state);
    open_file("probe-7", "packet");
    return 0;
}

static int end_events(void **state)
{
    close_file();
    return finish(state);
}

/* Reads a message from phone to server, or back. */
static void take(int at, const char *line, const char *headers)
{
    bool is_response = g_str_has_prefix(line, "SIP/");
    frame++;
    struct origin origin = {.frame = frame,
                            .time = at * MILLISECOND,
                            .ip_id = (uint16_t)frame,
                            .source = endpoint(is_response ? SERVER : PHONE),
                            .destination = endpoint(is_response ? PHONE : SERVER)};
    g_autofree char *text = g_strdup_printf("%s\r\nVia: SIP/2.0/UDP host;branch=z9hG4bK1\r\n"
                                            "From: <sip:alice@a.example>;tag=f\r\n%s\r\n",
                                            line, headers);
    struct message message;

    frames_note_time(diagnosis_frames(diagnosis), frame, origin.time);
    assert_true(message_parse(text, strlen(text), &message));
    struct result *result = diagnosis_read(diagnosis, &message, &origin);
    if (result)
        g_ptr_array_add(all_results, result);
    g_string_truncate(lines, 0);
    event_log_message(events, lines, &message, &origin, &udp, result);
}

#define INVITE "INVITE sip:bob@b.example SIP/2.0"
#define INVITE_HEADERS "To: <sip:bob@b.example>\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n"
#define ANSWER_HEADERS "To: <sip:bob@b.example>;tag=t\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n"

static void add_later(const struct result *result, void *data)
{
    (void)data;
    event_log_later(events, lines, result);
}

/* The file ends after that many seconds. */
static void end_file(int seconds)
{
    sum_up(seconds);
    g_string_truncate(lines, 0);
    diagnosis_each_later(diagnosis, seconds * SECOND, add_later, NULL);
    for (unsigned i = 0; i < summary->calls->len; i++)
        event_log_call(events, lines, call_at(i));
}

static void assert_has(const char *member)
{
    if (!strstr(lines->str, member))
        fail_msg("no %s in %s", member, lines->str);
}

static void assert_has_none(const char *member)
{
    if (strstr(lines->str, member))
        fail_msg("%s in %s", member, lines->str);
}

/* The id of the first event. */
static char *first_id(void)
{
    const char *member = "{\"event.id\":\"";

    assert_true(g_str_has_prefix(lines->str, member));
    return g_strndup(lines->str + strlen(member), 32);
}

static unsigned count_lines(void)
{
    unsigned count = 0;

    for (const char *at = lines->str; (at = strchr(at, '\n')); at++)
        count++;
    return count;
}

static void a_response_is_an_event(void **state)
{
    (void)state;
    take(1000, INVITE, INVITE_HEADERS);
    assert_string_equal(lines->str, "");
    take(3500, "SIP/2.0 486 Busy Here",
         ANSWER_HEADERS "Server: box\r\nRetry-After: 30\r\nReason: Q.850;cause=17\r\n"
                        "Warning: 304 host \"x\"\r\n");
    g_autofree char *id = first_id();
    g_autofree char *whole = g_strdup_printf(
        "{\"event.id\":\"%s\",\"@timestamp\":\"1970-01-01T00:00:03.500000Z\",\"sipcode.kind\":"
        "\"response\",\"event.action\":\"sip-invite\",\"event.outcome\":\"failure\","
        "\"observer.name\":\"probe-7\",\"file.name\":\"trunk.pcap\",\"sipcode.file\":\"",
        id);
    assert_true(g_str_has_prefix(lines->str, whole));
    assert_has("\"sipcode.frame\":2,\"source.ip\":\"192.0.2.2\",\"source.port\":5060,"
               "\"destination.ip\":\"192.0.2.1\",\"destination.port\":5060,"
               "\"network.transport\":\"udp\",\"sip.cseq.method\":\"INVITE\","
               "\"sip.call_id\":\"c\",\"sipcode.index\":0,\"sip.type\":\"response\","
               "\"sipcode.code\":486,");
    assert_has("\"sipcode.response_time\":2.5,\"sipcode.hops\":1,\"sipcode.reason.protocol\":"
               "\"Q.850\",\"sipcode.reason.cause\":17,\"sipcode.warning\":304,"
               "\"sipcode.retry_after\":30,\"sip.cseq.code\":1,\"sip.from.uri.username\":"
               "\"alice\",\"sip.from.uri.host\":\"a.example\",\"sip.to.uri.username\":\"bob\","
               "\"sip.to.uri.host\":\"b.example\",\"user_agent.original\":\"box\","
               "\"sip.from.tag\":\"f\",\"sip.to.tag\":\"t\"}\n");
}

static void numbers_out_of_bounds_are_left_out(void **state)
{
    (void)state;
    take(0, "SIP/2.0 503 Busy",
         ANSWER_HEADERS "Retry-After: 2147483648\r\nReason: Q.850;cause=32768\r\n"
                        "Warning: 1000 host \"x\"\r\n");
    assert_has_none("retry_after");
    assert_has_none("reason");
    assert_has_none("warning");
    take(1, "SIP/2.0 503 Busy",
         ANSWER_HEADERS "Retry-After: 2147483647\r\nReason: Q.850;cause=32767\r\n"
                        "Warning: 999 host \"x\"\r\n");
    assert_has("\"sipcode.reason.cause\":32767,\"sipcode.warning\":999,"
               "\"sipcode.retry_after\":2147483647,");
}

static void what_strangers_write_stays_in_its_line(void **state)
{
    g_autofree char *agent = g_strnfill(70000, 'x');
    g_autofree char *headers =
        g_strdup_printf("To: <sip:\"\x01\xff\\\x1b[2J@b>\r\nCall-ID: \"},{\\\r\nCSeq: 1 \"X\n"
                        "User-Agent: %s\r\n",
                        agent);

    (void)state;
    take(0, "SIP/2.0 404 Not Found", headers);
    assert_int_equal(count_lines(), 1);
    assert_true(lines->len < 2000);
    assert_has("\"sip.call_id\":\"\\\"},{\\\\\"");
    assert_has("\"sip.to.uri.username\":\"\\\" \xef\xbf\xbd\\\\ [2J\"");
    assert_has("x\xe2\x80\xa6\"");
    assert_has_none("\x1b");
}

static void a_finding_on_a_request_is_an_event(void **state)
{
    (void)state;
    take(0, INVITE, INVITE_HEADERS);
    end_file(60);
    assert_has("\"sipcode.kind\":\"request\",\"event.action\":\"sip-invite\",\"event.outcome\":"
               "\"failure\",");
    assert_has("\"sip.type\":\"request\",\"sip.method\":\"INVITE\",\"sipcode.severity\":\"warn\","
               "\"sipcode.finding\":\"request-unanswered\"");
    assert_has("\"sip.uri.original\":\"sip:bob@b.example\"");
    assert_has("\"@timestamp\":\"1970-01-01T00:00:00.000000Z\"");
}

static void an_attempt_is_an_event(void **state)
{
    (void)state;
    take(1000, INVITE, INVITE_HEADERS "User-Agent: phone\r\n");
    take(2250, "SIP/2.0 180 Ringing", ANSWER_HEADERS);
    take(9000, "SIP/2.0 503 Busy", ANSWER_HEADERS "Reason: Q.850;cause=34\r\n");
    end_file(60);
    assert_int_equal(count_lines(), 1);
    assert_has("\"@timestamp\":\"1970-01-01T00:00:01.000000Z\",\"sipcode.kind\":\"call\","
               "\"event.action\":\"sip-invite\",\"event.outcome\":\"failure\",");
    assert_has("\"sipcode.frame\":1,\"source.ip\":\"192.0.2.1\"");
    assert_has("\"sipcode.code\":503,\"sipcode.call.outcome\":\"failed\","
               "\"sipcode.call.cause\":\"503 Q.850;cause=34\",\"sipcode.call.host\":"
               "\"192.0.2.2:5060\",\"sipcode.reason.protocol\":\"Q.850\","
               "\"sipcode.reason.cause\":34,\"sipcode.call.attempt\":true,"
               "\"sipcode.call.pdd\":1.25,\"sip.uri.original\":\"sip:bob@b.example\","
               "\"sip.from.uri.username\":\"alice\"");
    assert_has("\"user_agent.original\":\"phone\"}");
}

static void a_method_is_told_as_it_was_sent(void **state)
{
    (void)state;
    take(0, "invite sip:bob@b.example SIP/2.0",
         "To: <sip:bob@b.example>\r\nCall-ID: c\r\nCSeq: 1 invite\r\n");
    end_file(60);
    assert_int_equal(count_lines(), 2);
    assert_has("\"sip.type\":\"request\",\"sip.method\":\"invite\"");
    const char *call = strstr(lines->str, "\"sipcode.kind\":\"call\"");
    assert_non_null(call);
    assert_non_null(strstr(call, "\"sip.cseq.method\":\"invite\""));
    assert_non_null(strstr(call, "\"sip.from.uri.username\":\"alice\""));
}

static void an_attempt_that_the_end_cuts_is_unknown(void **state)
{
    (void)state;
    take(0, INVITE, INVITE_HEADERS);
    end_file(1);
    assert_has("\"event.outcome\":\"unknown\"");
    assert_has("\"sipcode.call.outcome\":\"unknown\",\"sipcode.call.attempt\":true");
}

/* The id of the event of a response in a file that begins with that packet. */
static char *id_in(const char *probe, const char *packet)
{
    close_file();
    diagnosis_free(diagnosis);
    diagnosis = diagnosis_new();
    g_ptr_array_set_size(all_results, 0);
    frame = 0;
    open_file(probe, packet);
    take(0, "SIP/2.0 404 Not Found", ANSWER_HEADERS);
    return first_id();
}

static void an_event_keeps_its_id(void **state)
{
    g_autofree char *first = id_in("a", "packet");
    g_autofree char *again = id_in("a", "packet");
    g_autofree char *of_other_probe = id_in("b", "packet");
    g_autofree char *of_other_file = id_in("a", "other");

    (void)state;
    assert_string_equal(first, again);
    assert_string_not_equal(first, of_other_probe);
    assert_string_not_equal(first, of_other_file);
    take(0, "SIP/2.0 404 Not Found", ANSWER_HEADERS);
    g_autofree char *of_next_frame = first_id();
    assert_string_not_equal(of_other_file, of_next_frame);
}

#define EVENTS(test) cmocka_unit_test_setup_teardown(test, start_events, end_events)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EVENTS(a_response_is_an_event),
        EVENTS(numbers_out_of_bounds_are_left_out),
        EVENTS(what_strangers_write_stays_in_its_line),
        EVENTS(a_finding_on_a_request_is_an_event),
        EVENTS(an_attempt_is_an_event),
        EVENTS(a_method_is_told_as_it_was_sent),
        EVENTS(an_attempt_that_the_end_cuts_is_unknown),
        EVENTS(an_event_keeps_its_id),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
