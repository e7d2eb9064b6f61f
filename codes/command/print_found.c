/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Printing findings, and what a search has found. */

#include "print_found.h"

#include "explain.h"
#include "explain_finding.h"
#include "json.h"
#include "options.h"
#include "print.h"
#include "search.h"
#include "terminal.h"

/* Takes the page of that finding. */
static int print_finding(const char *id, struct page *page)
{
    if (!options.as_json) {
        print_page(page);
        return FOUND;
    }
    page_free(page);
    terminal_print_json(json_of_finding(id));
    return FOUND;
}

static int print_search(const char *query, const struct search *search)
{
    if (search->codes->len + search->findings->len == 0)
        return fail_search(query);
    if (options.as_json)
        terminal_print_json(json_of_found(search->codes, search->findings));
    else
        print_page(explain_found(query, search->codes, search->findings, search->is_partial));
    return FOUND;
}

int print_found(const char *query)
{
    struct page *finding = explain_finding(query);

    if (finding)
        return print_finding(query, finding);
    struct search *search = search_text(query);
    int status = print_search(query, search);

    search_free(search);
    return status;
}

int print_findings(void)
{
    g_autoptr(GPtrArray) findings = search_findings();
    g_autoptr(GPtrArray) codes = g_ptr_array_new();

    if (options.as_json)
        terminal_print_json(json_of_found(codes, findings));
    else
        print_page(explain_findings(findings));
    return FOUND;
}
