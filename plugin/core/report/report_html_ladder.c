/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ladders of the page of a report: a column a host, a row a message, and our sentence beside it. A
 * row is a drawing of its own, so that texts wrap and pages break between rows. */

#include "display_filter.h"
#include "html_parts.h"
#include "html_table.h"
#include "html_time.h"
#include "html_way.h"
#include "ladder_hosts.h"
#include "words.h"
#include "wording.h"

#include <string.h>

/* How many ladders are shown, and rows of each. */
#define LADDERS_SHOWN 50
#define LADDERS_ON_PAPER 20 /* as style.css has it too */
#define STEPS_SHOWN 500

/* Where the heading of a ladder says it is. */
#define ID_FORMAT "ladder-%u"

struct drawing {
    const struct summary *summary;
    const struct summary_ladder *ladder;
    const GPtrArray *hosts; /* ladder_hosts() */
};

static const char *severity_text(unsigned severity)
{
    static const enum sentence texts[CODE_SEVERITY_COUNT] = {
        [CODE_CHAT] = SENTENCE_WORD_CHAT,
        [CODE_NOTE] = SENTENCE_WORD_NOTE,
        [CODE_WARN] = SENTENCE_WORD_WARN,
        [CODE_ERROR] = SENTENCE_WORD_ERROR,
    };

    return sentence_text(texts[MIN(severity, CODE_ERROR)]);
}

/* What we say of it. */
static void append_said(GString *out, const struct summary_step *step)
{
    markup_open(out, "p", "class", "said", NULL);
    if (step->text && step->severity > CODE_CHAT)
        markup_element(out, "span", severity_text(step->severity), "class", "severity", NULL);
    markup_text(out, step->text);
    markup_close(out, "p");
}

static void append_step(GString *out, const struct drawing *drawing,
                        const struct summary_step *step)
{
    const struct summary_step *first =
        &g_array_index(drawing->ladder->steps, struct summary_step, 0);
    g_autofree char *seconds = html_decimal((double)(step->time - first->time) / 1e9, 3);
    g_autofree char *time = g_strconcat("+", seconds, NULL);
    g_autofree char *place = wording_frame(drawing->summary, step->frame, drawing->ladder->file);
    g_autofree char *frame = g_strdup_printf("%u", step->frame);
    g_autofree char *label = ladder_label(step);
    g_autofree char *class_name =
        g_strconcat(step->code == 0 ? "request " : "response ",
                    severity_words[MIN(step->severity, CODE_ERROR)], NULL);

    markup_open(out, "li", "class", class_name, NULL);
    markup_element(out, "span", time, "class", "time", NULL);
    markup_element(out, "span", frame, "class", "frame", "title", place, NULL);
    html_way(out, drawing->hosts, step, label);
    append_said(out, step);
    markup_close(out, "li");
}

/* A line breaks before the port rather than within an address. */
static void append_host(GString *out, const char *host)
{
    const char *colon = strrchr(host, ':');
    const char *port = colon ? colon : host + strlen(host);
    g_autofree char *address = g_strndup(host, (gsize)(port - host));

    markup_open(out, "code", NULL);
    markup_text(out, address);
    markup_empty(out, "wbr", NULL);
    markup_text(out, port);
    markup_close(out, "code");
}

static void append_columns(GString *out, const struct drawing *drawing)
{
    markup_open(out, "div", "class", "heads", NULL);
    markup_element(out, "span", sentence_text(SENTENCE_HTML_SECONDS), "class", "time", NULL);
    markup_element(out, "span", sentence_text(SENTENCE_REPORT_HEAD_FRAME), "class", "frame", NULL);
    markup_open(out, "div", "class", "hosts", NULL);
    for (unsigned i = 0; i < html_way_columns(drawing->hosts); i++)
        append_host(out, drawing->hosts->pdata[i]);
    markup_close(out, "div");
    markup_close(out, "div");
}

static void append_steps(GString *out, const struct drawing *drawing, const char *label)
{
    const GArray *steps = drawing->ladder->steps;
    unsigned count = MIN(steps->len, STEPS_SHOWN);
    g_autofree char *class_name =
        g_strdup_printf("ladder columns-%u", html_way_columns(drawing->hosts));
    g_autofree char *left_out =
        SENTENCE_WITH(SENTENCE_REPORT_STEPS_LEFT_OUT,
                      value_count((int64_t)(drawing->ladder->left_out + steps->len - count)));

    markup_open(out, "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label",
                label, NULL);
    markup_open(out, "div", "class", class_name, NULL);
    append_columns(out, drawing);
    markup_open(out, "ol", NULL);
    for (unsigned i = 0; i < count; i++)
        append_step(out, drawing, &g_array_index(steps, struct summary_step, i));
    markup_close(out, "ol");
    markup_close(out, "div");
    markup_close(out, "div");
    if (drawing->ladder->left_out > 0 || count < steps->len)
        markup_element(out, "p", left_out, NULL);
}

static void open_fact(GString *out, enum sentence name)
{
    markup_open(out, "div", NULL);
    markup_element(out, "dt", sentence_text(name), NULL);
    markup_open(out, "dd", NULL);
}

static void close_fact(GString *out)
{
    markup_close(out, "dd");
    markup_close(out, "div");
}

static void append_fact(GString *out, enum sentence name, const char *text)
{
    if (!text)
        return;
    open_fact(out, name);
    markup_text(out, text);
    close_fact(out);
}

static void append_start(GString *out, const struct drawing *drawing)
{
    const GArray *steps = drawing->ladder->steps;
    g_autofree char *common = html_time_common(drawing->summary);

    if (steps->len == 0)
        return;
    open_fact(out, SENTENCE_REPORT_HEAD_START);
    html_time(out, drawing->summary, g_array_index(steps, struct summary_step, 0).time);
    markup_element(out, "small", common, NULL);
    close_fact(out);
}

/* The call that a ladder is the example of; NULL where it is not kept. */
static const struct summary_call *find_call(const struct drawing *drawing)
{
    const GArray *calls = drawing->summary->calls;
    const struct summary_ladder *ladder = drawing->ladder;

    for (unsigned i = 0; i < calls->len; i++) {
        const struct summary_call *call = &g_array_index(calls, struct summary_call, i);

        if (call->file == ladder->file && g_strcmp0(call->call_id, ladder->call_id) == 0 &&
            (!ladder->cause || g_strcmp0(call->cause, ladder->cause) == 0))
            return call;
    }
    return NULL;
}

static void append_call(GString *out, const struct summary_call *call)
{
    if (!call)
        return;
    append_fact(out, SENTENCE_REPORT_HEAD_CALLER, call->caller);
    append_fact(out, SENTENCE_REPORT_HEAD_CALLEE, call->callee);
    append_fact(out, SENTENCE_REPORT_HEAD_OUTCOME, wording_outcome(call->outcome));
    append_fact(out, SENTENCE_REPORT_HEAD_HOST, call->host);
}

/* With the id, a link to it opens the ladder. */
static void append_facts(GString *out, const struct drawing *drawing, const char *id)
{
    g_autofree char *filter = display_filter_of_call(drawing->ladder->call_id);

    markup_open(out, "dl", "id", id, "class", "facts", NULL);
    append_start(out, drawing);
    append_call(out, find_call(drawing));
    open_fact(out, SENTENCE_HTML_FILTER);
    markup_element(out, "code", filter, NULL);
    close_fact(out);
    markup_close(out, "dl");
}

static void append_ladder(GString *out, const struct summary *summary, unsigned number)
{
    const struct summary_ladder *ladder = summary->ladders->pdata[number - 1];
    g_autoptr(GPtrArray) hosts = ladder_hosts(ladder);
    struct drawing drawing = {summary, ladder, hosts};
    g_autofree char *id = g_strdup_printf(ID_FORMAT, number);
    g_autofree char *label = SENTENCE_WITH(
        SENTENCE_REPORT_LADDER_OF, value_id(ladder->call_id ? ladder->call_id : VALUE_UNKNOWN));

    markup_open(out, "article", NULL);
    markup_open(out, "details", "class", "call", "open", number == 1 ? "open" : NULL, NULL);
    markup_open(out, "summary", NULL);
    markup_open(out, "h3", NULL);
    markup_text(out, label);
    if (ladder->cause)
        markup_element(out, "code", ladder->cause, NULL);
    markup_close(out, "h3");
    markup_close(out, "summary");
    append_facts(out, &drawing, id);
    append_steps(out, &drawing, label);
    markup_close(out, "details");
    markup_close(out, "article");
}

void html_ladders(GString *out, const struct summary *summary)
{
    unsigned count = MIN(summary->ladders->len, LADDERS_SHOWN);

    html_shown(out, SENTENCE_REPORT_SHOWN, count, summary->ladders->len);
    html_on_paper(out, LADDERS_ON_PAPER, count);
    for (unsigned i = 1; i <= count; i++)
        append_ladder(out, summary, i);
}

/* The number of the ladder of a call; 0 where none is shown. */
static unsigned find_ladder(const struct summary *summary, const char *call_id, unsigned file)
{
    for (unsigned i = 0; call_id && i < MIN(summary->ladders->len, LADDERS_SHOWN); i++) {
        const struct summary_ladder *ladder = summary->ladders->pdata[i];

        if (ladder->file == file && g_strcmp0(ladder->call_id, call_id) == 0)
            return i + 1;
    }
    return 0;
}

void html_ladder_link(GString *out, const struct summary *summary, const char *call_id,
                      unsigned file, const char *text)
{
    unsigned number = find_ladder(summary, call_id, file);
    g_autofree char *target = g_strdup_printf("#" ID_FORMAT, number);

    if (number != 0)
        markup_element(out, "a", text, "href", target, NULL);
}
