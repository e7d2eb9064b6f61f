/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages that explain a code, a cause or a warn-code, and lists of codes. */

#include "explain.h"

#include "cause.h"
#include "phrase.h"
#include "section.h"
#include "target.h"

static void add_class(struct page *page, unsigned number, const struct code_class *class)
{
    if (class->number == 0)
        page_add(page, g_strdup(class->caller));
    else
        page_add(page, section_class(SENTENCE_PAGE_CLASS, number, class));
}

/* Where it is not the usual one. */
static void add_standing(struct page *page, unsigned number, const struct code *code)
{
    static const enum sentence standing[CODE_STATUS_COUNT] = {
        [CODE_REGISTERED] = SENTENCE_NONE,        [CODE_DEPRECATED] = SENTENCE_PAGE_DEPRECATED,
        [CODE_HISTORIC] = SENTENCE_PAGE_HISTORIC, [CODE_VENDOR] = SENTENCE_PAGE_VENDOR,
        [CODE_UNKNOWN] = SENTENCE_NONE,
    };

    if (standing[code->status] != SENTENCE_NONE)
        page_add(page, SENTENCE_WITH(standing[code->status], value_code(number)));
}

static void add_senders(struct page *page, unsigned number, const struct code *code)
{
    g_autofree char *senders = phrase_senders(code);
    g_autofree char *methods = phrase_methods(code);

    if (*senders)
        page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SENT, value_code(number), value_senders(senders),
                                     value_methods(methods)));
    page_add(page, g_strdup(code->use));
}

static void add_headers(struct page *page, enum sentence level, const char *const *headers)
{
    g_autofree char *list = phrase_list(headers);

    if (*list)
        page_add(page, SENTENCE_WITH(level, value_headers(list)));
}

static void add_similar(struct page *page, const struct code *code)
{
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        g_autofree char *response = phrase_response(similar->code, code_explain(similar->code));

        page_add_link(page, target_code(similar->code), response,
                      SENTENCE_WITH(SENTENCE_PAGE_SIMILAR, value_response(response),
                                    value_difference(similar->tell),
                                    value_consequence(similar->therefore)));
    }
}

static void add_causes(struct page *page, unsigned number)
{
    size_t count;
    const struct cause *causes = cause_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (cause_maps(&causes[i], number))
            page_add_link(page, target_cause(&causes[i]), causes[i].name,
                          SENTENCE_WITH(SENTENCE_PAGE_NAMED_CAUSE, value_cause(causes[i].cause),
                                        value_name(causes[i].name), value_text(causes[i].meaning)));
    }
}

/* What it says in answer to single methods. */
static void add_summaries(struct page *page, const struct code *code)
{
    const struct code_summary *summary = code->summaries;

    section_begin(page, SENTENCE_PAGE_BY_METHOD, PAGE_BULLETS);
    for (; summary && summary->method; summary++)
        page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SUMMARY_OF, value_method(summary->method),
                                     value_summary(summary->text)));
}

static void add_scenarios(struct page *page, const struct code *code)
{
    section_begin(page, SENTENCE_PAGE_TRIAGE, PAGE_PLAIN);
    if (code->triage)
        page_add(page, g_strdup(code->triage));
    section_begin(page, SENTENCE_PAGE_SCENARIOS, PAGE_NUMBERED);
    page_add_all(page, code->scenarios);
    section_begin(page, SENTENCE_PAGE_REMEDIES, PAGE_NUMBERED);
    page_add_all(page, code->remedies);
    section_begin(page, SENTENCE_PAGE_COMMANDS, PAGE_BULLETS);
    page_add_all(page, code->commands);
}

static void add_retry(struct page *page, const struct code *code)
{
    section_begin(page, SENTENCE_PAGE_RETRY, PAGE_PLAIN);
    page_add(page, g_strdup(code->retry));
}

static void add_reference(struct page *page, const struct code *code)
{
    section_begin(page, SENTENCE_PAGE_REFERENCE, PAGE_PLAIN);
    page_add(page, phrase_references(code));
}

struct page *explain_code(unsigned number)
{
    static const char *const nothing[] = {NULL};

    return explain_response(number, nothing);
}

struct page *explain_response(unsigned number, const char *const *shown)
{
    const struct code *code = code_explain(number);
    g_autofree char *response = phrase_response(number, code);
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_PAGE_CODE, value_response(response)));

    section_begin(page, SENTENCE_PAGE_SHOWN, PAGE_PLAIN);
    page_add_all(page, shown);
    section_begin(page, SENTENCE_PAGE_IN_SHORT, PAGE_PLAIN);
    page_add(page, SENTENCE_WITH(SENTENCE_PAGE_SUMMARY, value_summary(code->summary)));
    add_class(page, number, code->code_class);
    add_standing(page, number, code);
    add_summaries(page, code);
    section_begin(page, SENTENCE_PAGE_MEANING, PAGE_PLAIN);
    page_add(page, g_strdup(code->meaning));
    add_scenarios(page, code);
    add_retry(page, code);
    section_begin(page, SENTENCE_PAGE_SENDERS, PAGE_PLAIN);
    add_senders(page, number, code);
    section_begin(page, SENTENCE_PAGE_HEADERS, PAGE_PLAIN);
    add_headers(page, SENTENCE_PAGE_MUST, code->must_carry);
    add_headers(page, SENTENCE_PAGE_SHOULD, code->should_carry);
    add_headers(page, SENTENCE_PAGE_MAY, code->may_carry);
    section_begin(page, SENTENCE_PAGE_SIMILARS, PAGE_BULLETS);
    add_similar(page, code);
    section_begin(page, SENTENCE_PAGE_CAUSES, PAGE_BULLETS);
    add_causes(page, number);
    add_reference(page, code);
    return page;
}

struct page *explain_in_manual(unsigned number)
{
    const struct code *code = code_explain(number);
    struct page *page = page_new(phrase_response(number, code));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    page_add(page, g_strdup(code->meaning));
    add_scenarios(page, code);
    add_retry(page, code);
    section_begin(page, SENTENCE_PAGE_USE, PAGE_PLAIN);
    page_add(page, g_strdup(code->use));
    add_reference(page, code);
    return page;
}

static void add_codes(struct page *page, enum sentence heading, const unsigned *codes)
{
    section_begin(page, heading, PAGE_BULLETS);
    for (; *codes != 0; codes++)
        section_add_response(page, SENTENCE_PAGE_RESPONSE, *codes);
}

struct page *explain_cause(const char *protocol, unsigned number)
{
    struct cause cause;

    if (!cause_explain(protocol, number, &cause))
        return NULL;
    if (cause_is_code(protocol))
        return explain_code(number);
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_PAGE_CAUSE, value_protocol(cause.protocol),
                                               value_cause(number), value_name(cause.name)));
    section_begin(page, SENTENCE_PAGE_MEANING, PAGE_PLAIN);
    if (cause.cause != number)
        page_add(page, SENTENCE_WITH(SENTENCE_PAGE_UNASSIGNED, value_cause(number),
                                     value_unspecified(cause.cause)));
    page_add(page, g_strdup(cause.meaning));
    section_begin(page, SENTENCE_PAGE_REMEDIES, PAGE_PLAIN);
    page_add(page, g_strdup(cause.remedy));
    add_codes(page, SENTENCE_PAGE_TO_SIP, cause.to_sip);
    add_codes(page, SENTENCE_PAGE_FROM_SIP, cause.from_sip);
    add_codes(page, SENTENCE_PAGE_STACKS, cause.stacks);
    return page;
}

struct page *explain_warning(unsigned number)
{
    const struct warn_code *code = warn_code_find(number);

    if (!code)
        return NULL;
    struct page *page = page_new(
        SENTENCE_WITH(SENTENCE_PAGE_WARNING, value_warning(number), value_phrase(code->text)));
    section_begin(page, SENTENCE_PAGE_MEANING, PAGE_PLAIN);
    page_add(page, g_strdup(code->meaning));
    section_begin(page, SENTENCE_PAGE_REMEDIES, PAGE_PLAIN);
    page_add(page, g_strdup(code->remedy));
    return page;
}

struct page *explain_list(const char *title, const GPtrArray *codes)
{
    struct page *page = page_new(SENTENCE_WITH(SENTENCE_PAGE_LIST, value_query(title)));

    page_begin(page, NULL, NULL, PAGE_PLAIN);
    for (unsigned i = 0; i < codes->len; i++)
        section_add_response(page, SENTENCE_PAGE_LISTED,
                             ((const struct code *)codes->pdata[i])->code);
    return page;
}
