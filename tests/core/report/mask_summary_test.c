/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is left of a masked summary where texts are missing, or are neither ours nor a name. */

#include "check.h"
#include "finding_text.h"
#include "mask.h"
#include "sentence.h"
#include "summary_texts.h"

static void what_is_not_there_stays_away(void **state)
{
    struct summary *summary = summary_of(&(struct summary_texts){.call_id = "a", .cause = "503"});
    struct summary *masked = summary_mask(summary);
    const struct summary_call *call = &g_array_index(masked->calls, struct summary_call, 0);
    const struct summary_ladder *ladder = masked->ladders->pdata[0];
    const struct summary_step *step = &g_array_index(ladder->steps, struct summary_step, 0);
    g_autoptr(GPtrArray) causes = summary_causes(masked);
    const struct summary_cause *cause = causes->pdata[0];

    (void)state;
    assert_null(call->leg);
    assert_null(call->caller);
    assert_null(call->source);
    assert_null(call->host);
    assert_null(cause->host);
    assert_null(cause->label);
    assert_null(cause->text);
    assert_null(step->source);
    assert_null(step->text);
    summary_free(masked);
    summary_free(summary);
}

/* A label of a cause, masked. The caller frees it. */
static char *mask_label(const char *label)
{
    struct summary *summary = summary_of(&(struct summary_texts){.cause = "486", .label = label});
    struct summary *masked = summary_mask(summary);
    g_autoptr(GPtrArray) causes = summary_causes(masked);
    char *text = g_strdup(((const struct summary_cause *)causes->pdata[0])->label);

    summary_free(masked);
    summary_free(summary);
    return text;
}

static void labels_are_ours_or_those_of_their_code(void **state)
{
    g_autofree char *phrase = mask_label("486 Ask Alice"), *name = mask_label("Alice");
    g_autofree char *digits = mask_label("4863 Alice");
    g_autofree char *ours = mask_label(finding_text_of(FINDING_AUTH_STALE)->cause);

    (void)state;
    assert_string_equal(phrase, "486 Busy Here");
    assert_null(name);
    assert_null(digits);
    assert_string_equal(ours, finding_text_of(FINDING_AUTH_STALE)->cause);
}

/* The label of a request in a ladder, masked. The caller frees it. */
static char *mask_request(const char *label)
{
    struct summary *summary = summary_of(&(struct summary_texts){.step_label = label});
    struct summary_ladder *ladder = summary->ladders->pdata[0];

    g_array_index(ladder->steps, struct summary_step, 0).code = 0;
    struct summary *masked = summary_mask(summary);
    const struct summary_ladder *steps = masked->ladders->pdata[0];
    char *text = g_strdup(g_array_index(steps->steps, struct summary_step, 0).label);

    summary_free(masked);
    summary_free(summary);
    return text;
}

static void of_a_request_its_method_stays(void **state)
{
    g_autofree char *known = mask_request("INVITE alice"), *odd = mask_request("alice");
    g_autofree char *none = mask_request(NULL);

    (void)state;
    assert_string_equal(known, "INVITE");
    assert_string_equal(odd, VALUE_UNKNOWN);
    assert_string_equal(none, VALUE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_there_stays_away),
        cmocka_unit_test(labels_are_ours_or_those_of_their_code),
        cmocka_unit_test(of_a_request_its_method_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
