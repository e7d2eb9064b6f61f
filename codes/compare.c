/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The facts that tell two codes apart. */

#include "code.h"

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

static void add_class(const struct code_comparison *comparison, unsigned i)
{
    const struct code_class *class = comparison->code[i]->code_class;

    if (class->number == 0)
        add(comparison->differences, "%u is no SIP code. %s", comparison->number[i], class->caller);
    else
        add(comparison->differences, "%u is a %uxx, %s. %s", comparison->number[i], class->number,
            class->name, class->caller);
}

static void compare_class(const struct code_comparison *comparison)
{
    const struct code_class *class = comparison->code[0]->code_class;

    if (class == comparison->code[1]->code_class) {
        if (class->number != 0)
            add(comparison->differences, "Both are %uxx, %s. %s", class->number, class->name,
                class->caller);
        return;
    }
    add_class(comparison, 0);
    add_class(comparison, 1);
}

static void compare_summary(const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++)
        add(comparison->differences, "%u: %s.", comparison->number[i],
            comparison->code[i]->summary);
}

static gboolean lists_equal(const char *const *a, const char *const *b)
{
    return g_strv_equal(a, b);
}

static char *describe_methods(const struct code *code)
{
    g_autofree char *methods = g_strjoinv(", ", (char **)code->methods);
    g_autofree char *not_methods = g_strjoinv(", ", (char **)code->not_methods);
    const char *requests = strcmp(methods, "any") == 0 ? "any request" : methods;

    if (*not_methods == '\0')
        return g_strdup(requests);
    if (strcmp(not_methods, "others") == 0)
        return g_strdup_printf("%s only", requests);
    return g_strdup_printf("%s but never %s", requests, not_methods);
}

/* An unknown code has no methods to compare. */
static void compare_methods(const struct code_comparison *comparison)
{
    const struct code *a = comparison->code[0], *b = comparison->code[1];

    if (!*a->methods || !*b->methods ||
        (lists_equal(a->methods, b->methods) && lists_equal(a->not_methods, b->not_methods)))
        return;
    g_autofree char *of_a = describe_methods(a);
    g_autofree char *of_b = describe_methods(b);
    add(comparison->differences, "%u answers %s; %u answers %s.", comparison->number[0], of_a,
        comparison->number[1], of_b);
}

static void compare_headers(const struct code_comparison *comparison, const char *level,
                            const char *const *of_a, const char *const *of_b)
{
    if (lists_equal(of_a, of_b))
        return;
    g_autofree char *a = g_strjoinv(", ", (char **)of_a);
    g_autofree char *b = g_strjoinv(", ", (char **)of_b);
    if (*a)
        add(comparison->differences, "%u %s carry %s.", comparison->number[0], level, a);
    if (*b)
        add(comparison->differences, "%u %s carry %s.", comparison->number[1], level, b);
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
    compare_class(comparison);
    compare_summary(comparison);
    compare_methods(comparison);
    compare_headers(comparison, "must", code_a->must_carry, code_b->must_carry);
    compare_headers(comparison, "should", code_a->should_carry, code_b->should_carry);
    compare_headers(comparison, "may", code_a->may_carry, code_b->may_carry);
    compare_status(comparison);
    return comparison;
}

void code_comparison_free(struct code_comparison *comparison)
{
    g_ptr_array_unref(comparison->differences);
    g_free(comparison);
}

static void print_heading(GString *out, const struct code_comparison *comparison, unsigned i,
                          const char *heading)
{
    g_string_append_printf(out, "\n%s: %u %s\n", heading, comparison->number[i],
                           comparison->code[i]->name);
}

static void print_list(GString *out, const char *const *texts)
{
    for (unsigned i = 0; texts[i]; i++)
        g_string_append_printf(out, "  %u. %s\n", i + 1, texts[i]);
}

char *code_comparison_text(const struct code_comparison *comparison)
{
    GString *out = g_string_new(NULL);
    const struct code *const *code = comparison->code;

    g_string_append_printf(out, "SIP %u %s vs %u %s\n", comparison->number[0], code[0]->name,
                           comparison->number[1], code[1]->name);
    for (unsigned i = 0; i < 2; i++) {
        print_heading(out, comparison, i, "Meaning");
        g_string_append_printf(out, "  %s\n", code[i]->meaning);
    }
    g_string_append(out, "\nKey differences\n");
    if (comparison->differences->len == 0)
        g_string_append(out, "  None are known: they are treated alike.\n");
    for (unsigned i = 0; i < comparison->differences->len; i++)
        g_string_append_printf(out, "  %u. %s\n", i + 1,
                               (const char *)comparison->differences->pdata[i]);
    for (unsigned i = 0; i < 2; i++) {
        print_heading(out, comparison, i, "When you see it");
        print_list(out, code[i]->scenarios);
    }
    for (unsigned i = 0; i < 2; i++) {
        print_heading(out, comparison, i, "How to fix it");
        print_list(out, code[i]->remedies);
    }
    for (unsigned i = 0; i < 2; i++) {
        g_autofree char *references = g_strjoinv("; ", (char **)code[i]->references);
        print_heading(out, comparison, i, "Reference");
        g_string_append_printf(out, "  %s\n", references);
    }
    return g_string_free(out, FALSE);
}
