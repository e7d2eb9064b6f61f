/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the captures that were named on the command line. */

#include "each_capture.h"

#include "print.h"
#include "sentence.h"
#include "terminal.h"

/* Each tshark takes memory for the whole of its capture. */
#define JOBS_USUAL 4
#define JOBS_MAX 64

/* Whether both are names of one file. */
static gboolean is_same_file(const char *a, const char *b)
{
    g_autofree char *first = g_canonicalize_filename(a, NULL);
    g_autofree char *second = g_canonicalize_filename(b, NULL);

    return g_strcmp0(first, second) == 0;
}

char *each_capture_check_output(char *const *files, const char *output)
{
    for (; output && *files; files++) {
        g_autofree char *name = g_filename_display_name(*files);

        if (is_same_file(*files, output))
            return SENTENCE_WITH(SENTENCE_REPORTING_REPLACES, value_file(name));
    }
    return NULL;
}

const char *each_capture_check_jobs(int jobs)
{
    return jobs < 1 || jobs > JOBS_MAX ? sentence_text(SENTENCE_REPORTING_BAD_JOBS) : NULL;
}

int each_capture_usual_jobs(void)
{
    return (int)MIN(g_get_num_processors(), JOBS_USUAL);
}

void each_capture_fail(char *message)
{
    terminal_end_progress();
    print_error(message);
}

void each_capture_fail_read(const struct capture *capture, gboolean is_in_part)
{
    each_capture_fail(
        SENTENCE_WITH(is_in_part ? SENTENCE_REPORTING_PARTLY : SENTENCE_REPORTING_UNREAD,
                      value_file(capture->name), value_fault(capture->fault)));
}

char **each_capture_leave_out_folders(char *const *files, gboolean *has_failed)
{
    GPtrArray *kept = g_ptr_array_new();

    for (; *files; files++) {
        g_autofree char *name = g_filename_display_name(*files);

        if (!g_file_test(*files, G_FILE_TEST_IS_DIR)) {
            g_ptr_array_add(kept, g_strdup(*files));
            continue;
        }
        each_capture_fail(SENTENCE_WITH(SENTENCE_REPORTING_FOLDER, value_file(name)));
        *has_failed = TRUE;
    }
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(kept, FALSE);
}

static void show_progress(unsigned done, unsigned whole)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_REPORTING_PROGRESS, value_count(done), value_total(whole));

    terminal_show_progress(text);
}

gboolean each_capture(char *const *files, int jobs, const struct question *question,
                      void (*take)(struct capture *capture, void *data), void *data)
{
    struct captures *captures = captures_start(files, jobs, question);
    gboolean is_foreign = FALSE;

    if (!captures) {
        each_capture_fail(g_strdup(sentence_text(SENTENCE_REPORTING_NO_TSHARK)));
        return FALSE;
    }
    for (unsigned i = 0; files[i] && !is_foreign; i++) {
        struct capture *capture = captures_wait(captures, i, show_progress);

        is_foreign = capture->is_foreign; /* as all others would be */
        if (is_foreign)
            each_capture_fail(g_strdup(sentence_text(SENTENCE_REPORTING_NO_PLUGIN)));
        else
            take(capture, data);
    }
    terminal_end_progress();
    captures_free(captures);
    return !is_foreign;
}
