/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts of one call, for a ticket at another company. */

#include "ladder_hosts.h"
#include "moment.h"
#include "report.h"
#include "sheet.h"
#include "wording.h"

#include <string.h>

/* Enough to see the way. */
#define HOSTS_MAX 8

/* So many calls with one Call-ID are described. */
#define CALLS_MAX 8

struct ticket {
    struct sheet sheet;
    const struct summary *summary;
    const struct summary_ladder *ladder; /* NULL for none */
    const struct summary_call *call;     /* NULL of what is no call */
    const struct summary_cause *cause;   /* NULL where its texts are those of another call */
    bool is_one_of_several;              /* calls with its Call-ID: the ladder has all of them */
};

/* The calls with a Call-ID, in the order in which they began: clients may give several one. */
static GPtrArray *find_calls(const struct summary *summary, const char *call_id)
{
    GPtrArray *calls = g_ptr_array_new();

    for (unsigned i = 0; i < summary->calls->len; i++) {
        struct summary_call *call = &g_array_index(summary->calls, struct summary_call, i);

        if (g_strcmp0(call->call_id, call_id) == 0)
            g_ptr_array_add(calls, call);
    }
    return calls;
}

/* The cause of which a call is the first one. */
static const struct summary_cause *find_cause(const struct summary *summary,
                                              const struct summary_call *call)
{
    g_autoptr(GPtrArray) causes = summary_causes(summary);

    for (unsigned i = 0; i < causes->len; i++) {
        const struct summary_cause *cause = causes->pdata[i];

        if (g_strcmp0(cause->call_id, call->call_id) == 0 && cause->first == call->start &&
            g_strcmp0(cause->cause, call->cause) == 0)
            return cause;
    }
    return NULL;
}

static const struct summary_step *step_at(const struct summary_ladder *ladder, unsigned place)
{
    return &g_array_index(ladder->steps, struct summary_step, place);
}

/* What decided the call; NULL where the ladder does not have it. */
static const struct summary_step *find_decision(const struct ticket *ticket)
{
    for (unsigned i = 0; ticket->ladder && i < ticket->ladder->steps->len; i++) {
        const struct summary_step *step = step_at(ticket->ladder, i);

        if (step->frame == ticket->call->decided_frame)
            return step;
    }
    return NULL;
}

static void say(struct ticket *ticket, const char *heading, const char *text)
{
    if (text && *text)
        sheet_take(&ticket->sheet, "",
                   SENTENCE_WITH(SENTENCE_REPORT_CELL, value_heading(heading), value_text(text)));
}

/* The same, and frees the text. */
static void tell(struct ticket *ticket, enum sentence heading, char *text)
{
    say(ticket, sentence_text(heading), text);
    g_free(text);
}

/* "192.0.2.1:5060 -> 192.0.2.2:5060 -> 192.0.2.3:5060", of the ladder or of the first hop, where
 * hosts of the ladder may be those of another call. */
static char *hosts_of(const struct ticket *ticket)
{
    if (!ticket->ladder || ticket->ladder->steps->len == 0 || ticket->is_one_of_several)
        return wording_pair(ticket->call->source, ticket->call->destination);
    g_autoptr(GPtrArray) hosts = ladder_hosts(ticket->ladder);
    bool is_cut = hosts->len > HOSTS_MAX;

    if (is_cut) {
        g_ptr_array_set_size(hosts, HOSTS_MAX);
        g_ptr_array_add(hosts, (gpointer) "...");
    }
    g_ptr_array_add(hosts, NULL);
    return g_strjoinv(" -> ", (char **)hosts->pdata);
}

static char *decision_of(const struct ticket *ticket, const struct summary_step *decision)
{
    if (!decision)
        return NULL;
    g_autofree char *moment = moment_render(decision->time);
    g_autofree char *place = wording_frame(ticket->summary, decision->frame, ticket->ladder->file);

    return SENTENCE_WITH(SENTENCE_REPORT_DECIDED, value_moment(moment), value_place(place));
}

/* Says who made the response, or sent none, where that is known of a call that was not answered. */
static char *host_of(const struct summary_call *call)
{
    if (!call->host || call->outcome == OUTCOME_ANSWERED)
        return NULL;
    return SENTENCE_WITH(call->code > 0 ? SENTENCE_REPORT_HOST_RESPONDED
                                        : SENTENCE_REPORT_HOST_SILENT,
                         value_host(call->host));
}

static void write_call(struct ticket *ticket)
{
    const struct summary_call *call = ticket->call;

    tell(ticket, SENTENCE_REPORT_HEAD_START, moment_render(call->start));
    say(ticket, "Call-ID", call->call_id);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_LEG), call->leg);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_FROM), call->caller);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_TO), call->callee);
    tell(ticket, SENTENCE_REPORT_TICKET_HOSTS, hosts_of(ticket));
}

static void write_outcome(struct ticket *ticket, const struct summary_step *decision)
{
    const struct summary_call *call = ticket->call;

    say(ticket, sentence_text(SENTENCE_REPORT_HEAD_OUTCOME), wording_outcome(call->outcome));
    tell(ticket, SENTENCE_REPORT_TICKET_RESPONSE, wording_response(call->code));
    tell(ticket, SENTENCE_REPORT_TICKET_DECIDED, decision_of(ticket, decision));
    tell(ticket, SENTENCE_REPORT_TICKET_HOST, host_of(call));
    if (call->delay >= 0)
        tell(ticket, SENTENCE_REPORT_TICKET_DELAY, wording_duration(call->delay));
    if (call->duration < 0)
        return;
    tell(ticket, SENTENCE_REPORT_HEAD_DURATION, wording_duration(call->duration));
    say(ticket, sentence_text(SENTENCE_REPORT_HEAD_ENDED_BY), wording_ender(call->ended_by));
}

/* The text of the cause, else what is said of the message that decided. */
static void write_cause(struct ticket *ticket, const struct summary_step *decision)
{
    const struct summary_cause *cause = ticket->cause;

    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_CAUSE), cause ? wording_cause(cause) : NULL);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_SEEN),
        cause && cause->text ? cause->text
        : decision           ? decision->text
                             : NULL);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_ASKED), cause ? cause->remedy : NULL);
}

/* Of a ladder without a call, as a REGISTER: the last of the worst that something is said of. */
static const struct summary_step *find_worst(const struct summary_ladder *ladder)
{
    const struct summary_step *worst = step_at(ladder, 0);

    for (unsigned i = 1; i < ladder->steps->len; i++) {
        const struct summary_step *step = step_at(ladder, i);

        if (step->text && (!worst->text || step->severity >= worst->severity))
            worst = step;
    }
    return worst;
}

static void write_exchange(struct ticket *ticket)
{
    const struct summary_step *first = step_at(ticket->ladder, 0);
    const struct summary_step *worst = find_worst(ticket->ladder);

    sheet_text(&ticket->sheet, "", sentence_text(SENTENCE_REPORT_TICKET_EXCHANGE));
    tell(ticket, SENTENCE_REPORT_HEAD_START, moment_render(first->time));
    say(ticket, "Call-ID", ticket->ladder->call_id);
    if (first->code == 0)
        say(ticket, sentence_text(SENTENCE_REPORT_TICKET_REQUEST), first->label);
    tell(ticket, SENTENCE_REPORT_TICKET_HOSTS, hosts_of(ticket));
    if (worst->code != 0)
        say(ticket, sentence_text(SENTENCE_REPORT_TICKET_RESPONSE), worst->label);
    tell(ticket, SENTENCE_REPORT_TICKET_DECIDED, decision_of(ticket, worst));
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_SEEN), worst->text);
    say(ticket, sentence_text(SENTENCE_REPORT_TICKET_ASKED), worst->remedy);
}

static void write_facts(struct ticket *ticket)
{
    const struct summary_step *decision = find_decision(ticket);

    ticket->cause = find_cause(ticket->summary, ticket->call);
    write_call(ticket);
    write_outcome(ticket, decision);
    write_cause(ticket, decision);
}

static void write_ticket(struct ticket *ticket, const GPtrArray *calls)
{
    unsigned shown = MIN(calls->len, CALLS_MAX);

    ticket->is_one_of_several = calls->len > 1;
    sheet_text(&ticket->sheet, "", sentence_text(SENTENCE_REPORT_TICKET));
    if (ticket->is_one_of_several)
        sheet_take(&ticket->sheet, "",
                   SENTENCE_WITH(SENTENCE_REPORT_TICKET_CALLS, value_count(calls->len)));
    for (unsigned i = 0; i < shown; i++) {
        g_string_append(ticket->sheet.out, ticket->is_one_of_several ? "\n" : "");
        ticket->call = calls->pdata[i];
        write_facts(ticket);
    }
    if (calls->len == shown)
        return;
    g_string_append_c(ticket->sheet.out, '\n');
    sheet_take(&ticket->sheet, "",
               SENTENCE_WITH(SENTENCE_REPORT_SHOWN, value_count(shown), value_total(calls->len)));
}

char *report_ticket(const struct summary *summary, const struct summary_ladder *ladder,
                    const char *call_id)
{
    g_autoptr(GPtrArray) calls = find_calls(summary, call_id);
    struct ticket ticket = {.sheet = {g_string_new(NULL), 0}, .summary = summary, .ladder = ladder};

    if (calls->len > 0)
        write_ticket(&ticket, calls);
    else if (ladder && ladder->steps->len > 0)
        write_exchange(&ticket);
    return g_string_free(ticket.sheet.out, ticket.sheet.out->len == 0);
}
