/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `sipcode events`: has tshark write the events of captures, and puts them behind each other, in
 * the order of the captures. They may be many, so they are never in memory. */

#include "events_command.h"

#include "each_capture.h"
#include "events_options.h"
#include "print.h"
#include "sentence.h"
#include "terminal.h"
#include "whole_lines.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define LINE 65536 /* longer than any */

struct events {
    char *folder; /* where tshark writes those of each capture */
    struct whole_lines output;
    int error; /* of writing, errno; 0 for none */
    gboolean has_failed;
};

/* Where the events of a capture are written; the caller frees it. */
static char *find_part(const struct events *events, unsigned index)
{
    g_autofree char *name = g_strdup_printf("%u", index);

    return g_build_filename(events->folder, name, NULL);
}

/* In an option of -z a comma ends a value. */
static void add_value(GString *question, const char *name, const char *value)
{
    g_autofree char *valid = g_utf8_make_valid(value, -1);
    g_autofree char *escaped = g_uri_escape_string(valid, NULL, TRUE);

    g_string_append_printf(question, ",%s=%s", name, escaped);
}

static char *ask(const struct capture *capture, void *data)
{
    g_autofree char *name = g_path_get_basename(capture->name);
    g_autofree char *part = find_part(data, capture->index);
    GString *question = g_string_new("sipcode,events");

    if (events_options.probe)
        add_value(question, "probe", events_options.probe);
    add_value(question, "capture", name);
    g_string_append_printf(question, ",%s", part);
    return g_string_free(question, FALSE);
}

/* Returns whether there was anything. */
static gboolean copy(struct events *events, FILE *from)
{
    gboolean has_any = FALSE;
    char line[LINE];

    while (fgets(line, sizeof(line), from)) {
        has_any = TRUE;
        if (events->error == 0 && !whole_lines_write(&events->output, line, strlen(line)))
            events->error = errno;
    }
    return has_any;
}

static void take(struct capture *capture, void *data)
{
    struct events *events = data;
    g_autofree char *part = find_part(events, capture->index);
    FILE *from = g_fopen(part, "rb");
    gboolean has_any = from && copy(events, from);

    if (from)
        fclose(from);
    g_unlink(part);
    if (!capture->fault)
        return;
    each_capture_fail_read(capture, has_any);
    events->has_failed = TRUE;
}

/* Those that were not taken are there as well. */
static void remove_folder(const struct events *events, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        g_autofree char *part = find_part(events, i);

        g_unlink(part);
    }
    g_rmdir(events->folder);
}

static int fail_output(int error)
{
    each_capture_fail(SENTENCE_WITH(SENTENCE_PROGRAM_UNWRITTEN, value_fault(g_strerror(error))));
    return OUTPUT;
}

static void read_all(struct events *events)
{
    const struct question question = {"sipcode,events", ask, events, FALSE};
    g_auto(GStrv) files = each_capture_leave_out_folders(events_options.files, &events->has_failed);

    if (!each_capture(files, events_options.jobs, &question, take, events))
        events->has_failed = TRUE;
    remove_folder(events, g_strv_length(files));
}

static int run(void)
{
    const char *path = events_options.output;
    struct events events = {.output.stream = path ? g_fopen(path, "wb") : stdout};

    if (!events.output.stream)
        return fail_output(errno);
    events.folder = g_dir_make_tmp("sipcode-XXXXXX", NULL);
    if (!events.folder)
        return fail_output(errno);
    read_all(&events);
    g_free(events.folder);
    if (!whole_lines_flush(&events.output) && events.error == 0)
        events.error = errno;
    if (path && fclose(events.output.stream) != 0 && events.error == 0)
        events.error = errno;
    if (events.error != 0)
        return fail_output(events.error);
    return events.has_failed ? NOT_FOUND : FOUND;
}

int events_command(int argc, char **argv)
{
    g_autofree char *fault = events_options_read(argc, argv);
    int status = FOUND;

    if (fault) {
        print_error(SENTENCE_WITH(SENTENCE_EVENT_USAGE_ERROR, value_fault(fault)));
        status = USAGE;
    } else if (events_options.show_help) {
        g_autofree char *help = events_options_help();

        terminal_print(help);
    } else {
        status = run();
    }
    events_options_free();
    return status;
}
