/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that explain a code, or two of them side by side. */

#include "explain.h"

#include "cause.h"
#include "compare.h"
#include "phrase.h"

static char *title_of(unsigned number, const struct code *code)
{
    return g_strdup_printf("%03u %s", number, code->name);
}

/* Behind the number; NULL where there is nothing to say. */
static const char *const standing[] = {
    [CODE_REGISTERED] = NULL,
    [CODE_DEPRECATED] = "is registered but deprecated",
    [CODE_HISTORIC] = "comes from an older RFC and was never registered",
    [CODE_VENDOR] = "is in no standard, only in the code of some products",
    [CODE_UNKNOWN] = NULL,
};

/* What its class says, and its standing where that is not the usual one. */
static void add_standing(struct page *page, unsigned number, const struct code *code)
{
    const struct code_class *class = code->code_class;

    if (class->number == 0)
        page_add(page, g_strdup(class->caller));
    else
        page_add(page, g_strdup_printf("%uxx, %s: %s", class->number, class->name, class->caller));
    if (standing[code->status])
        page_add(page, g_strdup_printf("%u %s.", number, standing[code->status]));
}

static void add_senders(struct page *page, unsigned number, const struct code *code)
{
    g_autofree char *senders = phrase_senders(code);
    g_autofree char *methods = phrase_methods(code);

    if (*senders)
        page_add(page,
                 g_strdup_printf("%u is sent by %s and answers %s.", number, senders, methods));
    page_add(page, g_strdup(code->use));
}

static void add_headers(struct page *page, const char *level, const char *const *headers)
{
    g_autofree char *list = phrase_list(headers);

    if (*list)
        page_add(page, g_strdup_printf("It %s carry %s.", level, list));
}

static void add_similar(struct page *page, const struct code *code)
{
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++)
        page_add(page,
                 g_strdup_printf("%u %s: %s %s", similar->code, code_explain(similar->code)->name,
                                 similar->tell, similar->therefore));
}

static void add_causes(struct page *page, unsigned number)
{
    size_t count;
    const struct cause *causes = cause_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (cause_fits(&causes[i], number))
            page_add(page, g_strdup_printf("%u %s: %s", causes[i].cause, causes[i].name,
                                           causes[i].meaning));
    }
}

static void add_reference(struct page *page, const struct code *code, char *subject)
{
    page_begin(page, "Reference", subject, PAGE_PLAIN);
    page_add(page, phrase_references(code));
}

struct page *explain_code(unsigned number)
{
    const struct code *code = code_explain(number);
    g_autofree char *name = title_of(number, code);
    struct page *page = page_new(g_strdup_printf("SIP %s", name));

    page_begin(page, "In short", NULL, PAGE_PLAIN);
    page_add(page, g_strdup_printf("%s.", code->summary));
    add_standing(page, number, code);
    page_begin(page, "Meaning", NULL, PAGE_PLAIN);
    page_add(page, g_strdup(code->meaning));
    page_begin(page, "When you see it", NULL, PAGE_NUMBERED);
    page_add_all(page, code->scenarios);
    page_begin(page, "How to fix it", NULL, PAGE_NUMBERED);
    page_add_all(page, code->remedies);
    page_begin(page, "What the client may do next", NULL, PAGE_PLAIN);
    page_add(page, g_strdup(code->retry));
    page_begin(page, "Who sends it, and when", NULL, PAGE_PLAIN);
    add_senders(page, number, code);
    page_begin(page, "Headers to look at", NULL, PAGE_PLAIN);
    add_headers(page, "must", code->must_carry);
    add_headers(page, "should", code->should_carry);
    add_headers(page, "may", code->may_carry);
    page_begin(page, "Not to be confused with", NULL, PAGE_BULLETS);
    add_similar(page, code);
    page_begin(page, "Q.850 causes that map to it or from it", NULL, PAGE_BULLETS);
    add_causes(page, number);
    add_reference(page, code, NULL);
    return page;
}

static void add_classes(struct page *page, const struct code_comparison *comparison)
{
    const struct code_class *a = comparison->code[0]->code_class;
    const struct code_class *b = comparison->code[1]->code_class;

    page_begin(page, "What it means for the caller", NULL, PAGE_PLAIN);
    if (a == b && a->number != 0)
        page_add(page, g_strdup_printf("Both are %uxx, %s: %s", a->number, a->name, a->caller));
    for (unsigned i = 0; i < 2 && (a != b || a->number == 0); i++) {
        const struct code_class *class = comparison->code[i]->code_class;

        if (class->number == 0)
            page_add(page, g_strdup_printf("%u: %s", comparison->number[i], class->caller));
        else
            page_add(page, g_strdup_printf("%u is a %uxx, %s: %s", comparison->number[i],
                                           class->number, class->name, class->caller));
    }
}

static void add_both(struct page *page, const struct code_comparison *comparison)
{
    for (unsigned i = 0; i < 2; i++) {
        const struct code *code = comparison->code[i];
        unsigned number = comparison->number[i];

        page_begin(page, "Meaning", title_of(number, code), PAGE_PLAIN);
        page_add(page, g_strdup(code->meaning));
        page_begin(page, "When you see it", title_of(number, code), PAGE_NUMBERED);
        page_add_all(page, code->scenarios);
        page_begin(page, "How to fix it", title_of(number, code), PAGE_NUMBERED);
        page_add_all(page, code->remedies);
    }
}

static void add_differences(struct page *page, const struct code_comparison *comparison)
{
    page_begin(page, "Key differences", NULL, PAGE_NUMBERED);
    for (unsigned i = 0; i < comparison->differences->len; i++)
        page_add(page, g_strdup(comparison->differences->pdata[i]));
}

static void add_use(struct page *page, const struct code_comparison *comparison)
{
    page_begin(page, "When to use which", NULL, PAGE_BULLETS);
    for (unsigned i = 0; i < 2; i++)
        page_add(page, g_strdup_printf("%u: %s", comparison->number[i], comparison->code[i]->use));
}

struct page *explain_difference(unsigned a, unsigned b)
{
    if (a == b)
        return explain_code(a);
    struct code_comparison *comparison = code_compare(a, b);
    g_autofree char *title_a = title_of(a, comparison->code[0]);
    g_autofree char *title_b = title_of(b, comparison->code[1]);
    struct page *page = page_new(g_strdup_printf("SIP %s vs %s", title_a, title_b));

    page_begin(page, "In short", NULL, PAGE_PLAIN);
    for (unsigned i = 0; i < 2; i++)
        page_add(page,
                 g_strdup_printf("%u: %s.", comparison->number[i], comparison->code[i]->summary));
    add_classes(page, comparison);
    add_both(page, comparison);
    add_differences(page, comparison);
    add_use(page, comparison);
    for (unsigned i = 0; i < 2; i++)
        add_reference(page, comparison->code[i],
                      title_of(comparison->number[i], comparison->code[i]));
    code_comparison_free(comparison);
    return page;
}

static void add_responses(struct page *page, const struct cause *cause)
{
    for (const unsigned *response = cause->responses; *response != 0; response++) {
        const struct code *code = code_explain(*response);

        page_add(page, g_strdup_printf("%u %s: %s.", *response, code->name, code->summary));
    }
}

struct page *explain_cause(const char *protocol, unsigned number)
{
    struct cause cause;

    if (!cause_explain(protocol, number, &cause))
        return NULL;
    if (cause_is_code(protocol))
        return explain_code(number);
    struct page *page =
        page_new(g_strdup_printf("%s cause %u %s", cause.protocol, number, cause.name));
    page_begin(page, "Meaning", NULL, PAGE_PLAIN);
    if (cause.cause != number)
        page_add(page, g_strdup_printf("Cause %u is not assigned: it counts as %u, the unspecified "
                                       "one of its class.",
                                       number, cause.cause));
    page_add(page, g_strdup(cause.meaning));
    page_begin(page, "How to fix it", NULL, PAGE_PLAIN);
    page_add(page, g_strdup(cause.remedy));
    page_begin(page, "SIP codes that map to it or from it", NULL, PAGE_BULLETS);
    add_responses(page, &cause);
    return page;
}

struct page *explain_warning(unsigned number)
{
    const struct warn_code *code = warn_code_find(number);

    if (!code)
        return NULL;
    struct page *page = page_new(g_strdup_printf("SIP Warning %u %s", number, code->text));
    page_begin(page, "Meaning", NULL, PAGE_PLAIN);
    page_add(page, g_strdup(code->meaning));
    page_begin(page, "How to fix it", NULL, PAGE_PLAIN);
    page_add(page, g_strdup(code->remedy));
    return page;
}

struct page *explain_list(const char *title, const GPtrArray *codes)
{
    struct page *page = page_new(g_strdup_printf("SIP response codes: %s", title));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    for (unsigned i = 0; i < codes->len; i++) {
        const struct code *code = codes->pdata[i];

        page_add(page, g_strdup_printf("%u %s: %s", code->code, code->name, code->summary));
    }
    return page;
}
