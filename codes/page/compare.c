/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts that tell two codes apart. */

#include "compare.h"

#include "phrase.h"

#include <string.h>

static const struct code_similar *find_curated(const struct code *code, unsigned other)
{
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        if (similar->code == other)
            return similar;
    }
    return NULL;
}

static void add(GPtrArray *sentences, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void add(GPtrArray *sentences, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_ptr_array_add(sentences, g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

static gboolean lists_equal(const char *const *a, const char *const *b)
{
    return g_strv_equal(a, b);
}

/* Nobody is known to send an unknown code. */
static void compare_senders(const struct code_comparison *comparison)
{
    const struct code *a = comparison->code[0], *b = comparison->code[1];

    if (!*a->senders || !*b->senders || lists_equal(a->senders, b->senders))
        return;
    g_autofree char *of_a = phrase_senders(a);
    g_autofree char *of_b = phrase_senders(b);
    add(comparison->differences, "%u is sent by %s; %u by %s.", comparison->number[0], of_a,
        comparison->number[1], of_b);
}

/* An unknown code has no methods to compare. */
static void compare_methods(const struct code_comparison *comparison)
{
    const struct code *a = comparison->code[0], *b = comparison->code[1];

    if (!*a->methods || !*b->methods ||
        (lists_equal(a->methods, b->methods) && lists_equal(a->not_methods, b->not_methods)))
        return;
    g_autofree char *of_a = phrase_methods(a);
    g_autofree char *of_b = phrase_methods(b);
    add(comparison->differences, "%u answers %s; %u answers %s.", comparison->number[0], of_a,
        comparison->number[1], of_b);
}

static void compare_headers(const struct code_comparison *comparison, const char *level,
                            const char *const *of_a, const char *const *of_b)
{
    if (lists_equal(of_a, of_b))
        return;
    g_autofree char *a = phrase_list(of_a);
    g_autofree char *b = phrase_list(of_b);
    if (*a)
        add(comparison->differences, "%u %s carry %s.", comparison->number[0], level, a);
    if (*b)
        add(comparison->differences, "%u %s carry %s.", comparison->number[1], level, b);
}

static void compare_retry(const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++)
        add(comparison->differences, "After %u: %s", comparison->number[i],
            comparison->code[i]->retry);
}

static void compare_status(const struct code_comparison *comparison)
{
    static const char *const standing[] = {
        [CODE_REGISTERED] = "registered",
        [CODE_DEPRECATED] = "registered but deprecated",
        [CODE_HISTORIC] = "from an older RFC and was never registered",
        [CODE_VENDOR] = "in no standard, only in the code of some products",
        [CODE_UNKNOWN] = "unknown",
    };
    enum code_status a = comparison->code[0]->status, b = comparison->code[1]->status;

    if (a != b)
        add(comparison->differences, "%u is %s; %u is %s.", comparison->number[0], standing[a],
            comparison->number[1], standing[b]);
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
        add(comparison->differences, "%s", comparison->curated->tell);
        add(comparison->differences, "%s", comparison->curated->therefore);
    }
    compare_senders(comparison);
    compare_methods(comparison);
    compare_headers(comparison, "must", code_a->must_carry, code_b->must_carry);
    compare_headers(comparison, "should", code_a->should_carry, code_b->should_carry);
    compare_headers(comparison, "may", code_a->may_carry, code_b->may_carry);
    compare_retry(comparison);
    compare_status(comparison);
    return comparison;
}

void code_comparison_free(struct code_comparison *comparison)
{
    g_ptr_array_unref(comparison->differences);
    g_free(comparison);
}
