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

const char *schema_check_spaces(const char *item)
{
    if (g_ascii_isspace(item[0]) || g_ascii_isspace(item[strlen(item) - 1]) || strstr(item, "  "))
        return "space at an end, or two together";
    for (const char *c = item; *c; c++) {
        if (g_ascii_iscntrl(*c))
            return "control character";
    }
    return NULL;
}

static const char *check_name(const char *item)
{
    return strlen(item) > CODE_NAME_MAX ? OVER(CODE_NAME_MAX) : schema_check_spaces(item);
}

static const char *check_text(const char *item)
{
    return strlen(item) > CODE_TEXT_MAX ? OVER(CODE_TEXT_MAX) : schema_check_spaces(item);
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
    return strlen(item) > CODE_SUMMARY_MAX ? OVER(CODE_SUMMARY_MAX) : schema_check_spaces(item);
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

static const char *check_sentence_template(const char *item)
{
    if (!g_regex_match_simple("^([^{}]|\\{[a-z]+\\})*$", item, 0, 0))
        return "braces other than those of a {value}";
    return schema_check_spaces(item);
}

static const char *check_template(const char *item)
{
    const char *fault = check_sentence_template(item);

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
    return strlen(item) > CODE_CAUSE_MAX ? OVER(CODE_CAUSE_MAX) : schema_check_spaces(item);
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
    {"code", 1, 1, FALSE, check_code, 0},
    {"name", 1, 1, FALSE, check_name, 0},
    {"status", 1, 1, FALSE, check_status, 0},
    {"severity", 1, 1, FALSE, check_severity, 0},
    {"references", 1, 1, TRUE, check_reference, 0},
    {"senders", 1, 1, TRUE, check_sender, 0},
    {"methods", 1, 1, TRUE, check_method, 0},
    {"not-methods", 0, 1, TRUE, check_not_method, 0},
    {"must-carry", 0, 1, TRUE, check_header, CODE_NAME_MAX},
    {"should-carry", 0, 1, TRUE, check_header, CODE_NAME_MAX},
    {"may-carry", 0, 1, TRUE, check_header, CODE_NAME_MAX},
    {"summary", 1, 1, FALSE, check_summary, CODE_SUMMARY_MAX},
    {KEY_SUMMARY_OF, 0, 1, FALSE, check_summary, CODE_SUMMARY_MAX},
    {"meaning", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
    {"triage", 0, 1, FALSE, check_sentence, CODE_TEXT_MAX},
    {"scenario.", 2, 7, FALSE, check_text, CODE_TEXT_MAX},
    {"remedy.", 2, 7, FALSE, check_text, CODE_TEXT_MAX},
    {"command.", 0, 3, FALSE, check_command, CODE_TEXT_MAX},
    {"retry", 1, 1, FALSE, check_sentence, CODE_TEXT_MAX},
    {"use", 1, 1, FALSE, check_sentence, CODE_TEXT_MAX},
    {"similar", 1, 1, TRUE, check_code, 0},
};

static const struct key_rule pair_rules[] = {
    {"codes", 1, 1, TRUE, check_code, 0},
    {"tell", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
    {"therefore", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
};

static const struct key_rule class_rules[] = {
    {"class", 1, 1, FALSE, check_class, 0},
    {"name", 1, 1, FALSE, check_name, CODE_NAME_MAX},
    {"caller", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
    {"treated-as", 1, 1, FALSE, check_treated_as, 0},
    {"unknown.name", 1, 1, FALSE, check_name, 0},
    {"unknown.severity", 1, 1, FALSE, check_severity, 0},
    {"unknown.references", 1, 1, TRUE, check_reference, 0},
    {"unknown.summary", 1, 1, FALSE, check_summary, CODE_SUMMARY_MAX},
    {"unknown.meaning", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
    {"unknown.scenario.", 2, 5, FALSE, check_text, CODE_TEXT_MAX},
    {"unknown.remedy.", 2, 6, FALSE, check_text, CODE_TEXT_MAX},
    {"unknown.retry", 1, 1, FALSE, check_sentence, CODE_TEXT_MAX},
    {"unknown.use", 1, 1, FALSE, check_sentence, CODE_TEXT_MAX},
};

static const struct key_rule cause_rules[] = {
    {"protocol", 1, 1, FALSE, check_protocol, 0},
    {"cause", 1, 1, FALSE, check_cause, 0},
    {"name", 1, 1, FALSE, check_name, 0},
    {"meaning", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
    {"remedy", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
    {"to-sip", 0, 1, TRUE, check_code, 0},
    {"from-sip", 0, 1, TRUE, check_code, 0},
    {"stacks", 0, 1, TRUE, check_code, 0},
};

static const struct key_rule protocol_rules[] = {
    {"name", 1, 1, FALSE, check_protocol, 0},    {"references", 1, 1, TRUE, check_reference, 0},
    {"lowest", 1, 1, FALSE, check_limit, 0},     {"highest", 1, 1, FALSE, check_limit, 0},
    {"unspecified", 0, 1, TRUE, check_cause, 0},
};

static const struct key_rule warning_rules[] = {
    {"code", 1, 1, FALSE, check_warn_code, 0},
    {"text", 1, 1, FALSE, check_text, 0},
    {"status", 1, 1, FALSE, check_status, 0},
    {"meaning", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
    {"remedy", 1, 1, FALSE, check_meaning, CODE_TEXT_MAX},
};

static const struct key_rule finding_rules[] = {
    {"id", 1, 1, FALSE, check_id, 0},
    {"severity", 1, 1, FALSE, check_severity, 0},
    {"explains", 1, 1, FALSE, check_yes_or_no, 0},
    {"absence", 0, 1, FALSE, check_yes_or_no, 0},
    {"summary", 1, 1, FALSE, check_template_summary, CODE_SUMMARY_MAX},
    {"cause", 0, 1, FALSE, check_finding_cause, CODE_CAUSE_MAX},
    {"text", 1, 1, FALSE, check_template, TEMPLATE_TEXT_MAX},
    {"remedy", 1, 1, FALSE, check_template, TEMPLATE_TEXT_MAX},
};

static const struct key_rule provider_rules[] = {
    {"name", 1, 1, FALSE, check_name, 0},
    {"field", 1, 1, FALSE, check_provider_field, 0},
    {"pattern", 1, 1, FALSE, check_text, 0},
    {"codes", 0, 1, TRUE, check_code, 0},
    {"certainty", 1, 1, FALSE, check_certainty, 0},
    {"meaning", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
    {"remedy", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
    {"source", 1, 1, FALSE, check_source, 0},
    {"date", 1, 1, FALSE, check_source_date, 0},
};

static const struct key_rule sentence_rules[] = {
    {KEY_ANY, 0, 1, FALSE, check_sentence_template, NO_LIMIT},
};

static const struct key_rule field_rules[] = {
    {"name", 1, 1, FALSE, check_field_name, 0},
    {"kind", 1, 1, FALSE, check_value_kind, 0},
    {"title", 1, 1, FALSE, check_name, CODE_NAME_MAX},
    {"help", 1, 1, FALSE, check_text, CODE_TEXT_MAX},
};

static const struct key_rule value_rules[] = {
    {"name", 1, 1, FALSE, check_value_name, 0},
    {"kind", 1, 1, FALSE, check_value_kind, 0},
    {"field", 0, 1, FALSE, check_value_name, 0},
    {"meaning", 1, 1, FALSE, check_text, 0},
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
