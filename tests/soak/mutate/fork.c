/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Preloaded into tshark or sharkd: where it would open its capture it waits for names of captures,
 * and reads each in a fork of its own. So its start, which takes longer than most captures, is paid
 * once. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST_LINE 4096

void *wtap_open_offline(const char *name, unsigned type, int *error, char **text, int random);
void epan_cleanup(void);
__attribute__((weak)) int __lsan_do_recoverable_leak_check(void);

/* A number that the one who starts tshark gives. */
static int number_of(const char *variable)
{
    const char *value = getenv(variable);

    return value ? atoi(value) : -1;
}

static void redirect(int to, const char *name, const char *suffix, int flags)
{
    char path[LONGEST_LINE + 8];
    int file;

    snprintf(path, sizeof(path), "%s%s", name, suffix);
    file = open(path, flags, 0666);
    if (file < 0 || dup2(file, to) < 0)
        _exit(99);
    close(file);
}

/* A loop ends by SIGXCPU, waiting for what never comes by SIGALRM. */
static void limit_time(void)
{
    rlim_t seconds = (rlim_t)number_of("MUTATE_SECONDS");
    struct rlimit limit = {seconds, seconds + 5};

    setrlimit(RLIMIT_CPU, &limit);
    alarm((unsigned)seconds * 20);
}

/* Process, wait status, and CPU time in milliseconds. */
static void answer(pid_t child, int out)
{
    struct rusage used;
    int status;

    if (wait4(child, &status, 0, &used) < 0)
        _exit(98);
    long milliseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                        (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    dprintf(out, "%d %d %ld\n", (int)child, status, milliseconds);
}

/* An order is a line with a capture, a tab, and the name of its output; beside that are its input
 * and its errors. Returns in a fork, with the name of the capture; the parent ends when no more
 * orders come. */
static const char *serve(void)
{
    int in = number_of("MUTATE_IN"), out = number_of("MUTATE_OUT");
    static char line[LONGEST_LINE];
    FILE *orders = fdopen(in, "r");

    if (!orders)
        _exit(97);
    signal(SIGCHLD, SIG_DFL); /* sharkd ignores it, and then there is no status to wait for */
    while (fgets(line, sizeof(line), orders)) {
        char *output = strchr(line, '\t');

        if (!output)
            _exit(96);
        *output++ = '\0';
        output[strcspn(output, "\n")] = '\0';
        pid_t child = fork();
        if (child == 0) {
            close(out);
            redirect(STDIN_FILENO, output, ".in", O_RDONLY);
            redirect(STDOUT_FILENO, output, "", O_WRONLY | O_CREAT | O_TRUNC);
            redirect(STDERR_FILENO, output, ".err", O_WRONLY | O_CREAT | O_TRUNC);
            limit_time();
            return line;
        }
        answer(child, out);
    }
    _exit(0);
}

void *wtap_open_offline(const char *name, unsigned type, int *error, char **text, int random)
{
    void *(*real)(const char *, unsigned, int *, char **, int);
    static bool is_forked;

    *(void **)&real = dlsym(RTLD_NEXT, "wtap_open_offline");
    if (!is_forked) {
        fflush(NULL);
        name = serve();
        is_forked = true;
    }
    return real(name, type, error, text, random);
}

/* Called when the capture is read and closed. All that nobody points to now has leaked. To take
 * Wireshark apart would take longer than most captures. */
void epan_cleanup(void)
{
    fflush(NULL);
    if (number_of("MUTATE_LEAKS") > 0 && __lsan_do_recoverable_leak_check)
        __lsan_do_recoverable_leak_check();
    _exit(0);
}
