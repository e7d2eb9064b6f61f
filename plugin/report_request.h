/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the argument of tshark -z asks for. */

#ifndef SIPCODE_REPORT_REQUEST_H
#define SIPCODE_REPORT_REQUEST_H

#include <glib.h>
#include <stdbool.h>

enum report_form {
    REPORT_TEXT,
    REPORT_JSON,
    REPORT_HTML,
    REPORT_CALLS,
    REPORT_CALLS_CSV,
    REPORT_LADDER,
    REPORT_LADDER_MERMAID,
    REPORT_TICKET,
    REPORT_FORMS
};

/* Its texts are owned; NULL where they were not given. */
struct report_request {
    enum report_form form;
    bool is_masked;
    char *call_id; /* of a ladder and a ticket: never NULL */
    char *file;    /* to write to, of HTML: never NULL */
    char *filter;
};

/* The first part of the argument of a form, "sipcode,report"; NULL where another one's and an
 * option make it. */
const char *report_request_name(enum report_form form);

/* Reads an argument that begins with the first part of a form. Returns what is wrong with it in
 * words, which the caller frees; NULL for nothing. */
char *report_request_read(struct report_request *request, enum report_form form,
                          const char *argument);

void report_request_clear(struct report_request *request);

#endif
