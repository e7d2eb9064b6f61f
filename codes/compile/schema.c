/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules for each key; README.md of codes/ has them in words. */

#include "schema.h"

#include "template.h"
#include "text_check.h"
#include "words.h"

#include <string.h>

/* Standards other than RFCs, and for codes that no standard has the products that define them: a
 * name and the place in it. */
#define NAMED_STANDARD "ATIS-\\S.*|(?!.*RFC )[A-Za-z0-9][A-Za-z0-9.+-]* \\S.*"

static const char *check_pattern(const char *item, const char *pattern, const char *fault)
{
    return g_regex_match_simple(pattern, item, G_REGEX_DOLLAR_ENDONLY, 0) ? NULL : fault;
}

/* "Asterisk: asterisk -rx ... shows ...": whose command it is, the command and what it shows. */
static const char *check_command(const char *item)
{
    const char *fault =
        check_pattern(item, "^[A-Z][A-Za-z]+: [a-z_]+ .*\\.$",
                      "no sentence that begins with the product, a colon and its command");

    return fault ? fault : text_check(item);
}

static const char *check_code(const char *item)
{
    return check_pattern(item, "^[1-6][0-9][0-9]$", "not a code from 100 to 699");
}

/* What a finding can be on; 4xx is a class, vendor and unknown say where a code is defined. */
static const char *check_finding_code(const char *item)
{
    return check_pattern(item, "^([1-6]([0-9][0-9]|xx)|any|none|vendor|unknown)$",
                         "neither a code nor a class as 4xx, nor any, none, vendor or unknown");
}

static const char *check_sample(const char *item)
{
    return check_pattern(item, "^[a-z]+=.+$", "not the name of a value, = and a sample of it");
}

static const char *check_text(const char *item)
{
    return check_pattern(item, "^\\S(.*\\S)?$", "spaces around it");
}

static const char *check_class(const char *item)
{
    return check_pattern(item, "^[0-6]$", "not a class from 0 to 6");
}

static const char *check_protocol(const char *item)
{
    return check_pattern(item, "^[A-Za-z0-9._-]+$", "not the name of a protocol");
}

static const char *check_limit(const char *item)
{
    return check_pattern(item, "^(0|[1-9][0-9]{0,2})$", "not a number up to 999");
}

static const char *check_cause(const char *item)
{
    return check_pattern(item, "^[1-9][0-9]{0,2}$", "not a cause");
}

static const char *check_warn_code(const char *item)
{
    return check_pattern(item, "^3[0-9][0-9]$", "not a warn-code from 300 to 399");
}

static const char *check_treated_as(const char *item)
{
    return check_pattern(item, "^(0|183|[2-6]00)$", "not 183, x00 or 0");
}

static const char *check_word(const char *item, const char *const *words, size_t count)
{
    if (word_index(words, count, item) >= 0)
        return NULL;
    GString *fault = g_string_new("not one of");
    for (size_t i = 0; i < count; i++)
        g_string_append_printf(fault, "%s %s", i > 0 ? "," : "", words[i]);
    g_autofree char *text = g_string_free(fault, FALSE);
    return g_intern_string(text);
}

static const char *check_sender(const char *item)
{
    return check_pattern(item, "^[A-Za-z0-9]+( [A-Za-z0-9]+)*$", "not words of letters and digits");
}

static const char *check_status(const char *item)
{
    return check_word(item, status_words, CODE_UNKNOWN);
}

static const char *check_severity(const char *item)
{
    return check_word(item, severity_words, CODE_SEVERITY_COUNT);
}

static const char *check_reference(const char *item)
{
    return check_pattern(item,
                         "^(RFC [1-9][0-9]* section [0-9A-Z]+(\\.[0-9A-Z]+)*|" NAMED_STANDARD ")$",
                         "neither RFC n section m nor a standard or product and the place in it");
}

static const char *check_method(const char *item)
{
    return check_pattern(item, "^([A-Z]+|any)$", "not a method or any");
}

static const char *check_not_method(const char *item)
{
    return check_pattern(item, "^([A-Z]+|others)$", "not a method or others");
}

static const char *check_header(const char *item)
{
    return check_pattern(item, "^[A-Z][A-Za-z0-9-]*( \\([^()]+\\))?$",
                         "not a header field name with an optional (condition)");
}

static const char *check_id(const char *item)
{
    return check_pattern(item, "^[a-z]+(-[a-z]+)*$", "not words of small letters with - between");
}

static const char *check_yes_or_no(const char *item)
{
    return check_pattern(item, "^(yes|no)$", "neither yes nor no");
}

/* sipcode.finding.text, .remedy and .line are there already; FIELD_NO stands for none. */
static const char *check_field_name(const char *item)
{
    return check_pattern(item, "^(?!(text|remedy|line|none)$)[a-z]+$",
                         "not a word of small letters, or one of text, remedy, line and none");
}

static const char *check_value_name(const char *item)
{
    return check_pattern(item, "^[a-z]+$", "not a word of small letters");
}

static const char *check_value_kind(const char *item)
{
    return check_pattern(item, "^(text|number|frame|duration|clock)$",
                         "neither text nor number, frame, duration or clock");
}

/* Where a provider puts its own code: the reason phrase, Reason or a header field of its own. */
static const char *check_provider_field(const char *item)
{
    return check_pattern(item, "^(phrase|Reason|X-[A-Za-z-]+)$",
                         "neither phrase nor Reason nor a header field X-...");
}

static const char *check_certainty(const char *item)
{
    return check_pattern(item, "^(documented|seen|inferred)$",
                         "neither documented nor seen or inferred");
}

static const char *check_source(const char *item)
{
    return check_pattern(item, "^https?://\\S+$", "no address");
}

static const char *check_source_date(const char *item)
{
    return check_pattern(item, "^([0-9]{4}(-[0-9]{2}){0,2}|undated)$",
                         "neither a date as 2026-05-06 nor undated");
}

static const struct key_rule response_rules[] = {
    {"code", 1, 1, FALSE, 0, check_code},
    {"name", 1, 1, FALSE, 0, text_check_name},
    {"status", 1, 1, FALSE, 0, check_status},
    {"severity", 1, 1, FALSE, 0, check_severity},
    {"search", 0, 1, FALSE, CODE_SEARCH_MAX, text_check_search},
    {"symptom", 0, 1, FALSE, 0, check_value_name},
    {"references", 1, 1, TRUE, 0, check_reference},
    {"senders", 1, 1, TRUE, 0, check_sender},
    {"methods", 1, 1, TRUE, 0, check_method},
    {"not-methods", 0, 1, TRUE, 0, check_not_method},
    {"must-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"should-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"may-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"summary", 1, 1, FALSE, CODE_SUMMARY_MAX, text_check_summary},
    {KEY_SUMMARY_OF, 0, 1, FALSE, CODE_SUMMARY_MAX, text_check_summary},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
    {"triage", 0, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
    {"scenario.", 2, 7, FALSE, CODE_TEXT_MAX, text_check},
    {"remedy.", 2, 7, FALSE, CODE_TEXT_MAX, text_check},
    {"command.", 0, 3, FALSE, CODE_TEXT_MAX, check_command},
    {"retry", 1, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
    {"use", 1, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
    {"similar", 1, 1, TRUE, 0, check_code},
};

static const struct key_rule pair_rules[] = {
    {"codes", 1, 1, TRUE, 0, check_code},
    {"tell", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
    {"therefore", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
};

static const struct key_rule class_rules[] = {
    {"class", 1, 1, FALSE, 0, check_class},
    {"name", 1, 1, FALSE, CODE_NAME_MAX, text_check_name},
    {"caller", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
    {"treated-as", 1, 1, FALSE, 0, check_treated_as},
    {"unknown.name", 1, 1, FALSE, 0, text_check_name},
    {"unknown.severity", 1, 1, FALSE, 0, check_severity},
    {"unknown.references", 1, 1, TRUE, 0, check_reference},
    {"unknown.summary", 1, 1, FALSE, CODE_SUMMARY_MAX, text_check_summary},
    {"unknown.meaning", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
    {"unknown.scenario.", 2, 5, FALSE, CODE_TEXT_MAX, text_check},
    {"unknown.remedy.", 2, 6, FALSE, CODE_TEXT_MAX, text_check},
    {"unknown.retry", 1, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
    {"unknown.use", 1, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
};

static const struct key_rule cause_rules[] = {
    {"protocol", 1, 1, FALSE, 0, check_protocol},
    {"cause", 1, 1, FALSE, 0, check_cause},
    {"name", 1, 1, FALSE, 0, text_check_name},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
    {"to-sip", 0, 1, TRUE, 0, check_code},
    {"from-sip", 0, 1, TRUE, 0, check_code},
    {"stacks", 0, 1, TRUE, 0, check_code},
};

static const struct key_rule protocol_rules[] = {
    {"name", 1, 1, FALSE, 0, check_protocol},    {"references", 1, 1, TRUE, 0, check_reference},
    {"lowest", 1, 1, FALSE, 0, check_limit},     {"highest", 1, 1, FALSE, 0, check_limit},
    {"unspecified", 0, 1, TRUE, 0, check_cause},
};

static const struct key_rule warning_rules[] = {
    {"code", 1, 1, FALSE, 0, check_warn_code},
    {"text", 1, 1, FALSE, 0, text_check},
    {"status", 1, 1, FALSE, 0, check_status},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, text_check_meaning},
};

static const struct key_rule finding_rules[] = {
    {"id", 1, 1, FALSE, 0, check_id},
    {"severity", 1, 1, FALSE, 0, check_severity},
    {"explains", 1, 1, FALSE, 0, check_yes_or_no},
    {"absence", 0, 1, FALSE, 0, check_yes_or_no},
    {"codes", 1, 1, TRUE, 0, check_finding_code},
    {"not-codes", 0, 1, TRUE, 0, check_finding_code},
    {"summary", 1, 1, FALSE, CODE_SUMMARY_MAX, text_check_template_summary},
    {"cause", 0, 1, FALSE, CODE_CAUSE_MAX, text_check_cause},
    {"text", 1, 1, FALSE, TEMPLATE_TEXT_MAX, text_check_template},
    {"remedy", 1, 1, FALSE, TEMPLATE_TEXT_MAX, text_check_template},
    {"unless", 0, 1, FALSE, CODE_TEXT_MAX, text_check_sentence},
    {"search", 0, 1, FALSE, CODE_SEARCH_MAX, text_check_search},
    {"symptom", 0, 1, FALSE, 0, check_value_name},
    {"samples", 0, 1, TRUE, 0, check_sample},
};

static const struct key_rule provider_rules[] = {
    {"name", 1, 1, FALSE, 0, text_check_name},
    {"field", 1, 1, FALSE, 0, check_provider_field},
    {"pattern", 1, 1, FALSE, 0, text_check},
    {"codes", 0, 1, TRUE, 0, check_code},
    {"certainty", 1, 1, FALSE, 0, check_certainty},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
    {"source", 1, 1, FALSE, 0, check_source},
    {"date", 1, 1, FALSE, 0, check_source_date},
};

static const struct key_rule sentence_rules[] = {
    {KEY_ANY, 0, 1, FALSE, NO_LIMIT, text_check_values},
};

static const struct key_rule field_rules[] = {
    {"name", 1, 1, FALSE, 0, check_field_name},
    {"kind", 1, 1, FALSE, 0, check_value_kind},
    {"title", 1, 1, FALSE, CODE_NAME_MAX, text_check_name},
    {"help", 1, 1, FALSE, CODE_TEXT_MAX, text_check},
};

static const struct key_rule value_rules[] = {
    {"name", 1, 1, FALSE, 0, check_value_name},  {"kind", 1, 1, FALSE, 0, check_value_kind},
    {"field", 0, 1, FALSE, 0, check_value_name}, {"sample", 0, 1, FALSE, 0, check_text},
    {"meaning", 1, 1, FALSE, 0, text_check},
};

#define SCHEMA(group, stem_key, rules)                                                             \
    {                                                                                              \
        group, stem_key, rules, G_N_ELEMENTS(rules)                                                \
    }

const struct schema schemas[KIND_COUNT] = {
    [KIND_CAUSE] = SCHEMA("cause", NULL, cause_rules),
    [KIND_CLASS] = SCHEMA("class", "class", class_rules),
    [KIND_FIELD] = SCHEMA("field", "name", field_rules),
    [KIND_FINDING] = SCHEMA("finding", NULL, finding_rules),
    [KIND_PAIR] = SCHEMA("pair", NULL, pair_rules),
    [KIND_PROTOCOL] = SCHEMA("protocol", NULL, protocol_rules),
    [KIND_PROVIDER] = SCHEMA("provider", NULL, provider_rules),
    [KIND_RESPONSE] = SCHEMA("response", "code", response_rules),
    [KIND_SENTENCE] = SCHEMA("sentence", NULL, sentence_rules),
    [KIND_VALUE] = SCHEMA("value", "name", value_rules),
    [KIND_WARNING] = SCHEMA("warning", "code", warning_rules),
};
