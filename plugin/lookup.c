/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about codes on request: from the command line, and from Wireshark's Tools menu. */

#include "lookup.h"

#include "compat.h"
#include "explain.h"

#include <epan/funnel.h>
#include <epan/stat_tap_ui.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MENU "SIP Response Codes/"

/* What a text window shows without being made larger. */
#define WINDOW_COLUMNS 70

static const char wrong_code[] = "give one code from 100 to 699, as in 486";
static const char wrong_codes[] = "give two codes from 100 to 699, as in 204,603";

/* Reads three digits from 100 to 699, with white space around them; 0 for anything else. */
static unsigned read_code(const char *text)
{
    g_autofree char *code = g_strstrip(g_strdup(text));
    gboolean is_code =
        strlen(code) == 3 && strspn(code, "0123456789") == 3 && *code >= '1' && *code <= '6';

    return is_code ? (unsigned)strtoul(code, NULL, 10) : 0;
}

/* NULL where one is no code. */
static struct page *make_page(const char *const *codes, unsigned count)
{
    unsigned numbers[2] = {0, 0};

    for (unsigned i = 0; i < count; i++) {
        numbers[i] = read_code(codes[i]);
        if (numbers[i] == 0)
            return NULL;
    }
    return count == 1 ? explain_code(numbers[0]) : explain_difference(numbers[0], numbers[1]);
}

/* Wireshark's windows; NULL in tshark and sharkd, which have none. */
static const funnel_ops_t *find_windows(void)
{
    const funnel_ops_t *windows = funnel_get_funnel_ops();

    return windows && windows->new_dialog && windows->new_text_window && windows->set_text ? windows
                                                                                           : NULL;
}

/* Takes the page; without one the fault is shown. */
static void show_page(const funnel_ops_t *windows, struct page *page, const char *fault)
{
    const char *title = page ? page->title : "SIP Response Codes";
    g_autofree char *text = page ? page_render(page, WINDOW_COLUMNS, FALSE)
                                 : g_strdup_printf("That is no answer: %s.\n", fault);

    windows->set_text(windows->new_text_window(windows->ops_id, title), text);
    if (page)
        page_free(page);
}

/* In a terminal the page is all that was asked for: no capture is read, and none is made. */
static void print_page(struct page *page, const char *fault)
{
    if (!page) {
        fprintf(stderr, "sipcode: %s\n", fault);
        exit(EXIT_FAILURE);
    }
    g_autofree char *text = page_render(page, 0, FALSE);
    fputs(text, stdout);
    page_free(page);
    exit(EXIT_SUCCESS);
}

/* `argument` is that of -z, "sipcode,explain,486"; userdata the number of codes that it must have.
 */
static COMPAT_STAT_RESULT start_lookup(const char *argument, void *userdata)
{
    unsigned count = GPOINTER_TO_UINT(userdata);
    const char *fault = count == 1 ? wrong_code : wrong_codes;
    const funnel_ops_t *windows = find_windows();
    g_auto(GStrv) parts = g_strsplit(argument, ",", -1);
    struct page *page = NULL;

    if (g_strv_length(parts) == 2 + count)
        page = make_page((const char *const *)parts + 2, count);
    if (windows)
        show_page(windows, page, fault);
    else
        print_page(page, fault);
    COMPAT_STAT_RETURN
}

static void answer_dialog(char **input, void *data)
{
    unsigned count = GPOINTER_TO_UINT(data);

    if (input && g_strv_length(input) >= count)
        show_page(find_windows(), make_page((const char *const *)input, count),
                  count == 1 ? wrong_code : wrong_codes);
}

/* What the dialogs ask for, and what stands there at first. */
static const char *one_name[] = {"Code", NULL};
static const char *one_value[] = {"", NULL};
static const char *two_names[] = {"Code", "And code", NULL};
static const char *two_values[] = {"", "", NULL};

static void ask_one(void *data _U_)
{
    const funnel_ops_t *windows = find_windows();

    if (windows)
        windows->new_dialog(windows->ops_id, "Explain a SIP response code", one_name, one_value,
                            answer_dialog, GUINT_TO_POINTER(1), NULL);
}

static void ask_two(void *data _U_)
{
    const funnel_ops_t *windows = find_windows();

    if (windows)
        windows->new_dialog(windows->ops_id, "Compare two SIP response codes", two_names,
                            two_values, answer_dialog, GUINT_TO_POINTER(2), NULL);
}

#if COMPAT_HAS_PACKET_MENU
/* Explains the response of the selected frame: the first one where it has several. */
static void explain_selected(void *data _U_, GPtrArray *items)
{
    int field = proto_registrar_get_id_byname("sipcode.code");
    const funnel_ops_t *windows = find_windows();

    for (unsigned i = 0; windows && i < items->len; i++) {
        const field_info *item = items->pdata[i];
        if (item->hfinfo->id == field) {
            show_page(windows, explain_code(fvalue_get_uinteger(item->value)), wrong_code);
            return;
        }
    }
}
#endif

void lookup_handoff(void)
{
    static stat_tap_ui explain = {REGISTER_STAT_GROUP_GENERIC,
                                  "SIP Response Codes: explain",
                                  "sipcode,explain",
                                  start_lookup,
                                  0,
                                  NULL};
    static stat_tap_ui compare = {REGISTER_STAT_GROUP_GENERIC,
                                  "SIP Response Codes: compare",
                                  "sipcode,compare",
                                  start_lookup,
                                  0,
                                  NULL};

    register_stat_tap_ui(&explain, GUINT_TO_POINTER(1));
    register_stat_tap_ui(&compare, GUINT_TO_POINTER(2));
    funnel_register_menu(MENU "Explain a code\xe2\x80\xa6", REGISTER_TOOLS_GROUP_UNSORTED, ask_one,
                         NULL, NULL, FALSE);
    funnel_register_menu(MENU "Compare two codes\xe2\x80\xa6", REGISTER_TOOLS_GROUP_UNSORTED,
                         ask_two, NULL, NULL, FALSE);
#if COMPAT_HAS_PACKET_MENU
    funnel_register_packet_menu(MENU "Explain the selected response", "sipcode.code",
                                explain_selected, NULL, false);
#endif
}
