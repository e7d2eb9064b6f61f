/* SPDX-License-Identifier: GPL-2.0-or-later */
/* REFER: refused, or what its NOTIFYs report (RFC 3515); and the CANCEL that reports an answer (RFC
 * 3326). */

#include "rule.h"

#include "list.h"

#include <glib.h>

static void find_refused(struct evidence *evidence)
{
    const struct asked *asked = evidence->transaction->asked;

    if (asked && asked->refer_to)
        finding_add(evidence, "refer-refused",
                    (const struct finding_value[]){value_text("target", asked->refer_to), {0}});
}

void finding_rule_transfer(struct evidence *evidence)
{
    unsigned code = evidence->response->code;

    if (evidence->transaction && slice_equals(evidence->key->cseq.method, "REFER") && code >= 300 &&
        code != 401 && code != 407)
        find_refused(evidence);
}

/* Whether a NOTIFY is about the last REFER of its dialog: id is the CSeq number of its REFER (RFC
 * 3515 section 2.4.6). One that was sent anew later may have no target. */
static bool is_about_last(const struct evidence *evidence)
{
    const struct transaction *refer = evidence->dialog ? evidence->dialog->refer : NULL;
    struct slice event, id;
    uint32_t number;

    if (!refer || !refer->asked || !refer->asked->refer_to)
        return false;
    return !message_find_header(evidence->message, HEADER_EVENT, &event) ||
           !list_parameter(event, "id", &id) || !slice_number(id, &number) ||
           number == evidence->dialog->refer_cseq;
}

static void find_outcome(struct evidence *evidence)
{
    unsigned code = evidence->response->code;
    const char *outcome = code < 200 ? "progress" : code < 300 ? "done" : "failed";
    bool is_known = is_about_last(evidence);
    const struct transaction *refer = is_known ? evidence->dialog->refer : NULL;
    g_autofree char *name =
        g_strdup_printf("transfer-outcome-%s%s", outcome, is_known ? "" : "-unseen");

    finding_add(
        evidence, name,
        (const struct finding_value[]){value_number("code", code),
                                       value_text("name", evidence->code->name),
                                       value_text("target", refer ? refer->asked->refer_to : NULL),
                                       value_number("frame", refer ? refer->request_frame : 0),
                                       {0}});
    if (code >= 300)
        evidence->findings[evidence->count - 1].severity = evidence->code->severity;
}

void finding_rule_reported(struct evidence *evidence)
{
    if (slice_equals(evidence->message->method, "CANCEL"))
        finding_add(evidence, "answered-elsewhere-cancel", NULL);
    else
        find_outcome(evidence);
}
