/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Each text is there in each language, and says what the English says as far as a program can tell.
 */

#include "check.h"
#include "code.h"
#include "explain.h"
#include "language.h"
#include "load.h"
#include "po.h"
#include "translatable.h"
#include "translate.h"

/* What stands in a packet, a filter or a configuration stays as it is: field and parameter names,
 * methods and other words in capitals, numbers of three digits and more. */
#define WORDS                                                                                      \
    "(?<![A-Za-z])(?:[A-Z]{3,}|[A-Z][a-z]+(?:-[A-Z][A-Za-z]*)+|[a-z]+=[a-z0-9]+|"                  \
    "sip\\.[A-Za-z.-]*[A-Za-z]|sipcode[.a-z_]*[a-z]|[0-9]{3,})(?![A-Za-z])"

/* Abbreviations that a language has its own for, and names of what a user types. */
static const char *const own_words[] = {"PBX",      "NAT",  "PSTN",   "DNS",  "ISDN",  "ITU",
                                        "ACL",      "USA",  "CODE",   "WORD", "CLASS", "CAUSE",
                                        "LANGUAGE", "FILE", "OPTION", "NAME", NULL};

/* What a text must not have. */
static const struct {
    const char *language;
    const char *pattern;
    const char *fault;
} forbidden[] = {
    {"fr", "[\u202f\u2019]", "U+202F or U+2019: write U+00A0 and an apostrophe of ASCII"},
    {"fr", "(?<!\u00a0)[;!?](?= |$)", "no U+00A0 before ; ! or ?"},
    {"fr", " [:;!?»]", "a space that may break before : ; ! ? or »"},
    {"fr", "(?<!\u00a0)»|«(?!\u00a0)", "no U+00A0 inside quotation marks"},
    {"fr", "\\d\\.\\d+ ?(s|ms|min|h)\\b", "decimal point"},
    {"fr", "\\b\\d+ (s|ms|min|h|octets)\\b", "no U+00A0 before a unit"},
    {"fr", "\\b([Vv]ous|[Vv]otre|[Nn]ous|[Nn]otre|[Tt]u)\\b", "speaks to somebody"},
    {"ja", "です|ます(?!。)|ください", "not in the plain form"},
    {"ja", "サーバー|ユーザー|ヘッダー|タイマー|フィルター|レジストラー|プロバイダー|ルーター",
     "long vowel at the end"},
    {"ja", "[ぁ-んァ-ヶ一-龥] [A-Za-z0-9{]|[A-Za-z0-9}] [ぁ-んァ-ヶ一-龥]",
     "space beside a Latin word"},
    {"ja", "\\d (s|ms)[ぁ-んァ-ヶ一-龥]", "unit of another language"},
    {"ja", "[（）：／；！？，．]", "full-width mark"},
    {"ja", "忙しい|拡張番号|目的地|傍受|連絡先", "word that only a machine translates so"},
};

static unsigned complaints;

/* All that is wrong is named, not the first alone. */
#define COMPLAIN(...) (complaints++, print_error(__VA_ARGS__), print_error("\n"))

/* What a test says of a translation, which is empty where there is none. */
typedef void (*inspection)(const struct text *text, const char *language, const char *translation);

/* What is read in one language. */
struct reading {
    const char *language;
    struct po *po;
    inspection inspect;
};

static void read_text(const struct text *text, void *data)
{
    const struct reading *reading = data;
    const char *translation = po_find(reading->po, text->context, text->english);

    reading->inspect(text, reading->language, translation ? translation : "");
}

static char *path_of(const char *language)
{
    return g_strdup_printf("%s/%s.po", SIPCODE_PO, language);
}

/* Inspects all texts, in each language but English. */
static void read_all(inspection inspect)
{
    g_autoptr(GPtrArray) faults = faults_new();
    struct catalogue *catalogue = catalogue_load(SIPCODE_CODES, faults);

    complaints = 0;
    assert_int_equal(faults->len, 0);
    for (int language = LANGUAGE_EN + 1; language < LANGUAGE_COUNT; language++) {
        struct reading reading = {.language = language_name((enum language)language),
                                  .inspect = inspect};
        g_autofree char *path = path_of(reading.language);

        reading.po = po_read(path);
        text_each(catalogue, read_text, &reading);
        po_free(reading.po);
    }
    catalogue_free(catalogue);
    assert_int_equal(complaints, 0);
}

static void find_translation(const struct text *text, const char *language, const char *translation)
{
    if (*translation == '\0')
        COMPLAIN("%s: %s is not translated: run codes/po/merge.sh, and translate it", language,
                 text->context);
}

static void every_text_is_translated(void **state)
{
    (void)state;
    read_all(find_translation);
}

static void compare_to_english(const struct text *text, const char *language,
                               const char *translation)
{
    if (strcmp(translation, text->english) == 0 &&
        g_regex_match_simple("[a-z]{4,} [a-z]{3,}", text->english, 0, 0))
        COMPLAIN("%s: %s is still English: %s", language, text->context, translation);
}

static void none_is_still_english(void **state)
{
    (void)state;
    read_all(compare_to_english);
}

static void find_words(const struct text *text, const char *language, const char *translation)
{
    g_autoptr(GRegex) words = g_regex_new(WORDS, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    /* Headings of manual pages are in capitals. */
    if (g_str_has_prefix(text->context, "sentence/manual ") &&
        g_regex_match_simple("^[A-Z ]+$", text->english, 0, 0))
        return;
    for (g_regex_match(words, text->english, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        g_autofree char *word = g_match_info_fetch(match, 0);

        if (!strstr(translation, word) && !g_strv_contains(own_words, word))
            COMPLAIN("%s: %s has no %s: %s", language, text->context, word, translation);
    }
}

static void words_of_the_protocol_stay_as_they_are(void **state)
{
    (void)state;
    read_all(find_words);
}

static void find_forbidden(const struct text *text, const char *language, const char *translation)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++) {
        if (strcmp(forbidden[i].language, language) == 0 &&
            g_regex_match_simple(forbidden[i].pattern, translation, 0, 0))
            COMPLAIN("%s: %s: %s: %s", language, text->context, forbidden[i].fault, translation);
    }
}

static void each_language_is_written_by_its_rules(void **state)
{
    (void)state;
    read_all(find_forbidden);
}

static gboolean ends_sentence(const char *text)
{
    return g_str_has_suffix(text, ".") || g_str_has_suffix(text, "。");
}

static void compare_ends(const struct text *text, const char *language, const char *translation)
{
    if (g_str_has_suffix(text->english, "...") || g_str_has_suffix(text->english, "?"))
        return;
    if (ends_sentence(text->english) != ends_sentence(translation) && strlen(translation) > 3)
        COMPLAIN("%s: %s ends otherwise: %s", language, text->context, translation);
}

static void a_full_stop_ends_what_it_ends_in_english(void **state)
{
    (void)state;
    read_all(compare_ends);
}

static void no_two_codes_have_one_summary(void **state)
{
    (void)state;
    complaints = 0;
    for (int language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
        size_t count;

        language_choose((enum language)language);
        const struct code *codes = code_all(&count);
        for (size_t i = 0; i < count; i++) {
            if (!g_hash_table_add(seen, (gpointer)codes[i].summary))
                COMPLAIN("%u: %s", codes[i].code, codes[i].summary);
        }
    }
    language_choose(LANGUAGE_EN);
    assert_int_equal(complaints, 0);
}

/* What only templates put together wrongly: a value left out, two marks together. */
#define FAULTS_OF_TEMPLATES "[{}]|\\w\\.\\.(?!\\.)|。。|、。|。\\.|, ,|: :|  "

static void check_page(struct page *page, const char *of)
{
    static GRegex *faults;

    if (!faults)
        faults = g_regex_new(FAULTS_OF_TEMPLATES, G_REGEX_OPTIMIZE, 0, NULL);
    for (unsigned i = 0; i < page->sections->len; i++) {
        const struct page_section *section = page->sections->pdata[i];

        for (unsigned j = 0; j < section->items->len; j++) {
            const struct page_item *item = section->items->pdata[j];

            if (g_regex_match(faults, item->text, 0, NULL))
                COMPLAIN("%s, %s: %s", language_name(language_chosen()), of, item->text);
        }
    }
    page_free(page);
}

static void check_pairs(const struct code *codes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_page(explain_code(codes[i].code), codes[i].name);
        for (size_t j = i + 1; j < count; j++)
            check_page(explain_difference(codes[i].code, codes[j].code), codes[j].name);
    }
}

static void no_page_has_a_fault_of_a_template(void **state)
{
    (void)state;
    complaints = 0;
    for (int language = LANGUAGE_EN; language < LANGUAGE_COUNT; language++) {
        size_t count;

        language_choose((enum language)language);
        const struct code *codes = code_all(&count);
        check_pairs(codes, count);
    }
    language_choose(LANGUAGE_EN);
    assert_int_equal(complaints, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_is_translated),
        cmocka_unit_test(none_is_still_english),
        cmocka_unit_test(words_of_the_protocol_stay_as_they_are),
        cmocka_unit_test(each_language_is_written_by_its_rules),
        cmocka_unit_test(a_full_stop_ends_what_it_ends_in_english),
        cmocka_unit_test(no_two_codes_have_one_summary),
        cmocka_unit_test(no_page_has_a_fault_of_a_template),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
