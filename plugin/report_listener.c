/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Listens for a report: all that it keeps is which frames passed its filter. The capture is summed
 * up each time that it is drawn. */

#include "report_listener.h"

#include "capture.h"
#include "report_output.h"
#include "report_render.h"
#include "told.h"
#include "visit.h"

#include <epan/tap.h>

struct report_listener {
    struct report_request request;
    struct report_output output;
    struct wanted wanted;
    uint64_t encrypted;     /* frames */
    uint32_t last;          /* frame that was told */
    bool is_stale;          /* something came since it was drawn */
    struct summary *before; /* files that ended, as those of a ring, in a terminal; NULL for none */
};

static GPtrArray *in_terminal; /* struct report_listener; NULL while there is none */

static void reset(void *data)
{
    struct report_listener *listener = data;

    wanted_clear(&listener->wanted);
    listener->encrypted = 0;
    listener->last = 0;
    listener->is_stale = true;
}

static tap_packet_status take_frame(void *data, packet_info *pinfo _U_, epan_dissect_t *edt _U_,
                                    const void *tapped, tap_flags_t flags _U_)
{
    struct report_listener *listener = data;
    const struct told *told = tapped;

    listener->last = MAX(listener->last, told->frame);
    if (told->is_encrypted)
        listener->encrypted++;
    else if (listener->request.filter)
        wanted_add(&listener->wanted, told->frame);
    listener->is_stale = true;
    return TAP_PACKET_REDRAW;
}

/* NULL where no capture is open. */
static struct summary *sum_up(const struct report_listener *listener)
{
    const struct report_request *request = &listener->request;

    return request->call_id ? capture_summarize_call(request->call_id)
                            : capture_summarize(request->filter ? &listener->wanted : NULL,
                                                report_has_ladders(request->form));
}

/* NULL where what was asked for is not in the capture. */
static char *make_text(const struct report_listener *listener, const struct summary *summary)
{
    const struct report_request *request = &listener->request;

    return request->call_id && summary->ladders->len == 0
               ? NULL
               : report_render(request, summary, report_output_width(&listener->output));
}

/* The same, of all frames that were told. */
static struct summary *sum_up_told(const struct report_listener *listener)
{
    if (!listener->output.windows && !listener->request.filter && capture_is_open())
        visit_end_told(listener->last);
    struct summary *summary = sum_up(listener);
    if (summary)
        summary->doubts[DOUBT_ENCRYPTED] += listener->encrypted;
    return summary;
}

/* Takes the summary of one more file, which has a number for a name where Wireshark tells none. */
static void add_file(struct summary *into, struct summary *of_file)
{
    g_autofree char *number = g_strdup_printf("%u", into->files->len + 1);
    gpointer *name = &g_ptr_array_index(of_file->files, 0);

    if (*(const char *)*name == '\0')
        *name = (gpointer)summary_text(of_file, number);
    summary_merge(into, of_file);
    summary_free(of_file);
}

void report_listener_end_file(void)
{
    for (unsigned i = 0; in_terminal && i < in_terminal->len; i++) {
        struct report_listener *listener = g_ptr_array_index(in_terminal, i);
        bool has_more = listener->is_stale && listener->last > 0;
        struct summary *summary = has_more ? sum_up_told(listener) : NULL;

        if (!summary)
            continue;
        if (!listener->before)
            listener->before = summary_new();
        add_file(listener->before, summary);
        reset(listener);
    }
}

/* Of all files. */
static struct summary *sum_up_all(const struct report_listener *listener)
{
    struct summary *last = sum_up_told(listener), *all;

    if (!last || !listener->before)
        return last;
    all = summary_new();
    summary_merge(all, listener->before);
    add_file(all, last);
    return all;
}

void report_listener_draw(void *data)
{
    struct report_listener *listener = data;
    struct summary *summary = listener->is_stale ? sum_up_all(listener) : NULL;

    if (!summary)
        return;
    listener->is_stale = false;
    char *text = make_text(listener, summary);
    if (text)
        report_output_put(&listener->output, text);
    else
        report_output_fail(&listener->output, report_request_no_call(&listener->request));
    g_free(text);
    summary_free(summary);
}

static void clear(struct report_listener *listener)
{
    report_request_clear(&listener->request);
    report_output_clear(&listener->output);
    wanted_clear(&listener->wanted);
    g_free(listener);
}

/* The window is closed. */
static void stop(void *data)
{
    remove_tap_listener(data);
    clear(data);
}

/* Until the program ends. */
static void keep(struct report_listener *listener)
{
    if (!in_terminal)
        in_terminal = g_ptr_array_new();
    g_ptr_array_add(in_terminal, listener);
}

/* Wireshark says in English what is wrong with a filter. */
static char *listen(struct report_listener *listener)
{
    const char *filter = listener->request.filter;
    GString *error = register_tap_listener("sipcode", listener, filter, TL_REQUIRES_NOTHING, reset,
                                           take_frame, report_listener_draw, NULL);

    if (!error)
        return NULL;
    g_autofree char *fault = report_request_no_filter(&listener->request);
    char *both = g_strdup_printf("%s\n%s", fault, error->str);
    g_string_free(error, TRUE);
    return both;
}

char *report_listener_start(struct report_request *request, const funnel_ops_t *windows,
                            struct report_listener **started)
{
    struct report_listener *listener = g_new0(struct report_listener, 1);

    listener->request = *request;
    listener->is_stale = true;
    *request = (struct report_request){0};
    char *fault = listen(listener);
    if (!fault) {
        fault = report_output_open(&listener->output, &listener->request, windows);
        if (fault)
            remove_tap_listener(listener);
    }
    if (fault) {
        clear(listener);
        return fault;
    }
    if (windows)
        report_output_on_close(&listener->output, stop, listener);
    else
        keep(listener);
    *started = listener;
    return NULL;
}
