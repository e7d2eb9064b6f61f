/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Making the headings of a code. */

#include "heading.h"

#include "phrase.h"
#include "sentence.h"

const struct heading *heading_of(unsigned code)
{
    static struct heading headings[1024];
    struct heading *heading = &headings[code % G_N_ELEMENTS(headings)];

    if (!heading->response) {
        heading->response = phrase_response(code, code_explain(code));
        heading->title = SENTENCE_WITH(SENTENCE_TREE_TITLE, value_response(heading->response));
        heading->about = SENTENCE_WITH(SENTENCE_TREE_ABOUT_CODE, value_response(heading->response));
    }
    return heading;
}
