/* SPDX-License-Identifier: GPL-2.0-or-later */
/* flood BYTES STEPS: feeds each flood to the core, in three sizes. Below callgrind a dump with the
 * instructions that the core took is named after flood and size. A line has both, the bytes sent,
 * messages and bytes kept, and what is said of the last response beside what should be.
 *
 * flood: feeds each flood to the core, a large one in many sizes as what is compared with each
 * other is bounded, and has a dump and a line for each message of the last step: flood, size,
 * number of the message and its bytes. */

#include "flood.h"

#include "diagnosis.h"
#include "endpoints.h"
#include "finding.h"
#include "timers.h"

#include <glib.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

/* Bytes of what is large, and steps that fill what is kept of a call. */
#define LEAST_LARGE 256
#define MOST_LARGE ((size_t)32 * 1024)
#define MANY 40

/* More than any way is followed back. */
#define HOSTS 20

#define SPREAD_MAX 1024

#define START (INT64_C(1700000000) * 1000 * MILLISECOND)

struct run {
    const struct flood *flood;
    struct diagnosis *diagnosis;
    GString *text; /* the message at hand */
    const struct result *last;
    uint32_t frame;
    size_t bytes;
    size_t size;
    unsigned long number; /* of the step */
    int64_t time;         /* of the last frame */
    size_t length;        /* of the last message that was not quoted */
    bool is_counted;      /* each message by itself */
};

static void append(GString *text, const char *template, unsigned long number)
{
    for (; *template; template ++) {
        if (*template == '#')
            g_string_append_printf(text, "%lu", number);
        else
            g_string_append_c(text, *template);
    }
}

/* Puts the message of a template into `text`. */
static void compose(struct run *run, const char *template, unsigned long number, size_t size)
{
    GString *text = g_string_truncate(run->text, 0);

    for (; *template; template ++) {
        size_t end = text->len + size;

        if (*template == '%' && run->flood->unit) {
            for (unsigned long i = 0; text->len < end; i++)
                append(text, run->flood->unit, i);
        } else {
            char one[] = {*template, '\0'};
            append(text, *template == '\n' ? "\r\n" : one, number);
        }
    }
    run->bytes += text->len;
}

/* The host of a step, in a flood that goes to many. */
static const struct endpoint *spread_host(unsigned long number)
{
    static struct endpoint hosts[SPREAD_MAX];
    struct endpoint *host = &hosts[number % SPREAD_MAX];

    *host = *endpoint("192.0.2.2:5060");
    host->port = (uint16_t)number;
    return host;
}

/* One of two, or in a flood that goes from host to host the one of a step. */
static const struct endpoint *host_of(const struct run *run, unsigned long side)
{
    unsigned long number = run->flood->is_chain ? run->number + side : side;
    g_autofree char *name = g_strdup_printf("192.0.2.%lu:5060", number % HOSTS + 1);

    return run->flood->is_spread && side == 1 ? spread_host(run->number) : endpoint(name);
}

static const struct result *read_quoted(struct run *run, const struct origin *origin)
{
    struct message message;
    const struct quoted quoted = {.message = &message,
                                  .host = "192.0.2.2",
                                  .reason = QUOTED_PORT,
                                  .length = (uint32_t)run->length,
                                  .origin = *origin};

    return message_parse(run->text->str + 1, run->text->len - 1, &message)
               ? diagnosis_read_quoted(run->diagnosis, &quoted)
               : NULL;
}

static const struct result *read_live(struct run *run, const struct origin *origin)
{
    struct message message;

    run->length = run->text->len;
    return message_parse(run->text->str, run->text->len, &message)
               ? diagnosis_read(run->diagnosis, &message, origin)
               : NULL;
}

static void start_frame(struct run *run)
{
    run->frame++;
    run->time = START + (int64_t)run->frame * 20 * MILLISECOND;
    frames_note_time(diagnosis_frames(run->diagnosis), run->frame, run->time);
}

/* As if it came 20 ms after the last one, from the side that sends such messages. */
static void read_message(struct run *run)
{
    unsigned sender = g_str_has_prefix(run->text->str, "SIP/") ? 1 : 0;

    start_frame(run);
    struct origin origin = {.frame = run->frame,
                            .time = run->time,
                            .ip_id = (uint16_t)(run->frame % UINT16_MAX + 1),
                            .source = host_of(run, sender),
                            .destination = host_of(run, 1 - sender)};
    CALLGRIND_TOGGLE_COLLECT;
    const struct result *result =
        *run->text->str == '!' ? read_quoted(run, &origin) : read_live(run, &origin);
    CALLGRIND_TOGGLE_COLLECT;
    if (result)
        run->last = result;
}

/* What the whole capture shows, which goes on for some minutes. */
static void review(struct run *run)
{
    int64_t end = run->time + SIP_TIMER_C + SIP_TIMEOUT;

    if (run->flood->later == 0)
        return;
    frames_note_time(diagnosis_frames(run->diagnosis), run->frame + 1, end);
    CALLGRIND_TOGGLE_COLLECT;
    run->last = diagnosis_later(run->diagnosis, run->frame + 1 - run->flood->later, end);
    CALLGRIND_TOGGLE_COLLECT;
}

static void count_message(struct run *run, unsigned place)
{
    g_autofree char *name = g_strdup_printf("%s %zu %u", run->flood->name, run->size, place);

    CALLGRIND_ZERO_STATS;
    read_message(run);
    CALLGRIND_DUMP_STATS_AT(name);
    printf("%s\t%zu\t%u\t%zu\n", run->flood->name, run->size, place, run->text->len);
}

static void send_step(struct run *run, unsigned long number, bool is_counted)
{
    const char *const *steps = run->flood->steps;

    run->number = number;
    for (unsigned i = 0; i < FLOOD_STEP_MAX && steps[i]; i++) {
        compose(run, steps[i], number, run->size);
        if (is_counted)
            count_message(run, i);
        else
            read_message(run);
    }
}

static void send_all(struct run *run)
{
    unsigned long steps = run->flood->unit ? 1 : run->size;

    if (run->flood->first) {
        compose(run, run->flood->first, 0, run->size);
        read_message(run);
    }
    for (unsigned long number = 1; number <= steps; number++)
        send_step(run, number, run->is_counted && number == steps);
}

static size_t allocated(void)
{
    struct mallinfo2 info = mallinfo2();

    return info.uordblks + info.hblkhd;
}

static void print_last(const struct run *run)
{
    const struct result *response = run->last;

    for (unsigned i = 0; response && i < response->finding_count; i++)
        printf("%s%s", i ? " " : "", finding_text_of(response->findings[i].form)->name);
    printf("\t%s\t%s\t", run->flood->findings, run->flood->text ? run->flood->text : "");
    if (response && response->finding_count > 0) {
        g_autofree char *text = finding_render(&response->findings[0], FINDING_TEXT);
        fputs(text, stdout);
    }
    putchar('\n');
}

static void run_flood(const struct flood *flood, size_t size)
{
    struct run run = {.flood = flood, .size = size, .text = g_string_sized_new(size + 4096)};
    g_autofree char *name = g_strdup_printf("%s %zu", flood->name, size);
    size_t before = allocated();

    run.diagnosis = diagnosis_new();
    send_all(&run);
    review(&run);
    CALLGRIND_DUMP_STATS_AT(name);
    printf("%s\t%d\t%zu\t%zu\t%u\t%zu\t", flood->name, flood->unit != NULL, size, run.bytes,
           run.frame, allocated() - before);
    print_last(&run);
    diagnosis_free(run.diagnosis);
    g_string_free(run.text, TRUE);
}

/* Three sizes, doubled twice. */
static void run_floods(const struct flood *flood, const char *smallest)
{
    size_t size = strtoul(smallest, NULL, 10);

    for (; flood->name; flood++) {
        for (int times = 1; times <= 4; times *= 2)
            run_flood(flood, size * (size_t)times);
    }
}

static void count_flood(const struct flood *flood, size_t size)
{
    struct run run = {.flood = flood, .size = size, .text = g_string_sized_new(size + 4096)};

    run.is_counted = true;
    run.diagnosis = diagnosis_new();
    send_all(&run);
    diagnosis_free(run.diagnosis);
    g_string_free(run.text, TRUE);
}

/* In sizes from `smallest`, doubled up to `largest`. */
static void count_floods(const struct flood *flood, size_t smallest, size_t largest)
{
    for (; flood->name; flood++) {
        for (size_t size = smallest; size <= largest; size *= 2)
            count_flood(flood, size);
    }
}

int main(int argc, char **argv)
{
    if (argc == 1) {
        count_floods(floods_large, LEAST_LARGE, MOST_LARGE);
        count_floods(floods_worst, LEAST_LARGE, MOST_LARGE);
        count_floods(floods_many, MANY, MANY);
        return EXIT_SUCCESS;
    }
    if (argc != 3)
        return EXIT_FAILURE;
    run_floods(floods_large, argv[1]);
    run_floods(floods_worst, argv[1]);
    run_floods(floods_many, argv[2]);
    return EXIT_SUCCESS;
}
