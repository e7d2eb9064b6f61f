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
    char *call_id; /* of a report on one call: never NULL */
    char *file;    /* to write to, of HTML: never NULL */
    char *filter;
};

/* The first part of the argument of a report, "sipcode,report"; NULL for a form that an option of
 * another one asks for. */
const char *report_request_name(enum report_form form);

/* Reads an argument that begins with the name of a report. Returns what is wrong with it in words,
 * which the caller frees; NULL for nothing. The request is to be cleared in any case. */
char *report_request_read(struct report_request *request, enum report_form report,
                          const char *argument);

/* What is wrong, in words, where the filter is none, and where the capture has no such call. The
 * caller frees it. */
char *report_request_no_filter(const struct report_request *request);
char *report_request_no_call(const struct report_request *request);

void report_request_clear(struct report_request *request);

#endif
