/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report fits its terminal and does nothing to it. */

#include "columns.h"
#include "language.h"
#include "report_texts.h"

/* Whether a line is too long for another reason than a word. */
static bool is_too_long(const char *line, unsigned width)
{
    const char *text = line + strspn(line, " ");

    return columns_count(line, strlen(line)) > width && strchr(text, ' ') != NULL;
}

static void assert_width(char *text, unsigned width, enum language language)
{
    g_autofree char *owned = text;
    g_auto(GStrv) lines = g_strsplit(owned, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        if (is_too_long(lines[i], width))
            fail_msg("%s, %u columns: %s", language_name(language), width, lines[i]);
    }
}

static void no_line_is_longer_than_the_terminal(void **state)
{
    static const unsigned widths[] = {40, 80, 120};
    struct summary *summary = mixed_summary();
    struct summary_ladder *ladder = silent_ladder(summary);

    (void)state;
    for (int doubt = 0; doubt < DOUBTS; doubt++)
        summary->doubts[doubt] = 12345;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        language_choose((enum language)language);
        for (unsigned i = 0; i < G_N_ELEMENTS(widths); i++) {
            assert_width(report_text(summary, widths[i]), widths[i], (enum language)language);
            assert_width(report_calls(summary, widths[i]), widths[i], (enum language)language);
            assert_width(report_ladder(ladder, widths[i]), widths[i], (enum language)language);
        }
    }
    language_choose(LANGUAGE_EN);
    summary_free(summary);
}

static unsigned lines_of(const char *text)
{
    unsigned lines = 0;

    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* A summary whose texts all are that one. */
static struct summary *summary_saying(const char *text)
{
    struct summary_cause cause = {.cause = text, .label = text, .text = text, .remedy = text};
    struct summary *summary = summary_of(text);
    struct summary_call call = call_of(0, OUTCOME_FAILED, 503, text);

    call.call_id = call.caller = call.callee = call.source = call.destination = call.host = text;
    add_call(summary, &call, &cause);
    call.outcome = OUTCOME_ANSWERED;
    add_call(summary, &call, &cause);
    call.outcome = OUTCOME_BUSY;
    add_call(summary, &call, &cause);
    summary_keepalive(summary, text, text)->asked = 1;
    summary_scan(summary, text, text)->text = text;
    summary->requests = 1;
    return summary;
}

static void packets_can_write_no_line_and_move_no_cursor(void **state)
{
    static const char override[] = {'\xe2', '\x80', '\xae', '\0'}; /* U+202E */
    g_autofree char *hostile =
        g_strconcat("\x1b[31m\n\r\t\x7f\xc2\x9b", override, "\xe2\x80\xa8\xff", NULL);

    (void)state;
    g_autofree char *plain = report_of(summary_saying("plain"), 0);
    g_autofree char *text = report_of(summary_saying(hostile), 0);
    assert_int_equal(lines_of(text), lines_of(plain));
    assert_true(g_utf8_validate(text, -1, NULL));
    for (const char *c = text; *c; c = g_utf8_next_char(c)) {
        gunichar character = g_utf8_get_char(c);

        assert_true(character == '\n' ||
                    (!g_unichar_iscntrl(character) && character != 0x202e && character != 0x2028));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_line_is_longer_than_the_terminal),
        cmocka_unit_test(packets_can_write_no_line_and_move_no_cursor),
    };

    return cmocka_run_group_tests(tests, use_utc, NULL);
}
