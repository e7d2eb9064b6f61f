/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How the texts are written: codes/README.md has it in words. */

#include "cause.h"
#include "check.h"
#include "code.h"
#include "finding_text.h"

#define WORDS_MAX 30

/* Idioms that who learnt English elsewhere has to look up. */
static const char idioms[] = "\\b(mend(s|ed|ing)?|anew|for good|in vain|of no use|for want of)\\b";

static unsigned count_words(const char *sentence)
{
    g_auto(GStrv) words = g_strsplit(sentence, " ", -1);
    unsigned count = 0;

    for (char **word = words; *word; word++)
        count += **word != '\0';
    return count;
}

static void check_style(const char *text)
{
    g_auto(GStrv) sentences =
        g_regex_split_simple("(?<=[.!?]) +(?=[A-Z\"{])", text ? text : "", 0, 0);

    for (char **sentence = sentences; *sentence; sentence++) {
        if (count_words(*sentence) > WORDS_MAX)
            fail_msg("%u words are too many: %s", count_words(*sentence), *sentence);
    }
    if (text && g_regex_match_simple(idioms, text, G_REGEX_CASELESS, 0))
        fail_msg("old or an idiom: %s", text);
}

static void check_all(const char *const *texts)
{
    for (; *texts; texts++)
        check_style(*texts);
}

static void check_code(const struct code *code)
{
    check_style(code->summary);
    for (const struct code_summary *own = code->summaries; own && own->method; own++)
        check_style(own->text);
    check_style(code->meaning);
    check_style(code->triage);
    check_all(code->scenarios);
    check_all(code->remedies);
    check_all(code->commands);
    check_style(code->retry);
    check_style(code->use);
    for (const struct code_similar *similar = code->similar; similar->code != 0; similar++) {
        check_style(similar->tell);
        check_style(similar->therefore);
    }
}

static void texts_of_codes_are_short_and_plain(void **state)
{
    size_t count;
    const struct code *codes = code_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        check_code(&codes[i]);
    for (unsigned class = 0; class < CODE_CLASS_COUNT; class ++) {
        check_code(code_unknown(class));
        check_style(code_unknown(class)->code_class->caller);
    }
}

static void texts_of_causes_and_warnings_are_short_and_plain(void **state)
{
    size_t count;
    const struct cause *causes = cause_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        check_style(causes[i].meaning);
        check_style(causes[i].remedy);
    }
    for (unsigned number = 300; number < 400; number++) {
        const struct warn_code *code = warn_code_find(number);

        check_style(code ? code->meaning : NULL);
        check_style(code ? code->remedy : NULL);
    }
}

static void texts_of_findings_are_short_and_plain(void **state)
{
    size_t count;
    const struct finding_text *texts = finding_text_all(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        check_style(texts[i].summary);
        check_style(texts[i].text);
        check_style(texts[i].remedy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_codes_are_short_and_plain),
        cmocka_unit_test(texts_of_causes_and_warnings_are_short_and_plain),
        cmocka_unit_test(texts_of_findings_are_short_and_plain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
