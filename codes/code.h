/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is known about SIP response codes: the table compiled from response/, pair/ and class/. */

#ifndef SIPCODE_CODE_H
#define SIPCODE_CODE_H

#include <glib.h>

#include "forms.h"
#include "template.h"
#include "words.h"

/* A code that another one is confused with, and how to tell them apart. */
struct code_similar {
    unsigned code;
    const char *tell;
    const char *therefore;
};

/* What a code says in answer to one method. */
struct code_summary {
    const char *method;
    const char *text; /* as `summary` of struct code */
};

/* A class of codes (RFC 3261 section 7.2); number 0 stands for all that is outside 100 to 699. */
struct code_class {
    unsigned number;
    unsigned treated_as; /* how a client treats an unknown code of it; 0 for class 0 */
    const char *name;
    const char *caller; /* what a response of this class means for the caller */
};

/* One code. All of it is static and const; lists end with NULL, `senders` with SENTENCE_NONE and
 * `similar` with a code of 0. */
struct code {
    unsigned code; /* 0 in what code_explain() returns for a code that is in no table */
    enum code_status status;
    enum code_severity severity;
    enum sentence symptom; /* heading of `search` in a list; SENTENCE_NONE for nothing */
    const struct code_class *code_class;
    const char *name;
    const char *search;  /* what people say who search for it; NULL for nothing */
    const char *summary; /* at most CODE_SUMMARY_MAX bytes, as all other texts CODE_TEXT_MAX */
    const struct code_summary *summaries; /* by method, ended by a method of NULL; NULL for none */
    const char *meaning;
    const char *triage; /* what tells the usual causes apart at first sight; NULL for none */
    const char *const *scenarios;   /* most frequent first */
    const char *const *remedies;    /* in the order to try them */
    const char *const *commands;    /* of well-known servers, that show the cause */
    const char *retry;              /* whether and how the request may be repeated, and where */
    const char *use;                /* for those who write servers: when to send it, when another */
    const char *const *references;  /* "RFC 3261 section 21.4.24", the defining one first */
    const enum sentence *senders;   /* kinds of elements that send it, the most frequent first */
    const char *const *methods;     /* that it can answer; "any" alone for no limit */
    const char *const *not_methods; /* that it must not answer; "others" for all not in methods */
    const char *const *must_carry;  /* header fields, each with an optional "(condition)" */
    const char *const *should_carry;
    const char *const *may_carry;
    const struct code_similar *similar; /* most often confused first */
};

/* Returns the table's entry for a code, or NULL where no table has it. */
const struct code *code_find(unsigned code);

/* Returns what to tell about any number: the table's entry, else that of an unknown code of its
 * class (RFC 3261 section 8.1.3.2), else, outside 100 to 699, that of a number which is no code.
 * Never NULL. */
const struct code *code_explain(unsigned code);

/* What is told of an unknown code of a class, 0 to 6; static as the others, its `code` is 0. */
const struct code *code_unknown(unsigned class_number);

/* The class of any number, class 0 outside 100 to 699. Never NULL. */
const struct code_class *code_class_find(unsigned code);

/* The name of a class, 0 to CODE_CLASS_COUNT - 1: "Client failure". */
const char *code_class_name(unsigned class_number);

/* The same in English, as filters take it in all languages. */
const char *code_class_word(unsigned class_number);

/* One line for a response to a request of that method; NULL where the method is not known. */
const char *code_summary(const struct code *code, const char *method);

/* All codes in ascending order, `*count` of them. */
const struct code *code_all(size_t *count);

#endif
