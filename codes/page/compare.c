/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts that tell two codes apart. */

#include "compare.h"

#include "phrase.h"
#include "sentence.h"

#include <string.h>

static const struct code_similar *find_curated(const struct code *code, unsigned other)
{
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        if (similar->code == other)
            return similar;
    }
    return NULL;
}

/* Takes the sentence. */
static void add(const struct code_comparison *comparison, char *sentence)
{
    g_ptr_array_add(comparison->differences, sentence);
}

static gboolean lists_equal(const char *const *a, const char *const *b)
{
    return g_strv_equal(a, b);
}

/* Nobody is known to send an unknown code, and it has no methods. */
static gboolean either_is_unknown(const struct code_comparison *comparison)
{
    return comparison->code[0]->code == 0 || comparison->code[1]->code == 0;
}

static void compare_senders(const struct code_comparison *comparison)
{
    g_autofree char *of_a = phrase_senders(comparison->code[0]);
    g_autofree char *of_b = phrase_senders(comparison->code[1]);

    if (either_is_unknown(comparison) || strcmp(of_a, of_b) == 0)
        return;
    add(comparison, SENTENCE_WITH(SENTENCE_COMPARE_SENDERS, value_code(comparison->number[0]),
                                  value_senders(of_a), value_othercode(comparison->number[1]),
                                  value_othersenders(of_b)));
}

static void compare_methods(const struct code_comparison *comparison)
{
    g_autofree char *of_a = phrase_methods(comparison->code[0]);
    g_autofree char *of_b = phrase_methods(comparison->code[1]);

    if (either_is_unknown(comparison) || strcmp(of_a, of_b) == 0)
        return;
    add(comparison, SENTENCE_WITH(SENTENCE_COMPARE_METHODS, value_code(comparison->number[0]),
                                  value_methods(of_a), value_othercode(comparison->number[1]),
                                  value_othermethods(of_b)));
}

static void compare_headers(const struct code_comparison *comparison, enum sentence level,
                            const char *const *of_a, const char *const *of_b)
{
    if (lists_equal(of_a, of_b))
        return;
    for (unsigned i = 0; i < 2; i++) {
        g_autofree char *headers = phrase_list(i == 0 ? of_a : of_b);

        if (*headers)
            add(comparison,
                SENTENCE_WITH(level, value_code(comparison->number[i]), value_headers(headers)));
    }
}

static void compare_retry(const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++)
        add(comparison, SENTENCE_WITH(SENTENCE_COMPARE_RETRY, value_code(comparison->number[i]),
                                      value_text(comparison->code[i]->retry)));
}

static char *describe_standing(unsigned number, enum code_status status)
{
    static const enum sentence standing[CODE_STATUS_COUNT] = {
        [CODE_REGISTERED] = SENTENCE_COMPARE_REGISTERED,
        [CODE_DEPRECATED] = SENTENCE_COMPARE_DEPRECATED,
        [CODE_HISTORIC] = SENTENCE_COMPARE_HISTORIC,
        [CODE_VENDOR] = SENTENCE_COMPARE_VENDOR,
        [CODE_UNKNOWN] = SENTENCE_COMPARE_UNKNOWN,
    };

    return SENTENCE_WITH(standing[status], value_code(number));
}

static void compare_standing(const struct code_comparison *comparison)
{
    enum code_status a = comparison->code[0]->status, b = comparison->code[1]->status;
    g_autofree char *of_a = describe_standing(comparison->number[0], a);
    g_autofree char *of_b = describe_standing(comparison->number[1], b);

    if (a != b)
        add(comparison,
            SENTENCE_WITH(SENTENCE_COMPARE_STANDING, value_first(of_a), value_second(of_b)));
}

struct code_comparison *code_compare(unsigned a, unsigned b)
{
    struct code_comparison *comparison = g_new0(struct code_comparison, 1);
    const struct code *code_a = code_explain(a), *code_b = code_explain(b);

    comparison->number[0] = a;
    comparison->number[1] = b;
    comparison->code[0] = code_a;
    comparison->code[1] = code_b;
    comparison->curated = find_curated(code_a, b);
    comparison->differences = g_ptr_array_new_with_free_func(g_free);
    if (a == b)
        return comparison;
    if (comparison->curated) {
        add(comparison, g_strdup(comparison->curated->tell));
        add(comparison, g_strdup(comparison->curated->therefore));
    }
    compare_senders(comparison);
    compare_methods(comparison);
    compare_headers(comparison, SENTENCE_COMPARE_MUST, code_a->must_carry, code_b->must_carry);
    compare_headers(comparison, SENTENCE_COMPARE_SHOULD, code_a->should_carry,
                    code_b->should_carry);
    compare_headers(comparison, SENTENCE_COMPARE_MAY, code_a->may_carry, code_b->may_carry);
    compare_retry(comparison);
    compare_standing(comparison);
    return comparison;
}

void code_comparison_free(struct code_comparison *comparison)
{
    g_ptr_array_unref(comparison->differences);
    g_free(comparison);
}
