/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where redirections lead. */

#include "exchanges.h"

static void a_redirection_names_its_target(void **state)
{
    static const struct {
        const char *contacts, *findings, *target;
    } rows[] = {
        {"Contact: <sip:c@example.com>\r\n", "redirected", "sip:c@example.com"},
        {"m: sip:c@example.com;q=0.2\r\nContact: \"D, d\" <sip:d@example.com>;q=0.9\r\n",
         "redirected-choice", "sip:d@example.com"},
        {"Contact: <sip:1@h>;q=0.1,<sip:2@h>;q=0.2,<sip:3@h>;q=0.2\r\nContact: <sip:4@h>\r\n",
         "redirected-choice", "sip:4@h"},
        {"Contact: <sip:b@example.com>\r\n", "redirected-loop", "sip:b@example.com"},
        {"", "redirected-nowhere", NULL},
        {"Contact: <sip:never closed\r\n", "redirected-nowhere", NULL},
        {"Content-Length: 9\r\n", "", NULL}, /* cut */
        {"Content-Type: application/3gpp-ims+xml\r\n\r\n<ims-3gpp/>", "", NULL},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        request(0, "INVITE", i, "");
        const struct result *redirection =
            response(1, "302 Moved Temporarily", "INVITE", i, rows[i].contacts);
        assert_findings(redirection, rows[i].findings);
        if (rows[i].target)
            assert_string_equal(redirection->findings[0].values[0].text, rows[i].target);
    }
}

static void targets_of_a_redirection_are_put_in_order(void **state)
{
    GString *contacts = g_string_new("Contact: <sip:low@h>;q=0.1, <sip:c@h>;q=0.5");

    (void)state;
    for (unsigned i = 0; i < 9; i++)
        g_string_append_printf(contacts, ", <sip:%u@h>;q=%s", i, i == 8 ? "1" : "0.5");
    g_string_append(contacts, "\r\n");
    request(0, "INVITE", 1, "");
    const struct result *moved = response(1, "300 Multiple Choices", "INVITE", 1, contacts->str);
    assert_findings(moved, "redirected-choice");
    assert_text(moved,
                "The client is sent on; the targets in Contact, in the order to try them (q): "
                "sip:8@h, sip:c@h, sip:0@h, sip:1@h, sip:2@h, sip:3@h, sip:4@h, sip:5@h.");
    assert_int_equal(moved->findings[0].values[2].number, 10);
    g_string_free(contacts, TRUE);
}

static void a_305_names_a_proxy_and_no_target(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    const struct result *through =
        response(1, "305 Use Proxy", "INVITE", 1, "Contact: <sip:p.example.com;lr>\r\n");
    assert_findings(through, "redirected-proxy");
    assert_string_equal(through->findings[0].values[0].text, "sip:p.example.com;lr");
    request(2, "INVITE", 2, "");
    assert_findings(response(3, "305 Use Proxy", "INVITE", 2, ""), "redirected-nowhere");
}

static void addresses_too_long_to_be_kept_are_not_taken_for_the_same(void **state)
{
    g_autofree char *user = g_strnfill(STORE_TEXT_MAX, 'u');
    g_autofree char *line = g_strdup_printf("INVITE sip:%s@a SIP/2.0", user);
    g_autofree char *contact = g_strdup_printf("Contact: <sip:%s@b>\r\n", user);

    (void)state;
    SEND(.line = line, .method = "INVITE", .number = 1);
    assert_findings(response(1, "302 Moved Temporarily", "INVITE", 1, contact), "redirected");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_redirection_names_its_target),
        EXCHANGE(targets_of_a_redirection_are_put_in_order),
        EXCHANGE(a_305_names_a_proxy_and_no_target),
        EXCHANGE(addresses_too_long_to_be_kept_are_not_taken_for_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
