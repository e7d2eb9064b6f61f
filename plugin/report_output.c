/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Puts reports where they are wanted. */

#include "report_output.h"

#include "screen.h"

#include <glib/gstdio.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* The title of the window. */
static const enum sentence titles[REPORT_FORMS] = {
    [REPORT_TEXT] = SENTENCE_WINDOW_REPORT_TITLE,
    [REPORT_JSON] = SENTENCE_WINDOW_REPORT_TITLE,
    [REPORT_HTML] = SENTENCE_WINDOW_REPORT_TITLE,
    [REPORT_CALLS] = SENTENCE_WINDOW_CALLS_TITLE,
    [REPORT_CALLS_CSV] = SENTENCE_WINDOW_CALLS_TITLE,
    [REPORT_LADDER] = SENTENCE_WINDOW_LADDER_TITLE,
    [REPORT_LADDER_MERMAID] = SENTENCE_WINDOW_LADDER_TITLE,
    [REPORT_TICKET] = SENTENCE_WINDOW_TICKET_TITLE,
};

static char *name_fault(const char *file, int error)
{
    return SENTENCE_WITH(SENTENCE_WINDOW_NOT_WRITTEN, value_query(file),
                         value_fault(g_strerror(error)));
}

/* Whether the file can be written, before the capture is read, which may take long: what is in it
 * stays. */
static char *try_file(const char *file)
{
    bool is_new = !g_file_test(file, G_FILE_TEST_EXISTS);
    FILE *stream = g_fopen(file, "ab");

    if (!stream)
        return name_fault(file, errno);
    fclose(stream);
    if (is_new)
        g_unlink(file);
    return NULL;
}

static char *write_file(const char *file, const char *text)
{
    FILE *stream = g_fopen(file, "wb");

    if (!stream)
        return name_fault(file, errno);
    bool is_whole = fputs(text, stream) >= 0;
    int error = errno;
    if (fclose(stream) != 0 && is_whole) {
        is_whole = false;
        error = errno;
    }
    return is_whole ? NULL : name_fault(file, error);
}

char *report_output_open(struct report_output *output, const struct report_request *request,
                         const funnel_ops_t *windows)
{
    char *fault = request->file ? try_file(request->file) : NULL;

    if (fault)
        return fault;
    output->file = request->file;
    output->windows = windows;
    if (windows)
        output->window =
            windows->new_text_window(windows->ops_id, sentence_text(titles[request->form]));
    return NULL;
}

unsigned report_output_width(const struct report_output *output)
{
    return output->windows ? WINDOWS_COLUMNS : screen_width();
}

void report_output_on_close(struct report_output *output, void (*callback)(void *), void *data)
{
    output->windows->set_close_cb(output->window, callback, data);
}

/* The same text is not set again: the window would leave the line that is read. */
static void show(struct report_output *output, char *text)
{
    if (g_strcmp0(text, output->shown) == 0) {
        g_free(text);
        return;
    }
    g_free(output->shown);
    output->shown = text;
    output->windows->set_text(output->window, text);
}

void report_output_fail(struct report_output *output, char *fault)
{
    if (output->windows)
        show(output, fault);
    else
        windows_fail(fault);
}

static void print(struct report_output *output, const char *text)
{
    if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
        report_output_fail(output, name_fault("stdout", errno));
}

static void write_to_file(struct report_output *output, const char *text)
{
    char *fault = write_file(output->file, text);

    if (fault)
        report_output_fail(output, fault);
    else if (output->windows)
        show(output, SENTENCE_WITH(SENTENCE_WINDOW_WRITTEN, value_query(output->file)));
}

void report_output_put(struct report_output *output, const char *text)
{
    if (output->file)
        write_to_file(output, text);
    else if (output->windows)
        show(output, g_strdup(text));
    else
        print(output, text);
}

void report_output_clear(struct report_output *output)
{
    g_free(output->shown);
}
