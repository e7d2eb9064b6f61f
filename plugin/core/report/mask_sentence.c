/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Our sentences without the names that they hold. */

#include "mask_sentence.h"

#include "cause.h"
#include "code.h"
#include "finding_text.h"
#include "language.h"
#include "sentence.h"
#include "value.h"

#include <stdbool.h>
#include <string.h>

#define DIGITS "0123456789"

/* A duration as texts have it is shorter. */
#define DURATION_LENGTH 24

/* Less than that of ours, and the text may be anybody's. */
#define LITERAL_LENGTH 8

/* How the value of a name is masked; texts that are not here are ours or words of the protocol, and
 * lose what looks like a name. */
enum treatment { TREAT_WORDS, TREAT_ENDPOINT, TREAT_IDENTITY, TREAT_TEXT, TREAT_REASON };

static const enum treatment treatments[VALUE_COUNT] = {
    [VALUE_OF_host] = TREAT_ENDPOINT,    [VALUE_OF_hop] = TREAT_ENDPOINT,
    [VALUE_OF_address] = TREAT_ENDPOINT, [VALUE_OF_user] = TREAT_IDENTITY,
    [VALUE_OF_caller] = TREAT_IDENTITY,  [VALUE_OF_asserted] = TREAT_IDENTITY,
    [VALUE_OF_contact] = TREAT_IDENTITY, [VALUE_OF_target] = TREAT_IDENTITY,
    [VALUE_OF_targets] = TREAT_IDENTITY, [VALUE_OF_uri] = TREAT_IDENTITY,
    [VALUE_OF_route] = TREAT_IDENTITY,   [VALUE_OF_given] = TREAT_TEXT,
    [VALUE_OF_wanted] = TREAT_TEXT,      [VALUE_OF_expected] = TREAT_TEXT,
    [VALUE_OF_listed] = TREAT_TEXT,      [VALUE_OF_realm] = TREAT_TEXT,
    [VALUE_OF_phrase] = TREAT_TEXT,      [VALUE_OF_comment] = TREAT_TEXT,
    [VALUE_OF_warned] = TREAT_TEXT,      [VALUE_OF_redress] = TREAT_TEXT,
    [VALUE_OF_value] = TREAT_TEXT,       [VALUE_OF_sender] = TREAT_TEXT,
    [VALUE_OF_reason] = TREAT_REASON,
};

/* The text that fits best so far. */
struct search {
    const char *text;
    char *template; /* a copy, as languages change */
    size_t literal; /* how much of it is ours */
};

static size_t literal_length(const char *template)
{
    size_t length = 0;
    bool is_literal = true;

    for (; *template != '\0'; template ++) {
        is_literal = is_literal && *template != '{';
        length += is_literal;
        is_literal = is_literal || *template == '}';
    }
    return length;
}

/* The value at `text` of a name that `rest` of the template follows: as short as it can be, and all
 * that is left behind the last name. Its length; -1 where the text does not go on so. */
static gssize value_length(const char *text, const char *rest)
{
    g_autofree char *literal = g_strndup(rest, strcspn(rest, "{"));
    size_t length = strlen(text), tail = strlen(literal);

    if (rest[tail] != '\0') {
        const char *next = strstr(text, literal);
        return next ? next - text : -1;
    }
    return length >= tail && strcmp(text + length - tail, literal) == 0 ? (gssize)(length - tail)
                                                                        : -1;
}

static bool all_of(const char *text, const char *characters)
{
    return *text != '\0' && strspn(text, characters) == strlen(text);
}

/* Whether a value that should be a number or a time is one. */
static bool is_figure(enum value_name name, const char *value)
{
    switch (value_kind(name)) {
    case VALUE_number:
    case VALUE_frame:
        return all_of(value, DIGITS);
    case VALUE_duration:
        return strlen(value) < DURATION_LENGTH && g_ascii_isdigit(*value) && !strchr(value, '@') &&
               strspn(value, DIGITS) < 5;
    case VALUE_clock:
        return all_of(value, DIGITS "-: UTC");
    default:
        return strcmp(value, VALUE_UNKNOWN) == 0;
    }
}

/* Whether it is the name of a code, as most phrases are. */
static bool is_code_name(const char *text)
{
    size_t count;
    const struct code *codes = code_all(&count);

    for (size_t i = 0; i < count; i++) {
        if (g_ascii_strcasecmp(codes[i].name, text) == 0)
            return true;
    }
    return false;
}

/* A Reason in words: Q.850 cause 16 "...": what is quoted is the sender's. */
static char *mask_reason(struct masks *masks, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "\"", -1);

    for (unsigned i = 0; parts[i]; i++) {
        char *masked = i % 2 == 0 ? mask_words(masks, parts[i])
                                  : g_strdup(mask_name(masks, MASK_TEXT, parts[i]));
        g_free(parts[i]);
        parts[i] = masked;
    }
    return g_strjoinv("\"", parts);
}

static char *mask_value(struct masks *masks, enum value_name name, const char *value)
{
    if (is_figure(name, value))
        return g_strdup(value);
    switch (treatments[name]) {
    case TREAT_ENDPOINT:
        return mask_endpoint(masks, value);
    case TREAT_IDENTITY:
        return mask_identity(masks, value, MASK_USER);
    case TREAT_TEXT:
        return is_code_name(value) ? g_strdup(value) : mask_identity(masks, value, MASK_TEXT);
    case TREAT_REASON:
        return mask_reason(masks, value);
    default:
        return mask_words(masks, value);
    }
}

static enum value_name name_at(const char *open)
{
    size_t length = strcspn(open, "}") - 1;

    for (int name = VALUE_END + 1; name < VALUE_COUNT; name++) {
        const char *text = value_name_text((enum value_name)name);

        if (strncmp(text, open + 1, length) == 0 && text[length] == '\0')
            return (enum value_name)name;
    }
    return VALUE_END;
}

/* Walks a text along a template; false where it is not made of it. With `out`, appends the text
 * with its values masked. */
static bool follow(struct masks *masks, const char *template, const char *text, GString *out)
{
    for (;;) {
        size_t literal = strcspn(template, "{");

        if (strncmp(template, text, literal) != 0)
            return false;
        if (out)
            g_string_append_len(out, text, (gssize)literal);
        text += literal;
        if (template[literal] == '\0')
            return *text == '\0';
        const char *rest = strchr(template + literal, '}') + 1;
        gssize length = value_length(text, rest);
        if (length < 0)
            return false;
        g_autofree char *value = g_strndup(text, (gsize)length);
        g_autofree char *masked =
            out ? mask_value(masks, name_at(template + literal), value) : NULL;
        if (out)
            g_string_append(out, masked);
        text += length;
        template = rest;
    }
}

static void try(struct search *search, const char *template)
{
    if (!template || !follow(NULL, template, search->text, NULL))
        return;
    size_t literal = literal_length(template);
    if (literal < LITERAL_LENGTH || literal <= search->literal)
        return;
    g_free(search->template);
    search->template = g_strdup(template);
    search->literal = literal;
}

static void try_code(struct search *search, const struct code *code)
{
    try(search, code->summary);
    try(search, code->meaning);
    for (const struct code_summary *of = code->summaries; of && of->method; of++)
        try(search, of->text);
    for (const char *const *remedy = code->remedies; remedy && *remedy; remedy++)
        try(search, *remedy);
}

static void try_all(struct search *search)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    for (size_t i = 0; i < count; i++) {
        try(search, texts[i].summary);
        try(search, texts[i].cause);
        try(search, texts[i].text);
        try(search, texts[i].remedy);
    }
    const struct code *codes = code_all(&count);
    for (size_t i = 0; i < count; i++)
        try_code(search, &codes[i]);
    for (unsigned i = 0; i < CODE_CLASS_COUNT; i++)
        try_code(search, code_unknown(i));
    const struct cause *causes = cause_all(&count);
    for (size_t i = 0; i < count; i++) {
        try(search, causes[i].meaning);
        try(search, causes[i].remedy);
    }
    try(search, sentence_text(SENTENCE_REPORT_LABEL_REASON));
}

char *mask_sentence(struct masks *masks, const char *text)
{
    struct search search = {.text = text};
    enum language chosen = language_chosen();

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        language_choose((enum language)language);
        try_all(&search);
    }
    language_choose(chosen);
    if (!search.template)
        return NULL;
    GString *out = g_string_new(NULL);
    follow(masks, search.template, text, out);
    g_free(search.template);
    return g_string_free(out, FALSE);
}
