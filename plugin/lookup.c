/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Pages about codes on request: from the command line, and from Wireshark's Tools menu. */

#include "lookup.h"

#include "compat.h"
#include "explain.h"
#include "handbook_address.h"
#include "language_preference.h"
#include "windows.h"

#include <epan/stat_tap_ui.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Takes the page. */
static void show_page(const funnel_ops_t *windows, struct page *page)
{
    g_autofree char *text = page_render(page, WINDOWS_COLUMNS, FALSE);

    windows_show(windows, page->title, text);
    page_free(page);
}

/* Takes the page; without one it shows what was asked for: so many codes. */
static void show_answer(const funnel_ops_t *windows, struct page *page, unsigned count)
{
    if (page)
        show_page(windows, page);
    else
        windows_say(windows,
                    sentence_text(count == 1 ? SENTENCE_WINDOW_NO_CODE : SENTENCE_WINDOW_NO_CODES));
}

/* In a terminal the page is all that was asked for: no capture is read, and none is made. */
static void print_answer(struct page *page, unsigned count)
{
    if (!page)
        windows_exit(g_strdup(
            sentence_text(count == 1 ? SENTENCE_WINDOW_WRONG_CODE : SENTENCE_WINDOW_WRONG_CODES)));
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
    const funnel_ops_t *windows = windows_find();
    g_auto(GStrv) parts = g_strsplit(argument, ",", -1);
    struct page *page = NULL;

    if (!windows)
        language_preference_apply(); /* before tshark does, which ends here */
    if (g_strv_length(parts) == 2 + count)
        page = make_page((const char *const *)parts + 2, count);
    if (windows)
        show_answer(windows, page, count);
    else
        print_answer(page, count);
    COMPAT_STAT_RETURN
}

static void answer_dialog(char **input, void *data)
{
    unsigned count = GPOINTER_TO_UINT(data);

    if (input && g_strv_length(input) >= count)
        show_answer(windows_find(), make_page((const char *const *)input, count), count);
}

/* Asks for as many codes as there are labels. */
static void ask(enum sentence title, const char **labels)
{
    const funnel_ops_t *windows = windows_find();
    const char *values[] = {"", "", NULL}; /* what stands there at first */
    unsigned count = labels[1] ? 2 : 1;

    values[count] = NULL;
    if (windows)
        windows->new_dialog(windows->ops_id, sentence_text(title), labels, values, answer_dialog,
                            GUINT_TO_POINTER(count), NULL);
}

static void ask_one(void *data _U_)
{
    const char *labels[] = {sentence_text(SENTENCE_WINDOW_CODE), NULL};

    ask(SENTENCE_WINDOW_EXPLAIN_TITLE, labels);
}

static void ask_two(void *data _U_)
{
    const char *labels[] = {sentence_text(SENTENCE_WINDOW_CODE),
                            sentence_text(SENTENCE_WINDOW_OTHER_CODE), NULL};

    ask(SENTENCE_WINDOW_COMPARE_TITLE, labels);
}

/* In the browser, or the sentence that it is not installed. */
static void open_handbook(void *data _U_)
{
    const funnel_ops_t *windows = windows_find();
    g_autofree char *path = handbook_path("index");
    g_autofree char *address = path ? handbook_address(path, NULL) : NULL;

    if (windows && address && windows->browser_open_url)
        windows->browser_open_url(address);
    else if (windows)
        windows_say(windows, sentence_text(SENTENCE_HANDBOOK_MISSING));
}

#if COMPAT_HAS_PACKET_MENU
/* What the findings of a response say, as far as they are read. */
struct selection {
    int tree, code, text, remedy; /* fields */
    unsigned number;              /* of the response; 0 where none was met */
    GPtrArray *shown;             /* of const char *, owned by the items */
};

/* Takes an item, one after the other; false where the next message begins. */
static bool read_item(struct selection *selection, const field_info *item)
{
    int field = item->hfinfo->id;

    if (field == selection->tree && selection->number != 0)
        return false;
    if (field == selection->tree)
        g_ptr_array_set_size(selection->shown, 0);
    else if (field == selection->code)
        selection->number = fvalue_get_uinteger(item->value);
    else if (field == selection->text || field == selection->remedy)
        g_ptr_array_add(selection->shown, (gpointer)fvalue_get_string(item->value));
    return true;
}

/* Explains the response of the selected frame: the first one where it has several. */
static void explain_selected(void *data _U_, GPtrArray *items)
{
    const funnel_ops_t *windows = windows_find();
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    struct selection selection = {proto_registrar_get_id_byname("sipcode"),
                                  proto_registrar_get_id_byname("sipcode.code"),
                                  proto_registrar_get_id_byname("sipcode.finding.text"),
                                  proto_registrar_get_id_byname("sipcode.finding.remedy"),
                                  0,
                                  shown};

    for (unsigned i = 0; i < items->len && read_item(&selection, items->pdata[i]);)
        i++;
    g_ptr_array_add(shown, NULL);
    if (windows && selection.number != 0)
        show_page(windows, explain_response(selection.number, (const char *const *)shown->pdata));
}
#endif

void lookup_handoff(void)
{
    static stat_tap_ui explain = {
        REGISTER_STAT_GROUP_GENERIC, NULL, "sipcode,explain", start_lookup, 0, NULL};
    static stat_tap_ui compare = {
        REGISTER_STAT_GROUP_GENERIC, NULL, "sipcode,compare", start_lookup, 0, NULL};

    explain.title = sentence_text(SENTENCE_WINDOW_EXPLAIN_REPORT);
    compare.title = sentence_text(SENTENCE_WINDOW_COMPARE_REPORT);
    register_stat_tap_ui(&explain, GUINT_TO_POINTER(1));
    register_stat_tap_ui(&compare, GUINT_TO_POINTER(2));
    windows_add_entry(SENTENCE_WINDOW_EXPLAIN, ask_one);
    windows_add_entry(SENTENCE_WINDOW_COMPARE, ask_two);
    windows_add_entry(SENTENCE_HANDBOOK_MENU, open_handbook);
#if COMPAT_HAS_PACKET_MENU
    windows_add_packet_entry(SENTENCE_WINDOW_SELECTED, "sipcode.code", explain_selected);
#endif
}
