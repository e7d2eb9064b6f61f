/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What arguments of tshark -z are read as. */

#include "report_request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static enum report_form report_of(const char *argument)
{
    for (unsigned form = 0; form < REPORT_FORMS; form++) {
        const char *name = report_request_name(form);

        if (name && g_str_has_prefix(argument, name))
            return form;
    }
    fail_msg("no report: %s", argument);
    return REPORT_FORMS;
}

static void assert_text(const char *expected, const char *actual)
{
    if (expected && actual)
        assert_string_equal(expected, actual);
    else
        assert_ptr_equal(expected, actual);
}

struct sample {
    const char *argument;
    enum report_form form;
    bool is_masked;
    const char *subject; /* filter or Call-ID */
    const char *file;
};

static const struct sample samples[] = {
    {"sipcode,report", REPORT_TEXT, false, NULL, NULL},
    {"sipcode,report,", REPORT_TEXT, false, NULL, NULL},
    {"sipcode,report,json", REPORT_JSON, false, NULL, NULL},
    {"sipcode,report, json ,mask", REPORT_JSON, true, NULL, NULL},
    {"sipcode,report,json,json", REPORT_JSON, false, NULL, NULL},
    {"sipcode,report,mask,sip", REPORT_TEXT, true, "sip", NULL},
    {"sipcode,report,sip,json", REPORT_JSON, false, "sip", NULL},
    {"sipcode,report,mask,ip.addr in {192.0.2.1, 192.0.2.2},json", REPORT_JSON, true,
     "ip.addr in {192.0.2.1, 192.0.2.2}", NULL},
    {"sipcode,report,html=a b.html,sip", REPORT_HTML, false, "sip", "a b.html"},
    {"sipcode,report,sip,html=a.html", REPORT_HTML, false, "sip", "a.html"},
    {"sipcode,report,filter=json", REPORT_TEXT, false, "json", NULL},
    {"sipcode,calls,mask, filter=csv,csv", REPORT_CALLS, true, "csv,csv", NULL},
    {"sipcode,calls,sip,csv", REPORT_CALLS_CSV, false, "sip", NULL},
    {"sipcode,ladder,a@b", REPORT_LADDER, false, "a@b", NULL},
    {"sipcode,ladder,a,b@c,mermaid,mask", REPORT_LADDER_MERMAID, true, "a,b@c", NULL},
    {"sipcode,ladder,mermaid,a,b@c", REPORT_LADDER_MERMAID, false, "a,b@c", NULL},
    {"sipcode,ladder,mermaid,call=a,mask", REPORT_LADDER_MERMAID, false, "a,mask", NULL},
    {"sipcode,ladder,call=call=a", REPORT_LADDER, false, "call=a", NULL},
    {"sipcode,ladder,csv", REPORT_LADDER, false, "csv", NULL},
    {"sipcode,ticket,mask,call=mask", REPORT_TICKET, true, "mask", NULL},
};

static void options_stand_before_and_behind_what_the_report_is_about(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(samples); i++) {
        const struct sample *sample = &samples[i];
        struct report_request request;
        enum report_form report = report_of(sample->argument);
        bool is_of_call = report == REPORT_LADDER || report == REPORT_TICKET;

        print_message("%s\n", sample->argument);
        assert_null(report_request_read(&request, report, sample->argument));
        assert_int_equal(sample->form, request.form);
        assert_int_equal(sample->is_masked, request.is_masked);
        assert_text(sample->file, request.file);
        assert_text(is_of_call ? NULL : sample->subject, request.filter);
        assert_text(is_of_call ? sample->subject : NULL, request.call_id);
        report_request_clear(&request);
    }
}

static const struct {
    const char *argument;
    const char *fault;
} faults[] = {
    {"sipcode,reports", "no report is called sipcode,reports; there are: sipcode,report, "
                        "sipcode,calls, sipcode,ladder, sipcode,ticket"},
    {"sipcode,report,csv",
     "csv is no option of sipcode,report, which takes: json, html=FILE, mask"},
    {"sipcode,report,mask,mermaid,sip",
     "mermaid is no option of sipcode,report, which takes: json, html=FILE, mask"},
    {"sipcode,calls,json", "json is no option of sipcode,calls, which takes: csv, mask"},
    {"sipcode,calls,sip,html=a", "html=a is no option of sipcode,calls, which takes: csv, mask"},
    {"sipcode,ticket,a,csv", "csv is no option of sipcode,ticket, which takes: mask"},
    {"sipcode,report,json,html=a",
     "json and html=a are two forms of one report: give each a -z of its own"},
    {"sipcode,report,html=a,sip,html=b",
     "html=a and html=b are two forms of one report: give each a -z of its own"},
    {"sipcode,report,html=", "give the name of a file, as in html=report.html"},
    {"sipcode,ladder", "give the Call-ID of a call, as in sipcode,ladder,a84b4c76e66710"},
    {"sipcode,ladder,mask", "give the Call-ID of a call, as in sipcode,ladder,a84b4c76e66710"},
    {"sipcode,ticket,call=", "give the Call-ID of a call, as in sipcode,ticket,a84b4c76e66710"},
};

static void what_is_wrong_is_told_with_what_is_allowed(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
        struct report_request request;
        g_autofree char *fault =
            report_request_read(&request, report_of(faults[i].argument), faults[i].argument);

        assert_non_null(fault);
        assert_string_equal(faults[i].fault, fault);
        report_request_clear(&request);
    }
}

static void a_filter_or_a_call_that_is_none_is_told_later(void **state)
{
    (void)state;
    static const struct {
        const char *argument;
        char *(*tell)(const struct report_request *request);
        const char *fault;
    } later[] = {
        {"sipcode,report,jsn", report_request_no_filter,
         "jsn is no display filter, nor an option of sipcode,report, which takes: json, html=FILE, "
         "mask"},
        {"sipcode,report,json,jsn", report_request_no_filter,
         "jsn is no display filter, nor an option of sipcode,report, which takes: json, html=FILE, "
         "mask"},
        {"sipcode,ladder,mermaid,a", report_request_no_call,
         "this capture has no call with the Call-ID a"},
        {"sipcode,ladder,a,maks", report_request_no_call,
         "this capture has no call with the Call-ID a,maks, and options of sipcode,ladder are: "
         "mermaid, mask"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(later); i++) {
        struct report_request request;

        assert_null(report_request_read(&request, report_of(later[i].argument), later[i].argument));
        g_autofree char *fault = later[i].tell(&request);
        assert_string_equal(later[i].fault, fault);
        report_request_clear(&request);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_stand_before_and_behind_what_the_report_is_about),
        cmocka_unit_test(what_is_wrong_is_told_with_what_is_allowed),
        cmocka_unit_test(a_filter_or_a_call_that_is_none_is_told_later),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
