/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ladders. */

#include "census_ladder.h"

#include "census_rungs.h"

/* How many causes have one, and how many steps each. */
#define LADDERS_MAX 24
#define STEPS_MAX 200

/* A ladder while it is made. */
struct draft {
    struct rungs *rungs;
    const char *call_id;
    const char *cause; /* NULL for none */
};

/* Those that are made in one walk over the capture. */
struct drafts {
    struct census *census;
    GPtrArray *all; /* struct draft */
    GHashTable
        *by_call; /* from a Call-ID as it is kept to GPtrArray of them: a leg may be in several
                   */
};

static void free_draft(void *data)
{
    struct draft *draft = data;

    rungs_free(draft->rungs);
    g_free(draft);
}

static struct drafts start(struct census *census)
{
    return (struct drafts){
        .census = census,
        .all = g_ptr_array_new_with_free_func(free_draft),
        .by_call = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref)};
}

static void put(struct drafts *drafts, const char *call_id, struct draft *draft)
{
    GPtrArray *of_call = g_hash_table_lookup(drafts->by_call, call_id);

    if (!of_call) {
        of_call = g_ptr_array_new();
        g_hash_table_insert(drafts->by_call, (void *)call_id, of_call);
    }
    g_ptr_array_add(of_call, draft);
}

/* With all legs of the call. */
static void order(struct drafts *drafts, const char *call_id, const char *cause)
{
    struct store *store = drafts->census->record->store;
    struct draft *draft = g_new(struct draft, 1);

    *draft = (struct draft){
        .rungs = rungs_new(), .call_id = store_text(store, slice_of(call_id)), .cause = cause};
    g_ptr_array_add(drafts->all, draft);
    if (!draft->call_id)
        return;
    const struct call_legs *legs = legs_of_call(drafts->census->record->legs, draft->call_id);
    put(drafts, draft->call_id, draft);
    for (unsigned i = 0; legs && i < legs->count; i++) {
        if (legs->legs[i].call_id != draft->call_id)
            put(drafts, legs->legs[i].call_id, draft);
    }
}

static void take(const struct transaction *transaction, void *data)
{
    struct drafts *drafts = data;
    struct request *request = transaction->request;
    const GPtrArray *of_call =
        request ? g_hash_table_lookup(drafts->by_call, request->call_id) : NULL;

    for (unsigned i = 0; of_call && i < of_call->len; i++)
        rungs_take(((struct draft *)of_call->pdata[i])->rungs, drafts->census, request);
}

static void note(struct census *census, const struct result *result)
{
    const struct drafts *drafts = census->drafts;
    const GPtrArray *of_call = g_hash_table_lookup(drafts->by_call, result->call_id);

    for (unsigned i = 0; of_call && i < of_call->len; i++)
        rungs_note(((struct draft *)of_call->pdata[i])->rungs, result);
}

/* "486 Busy Here": as it was sent. */
static char *make_label(const struct rung *rung)
{
    const char *phrase = rung->told ? rung->told->rare->phrase : NULL;

    if (rung->code == 0)
        return g_strdup(rung->method);
    return g_strdup_printf("%03u %s", rung->code, phrase ? phrase : result_about(rung->told)->name);
}

/* Our sentence on it; of a request that shows nothing there is none. */
static char *make_text(const struct rung *rung)
{
    const struct finding *finding = rung->told ? result_explaining(rung->told) : NULL;

    if (finding)
        return finding_render(finding, FINDING_SUMMARY);
    return rung->code != 0 ? g_strdup(code_summary(result_about(rung->told), rung->method)) : NULL;
}

/* What to do first; NULL where nothing is to be done. */
static char *make_remedy(const struct rung *rung)
{
    const struct finding *finding = rung->told ? result_explaining(rung->told) : NULL;

    if (finding)
        return finding_render(finding, FINDING_REMEDY);
    return rung->code >= 300 ? g_strdup(result_about(rung->told)->remedies[0]) : NULL;
}

static void add_step(const struct census *census, struct summary_ladder *ladder,
                     const struct rung *rung)
{
    struct summary *summary = census->summary;
    g_autofree char *label = make_label(rung), *text = make_text(rung);
    g_autofree char *remedy = make_remedy(rung);
    const struct summary_step step = {
        .time = rung->time,
        .last = rung->last,
        .source = summary_text(summary, endpoint_name(rung->source)),
        .destination = summary_text(summary, endpoint_name(rung->destination)),
        .label = summary_text(summary, label),
        .text = summary_text(summary, text),
        .remedy = summary_text(summary, remedy),
        .frame = census_number(census, rung->frame),
        .copies = rung->copies,
        .code = rung->code,
        .severity = rung->told ? rung->told->severity : CODE_CHAT,
    };

    g_array_append_val(ladder->steps, step);
}

static void add_ladder(const struct census *census, const struct draft *draft)
{
    const GArray *rungs = rungs_sorted(draft->rungs, census->record->messages.clock_steps);

    if (rungs->len == 0)
        return;
    struct summary_ladder *ladder = summary_ladder(census->summary, draft->call_id);
    ladder->cause = summary_text(census->summary, draft->cause);
    for (unsigned i = 0; i < MIN(rungs->len, STEPS_MAX); i++)
        add_step(census, ladder, &g_array_index(rungs, struct rung, i));
    ladder->left_out = rungs->len - ladder->steps->len;
}

static void finish(struct drafts *drafts)
{
    struct census *census = drafts->census;

    census->drafts = drafts;
    transactions_each(census->record->transactions, take, drafts);
    census_each_result(census, note);
    for (unsigned i = 0; i < drafts->all->len; i++)
        add_ladder(census, g_ptr_array_index(drafts->all, i));
    census->drafts = NULL;
    g_hash_table_unref(drafts->by_call);
    g_ptr_array_unref(drafts->all);
}

bool census_ladder_add(struct census *census, const char *call_id)
{
    struct drafts drafts = start(census);
    unsigned before = census->summary->ladders->len;

    order(&drafts, call_id, NULL);
    finish(&drafts);
    return census->summary->ladders->len > before;
}

void census_ladders_add(struct census *census)
{
    struct drafts drafts = start(census);
    GPtrArray *causes = summary_causes(census->summary);

    for (unsigned i = 0; i < MIN(causes->len, LADDERS_MAX); i++) {
        const struct summary_cause *cause = g_ptr_array_index(causes, i);

        order(&drafts, cause->call_id, cause->cause);
    }
    g_ptr_array_unref(causes);
    finish(&drafts);
}
