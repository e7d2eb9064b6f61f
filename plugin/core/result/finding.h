/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A finding: what the capture shows about one response, as a text of codes/finding/ and its values.
 */

#ifndef SIPCODE_FINDING_H
#define SIPCODE_FINDING_H

#include "finding_text.h"
#include "response.h"

/* What can be put into a text. */
struct finding_value {
    const char *name; /* in the template, {name} */
    enum finding_value_kind {
        FINDING_TEXT,
        FINDING_NUMBER,
        FINDING_DURATION, /* nanoseconds */
        FINDING_CLOCK,    /* nanoseconds since the epoch, shown in UTC */
    } kind;
    union {
        const char *text;
        int64_t number;
    };
};

static inline struct finding_value value_text(const char *name, const char *text)
{
    return (struct finding_value){.name = name, .kind = FINDING_TEXT, .text = text ? text : "?"};
}

static inline struct finding_value value_number(const char *name, int64_t number)
{
    return (struct finding_value){.name = name, .kind = FINDING_NUMBER, .number = number};
}

/* From one time of capture to another; not below 0, as clocks may go backwards. */
static inline struct finding_value value_duration(const char *name, int64_t from, int64_t to)
{
    return (struct finding_value){
        .name = name, .kind = FINDING_DURATION, .number = to > from ? to - from : 0};
}

static inline struct finding_value value_clock(const char *name, int64_t time)
{
    return (struct finding_value){.name = name, .kind = FINDING_CLOCK, .number = time};
}

/* How many findings are kept of one response. */
#define FINDINGS_MAX 8

/* Kept with the response. */
struct finding {
    const struct finding_text *text;
    const struct finding_value *values; /* up to one without a name; NULL where it has none */
    enum code_severity severity;        /* that of the text, if its rule did not set another */
};

/* Puts the values into a template: text, summary or remedy. The caller frees it. */
char *finding_render(const struct finding *finding, const char *template);

/* The strongest finding that explains the response; NULL where none does. */
const struct finding *finding_explaining(const struct response *response);

/* Severity of the response: that of its code, or of the finding that explains it in its place;
 * raised to that of its gravest finding. */
enum code_severity finding_severity(const struct response *response);

#endif
