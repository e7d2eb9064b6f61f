/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A finding: what the capture shows about one response, as a text of codes/text/finding/ and its
 * values. */

#ifndef SIPCODE_FINDING_H
#define SIPCODE_FINDING_H

#include "field_text.h"
#include "finding_text.h"
#include "value.h"

/* How many findings are kept of one response. */
#define FINDINGS_MAX 8

/* Kept with the response. */
struct finding {
    enum finding_form form;
    enum code_severity severity; /* that of the text, if its rule did not raise it */
    const struct value *values;  /* NULL where it has none */
};

enum finding_part { FINDING_SUMMARY, FINDING_TEXT, FINDING_REMEDY };

/* The text of one part with the values in it. The caller frees it. */
char *finding_render(const struct finding *finding, enum finding_part part);

/* The value at `index` of those that its texts name, in the order of field_values_of(). NULL where
 * there is none to filter by: nothing is known of it, its frame has no number, or an earlier value
 * of the same field is the same. */
const struct value *finding_value(const struct finding *finding, unsigned index);

#endif
