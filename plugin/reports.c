/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Starts the reports that are asked for. */

#include "reports.h"

#include "capture.h"
#include "language_preference.h"
#include "report_listener.h"

#include <epan/stat_tap_ui.h>

/* Takes the fault. In a terminal nothing more is done: no capture is read, and none is made. */
static void tell_fault(const funnel_ops_t *windows, char *fault)
{
    if (!windows)
        windows_exit(fault);
    windows_say(windows, fault);
    g_free(fault);
}

/* `argument` is that of -z, "sipcode,report,json"; userdata the form that its first part has. */
static COMPAT_STAT_RESULT start_report(const char *argument, void *userdata)
{
    const funnel_ops_t *windows = windows_find();
    struct report_listener *listener;
    struct report_request request;

    if (!windows)
        language_preference_apply(); /* before tshark does */
    char *fault =
        report_request_read(&request, (enum report_form)GPOINTER_TO_INT(userdata), argument);
    if (!fault)
        fault = report_listener_start(&request, windows, &listener);
    report_request_clear(&request);
    if (fault)
        tell_fault(windows, fault);
    COMPAT_STAT_RETURN
}

/* Takes what the request owns. Frames are told again where `wants_frames`: what is kept of them
 * does not say which were encrypted. */
static void open_window(const funnel_ops_t *windows, struct report_request request,
                        bool wants_frames)
{
    struct report_listener *listener;
    char *fault = report_listener_start(&request, windows, &listener);

    if (fault) {
        tell_fault(windows, fault);
        return;
    }
    if (wants_frames && windows->retap_packets)
        windows->retap_packets(windows->ops_id);
    report_listener_draw(listener);
}

static void open_report(void *data _U_)
{
    const funnel_ops_t *windows = windows_find();

    if (windows && capture_is_open())
        open_window(windows, (struct report_request){.form = REPORT_TEXT}, true);
    else if (windows)
        windows_say(windows, sentence_text(SENTENCE_WINDOW_NO_CAPTURE));
}

static void open_call(enum report_form form)
{
    const funnel_ops_t *windows = windows_find();
    const char *call_id = windows ? capture_selected_call() : NULL;

    if (call_id)
        open_window(windows, (struct report_request){.form = form, .call_id = g_strdup(call_id)},
                    false);
    else if (windows)
        windows_say(windows, sentence_text(SENTENCE_WINDOW_NO_CALL_SELECTED));
}

static void open_ladder(void *data _U_)
{
    open_call(REPORT_LADDER);
}

static void open_ticket(void *data _U_)
{
    open_call(REPORT_TICKET);
}

#if COMPAT_HAS_PACKET_MENU
static void open_packet_ladder(void *data _U_, GPtrArray *items _U_)
{
    open_call(REPORT_LADDER);
}

static void open_packet_ticket(void *data _U_, GPtrArray *items _U_)
{
    open_call(REPORT_TICKET);
}
#endif

/* Wireshark copies what describes a report, but not its texts. */
static void add_report(enum report_form form, enum sentence title)
{
    stat_tap_ui report = {REGISTER_STAT_GROUP_GENERIC,
                          sentence_text(title),
                          report_request_name(form),
                          start_report,
                          0,
                          NULL};

    register_stat_tap_ui(&report, GINT_TO_POINTER(form));
}

void reports_handoff(void)
{
    add_report(REPORT_TEXT, SENTENCE_WINDOW_REPORT_TITLE);
    add_report(REPORT_CALLS, SENTENCE_WINDOW_CALLS_TITLE);
    add_report(REPORT_LADDER, SENTENCE_WINDOW_LADDER_TITLE);
    add_report(REPORT_TICKET, SENTENCE_WINDOW_TICKET_TITLE);
    windows_add_entry(SENTENCE_WINDOW_REPORT, open_report);
    windows_add_entry(SENTENCE_WINDOW_LADDER, open_ladder);
    windows_add_entry(SENTENCE_WINDOW_TICKET, open_ticket);
#if COMPAT_HAS_PACKET_MENU
    windows_add_packet_entry(SENTENCE_WINDOW_LADDER, "sip.Call-ID", open_packet_ladder);
    windows_add_packet_entry(SENTENCE_WINDOW_TICKET, "sip.Call-ID", open_packet_ticket);
#endif
}
