/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Most rules do one thing, most messages are no failure: who has nothing to do is not asked. */

#include "ask.h"

#include <glib.h>

/* A list of rules for the responses of each class, 0 for codes below 100, and one for each other
 * thing that they do. */
enum asked { OF_FAILURE = 6, OF_REPORT, OF_REQUEST, OF_QUOTED, LATER, LISTS };

struct list {
    const struct rule *const *rules;
    size_t count;
};

typedef void (*question)(struct evidence *evidence);

/* What is asked of a rule that is in the list; NULL of one that is not. */
static question find_question(const struct rule *rule, unsigned list)
{
    switch (list) {
    case OF_REPORT:
        return rule->on_report;
    case OF_REQUEST:
        return rule->on_request;
    case OF_QUOTED:
        return rule->on_quoted;
    case LATER:
        return rule->on_later;
    default:
        return rule->lowest / 100 <= list ? rule->on_response : NULL;
    }
}

/* Made once; the rules are never others. */
static struct list make_list(unsigned list)
{
    size_t count;
    const struct rule *const *all = rules_all(&count);
    GPtrArray *rules = g_ptr_array_sized_new((unsigned)count);

    for (size_t i = 0; i < count; i++) {
        if (find_question(all[i], list))
            g_ptr_array_add(rules, (void *)all[i]);
    }
    count = rules->len;
    return (struct list){(const struct rule *const *)g_ptr_array_free(rules, FALSE), count};
}

static const struct list *rules_of(unsigned list)
{
    static struct list lists[LISTS];

    if (!lists[LATER].rules) {
        for (unsigned i = 0; i < LISTS; i++)
            lists[i] = make_list(i);
    }
    return &lists[list];
}

static bool has_needed(const struct evidence *evidence, enum rule_needs needs)
{
    switch (needs) {
    case NEEDS_TRANSACTION:
        return evidence->transaction;
    case NEEDS_REQUEST:
        return evidence->request;
    default:
        return true;
    }
}

void ask_of_response(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const struct list *list = rules_of(MIN(code / 100, OF_FAILURE));

    for (size_t i = 0; i < list->count; i++) {
        const struct rule *rule = list->rules[i];

        if (code >= rule->lowest && has_needed(evidence, rule->needs))
            rule->on_response(evidence);
    }
}

static void ask(struct evidence *evidence, unsigned which)
{
    const struct list *list = rules_of(which);

    for (size_t i = 0; i < list->count; i++)
        find_question(list->rules[i], which)(evidence);
}

void ask_of_report(struct evidence *evidence)
{
    ask(evidence, OF_REPORT);
}

void ask_of_request(struct evidence *evidence)
{
    ask(evidence, OF_REQUEST);
}

void ask_of_quoted(struct evidence *evidence)
{
    ask(evidence, OF_QUOTED);
}

void ask_later(struct evidence *evidence)
{
    ask(evidence, LATER);
}
