/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Texts of the findings: what an exchange shows, with the values of its packets put in. */

#ifndef SIPCODE_FINDING_TEXT_H
#define SIPCODE_FINDING_TEXT_H

#include "code.h"
#include "forms.h"
#include "value.h"

/* One finding, or one form of it. Static and const. Templates name values as {user}. */
struct finding_text {
    const char *name; /* of its file; the id, or the id and what distinguishes the form */
    const char *id;   /* what users filter by */
    enum code_severity severity;
    gboolean
        explains; /* it is why the response was sent: its severity and summary are the response's */
    gboolean absence;             /* it follows from the absence of a message */
    enum sentence symptom;        /* heading of `search` in a list; SENTENCE_NONE for nothing */
    const char *const *codes;     /* that it can be on: "486", "4xx", "any", "none" or a status */
    const char *const *not_codes; /* likewise, but of those it is on none */
    const char *summary;
    const char *cause; /* the same without values, for lists of causes */
    const char *text;
    const char *remedy;
    const char *unless; /* what is like it, and it is not said of; NULL for nothing */
    const char *search; /* what people say who search for it; NULL for nothing */
};

/* The texts of a form. Never NULL. */
const struct finding_text *finding_text_of(enum finding_form form);

/* Whether a form can be on a response of that code. */
gboolean finding_text_is_on(const struct finding_text *text, unsigned code);

/* Values that stand in the texts of a form on pages about it, as a list that ends with VALUE_END;
 * sentences of ours are left out. Never NULL. */
const struct value *finding_text_samples(const struct finding_text *text);

/* All forms in the order of enum finding_form, `*count` of them. */
const struct finding_text *finding_text_all(size_t *count);

#endif
