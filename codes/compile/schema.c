/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The rules for each key; README.md of codes/ has them in words. */

#include "schema.h"

#include "template.h"
#include "words.h"

#include <string.h>

/* Standards other than RFCs, and for codes that no standard has the products that define them: a
 * name and the place in it. */
#define NAMED_STANDARD "ATIS-\\S.*|(?!.*RFC )[A-Za-z0-9][A-Za-z0-9.+-]* \\S.*"

static const char *check_pattern(const char *item, const char *pattern, const char *fault)
{
    return g_regex_match_simple(pattern, item, G_REGEX_DOLLAR_ENDONLY, 0) ? NULL : fault;
}

/* The limits as words of a fault. */
#define BELOW(minimum) "below " G_STRINGIFY(minimum) " bytes"
#define OVER(maximum) "over " G_STRINGIFY(maximum) " bytes"

/* Characters that nobody sees, but that change what stands beside them. */
static gboolean is_invisible(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return TRUE;
    default:
        return FALSE;
    }
}

static const char *check_spaces(const char *item)
{
    if (g_ascii_isspace(item[0]) || g_ascii_isspace(item[strlen(item) - 1]) || strstr(item, "  "))
        return "space at an end, or two together";
    for (const char *c = item; *c; c = g_utf8_next_char(c)) {
        if (is_invisible(g_utf8_get_char(c)))
            return "control character";
    }
    return NULL;
}

static const char *check_name(const char *item)
{
    return strlen(item) > CODE_NAME_MAX ? OVER(CODE_NAME_MAX) : check_spaces(item);
}

static const char *check_text(const char *item)
{
    return strlen(item) > CODE_TEXT_MAX ? OVER(CODE_TEXT_MAX) : check_spaces(item);
}

static const char *check_meaning(const char *item)
{
    const char *fault = check_text(item);

    return fault || strlen(item) >= CODE_MEANING_MIN ? fault : BELOW(CODE_MEANING_MIN);
}

static const char *check_sentence(const char *item)
{
    if (!g_ascii_isupper(*item) || !g_str_has_suffix(item, "."))
        return "no sentence: it begins without a capital or ends without a full stop";
    return check_text(item);
}

/* "Asterisk: asterisk -rx ... shows ...": whose command it is, the command and what it shows. */
static const char *check_command(const char *item)
{
    const char *fault =
        check_pattern(item, "^[A-Z][A-Za-z]+: [a-z_]+ .*\\.$",
                      "no sentence that begins with the product, a colon and its command");

    return fault ? fault : check_text(item);
}

static const char *check_summary(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (strlen(item) < CODE_SUMMARY_MIN)
        return BELOW(CODE_SUMMARY_MIN);
    return strlen(item) > CODE_SUMMARY_MAX ? OVER(CODE_SUMMARY_MAX) : check_spaces(item);
}

static const char *check_code(const char *item)
{
    return check_pattern(item, "^[1-6][0-9][0-9]$", "not a code from 100 to 699");
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

const char *schema_check_template(const char *item)
{
    if (!g_regex_match_simple("^([^{}]|\\{[a-z]+\\})*$", item, 0, 0))
        return "braces other than those of a {value}";
    return check_spaces(item);
}

static const char *check_template(const char *item)
{
    const char *fault = schema_check_template(item);

    if (!fault && template_length(item) > TEMPLATE_TEXT_MAX)
        return OVER(TEMPLATE_TEXT_MAX) " with its values";
    return fault;
}

static const char *check_template_summary(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (template_length(item) > CODE_SUMMARY_MAX)
        return OVER(CODE_SUMMARY_MAX) " with its values";
    return check_template(item);
}

/* sipcode.finding.text, .remedy and .line are there already; FIELD_NO stands for none. */
static const char *check_field_name(const char *item)
{
    return check_pattern(item, "^(?!(text|remedy|line|none)$)[a-z]+$",
                         "not a word of small letters, or one of text, remedy, line and none");
}

static const char *check_finding_cause(const char *item)
{
    if (g_str_has_suffix(item, "."))
        return "ends with a full stop";
    if (strpbrk(item, "{}"))
        return "names a value";
    return strlen(item) > CODE_CAUSE_MAX ? OVER(CODE_CAUSE_MAX) : check_spaces(item);
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
    {"name", 1, 1, FALSE, 0, check_name},
    {"status", 1, 1, FALSE, 0, check_status},
    {"severity", 1, 1, FALSE, 0, check_severity},
    {"references", 1, 1, TRUE, 0, check_reference},
    {"senders", 1, 1, TRUE, 0, check_sender},
    {"methods", 1, 1, TRUE, 0, check_method},
    {"not-methods", 0, 1, TRUE, 0, check_not_method},
    {"must-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"should-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"may-carry", 0, 1, TRUE, CODE_NAME_MAX, check_header},
    {"summary", 1, 1, FALSE, CODE_SUMMARY_MAX, check_summary},
    {KEY_SUMMARY_OF, 0, 1, FALSE, CODE_SUMMARY_MAX, check_summary},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
    {"triage", 0, 1, FALSE, CODE_TEXT_MAX, check_sentence},
    {"scenario.", 2, 7, FALSE, CODE_TEXT_MAX, check_text},
    {"remedy.", 2, 7, FALSE, CODE_TEXT_MAX, check_text},
    {"command.", 0, 3, FALSE, CODE_TEXT_MAX, check_command},
    {"retry", 1, 1, FALSE, CODE_TEXT_MAX, check_sentence},
    {"use", 1, 1, FALSE, CODE_TEXT_MAX, check_sentence},
    {"similar", 1, 1, TRUE, 0, check_code},
};

static const struct key_rule pair_rules[] = {
    {"codes", 1, 1, TRUE, 0, check_code},
    {"tell", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
    {"therefore", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
};

static const struct key_rule class_rules[] = {
    {"class", 1, 1, FALSE, 0, check_class},
    {"name", 1, 1, FALSE, CODE_NAME_MAX, check_name},
    {"caller", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
    {"treated-as", 1, 1, FALSE, 0, check_treated_as},
    {"unknown.name", 1, 1, FALSE, 0, check_name},
    {"unknown.severity", 1, 1, FALSE, 0, check_severity},
    {"unknown.references", 1, 1, TRUE, 0, check_reference},
    {"unknown.summary", 1, 1, FALSE, CODE_SUMMARY_MAX, check_summary},
    {"unknown.meaning", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
    {"unknown.scenario.", 2, 5, FALSE, CODE_TEXT_MAX, check_text},
    {"unknown.remedy.", 2, 6, FALSE, CODE_TEXT_MAX, check_text},
    {"unknown.retry", 1, 1, FALSE, CODE_TEXT_MAX, check_sentence},
    {"unknown.use", 1, 1, FALSE, CODE_TEXT_MAX, check_sentence},
};

static const struct key_rule cause_rules[] = {
    {"protocol", 1, 1, FALSE, 0, check_protocol},
    {"cause", 1, 1, FALSE, 0, check_cause},
    {"name", 1, 1, FALSE, 0, check_name},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
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
    {"text", 1, 1, FALSE, 0, check_text},
    {"status", 1, 1, FALSE, 0, check_status},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, check_meaning},
};

static const struct key_rule finding_rules[] = {
    {"id", 1, 1, FALSE, 0, check_id},
    {"severity", 1, 1, FALSE, 0, check_severity},
    {"explains", 1, 1, FALSE, 0, check_yes_or_no},
    {"absence", 0, 1, FALSE, 0, check_yes_or_no},
    {"summary", 1, 1, FALSE, CODE_SUMMARY_MAX, check_template_summary},
    {"cause", 0, 1, FALSE, CODE_CAUSE_MAX, check_finding_cause},
    {"text", 1, 1, FALSE, TEMPLATE_TEXT_MAX, check_template},
    {"remedy", 1, 1, FALSE, TEMPLATE_TEXT_MAX, check_template},
};

static const struct key_rule provider_rules[] = {
    {"name", 1, 1, FALSE, 0, check_name},
    {"field", 1, 1, FALSE, 0, check_provider_field},
    {"pattern", 1, 1, FALSE, 0, check_text},
    {"codes", 0, 1, TRUE, 0, check_code},
    {"certainty", 1, 1, FALSE, 0, check_certainty},
    {"meaning", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
    {"remedy", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
    {"source", 1, 1, FALSE, 0, check_source},
    {"date", 1, 1, FALSE, 0, check_source_date},
};

static const struct key_rule sentence_rules[] = {
    {KEY_ANY, 0, 1, FALSE, NO_LIMIT, schema_check_template},
};

static const struct key_rule field_rules[] = {
    {"name", 1, 1, FALSE, 0, check_field_name},
    {"kind", 1, 1, FALSE, 0, check_value_kind},
    {"title", 1, 1, FALSE, CODE_NAME_MAX, check_name},
    {"help", 1, 1, FALSE, CODE_TEXT_MAX, check_text},
};

static const struct key_rule value_rules[] = {
    {"name", 1, 1, FALSE, 0, check_value_name},
    {"kind", 1, 1, FALSE, 0, check_value_kind},
    {"field", 0, 1, FALSE, 0, check_value_name},
    {"meaning", 1, 1, FALSE, 0, check_text},
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
