/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `sipcode report`: reads captures, or reports, adds them up, and prints what they say. */

#include "report_command.h"

#include "captures.h"
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
    bool has_failed; /* a file, or a part of one */
};

/* Prints an error of a file. Takes the message. */
static void fail_file(struct sum *sum, char *message)
{
    sum->has_failed = true;
    terminal_end_progress();
    print_error(message);
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

/* Takes what tshark wrote of it. */
static void add_capture(struct sum *sum, struct capture *capture)
{
    char *fault = NULL;
    struct summary *part =
        capture->json ? report_read(capture->json, strlen(capture->json), capture->name, &fault)
                      : NULL;

    g_clear_pointer(&capture->json, g_free);
    if (!part) {
        fail_file(sum, fault ? fault
                             : SENTENCE_WITH(SENTENCE_REPORTING_UNREAD, value_file(capture->name),
                                             value_fault(capture->fault)));
        return;
    }
    if (capture->fault)
        fail_file(sum, SENTENCE_WITH(SENTENCE_REPORTING_PARTLY, value_file(capture->name),
                                     value_fault(capture->fault)));
    set_name(part, capture->name);
    add_part(sum, part, capture->name);
}

static void show_progress(unsigned done, unsigned whole)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_REPORTING_PROGRESS, value_count(done), value_total(whole));

    terminal_show_progress(text);
}

static void add_captures(struct sum *sum, char *const *files)
{
    struct captures *captures = captures_start(files, report_options.jobs);

    if (!captures) {
        fail_file(sum, g_strdup(sentence_text(SENTENCE_REPORTING_NO_TSHARK)));
        return;
    }
    for (unsigned i = 0; files[i]; i++) {
        struct capture *capture = captures_wait(captures, i, show_progress);

        if (capture->is_foreign) { /* as all others would be */
            fail_file(sum, g_strdup(sentence_text(SENTENCE_REPORTING_NO_PLUGIN)));
            break;
        }
        add_capture(sum, capture);
    }
    terminal_end_progress();
    captures_free(captures);
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

/* Takes folders out of the files. */
static char **leave_out_folders(struct sum *sum, char *const *files)
{
    GPtrArray *kept = g_ptr_array_new();

    for (; *files; files++) {
        g_autofree char *name = g_filename_display_name(*files);

        if (g_file_test(*files, G_FILE_TEST_IS_DIR))
            fail_file(sum, SENTENCE_WITH(SENTENCE_REPORTING_FOLDER, value_file(name)));
        else
            g_ptr_array_add(kept, g_strdup(*files));
    }
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(kept, FALSE);
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
    g_auto(GStrv) files = leave_out_folders(&sum, report_options.files);
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
