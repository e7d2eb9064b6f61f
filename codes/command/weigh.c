/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How well a code or a finding fits what is searched for. */

#include "weigh.h"

#include "code.h"
#include "finding_text.h"
#include "language.h"
#include "match.h"

#include <string.h>

/* What a word counts where it stands, and the phrase among the words of who searches. */
enum {
    IN_NAME = 100,
    IN_SEARCH = 60,
    IN_SUMMARY = 30,
    IN_MEANING = 10,
    IN_SCENARIO = 5,
    IN_REMEDY = 2,
    PHRASE = 100,
};

struct text {
    char *folded;
    unsigned counts;
};

static void clear_text(void *text)
{
    g_free(((struct text *)text)->folded);
}

/* NULL for a text that is not there. */
static void add(GArray *texts, unsigned counts, const char *text)
{
    if (text) {
        struct text added = {match_fold(text), counts};
        g_array_append_val(texts, added);
    }
}

static void add_all(GArray *texts, unsigned counts, const char *const *of)
{
    for (; *of; of++)
        add(texts, counts, *of);
}

static void add_code(GArray *texts, size_t place)
{
    size_t count;
    const struct code *code = &code_all(&count)[place];

    add(texts, IN_NAME, code->name);
    add(texts, IN_SEARCH, code->search);
    add(texts, IN_SUMMARY, code->summary);
    add(texts, IN_MEANING, code->meaning);
    add(texts, IN_SCENARIO, code->triage);
    add_all(texts, IN_SCENARIO, code->scenarios);
    add_all(texts, IN_REMEDY, code->remedies);
    add_all(texts, IN_REMEDY, code->commands);
    add_all(texts, IN_REMEDY, code->must_carry);
    add_all(texts, IN_REMEDY, code->may_carry);
    add_all(texts, IN_REMEDY, code->references);
}

static void add_finding(GArray *texts, size_t place)
{
    const struct finding_text *finding = finding_text_of((enum finding_form)place);

    add(texts, IN_NAME, finding->id);
    add(texts, IN_SEARCH, finding->search);
    add(texts, IN_SUMMARY, finding->summary);
    add(texts, IN_SUMMARY, finding->cause);
    add(texts, IN_MEANING, finding->text);
    add(texts, IN_REMEDY, finding->remedy);
}

/* The most that the word counts in one of the texts; 0 where none has it. */
static unsigned count_word(const GArray *texts, const char *word)
{
    unsigned most = 0;

    for (unsigned i = 0; i < texts->len; i++) {
        const struct text *text = &g_array_index(texts, struct text, i);

        if (text->counts > most && match_has(text->folded, word))
            most = text->counts;
    }
    return most;
}

static unsigned count_phrase(const GArray *texts, const char *phrase)
{
    for (unsigned i = 0; i < texts->len; i++) {
        const struct text *text = &g_array_index(texts, struct text, i);

        if (text->counts == IN_SEARCH && match_has(text->folded, phrase))
            return PHRASE;
    }
    return 0;
}

static struct weight weigh(void (*add_texts)(GArray *texts, size_t place), size_t place,
                           const struct query_words *query)
{
    g_autoptr(GArray) texts = g_array_new(FALSE, FALSE, sizeof(struct text));
    enum language chosen = language_chosen();
    struct weight weight = {0, 0};

    g_array_set_clear_func(texts, clear_text);
    add_texts(texts, place);
    if (chosen != LANGUAGE_EN) {
        language_choose(LANGUAGE_EN);
        add_texts(texts, place);
        language_choose(chosen);
    }
    for (char **word = query->words; *word; word++) {
        unsigned counts = count_word(texts, *word);

        weight.words += counts > 0;
        weight.score += counts;
    }
    weight.score += count_phrase(texts, query->phrase);
    return weight;
}

struct weight weigh_code(size_t place, const struct query_words *query)
{
    return weigh(add_code, place, query);
}

struct weight weigh_finding(size_t place, const struct query_words *query)
{
    return weigh(add_finding, place, query);
}
