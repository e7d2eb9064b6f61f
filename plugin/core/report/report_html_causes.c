/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Why calls failed, had trouble, or met no person: a cause each, the most frequent first. */

#include "cause_group.h"
#include "html_parts.h"
#include "html_table.h"
#include "verdict.h"
#include "wording.h"

/* How many causes of a kind are shown, and hosts of one. */
#define CAUSES_SHOWN 50
#define HOSTS_SHOWN 10

/* Causes of one kind: how many calls there are that could have one. */
struct kind {
    const struct summary *summary;
    enum cause_kind kind;
    uint64_t whole;
};

static void append_paragraph(GString *out, const char *class_name, char *text)
{
    markup_element(out, "p", text, "class", class_name, NULL);
    g_free(text);
}

/* How often, as a number, a share and a bar. */
static void append_share(GString *out, const struct kind *kind, const struct cause_group *group)
{
    struct share share = {group->count, kind->whole};
    g_autofree char *count = g_strdup_printf("%" G_GUINT64_FORMAT, group->count);
    g_autofree char *percent = wording_percent(share);
    g_autofree char *width = html_place((double)share.part / (double)MAX(share.whole, 1));

    markup_open(out, "p", "class", "share", NULL);
    markup_element(out, "strong", count, NULL);
    if (share.whole >= WORDING_PERCENT_FROM)
        markup_element(out, "small", percent, NULL);
    markup_open(out, "svg", "class", "bar", "aria-hidden", "true", NULL);
    markup_empty(out, "rect", "width", width, "height", "100%", NULL);
    markup_close(out, "svg");
    markup_close(out, "p");
}

static void append_host(GString *out, const struct summary *summary,
                        const struct summary_cause *row)
{
    g_autofree char *count = g_strdup_printf(" %" G_GUINT64_FORMAT " ", row->count);

    markup_open(out, "li", NULL);
    markup_element(out, "code", row->host ? row->host : VALUE_UNKNOWN, NULL);
    markup_text(out, count);
    html_ladder_link(out, summary, row->call_id, row->file, sentence_text(SENTENCE_HTML_EXAMPLE));
    markup_close(out, "li");
}

/* All rows of a cause where several hosts made it; the first ones are shown. */
static void append_hosts(GString *out, const struct kind *kind, const struct cause_group *group)
{
    g_autoptr(GPtrArray) rows = summary_causes(kind->summary);
    unsigned met = 0;

    if (group->hosts < 2)
        return;
    markup_open(out, "ul", "class", "hosts", NULL);
    for (unsigned i = 0; i < rows->len; i++) {
        if (cause_group_has(group, rows->pdata[i]) && met++ < HOSTS_SHOWN)
            append_host(out, kind->summary, rows->pdata[i]);
    }
    markup_close(out, "ul");
    html_shown(out, SENTENCE_HTML_SHOWN_FREQUENT, MIN(met, HOSTS_SHOWN), met);
}

/* Where and when; several hosts have a list. */
static char *where_of(const struct summary *summary, const struct cause_group *group)
{
    return group->hosts > 1 ? verdict_when(summary, group) : verdict_where(summary, group);
}

static void append_advice(GString *out, const struct summary *summary,
                          const struct cause_group *group)
{
    const struct summary_cause *example = group->earliest;

    if (example->text)
        append_paragraph(out, NULL, g_strdup(example->text));
    if (example->remedy)
        append_paragraph(out, "remedy",
                         SENTENCE_WITH(SENTENCE_REPORT_FIRST_STEP, value_text(example->remedy)));
    if (group->hosts < 2)
        html_ladder_link(out, summary, group->earliest->call_id, group->earliest->file,
                         sentence_text(SENTENCE_HTML_FIRST_EXAMPLE));
}

static void append_cause(GString *out, const struct kind *kind, const struct cause_group *group)
{
    markup_open(out, "li", NULL);
    append_share(out, kind, group);
    markup_open(out, "div", NULL);
    markup_open(out, "h3", NULL);
    markup_text(out, wording_cause(group->main));
    if (!g_str_has_prefix(wording_cause(group->main), group->main->cause))
        markup_element(out, "code", group->main->cause, NULL);
    markup_close(out, "h3");
    append_paragraph(out, "where", where_of(kind->summary, group));
    append_hosts(out, kind, group);
    append_advice(out, kind->summary, group);
    markup_close(out, "div");
    markup_close(out, "li");
}

/* Calls of the causes that are not shown. */
static uint64_t count_left_out(const GPtrArray *groups, unsigned count)
{
    uint64_t calls = 0;

    for (unsigned i = count; i < groups->len; i++)
        calls += ((const struct cause_group *)groups->pdata[i])->count;
    return calls;
}

static void append_left_out(GString *out, const GPtrArray *groups, unsigned count)
{
    g_autofree char *text =
        SENTENCE_WITH(SENTENCE_HTML_SHOWN_CAUSES, value_count(count), value_total(groups->len),
                      value_omitted((int64_t)count_left_out(groups, count)));

    if (count < groups->len)
        markup_element(out, "p", text, "class", "shown", NULL);
}

static void append_kind(GString *out, const struct kind *kind)
{
    g_autoptr(GPtrArray) groups = cause_groups(kind->summary, kind->kind);
    unsigned count = MIN(groups->len, CAUSES_SHOWN);

    if (count == 0)
        return;
    append_left_out(out, groups, count);
    markup_open(out, "ol", "class", "causes", NULL);
    for (unsigned i = 0; i < count; i++)
        append_cause(out, kind, groups->pdata[i]);
    markup_close(out, "ol");
}

void html_failures(GString *out, const struct summary *summary)
{
    struct kind failures = {summary, CAUSE_OF_FAILURE, counts_failures(&summary->counts)};

    append_kind(out, &failures);
}

void html_troubles(GString *out, const struct summary *summary)
{
    struct kind troubles = {summary, CAUSE_OF_TROUBLE, summary->counts.outcomes[OUTCOME_ANSWERED]};

    append_kind(out, &troubles);
}

void html_persons(GString *out, const struct summary *summary)
{
    struct kind persons = {summary, CAUSE_OF_PERSON, counts_unmet(&summary->counts)};

    append_kind(out, &persons);
}
