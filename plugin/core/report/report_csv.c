/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Calls as comma-separated values (RFC 4180). */

#include "moment.h"
#include "report.h"
#include "sheet.h"

#include <string.h>

#define SECONDS INT64_C(1000000000)

/* Names of fields, where Wireshark has one by it. */
static const char header[] =
    "sipcode.call.start,sipcode.call.caller,sipcode.call.callee,sipcode.call.source,"
    "sipcode.call.destination,sipcode.call.outcome,sipcode.code,sipcode.call.cause,"
    "sipcode.call.host,sipcode.call.pdd,sipcode.call.duration,sipcode.call.ended_by,"
    "frame.number,sipcode.call.decided_in,sipcode.call.id,sipcode.call.leg,frame.file";

/* Spreadsheets calculate what begins so, and some the wide forms of the first four too. */
static bool is_formula(const char *text)
{
    static const char *const wide[] = {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d",
                                       "\xef\xbc\xa0"};

    if (*text && strchr("=+-@\t\r", *text))
        return true;
    for (unsigned i = 0; i < G_N_ELEMENTS(wide); i++) {
        if (g_str_has_prefix(text, wide[i]))
            return true;
    }
    return false;
}

/* A text of a packet in quotes where it needs them. */
static void add_text(GString *out, const char *text)
{
    g_autofree char *escaped = sheet_escape(text ? text : "");
    const char *apostrophe = text && is_formula(text) ? "'" : "";
    g_auto(GStrv) parts = g_strsplit(escaped, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);

    if (strpbrk(escaped, "\",;"))
        g_string_append_printf(out, ",\"%s%s\"", apostrophe, doubled);
    else
        g_string_append_printf(out, ",%s%s", apostrophe, escaped);
}

static void add_number(GString *out, unsigned number)
{
    if (number > 0)
        g_string_append_printf(out, ",%u", number);
    else
        g_string_append_c(out, ',');
}

/* Nanoseconds as seconds; empty below 0. */
static void add_seconds(GString *out, int64_t time)
{
    if (time >= 0)
        g_string_append_printf(out, ",%" G_GINT64_FORMAT ".%09d", time / SECONDS,
                               (int)(time % SECONDS));
    else
        g_string_append_c(out, ',');
}

static void add_hosts(GString *out, const struct summary_call *call)
{
    add_text(out, call->caller);
    add_text(out, call->callee);
    add_text(out, call->source);
    add_text(out, call->destination);
}

static void add_call(GString *out, const struct summary *summary, const struct summary_call *call)
{
    g_autofree char *start = moment_render_utc(call->start);
    bool has_ended = call->duration >= 0;

    g_string_append(out, start);
    add_hosts(out, call);
    add_text(out, outcome_words[call->outcome]);
    add_number(out, call->code);
    add_text(out, call->cause);
    add_text(out, call->host);
    add_seconds(out, call->delay);
    add_seconds(out, call->duration);
    add_text(out, has_ended ? ender_words[call->ended_by] : NULL);
    add_number(out, call->frame);
    add_number(out, call->decided_frame);
    add_text(out, call->call_id);
    add_text(out, call->leg);
    add_text(out, call->file < summary->files->len ? summary->files->pdata[call->file] : NULL);
    g_string_append(out, "\r\n");
}

char *report_calls_csv(const struct summary *summary)
{
    GString *out = g_string_new(header);

    g_string_append(out, "\r\n");
    for (unsigned i = 0; i < summary->calls->len; i++)
        add_call(out, summary, &g_array_index(summary->calls, struct summary_call, i));
    return g_string_free(out, FALSE);
}
