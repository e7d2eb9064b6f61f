/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Refusals by a header field of the request: it is missing, comes twice or is named, whatever the
 * code (RFC 3261 section 8.1.1). */

#include "rule.h"

#include "address.h"
#include "list.h"

#include <glib.h>
#include <string.h>

/* Codes that say why themselves: no field is to blame for a line that is busy. */
static bool says_why(unsigned code)
{
    static const unsigned codes[] = {401, 402, 407, 408, 410, 422, 423, 424, 480,
                                     486, 487, 491, 600, 603, 604, 607, 608};
    size_t i = 0;

    while (i < G_N_ELEMENTS(codes) && codes[i] != code)
        i++;
    return i < G_N_ELEMENTS(codes);
}

static void add(struct evidence *evidence, enum finding_form form, const char *header,
                struct slice value, const char *saying)
{
    finding_add(evidence, form,
                (const struct value[]){value_header(header),
                                       value_value(store_text(evidence->store, value)),
                                       value_phrase(saying),
                                       value_method(evidence->response->method),
                                       {0}});
}

/* The response has From of the request (RFC 3261 section 8.2.6.2). What 481 says of tags is the
 * dialog's, as of the next one. */
static bool lacks_from_tag(const struct evidence *evidence, struct slice *from)
{
    struct slice tag;

    return evidence->response->code != 481 && evidence->key->from_tag == 0 &&
           message_find_header(evidence->message, HEADER_FROM, from) &&
           address_uri(*from).length > 0 &&
           !(list_parameter(*from, "tag", &tag) && tag.length > 0) &&
           !memchr(from->data, '"', from->length);
}

/* Methods that are sent in dialogs only. */
static bool lacks_to_tag(const struct evidence *evidence)
{
    static const char *const methods[] = {"BYE", "PRACK", "UPDATE", NULL};

    return evidence->response->code != 481 && !evidence->request->has_to_tag &&
           g_strv_contains(methods, evidence->response->method);
}

/* The try before, which was challenged: the same CSeq number between the same hosts (RFC 3261
 * section 22.2). NULL where there is none. */
static const struct request *find_challenged(const struct evidence *evidence)
{
    const struct request *request = evidence->request;
    const struct transaction *before = evidence->transaction->next;

    if (request->credential_count == 0)
        return NULL;
    while (before && !((before->final_code == 401 || before->final_code == 407) &&
                       before->request && before->request->source == request->source &&
                       before->request->destination == request->destination &&
                       before->request->frame < request->frame))
        before = before->next;
    return before ? before->request : NULL;
}

static bool find_tag_or_number(struct evidence *evidence)
{
    const struct request *before = find_challenged(evidence);
    bool is_tagless = lacks_to_tag(evidence);
    struct slice from;

    if (lacks_from_tag(evidence, &from)) {
        add(evidence, FINDING_FIELD_AT_FAULT_FROM, "From", from, NULL);
        return true;
    }
    if (!before && !is_tagless)
        return false;
    finding_add(evidence,
                !before      ? FINDING_FIELD_AT_FAULT_TO
                : is_tagless ? FINDING_FIELD_AT_FAULT_TO_CSEQ
                             : FINDING_FIELD_AT_FAULT_CSEQ,
                (const struct value[]){value_method(evidence->response->method),
                                       value_cseq(evidence->key->cseq.number),
                                       value_frame(before ? before->frame : 0),
                                       {0}});
    return true;
}

static bool is_sip(struct slice uri)
{
    return slice_begins(uri, "sip:") || slice_begins(uri, "sips:");
}

static bool is_other_scheme(struct slice uri)
{
    return uri.length > 0 && memchr(uri.data, ':', uri.length) && !is_sip(uri);
}

/* 416 to a sip: address is about another one. */
static bool find_scheme(struct evidence *evidence, const struct recent *recent)
{
    static const enum header_name names[] = {HEADER_FROM, HEADER_TO, HEADER_CONTACT};

    if (evidence->response->code != 416 || !is_sip(slice_of(evidence->request->uri)))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const struct fields *fields =
            names[i] == HEADER_CONTACT ? &recent->fields : &evidence->message->fields;
        struct slice value;

        if (fields_find(fields, names[i], &value) && is_other_scheme(address_uri(value))) {
            add(evidence, FINDING_FIELD_AT_FAULT_SCHEME, field_name(names[i]), address_uri(value),
                NULL);
            return true;
        }
    }
    return false;
}

/* May come once, and holds no list (RFC 3261 section 7.3.1). */
static bool find_doubled(struct evidence *evidence, const struct recent *recent)
{
    static const enum header_name names[] = {
        HEADER_CALL_ID,
        HEADER_CONTENT_LENGTH,
        HEADER_CONTENT_TYPE,
        HEADER_CSEQ,
        HEADER_EVENT,
        HEADER_EXPIRES,
        HEADER_FROM,
        HEADER_MAX_FORWARDS,
        HEADER_RACK,
        HEADER_REFER_TO,
        HEADER_REFERRED_BY,
        HEADER_REPLACES,
        HEADER_SESSION_EXPIRES,
        HEADER_SUBSCRIPTION_STATE,
        HEADER_TO,
    };

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        struct slice value;

        if (fields_find(&recent->fields, names[i], &value) &&
            recent->fields.index[names[i]].next != 0) {
            add(evidence, FINDING_FIELD_AT_FAULT_DOUBLED, field_name(names[i]), value, NULL);
            return true;
        }
    }
    return false;
}

static bool is_word(char letter)
{
    return g_ascii_isalnum(letter) || letter == '-' || letter == '_';
}

/* Takes the next word off a text; false after the last one. */
static bool take_word(const char **text, struct slice *word)
{
    const char *start = *text;

    while (*start && !is_word(*start))
        start++;
    *text = start;
    while (is_word(**text))
        ++*text;
    *word = (struct slice){start, (size_t)(*text - start)};
    return word->length > 0;
}

static bool has_word(const char *text, const char *wanted)
{
    struct slice word;

    while (take_word(&text, &word)) {
        if (slice_equals(word, wanted))
            return true;
    }
    return false;
}

/* Whether a word of a text may be the name of a field. Those that are no words of English are meant
 * wherever they stand; others with "header" or "field" behind them, or with their fault before
 * them. */
static bool is_name(const char *saying, struct slice word)
{
    static const char *const faults[] = {"bad ", "invalid ", "missing ", "malformed ", "header "};
    const char *behind = word.data + word.length;

    if (memchr(word.data, '-', word.length) || slice_equals(word, "CSeq") ||
        slice_equals(word, "RAck") || slice_equals(word, "RSeq") ||
        g_ascii_strncasecmp(behind, " header", 7) == 0 ||
        g_ascii_strncasecmp(behind, " field", 6) == 0)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
        size_t length = strlen(faults[i]);

        if ((size_t)(word.data - saying) >= length && g_ascii_isupper(*word.data) &&
            g_ascii_strncasecmp(word.data - length, faults[i], length) == 0)
            return true;
    }
    return false;
}

/* The long form of a known name; NULL for any other. */
static const char *find_known(struct slice name)
{
    for (unsigned i = 0; i < HEADER_COUNT; i++) {
        if (slice_equals(name, field_name(i)))
            return field_name(i);
    }
    return NULL;
}

/* What a text says of one field: that the request has it, or that it is missing there. */
static bool find_field(struct evidence *evidence, const struct recent *recent, const char *saying,
                       struct slice word)
{
    g_autofree char *name = g_strndup(word.data, word.length);
    const char *known = find_known(word);
    struct slice value = {NULL, 0};

    if (fields_find_by_name(&recent->fields, name, &value))
        add(evidence, FINDING_FIELD_AT_FAULT, store_text(evidence->store, word), slice_trim(value),
            saying);
    else if (known && recent->is_complete && has_word(saying, "missing"))
        add(evidence, FINDING_FIELD_AT_FAULT_ABSENT, known, value, saying);
    else
        return false;
    return true;
}

/* How many names that a response says are looked for: no server says as many. */
#define NAMES_MAX 4

static bool find_in(struct evidence *evidence, const struct recent *recent, const char *saying,
                    unsigned *names)
{
    const char *rest = saying;
    struct slice word;

    while (rest && *names < NAMES_MAX && take_word(&rest, &word)) {
        if (word.length > 1 && is_name(saying, word)) {
            ++*names;
            if (find_field(evidence, recent, saying, word))
                return true;
        }
    }
    return false;
}

/* By a phrase that is not the registered one, or by the text of a Warning. */
static void find_said(struct evidence *evidence, const struct recent *recent)
{
    const struct result *response = evidence->response;
    unsigned names = 0;
    bool is_found = find_in(evidence, recent, response->rare->phrase, &names);

    for (unsigned i = 0; !is_found && i < response->rare->warning_count; i++)
        is_found = find_in(evidence, recent, response->rare->warnings[i].text, &names);
}

static void find(struct evidence *evidence)
{
    struct recent recent;

    if (evidence->response->code < 400 || says_why(evidence->response->code) ||
        find_tag_or_number(evidence) ||
        !recents_find(evidence->recents, evidence->request, &recent))
        return;
    if (!find_scheme(evidence, &recent) && !find_doubled(evidence, &recent))
        find_said(evidence, &recent);
}

const struct rule rule_faulty_field = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
