/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What rules share: adding what they found, and what is looked for once. */

#include "rule.h"

#include "circle.h"

#include <string.h>

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

/* Every byte counts where equal ones are kept once. */
static void copy_value(struct value *copy, const struct value *value, const struct frames *frames)
{
    copy->name = value->name;
    switch (value_kind(value->name)) {
    case VALUE_text:
        copy->text = value->text;
        break;
    case VALUE_frame:
        copy->number = frames_number_of(frames, (uint32_t)value->number);
        break;
    default:
        copy->number = value->number;
    }
}

/* All together, with VALUE_END. */
#define VALUES_MAX 16

static const struct value *keep_values(const struct evidence *evidence, const struct value *values)
{
    struct value kept[VALUES_MAX];
    size_t count = 0;

    memset(kept, 0, sizeof(kept));
    for (; values && values->name != VALUE_END && count + 1 < VALUES_MAX; values++)
        copy_value(&kept[count++], values, evidence->frames);
    return count > 0 ? store_shared(evidence->store, kept, (count + 1) * sizeof(*kept)) : NULL;
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
