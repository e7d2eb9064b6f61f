/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making the headings of a code. */

#include "heading.h"

#include "language.h"
#include "phrase.h"
#include "sentence.h"

/* A code is below that. */
#define CODES 1024

const struct heading *heading_of(unsigned code)
{
    static struct heading *headings[LANGUAGE_COUNT];
    enum language language = language_chosen();

    if (!headings[language])
        headings[language] = g_new0(struct heading, CODES);
    struct heading *heading = &headings[language][code % CODES];

    if (!heading->response) {
        heading->response = phrase_response(code, code_explain(code));
        heading->title = SENTENCE_WITH(SENTENCE_TREE_TITLE, value_response(heading->response));
        heading->about = SENTENCE_WITH(SENTENCE_TREE_ABOUT_CODE, value_response(heading->response));
    }
    return heading;
}
