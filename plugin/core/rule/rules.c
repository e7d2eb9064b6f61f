/* SPDX-License-Identifier: GPL-2.0-or-later */
/* All rules. */

#include "rule.h"

#include <glib.h>

/* In the order in which they are asked: first what may explain the response, then what else
 * happened to it, its copies last. It matters in three ways. Of several findings that explain a
 * response and are equally grave the first one does; an id is added once, by who comes first; and
 * no more than FINDINGS_MAX are kept. */
#define RULES(X)                                                                                   \
    X(scan)                                                                                        \
    X(provider)                                                                                    \
    X(authentication)                                                                              \
    X(rejection)                                                                                   \
    X(cancellation)                                                                                \
    X(faulty_field)                                                                                \
    X(terminated)                                                                                  \
    X(uncancelled)                                                                                 \
    X(unknown_invite)                                                                              \
    X(unknown_subscription)                                                                        \
    X(unknown_dialog)                                                                              \
    X(glare)                                                                                       \
    X(order)                                                                                       \
    X(precondition_failure)                                                                        \
    X(unreached)                                                                                   \
    X(routing)                                                                                     \
    X(changed)                                                                                     \
    X(offer)                                                                                       \
    X(answer)                                                                                      \
    X(private_media)                                                                               \
    X(registrar)                                                                                   \
    X(expires_zero)                                                                                \
    X(caller)                                                                                      \
    X(transfer)                                                                                    \
    X(redirection)                                                                                 \
    X(refusal)                                                                                     \
    X(extension)                                                                                   \
    X(refused_caller)                                                                              \
    X(refused_address)                                                                             \
    X(unreachable)                                                                                 \
    X(acknowledgement)                                                                             \
    X(ending)                                                                                      \
    X(rewriting)                                                                                   \
    X(dtmf)                                                                                        \
    X(early_media)                                                                                 \
    X(prack)                                                                                       \
    X(retry)                                                                                       \
    X(missing_header)                                                                              \
    X(unfit_code)                                                                                  \
    X(silence)                                                                                     \
    X(unfinished)                                                                                  \
    X(straggler)                                                                                   \
    X(copies)

#define RULE_DECLARE(name) extern const struct rule rule_##name;
RULES(RULE_DECLARE)
#undef RULE_DECLARE

#define RULE_ROW(name) &rule_##name,
static const struct rule *const rules[] = {RULES(RULE_ROW)};
#undef RULE_ROW

const struct rule *const *rules_all(size_t *count)
{
    *count = G_N_ELEMENTS(rules);
    return rules;
}
