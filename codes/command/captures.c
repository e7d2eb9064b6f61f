/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reading captures by tshark. */

#include "captures.h"

#include "language.h"

#include <gio/gio.h>

#include <string.h>

struct captures {
    char *tshark;
    char *preference; /* the language of the texts */
    const struct question *question;
    GThreadPool *pool;
    GMutex mutex; /* of `is_done` and `done` */
    GCond cond;
    unsigned done;
    unsigned count;
    struct capture *captures;
};

/* tshark begins with its name, and warns those who are root. */
#define TSHARK "tshark: "
#define ROOT_WARNING "Running as user"

/* The first line that says what is wrong, which the caller frees; NULL for none. */
static char *find_complaint(const char *errors)
{
    g_autofree char *valid = g_utf8_make_valid(errors, -1);
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);

    for (char **line = lines; *line; line++) {
        const char *text = g_str_has_prefix(*line, TSHARK) ? *line + strlen(TSHARK) : *line;

        if (*text && !g_str_has_prefix(text, ROOT_WARNING))
            return g_strdup(g_strstrip(g_strdelimit((char *)text, "\r\t\033", ' ')));
    }
    return NULL;
}

/* The caller frees it. */
static char *text_of(GBytes *bytes)
{
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);

    return data ? g_strndup(data, size) : g_strdup("");
}

/* What became of a process that ended; takes over its output. */
static void take_result(struct captures *captures, struct capture *capture, GSubprocess *process,
                        char *output, const char *errors)
{
    g_autoptr(GError) error = NULL;

    capture->output = *output ? output : NULL;
    if (!capture->output)
        g_free(output);
    if (g_subprocess_wait_check(process, NULL, &error) &&
        (capture->output || !captures->question->prints))
        return;
    capture->fault = find_complaint(errors);
    if (!capture->fault)
        capture->fault = g_strdup(error ? error->message : "");
    capture->is_foreign = !capture->output && (strstr(errors, captures->preference) ||
                                               strstr(errors, captures->question->name));
}

static GSubprocess *start_tshark(const struct captures *captures, const struct capture *capture,
                                 GError **error)
{
    const struct question *question = captures->question;
    g_autofree char *asked = question->ask(capture, question->data);
    const char *const arguments[] = {captures->tshark,     "-n", "-q",  "-r",
                                     capture->path,        "-z", asked, "-o",
                                     captures->preference, NULL};

    return g_subprocess_newv(arguments,
                             G_SUBPROCESS_FLAGS_STDIN_INHERIT | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                             error);
}

/* In a thread of the pool. */
static void read_capture(gpointer data, gpointer user_data)
{
    struct capture *capture = data;
    struct captures *captures = user_data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GSubprocess) process = start_tshark(captures, capture, &error);
    g_autoptr(GBytes) output = NULL, errors = NULL;

    if (process && g_subprocess_communicate(process, NULL, NULL, &output, &errors, &error)) {
        g_autofree char *said = text_of(errors);

        take_result(captures, capture, process, text_of(output), said);
    } else {
        capture->fault = g_strdup(error->message);
    }
    g_mutex_lock(&captures->mutex);
    capture->is_done = TRUE;
    captures->done++;
    g_cond_signal(&captures->cond);
    g_mutex_unlock(&captures->mutex);
}

struct captures *captures_start(char *const *paths, int jobs, const struct question *question)
{
    char *tshark = g_find_program_in_path("tshark");
    struct captures *captures = NULL;

    if (!tshark)
        return NULL;
    captures = g_new0(struct captures, 1);
    captures->tshark = tshark;
    captures->question = question;
    captures->preference = g_strdup_printf("sipcode.language:%s", language_name(language_chosen()));
    g_mutex_init(&captures->mutex);
    g_cond_init(&captures->cond);
    captures->count = g_strv_length((char **)paths);
    captures->captures = g_new0(struct capture, captures->count);
    captures->pool = g_thread_pool_new(read_capture, captures, jobs, FALSE, NULL);
    for (unsigned i = 0; i < captures->count; i++) {
        struct capture *capture = &captures->captures[i];

        capture->index = i;
        capture->path = paths[i];
        capture->name = g_filename_display_name(paths[i]);
        g_thread_pool_push(captures->pool, capture, NULL);
    }
    return captures;
}

struct capture *captures_wait(struct captures *captures, unsigned index,
                              void (*progress)(unsigned done, unsigned whole))
{
    struct capture *capture = &captures->captures[index];

    g_mutex_lock(&captures->mutex);
    progress(captures->done, captures->count);
    while (!capture->is_done) {
        g_cond_wait(&captures->cond, &captures->mutex);
        progress(captures->done, captures->count);
    }
    g_mutex_unlock(&captures->mutex);
    return capture;
}

void captures_free(struct captures *captures)
{
    g_thread_pool_free(captures->pool, TRUE, TRUE);
    for (unsigned i = 0; i < captures->count; i++) {
        g_free(captures->captures[i].name);
        g_free(captures->captures[i].output);
        g_free(captures->captures[i].fault);
    }
    g_free(captures->captures);
    g_cond_clear(&captures->cond);
    g_mutex_clear(&captures->mutex);
    g_free(captures->preference);
    g_free(captures->tshark);
    g_free(captures);
}
