/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parts of pages. */

#include "section.h"

#include "phrase.h"
#include "target.h"

void section_begin(struct page *page, enum sentence heading, enum page_style style)
{
    page_begin(page, sentence_text(heading), NULL, style);
}

void section_begin_about(struct page *page, enum sentence heading, unsigned number,
                         const struct code *code, enum page_style style)
{
    page_begin(page, sentence_text(heading), phrase_response(number, code), style);
}

void section_add_response(struct page *page, enum sentence sentence, unsigned number)
{
    const struct code *code = code_explain(number);
    g_autofree char *response = phrase_response(number, code);

    page_add_link(page, target_code(number), response,
                  SENTENCE_WITH(sentence, value_response(response), value_summary(code->summary)));
}

char *section_class(enum sentence sentence, unsigned number, const struct code_class *class)
{
    return SENTENCE_WITH(sentence, value_code(number), value_class(class->number),
                         value_name(class->name), value_text(class->caller));
}
