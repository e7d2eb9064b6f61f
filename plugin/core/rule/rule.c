/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What rules share: adding what they found, and what is looked for once. */

#include "rule.h"

#include "circle.h"

const char *evidence_circle(struct evidence *evidence)
{
    if (!evidence->looked_for_circle)
        evidence->circle =
            circle_find(evidence->transactions, evidence->transaction, evidence->arrival);
    evidence->looked_for_circle = true;
    return evidence->circle;
}

const char *evidence_maker(const struct evidence *evidence)
{
    return endpoint_name(
        making_host(evidence->transactions, evidence->transaction, &evidence->making));
}

/* Ids are the same text in all their forms, but not the same pointer. */
static bool has_id(const struct evidence *evidence, const char *id)
{
    unsigned i = 0;

    while (i < evidence->count && strcmp(finding_text_of(evidence->findings[i].form)->id, id) != 0)
        i++;
    return i < evidence->count;
}

static const struct value *keep_values(const struct evidence *evidence, const struct value *values)
{
    size_t count = 0;

    while (values && values[count].name != VALUE_END)
        count++;
    if (count == 0)
        return NULL;
    struct value *kept = store_block(evidence->store, values, (count + 1) * sizeof(*values));
    for (size_t i = 0; i < count; i++) {
        if (value_kind(kept[i].name) == VALUE_frame)
            kept[i].number = frames_number_of(evidence->frames, (uint32_t)kept[i].number);
    }
    return kept;
}

struct finding *finding_add(struct evidence *evidence, enum finding_form form,
                            const struct value *values)
{
    if (form == FINDING_NONE || evidence->count == FINDINGS_MAX ||
        has_id(evidence, finding_text_of(form)->id) ||
        (evidence->has_unread && finding_text_of(form)->absence))
        return NULL;
    struct finding *finding = &evidence->findings[evidence->count++];
    *finding = (struct finding){.form = form,
                                .severity = finding_text_of(form)->severity,
                                .values = keep_values(evidence, values)};
    return finding;
}
