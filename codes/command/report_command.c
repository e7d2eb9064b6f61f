/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `sipcode report`: reads captures, or reports, adds them up, and prints what they say. */

#include "report_command.h"

#include "each_capture.h"
#include "mask.h"
#include "print.h"
#include "report.h"
#include "report_html.h"
#include "report_json.h"
#include "report_options.h"
#include "report_read.h"
#include "sentence.h"
#include "screen.h"
#include "terminal.h"

#include <stdbool.h>
#include <string.h>

/* As many as the numbers of files count. */
#define FILES_MAX (G_MAXUINT16 + 1)

/* What is read so far. */
struct sum {
    struct summary *summary;
    bool has_any;
    gboolean has_failed; /* a file, or a part of one */
};

/* Prints an error of a file. Takes the message. */
static void fail_file(struct sum *sum, char *message)
{
    sum->has_failed = TRUE;
    each_capture_fail(message);
}

/* A merged report lists no more calls than one does. */
static void leave_out_calls(const struct summary *sum, struct summary *part)
{
    unsigned room = REPORT_CALLS_MAX - MIN(sum->calls->len, REPORT_CALLS_MAX);

    if (part->calls->len <= room)
        return;
    part->calls_left_out += part->calls->len - room;
    g_array_set_size(part->calls, room);
}

/* Adds what was read of a file; takes the part. */
static void add_part(struct sum *sum, struct summary *part, const char *name)
{
    if (sum->summary->files->len + part->files->len > FILES_MAX) {
        fail_file(sum, SENTENCE_WITH(SENTENCE_REPORTING_TOO_MANY, value_file(name)));
    } else {
        leave_out_calls(sum->summary, part);
        summary_merge(sum->summary, part);
        sum->has_any = true;
    }
    summary_free(part);
}

/* tshark does not tell the plugin the name of the capture. */
static bool has_name(const struct summary *part)
{
    return part->files->len > 1 ||
           (part->files->len == 1 && *(const char *)g_ptr_array_index(part->files, 0) != '\0');
}

static void set_name(struct summary *part, const char *name)
{
    g_ptr_array_set_size(part->files, 0);
    g_ptr_array_add(part->files, (void *)summary_text(part, name));
}

/* Says what could not be read; `fault` is what is wrong with the report, NULL where there is none.
 */
static void fail_capture(struct sum *sum, const struct capture *capture, char *fault,
                         bool is_in_part)
{
    sum->has_failed = TRUE;
    if (fault)
        each_capture_fail(fault);
    else
        each_capture_fail_read(capture, is_in_part);
}

/* Takes what tshark wrote of it. */
static void add_capture(struct capture *capture, void *data)
{
    struct sum *sum = data;
    char *fault = NULL;
    struct summary *part = capture->output ? report_read(capture->output, strlen(capture->output),
                                                         capture->name, &fault)
                                           : NULL;

    g_clear_pointer(&capture->output, g_free);
    if (!part || capture->fault)
        fail_capture(sum, capture, fault, part != NULL);
    if (!part)
        return;
    set_name(part, capture->name);
    add_part(sum, part, capture->name);
}

static char *ask(const struct capture *capture, void *data)
{
    (void)capture;
    (void)data;
    return g_strdup("sipcode,report,json");
}

static void add_captures(struct sum *sum, char *const *files)
{
    static const struct question report = {"sipcode,report", ask, NULL, TRUE};

    if (!each_capture(files, report_options.jobs, &report, add_capture, sum))
        sum->has_failed = TRUE;
}

static void add_report(struct sum *sum, const char *path)
{
    g_autofree char *name = g_filename_display_name(path);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    struct summary *part = NULL;
    char *fault = NULL;
    gsize length;

    if (g_file_get_contents(path, &text, &length, &error))
        part = report_read(text, length, name, &fault);
    else
        fault =
            SENTENCE_WITH(SENTENCE_REPORTING_UNREAD, value_file(name), value_fault(error->message));
    if (!part) {
        fail_file(sum, fault);
        return;
    }
    if (!has_name(part))
        set_name(part, name);
    add_part(sum, part, name);
}

static char *render(const struct summary *summary)
{
    unsigned width = report_options.output ? 0 : screen_width();

    if (report_options.as_json)
        return report_json(summary);
    if (report_options.as_html)
        return report_html(summary);
    if (report_options.as_csv)
        return report_calls_csv(summary);
    return report_options.as_calls ? report_calls(summary, width) : report_text(summary, width);
}

/* Returns the exit code. */
static int write_output(const char *text)
{
    g_autoptr(GError) error = NULL;

    if (!report_options.output) {
        if (report_options.as_json || report_options.as_html || report_options.as_csv)
            terminal_print_utf8(text); /* which these are everywhere */
        else
            terminal_print(text);
        return FOUND;
    }
    if (g_file_set_contents(report_options.output, text, -1, &error))
        return FOUND;
    print_error(SENTENCE_WITH(SENTENCE_PROGRAM_UNWRITTEN, value_fault(error->message)));
    return OUTPUT;
}

static int print(const struct summary *summary)
{
    g_autofree char *text = render(summary);

    if (report_options.as_csv && summary->calls_left_out > 0)
        print_error(SENTENCE_WITH(SENTENCE_REPORT_CALLS_LEFT_OUT,
                                  value_count((int64_t)summary->calls_left_out)));
    return write_output(text);
}

static void mask(struct summary **summary)
{
    struct summary *masked = summary_mask(*summary);

    summary_free(*summary);
    *summary = masked;
}

static int run(void)
{
    struct sum sum = {.summary = summary_new()};
    g_auto(GStrv) files = each_capture_leave_out_folders(report_options.files, &sum.has_failed);
    int status = FOUND;

    if (!report_options.is_merge)
        add_captures(&sum, files);
    for (char **file = files; report_options.is_merge && *file; file++)
        add_report(&sum, *file);
    if (sum.has_any && report_options.is_masked)
        mask(&sum.summary);
    if (sum.has_any)
        status = print(sum.summary);
    summary_free(sum.summary);
    return status == FOUND && sum.has_failed ? NOT_FOUND : status;
}

int report_command(int argc, char **argv)
{
    g_autofree char *fault = report_options_read(argc, argv);
    int status = FOUND;

    if (fault) {
        print_error(SENTENCE_WITH(SENTENCE_REPORTING_USAGE_ERROR, value_fault(fault)));
        status = USAGE;
    } else if (report_options.show_help) {
        g_autofree char *help = report_options_help();

        terminal_print(help);
    } else {
        status = run();
    }
    report_options_free();
    return status;
}
