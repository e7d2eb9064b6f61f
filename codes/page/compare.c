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

/* Whole sentences about codes of two classes, the lower class first: its row. Where both are of one
 * class, the page says what that means. */
static const enum sentence contrasts[CODE_CLASS_COUNT][CODE_CLASS_COUNT] = {
    [1] = {[2] = SENTENCE_COMPARE_GOES_ON_SUCCEEDS,
           SENTENCE_COMPARE_GOES_ON_REDIRECTED,
           SENTENCE_COMPARE_GOES_ON_FAILS,
           SENTENCE_COMPARE_GOES_ON_FAILS,
           SENTENCE_COMPARE_GOES_ON_EVERYWHERE},
    [2] = {[3] = SENTENCE_COMPARE_SUCCEEDS_REDIRECTED,
           SENTENCE_COMPARE_SUCCEEDS_FAILS,
           SENTENCE_COMPARE_SUCCEEDS_FAILS,
           SENTENCE_COMPARE_SUCCEEDS_EVERYWHERE},
    [3] = {[4] = SENTENCE_COMPARE_REDIRECTED_FAILS,
           SENTENCE_COMPARE_REDIRECTED_FAILS,
           SENTENCE_COMPARE_REDIRECTED_EVERYWHERE},
    [4] = {[5] = SENTENCE_COMPARE_REQUEST_SERVER, SENTENCE_COMPARE_HERE_EVERYWHERE},
    [5] = {[6] = SENTENCE_COMPARE_HERE_EVERYWHERE},
};

enum sentence code_class_contrast(unsigned lower, unsigned higher)
{
    return lower == 0 || lower >= higher ? SENTENCE_NONE : contrasts[lower][higher];
}

/* What a curated pair says better. */
static void contrast_classes(const struct code_comparison *comparison)
{
    unsigned a = comparison->code[0]->code_class->number;
    unsigned b = comparison->code[1]->code_class->number;
    unsigned lower = a < b ? 0 : 1;

    enum sentence contrast = code_class_contrast(MIN(a, b), MAX(a, b));

    if (!comparison->curated && contrast != SENTENCE_NONE)
        add(comparison, SENTENCE_WITH(contrast, value_code(comparison->number[lower]),
                                      value_othercode(comparison->number[1 - lower])));
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

/* What a list of header fields asks for: always, and where it has a condition. */
struct level {
    enum sentence always;
    enum sentence sometimes;
};

static const struct level must = {SENTENCE_COMPARE_MUST, SENTENCE_COMPARE_MUST_SOMETIMES};
static const struct level should = {SENTENCE_COMPARE_SHOULD, SENTENCE_COMPARE_SHOULD_SOMETIMES};
static const struct level may = {SENTENCE_COMPARE_MAY, SENTENCE_COMPARE_MAY};

static gboolean is_told(const struct code_similar *curated, const char *name)
{
    return curated && (strstr(curated->tell, name) || strstr(curated->therefore, name));
}

/* Whether a list has a header field of that name, with a condition or without. */
static gboolean has_header(const char *const *headers, const char *name, gboolean sometimes)
{
    size_t length = strlen(name);

    for (; *headers; headers++) {
        if (strncmp(*headers, name, length) == 0 && strchr(" ", (*headers)[length]) &&
            (strchr(*headers, '(') != NULL) == sometimes)
            return TRUE;
    }
    return FALSE;
}

/* The names of those that have a condition or have none, but those that a curated text names, and
 * those that the other code has likewise: the page of each says under which conditions. */
static char *name_headers(const char *const *headers, const char *const *others, gboolean sometimes,
                          const struct code_similar *curated)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (; *headers; headers++) {
        char *name = g_strndup(*headers, strcspn(*headers, " "));

        if ((strchr(*headers, '(') != NULL) == sometimes && !is_told(curated, name) &&
            !has_header(others, name, sometimes))
            g_ptr_array_add(names, name);
        else
            g_free(name);
    }
    g_ptr_array_add(names, NULL);
    return phrase_list((const char *const *)names->pdata);
}

static void add_headers(const struct code_comparison *comparison, unsigned i, enum sentence level,
                        const char *const *headers, const char *const *others, gboolean sometimes)
{
    g_autofree char *names = name_headers(headers, others, sometimes, comparison->curated);

    if (*names)
        add(comparison,
            SENTENCE_WITH(level, value_code(comparison->number[i]), value_headers(names)));
}

static void compare_headers(const struct code_comparison *comparison, const struct level *level,
                            const char *const *of_a, const char *const *of_b)
{
    if (g_strv_equal(of_a, of_b))
        return;
    for (unsigned i = 0; i < 2; i++) {
        const char *const *own = i == 0 ? of_a : of_b, *const *others = i == 0 ? of_b : of_a;

        add_headers(comparison, i, level->always, own, others, FALSE);
        add_headers(comparison, i, level->sometimes, own, others, TRUE);
    }
}

enum sentence code_standing(enum code_status status)
{
    static const enum sentence standing[CODE_STATUS_COUNT] = {
        [CODE_REGISTERED] = SENTENCE_COMPARE_REGISTERED,
        [CODE_DEPRECATED] = SENTENCE_COMPARE_DEPRECATED,
        [CODE_HISTORIC] = SENTENCE_COMPARE_HISTORIC,
        [CODE_VENDOR] = SENTENCE_COMPARE_VENDOR,
        [CODE_UNKNOWN] = SENTENCE_COMPARE_UNKNOWN,
    };

    return standing[status];
}

static char *describe_standing(unsigned number, enum code_status status)
{
    return SENTENCE_WITH(code_standing(status), value_code(number));
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
    contrast_classes(comparison);
    compare_senders(comparison);
    compare_methods(comparison);
    compare_headers(comparison, &must, code_a->must_carry, code_b->must_carry);
    compare_headers(comparison, &should, code_a->should_carry, code_b->should_carry);
    compare_headers(comparison, &may, code_a->may_carry, code_b->may_carry);
    compare_standing(comparison);
    if (comparison->differences->len == 0)
        add(comparison, SENTENCE_WITH(SENTENCE_COMPARE_ALIKE, value_code(a), value_othercode(b)));
    return comparison;
}

void code_comparison_free(struct code_comparison *comparison)
{
    g_ptr_array_unref(comparison->differences);
    g_free(comparison);
}
