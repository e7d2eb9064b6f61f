/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fuzz target: a report as JSON, from anywhere. One that is read can be written and read again, is
 * added to another and masked, and nothing of it does anything to a terminal or a browser. */

#include "fuzz.h"

#include "mask.h"
#include "report.h"
#include "report_html.h"
#include "report_json.h"
#include "report_read.h"
#include "whole_summary.h"

#include <stdlib.h>
#include <string.h>

#define WIDTH 80

/* The elements of a page that could load or run something, if a text were not escaped: ours are
 * counted on a page of nothing. */
static const char *const elements[] = {"<script", "<img",  "<iframe", "<object", "<a href=\"j",
                                       "<link",   "<base", "<form",   " onload", " onerror"};

static unsigned count(const char *text, const char *part)
{
    unsigned found = 0;

    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        found++;
    return found;
}

/* Text for a terminal: UTF-8 without control characters but ends of lines. */
static void check_terminal(char *text)
{
    if (!text)
        abort();
    CHECK(g_utf8_validate(text, -1, NULL));
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);

        CHECK(character == '\n' || character == '\r' || !g_unichar_iscntrl(character));
    }
    g_free(text);
}

static void check_page(const struct summary *summary)
{
    g_autofree char *page = report_html(summary);
    struct summary *nothing = summary_new();
    g_autofree char *empty = report_html(nothing);

    CHECK(g_utf8_validate(page, -1, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        CHECK(count(page, elements[i]) == count(empty, elements[i]));
    summary_free(nothing);
}

static void render(const struct summary *summary)
{
    check_terminal(report_text(summary, WIDTH));
    check_terminal(report_calls(summary, WIDTH));
    check_terminal(report_calls_csv(summary));
    for (guint i = 0; i < summary->calls->len && i < 2; i++) {
        char *ticket = report_ticket(summary, NULL,
                                     g_array_index(summary->calls, struct summary_call, i).call_id);

        CHECK(ticket != NULL);
        check_terminal(ticket);
    }
    for (guint i = 0; i < summary->ladders->len; i++) {
        const struct summary_ladder *ladder = g_ptr_array_index(summary->ladders, i);

        check_terminal(report_ladder(ladder, WIDTH));
        g_free(report_ladder_mermaid(ladder));
    }
    check_page(summary);
}

static struct summary *read_again(const char *text)
{
    char *fault = NULL;
    struct summary *summary = report_read(text, strlen(text), "again", &fault);

    CHECK(summary != NULL);
    return summary;
}

/* What is written of a summary is read as the same one. */
static void check_again(const struct summary *summary)
{
    g_autofree char *first = report_json(summary);
    struct summary *again = read_again(first);
    g_autofree char *second = report_json(again);

    CHECK(strcmp(first, second) == 0);
    summary_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_memdup2(data, size); /* AddressSanitizer sees a read after it */
    g_autofree char *fault = NULL;
    struct summary *summary = report_read(text ? text : "", size, "fuzz", &fault), *other;

    CHECK((summary != NULL) == (fault == NULL));
    if (!summary) {
        if (!fault || !*fault) /* print_error() makes it harmless */
            abort();
        return 0;
    }
    check_again(summary);
    render(summary);
    other = summary_mask(summary);
    render(other);
    summary_merge(other, summary);
    check_again(other);
    summary_free(other);
    summary_free(summary);
    return 0;
}

/* Begins with a report in which everything is there, now and then anew. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    if (size < 2 || seed % 64 == 0) {
        struct summary *summary = whole_summary("a.pcap");
        g_autofree char *text = report_json(summary);

        size = MIN(strlen(text), max_size);
        memcpy(data, text, size);
        summary_free(summary);
    }
    return LLVMFuzzerMutate(data, size, max_size);
}
