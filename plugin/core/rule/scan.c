/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Responses to hosts that try users, numbers or passwords, or none: no failure of those who are
 * served. */

#include "rule.h"

static const enum finding_form forms[] = {
    [VISITOR_HARMLESS] = FINDING_NONE,           [VISITOR_SCAN_TOOL] = FINDING_SCAN_TOOL,
    [VISITOR_SCAN_USERS] = FINDING_SCAN,         [VISITOR_SCAN_PREFIX] = FINDING_SCAN_PREFIX,
    [VISITOR_GUESS] = FINDING_PASSWORD_GUESSING,
};

static void find(struct evidence *evidence)
{
    struct visitor visitor = {0};
    enum visitor_deed deed = visitors_judge(evidence->visitors, evidence->transactions,
                                            evidence->arrival, evidence->transaction, &visitor);

    if (deed == VISITOR_HARMLESS)
        return;
    if (deed == VISITOR_GUESS && visitor.login_count == 1)
        finding_add(evidence, FINDING_PASSWORD_GUESSING_ONE,
                    (const struct value[]){value_host(endpoint_name(evidence->request->source)),
                                           value_user(evidence->request->credentials[0].user),
                                           value_tries(visitor.burst_count),
                                           value_after(visitor.burst_time, evidence->origin->time),
                                           {0}});
    else
        finding_add(evidence, forms[deed],
                    (const struct value[]){value_host(endpoint_name(evidence->request->source)),
                                           value_users(deed == VISITOR_GUESS ? visitor.login_count
                                                       : deed == VISITOR_SCAN_PREFIX
                                                           ? visitor.refused.tail_count
                                                           : visitor.refused.count),
                                           value_value(visitor.agent),
                                           {0}});
}

/* Of a request that nothing answered: what a firewall drops is a scan, too. */
static void find_silent(struct evidence *evidence)
{
    static const enum finding_form silent_forms[] = {
        [VISITOR_SCAN_TOOL] = FINDING_SCAN_TOOL,
        [VISITOR_SCAN_USERS] = FINDING_SCAN_SILENT,
        [VISITOR_SCAN_PREFIX] = FINDING_SCAN_PREFIX,
    };
    const struct visitor *visitor;
    enum visitor_deed deed = visitors_judge_silent(evidence->visitors, evidence->transactions,
                                                   evidence->transaction, &visitor);

    if (deed != VISITOR_HARMLESS)
        finding_add(evidence, silent_forms[deed],
                    (const struct value[]){value_host(endpoint_name(evidence->request->source)),
                                           value_users(deed == VISITOR_SCAN_PREFIX
                                                           ? visitor->asked.most_tails
                                                           : visitor->asked.count),
                                           value_value(visitor->agent),
                                           {0}});
}

const struct rule rule_scan = {
    .needs = NEEDS_REQUEST, .lowest = 200, .on_response = find, .on_later = find_silent};
