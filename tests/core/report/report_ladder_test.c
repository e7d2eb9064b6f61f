/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The ladder of a call, in a terminal and as a diagram. */

#include "report.h"
#include "summaries.h"

static void hosts_stand_beside_each_other(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    g_autofree char *text = report_ladder(silent_ladder(summary), 80);
    assert_string_equal(
        text, "Call-ID call-26@192.0.2.1\n"
              "                  192.0.2.1:5060        192.0.2.20:5060       198.51.100.7:5060\n"
              "    0.000    261  |------ INVITE ------>|                     |\n"
              "    0.010    262  |<------- 407 --------|                     |\n"
              "                  407 Proxy Authentication Required\n"
              "                  The proxy asks for credentials; the phone sends them next.\n"
              "    0.500    264  |                     |------ INVITE ------>|\n"
              "                  INVITE x7 in 32 s\n"
              "                  198.51.100.7:5060 did not answer.\n"
              "   33.000    265  |<------- 408 --------|                     |\n"
              "                  408 Request Timeout\n"
              "                  The proxy gave up after 32 s.\n");
    summary_free(summary);
}

static void hosts_have_letters_where_there_is_no_room(void **state)
{
    struct summary *summary = summary_of("x");
    struct summary_ladder *ladder = silent_ladder(summary);

    (void)state;
    g_autofree char *narrow = report_ladder(ladder, 60);
    assert_non_null(strstr(narrow, "  C = 198.51.100.7:5060\n                  A      "));
    assert_non_null(strstr(narrow, "  261  |----- INVITE ----->|                   |\n"));
    g_autofree char *narrower = report_ladder(ladder, 40);
    assert_non_null(strstr(narrower, "  265  B -> A  408 Request\n                  Timeout\n"));
    summary_free(summary);
}

static void what_is_not_shown_of_a_ladder_is_said(void **state)
{
    struct summary *summary = summary_of("x");
    struct summary_ladder *ladder = summary_ladder(summary, "a");

    (void)state;
    ladder->left_out = 12;
    g_autofree char *text = report_ladder(ladder, 80);
    assert_string_equal(text, "Call-ID a\nMessages beyond these: 12.\n");
    summary_free(summary);
}

static void a_message_to_its_sender_and_many_hosts_are_drawn(void **state)
{
    struct summary *summary = summary_of("x");
    struct summary_ladder *ladder = summary_ladder(summary, "a");

    (void)state;
    for (unsigned i = 0; i < 30; i++) {
        g_autofree char *host = g_strdup_printf("h%u", i);

        add_step(summary, ladder,
                 (struct summary_step){
                     .time = START, .source = host, .destination = host, .label = "INVITE"});
    }
    add_step(summary, ladder, (struct summary_step){.time = START, .destination = "h0"});
    g_autofree char *text = report_ladder(ladder, 80);
    assert_non_null(strstr(text, "  D1 = h29\n  E1 = ?\n"));
    assert_non_null(strstr(text, "  D1 -> D1  INVITE\n"));
    assert_non_null(strstr(text, "  E1 -> A  ?\n"));
    summary_free(summary);
}

static void a_diagram_has_participants_messages_and_notes(void **state)
{
    struct summary *summary = summary_of("x");

    (void)state;
    g_autofree char *text = report_ladder_mermaid(silent_ladder(summary));
    assert_true(g_str_has_prefix(text, "sequenceDiagram\n"
                                       "    participant A as 192.0.2.1#58;5060\n"));
    assert_non_null(strstr(text, "    A->>B: 0.000 INVITE\n"
                                 "    B-->>A: 0.010 407 Proxy Authentication Required\n"
                                 "    Note over B,A: The proxy asks for credentials#59; the "
                                 "phone sends them next.\n"));
    summary_free(summary);
}

static void nothing_in_a_diagram_is_markup(void **state)
{
    static const char hostile[] = "a\n%%{init}%%;#<b>\"`";
    struct summary *summary = summary_of("x");
    struct summary_ladder *ladder = summary_ladder(summary, "a");

    (void)state;
    add_step(summary, ladder,
             (struct summary_step){.time = START,
                                   .source = hostile,
                                   .destination = "b",
                                   .label = hostile,
                                   .text = hostile});
    g_autofree char *text = report_ladder_mermaid(ladder);
    assert_string_equal(text, "sequenceDiagram\n"
                              "    participant A as a#92;x0a#37;#37;#123;init#125;#37;#37;#59;#35;"
                              "#60;b#62;#34;#96;\n"
                              "    participant B as b\n"
                              "    A->>B: 0.000 a#92;x0a#37;#37;#123;init#125;#37;#37;#59;#35;"
                              "#60;b#62;#34;#96;\n"
                              "    Note over A,B: a#92;x0a#37;#37;#123;init#125;#37;#37;#59;#35;"
                              "#60;b#62;#34;#96;\n");
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_stand_beside_each_other),
        cmocka_unit_test(hosts_have_letters_where_there_is_no_room),
        cmocka_unit_test(what_is_not_shown_of_a_ladder_is_said),
        cmocka_unit_test(a_message_to_its_sender_and_many_hosts_are_drawn),
        cmocka_unit_test(a_diagram_has_participants_messages_and_notes),
        cmocka_unit_test(nothing_in_a_diagram_is_markup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
