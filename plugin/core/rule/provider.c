/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a provider says of a failure in a code or text of its own. */

#include "rule.h"

#include "provider_code.h"

#include <glib.h>
#include <string.h>

/* A sentence says more than a summary has room for, and is not repeated there. */
static enum finding_form name_form(const struct provider_code *known)
{
    if (strchr(known->pattern, ' '))
        return known->is_inferred ? FINDING_PROVIDER_CODE_SENTENCE_LIKELY
                                  : FINDING_PROVIDER_CODE_SENTENCE;
    return known->is_inferred ? FINDING_PROVIDER_CODE_LIKELY : FINDING_PROVIDER_CODE;
}

static bool add_known(struct evidence *evidence, const char *field, const char *text)
{
    const struct provider_code *known = provider_code_find(field, text, evidence->response->code);

    if (!known)
        return false;
    finding_add(evidence, name_form(known),
                (const struct value[]){value_provider(known->name),
                                       value_value(known->pattern),
                                       value_text(known->meaning),
                                       value_source(known->source),
                                       value_published(known->date),
                                       value_advice(known->remedy),
                                       {0}});
    return true;
}

static void add_said(struct evidence *evidence, const char *text)
{
    finding_add(evidence, FINDING_PROVIDER_CODE_SAID,
                (const struct value[]){value_value(text), {0}});
}

/* "403 Forbidden D35": behind the registered phrase. A word of another kind is no code. */
static void find_in_phrase(struct evidence *evidence)
{
    const char *name = result_about(evidence->response)->name,
               *phrase = evidence->response->rare->phrase;
    size_t length = strlen(name);

    if (phrase && g_ascii_strncasecmp(phrase, name, length) == 0 && phrase[length] == ' ')
        add_known(evidence, "phrase", phrase + length + 1);
}

static void find_in_header(struct evidence *evidence, const char *header)
{
    struct slice value;

    if (!fields_find_by_name(&evidence->message->fields, header, &value) || value.length == 0)
        return;
    const char *text = store_text(evidence->store, value);
    if (!add_known(evidence, header, text))
        add_said(evidence, text);
}

/* Length of "9810e5a9-667c-4513-8d3a-5d83503e1c71;". */
#define IDENTIFIER_LENGTH 37

/* The sentence behind the identifier of a call; NULL where the text has another form. */
static const char *find_sentence(const char *text)
{
    if (!text || strspn(text, "0123456789abcdefABCDEF-") != IDENTIFIER_LENGTH - 1 ||
        text[IDENTIFIER_LENGTH - 1] != ';')
        return NULL;
    return text[IDENTIFIER_LENGTH] ? text + IDENTIFIER_LENGTH : NULL;
}

static void find_in_reason(struct evidence *evidence)
{
    const struct result *response = evidence->response;

    for (unsigned i = 0; i < response->rare->reason_count; i++) {
        const char *sentence = find_sentence(response->rare->reasons[i].text);

        if (sentence && !add_known(evidence, "Reason", sentence))
            add_said(evidence, sentence);
    }
}

static void find(struct evidence *evidence)
{
    if (evidence->response->code < 400)
        return;
    find_in_header(evidence, "X-Twilio-Error");
    find_in_phrase(evidence);
    find_in_reason(evidence);
}

const struct rule rule_provider = {.lowest = 400, .on_response = find};
