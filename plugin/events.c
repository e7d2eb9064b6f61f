/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Writes events. */

#include "events.h"

#include "capture.h"
#include "event_log.h"
#include "event_request.h"
#include "language_preference.h"
#include "told.h"
#include "visit.h"
#include "whole_lines.h"
#include "windows.h"

#include <epan/proto.h>
#include <epan/stat_tap_ui.h>
#include <epan/tap.h>

#include <errno.h>
#include <glib/gstdio.h>

static struct event_log *event_log; /* NULL where nobody asks for events */
static struct event_request request;
static struct diagnosis *diagnosis;
static struct whole_lines output;
static GString *lines;
static uint32_t held;   /* the frame of which lines are; 0 for none */
static uint32_t told;   /* the last frame that listeners were told of */
static int64_t flushed; /* when, in microseconds of the system's own clock */

static _Noreturn void fail(int error)
{
    const char *file = request.file ? request.file : "stdout";

    windows_exit(SENTENCE_WITH(SENTENCE_WINDOW_NOT_WRITTEN, value_query(file),
                               value_fault(g_strerror(error))));
}

/* Who reads a live capture along waits no longer than a second for what was written before. */
static bool is_flush_due(void)
{
    int64_t now = g_get_monotonic_time();

    if (now - flushed < G_USEC_PER_SEC)
        return false;
    flushed = now;
    return true;
}

static void write_lines(void)
{
    if (!whole_lines_write(&output, lines->str, lines->len) ||
        (is_flush_due() && !whole_lines_flush(&output)))
        fail(errno);
    g_string_truncate(lines, 0);
}

/* Lines of a frame are held until it is known whether a read filter leaves it out. */
static void let_go(void)
{
    bool is_left_out = held > 0 && frames_number_of(diagnosis_frames(diagnosis), held) < 0;

    if (is_left_out)
        g_string_truncate(lines, 0);
    if (lines->len > 0)
        write_lines();
    held = 0;
}

/* Of frames that are left out listeners are not told. */
static tap_packet_status take_frame(void *data _U_, packet_info *pinfo _U_, epan_dissect_t *edt _U_,
                                    const void *tapped, tap_flags_t flags _U_)
{
    const struct told *frame = tapped;

    told = MAX(told, frame->frame);
    if (held == frame->frame)
        let_go();
    return TAP_PACKET_DONT_REDRAW;
}

void events_start_file(struct diagnosis *of_file)
{
    diagnosis = of_file;
    held = told = 0;
    if (event_log)
        event_log_start(event_log, diagnosis_frames(of_file));
}

/* Where a read filter left out the frame before, that is known now. */
void events_meet(uint32_t frame, tvbuff_t *tvb)
{
    if (held > 0 && frame > held)
        let_go();
    if (!event_log || event_log_has_first(event_log))
        return;
    unsigned length = tvb_captured_length(tvb);
    event_log_note_first(event_log, visit_time(),
                         length > 0 ? tvb_get_ptr(tvb, 0, (int)length) : NULL, length);
}

static struct event_carrier find_carrier(const packet_info *pinfo)
{
    static const char *const names[] = {
        [PT_SCTP] = "sctp",
        [PT_TCP] = "tcp",
        [PT_UDP] = "udp",
    };
    bool is_known = (size_t)pinfo->ptype < G_N_ELEMENTS(names);

    return (struct event_carrier){.transport = is_known ? names[pinfo->ptype] : NULL,
                                  .vlan = pinfo->vlan_id,
                                  .is_tls = proto_is_frame_protocol(pinfo->layers, "tls")};
}

void events_note(const struct message *message, const struct origin *origin,
                 const packet_info *pinfo, const struct result *result)
{
    if (!event_log)
        return;
    const struct event_carrier carrier = find_carrier(pinfo);
    event_log_message(event_log, lines, message, origin, &carrier, result);
    held = origin->frame;
}

static void add_later(const struct result *result, void *data _U_)
{
    event_log_later(event_log, lines, result);
    write_lines();
}

static void add_calls(void)
{
    struct summary *summary = capture_summarize_all();

    for (unsigned i = 0; i < summary->calls->len; i++) {
        event_log_call(event_log, lines, &g_array_index(summary->calls, struct summary_call, i));
        write_lines();
    }
    summary_free(summary);
}

void events_end_file(void)
{
    if (!event_log || !event_log_has_first(event_log))
        return;
    visit_end_told(told);
    let_go();
    diagnosis_each_later(diagnosis, visit_end(), add_later, NULL);
    add_calls();
    if (!whole_lines_flush(&output))
        fail(errno);
}

/* Where somebody listens frames are dissected, too. */
static char *listen(void)
{
    static int listener;
    GString *error = register_tap_listener("sipcode", &listener, NULL, TL_REQUIRES_NOTHING, NULL,
                                           take_frame, NULL, NULL);

    return error ? g_string_free(error, FALSE) : NULL;
}

static char *open_stream(void)
{
    output.stream = request.file ? g_fopen(request.file, "wb") : stdout;
    return output.stream ? NULL
                         : SENTENCE_WITH(SENTENCE_WINDOW_NOT_WRITTEN, value_query(request.file),
                                         value_fault(g_strerror(errno)));
}

static char *start(const char *argument)
{
    char *fault = event_request_read(&request, argument);

    if (!fault)
        fault = open_stream();
    if (!fault)
        fault = listen();
    if (fault)
        return fault;
    event_log = event_log_new(request.probe, request.capture);
    lines = g_string_new(NULL);
    if (diagnosis) /* tshark has opened the file */
        events_start_file(diagnosis);
    return NULL;
}

static COMPAT_STAT_RESULT start_events(const char *argument, void *userdata _U_)
{
    const funnel_ops_t *windows = windows_find();

    if (windows) {
        windows_say(windows, sentence_text(SENTENCE_EVENT_NO_WINDOW));
        COMPAT_STAT_RETURN
    }
    language_preference_apply();
    char *fault = event_log ? g_strdup(sentence_text(SENTENCE_EVENT_ONCE)) : start(argument);
    if (fault)
        windows_exit(fault);
    COMPAT_STAT_RETURN
}

void events_handoff(void)
{
    stat_tap_ui events = {REGISTER_STAT_GROUP_GENERIC,
                          sentence_text(SENTENCE_EVENT_TITLE),
                          EVENT_REQUEST,
                          start_events,
                          0,
                          NULL};

    register_stat_tap_ui(&events, NULL);
}
