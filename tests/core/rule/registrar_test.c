/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bindings that calls do not get to. */

#include "exchanges.h"

#define CLIENT "198.51.100.5:5060"
#define REGISTRAR "203.0.113.9:5060"
#define HOME "192.168.1.2:5060"
#define VIA_NAT "192.168.1.2:5060;received=198.51.100.5;rport="
#define ALICE_AT(host) "<sip:a@" host ">;expires=3600"

/* A REGISTER as the registrar gets it, of a client behind a NAT. */
static const struct result *ask(int at, unsigned number, const char *contact)
{
    g_autofree char *headers = g_strdup_printf("Contact: %s\r\n", contact);

    return SEND(.at = at, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
                .number = number, .sent_by = HOME, .headers = headers, .source = CLIENT,
                .destination = REGISTRAR, .to_field = "<sip:a@example.com>");
}

static const struct result *grant_to(int at, unsigned number, const char *sent_by,
                                     const char *headers)
{
    return SEND(.at = at, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = number,
                .sent_by = sent_by, .headers = headers, .source = REGISTRAR, .destination = CLIENT,
                .to_field = "<sip:a@example.com>;tag=1");
}

static const struct result *grant(int at, unsigned number, const char *contacts)
{
    g_autofree char *headers = g_strdup_printf("Contact: %s\r\n", contacts);

    return grant_to(at, number, HOME, headers);
}

/* The same as the client sees it, whose Via the registrar has completed. */
static const struct result *ask_inside(int at, unsigned number, const char *contact)
{
    g_autofree char *headers = g_strdup_printf("Contact: %s\r\n", contact);

    return SEND(.at = at, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
                .number = number, .sent_by = HOME, .headers = headers, .source = HOME,
                .destination = REGISTRAR, .to_field = "<sip:a@example.com>");
}

static const struct result *grant_inside(int at, unsigned number, const char *sent_by,
                                         const char *headers)
{
    return SEND(.at = at, .line = "SIP/2.0 200 OK", .method = "REGISTER", .number = number,
                .sent_by = sent_by, .headers = headers, .source = REGISTRAR, .destination = HOME,
                .to_field = "<sip:a@example.com>;tag=1");
}

static void a_private_contact_of_a_public_client_is_told(void **state)
{
    (void)state;
    ask(0, 1, "<sip:a@10.0.0.5>");
    const struct result *granted = grant(10, 1, ALICE_AT("10.0.0.5"));
    assert_findings(granted, "registration-binding");
    assert_text(granted, "Contact names 10.0.0.5, but the REGISTER came from " CLIENT
                         ". The response has no received and no rport: nothing shows that calls "
                         "go to where it came from.");
    assert_int_equal(granted->severity, CODE_NOTE);
}

static void several_that_are_all_private_are_counted(void **state)
{
    (void)state;
    ask(0, 1, "<sip:a@10.0.0.5>");
    const struct result *granted =
        grant(10, 1, ALICE_AT("10.0.0.5") ", <sip:a@10.0.0.6>;expires=20, <sip:a@10.0.0.7>");
    assert_findings(granted, "registration-binding-several");
    assert_text(granted, "The registrar keeps 3 bindings, all at private addresses; the REGISTER "
                         "came from " CLIENT ". sip:a@10.0.0.6 expires first, in 20 s.");
}

/* With one that can be reached among them, what is told is the own one alone. */
static void several_of_which_one_is_public_are_not_counted(void **state)
{
    (void)state;
    ask(0, 1, "<sip:a@10.0.0.5>");
    assert_findings(grant(10, 1, ALICE_AT("10.0.0.5") ", <sip:a@192.0.2.7>;expires=20"),
                    "registration-binding");
}

/* The registrar, or the client, has another way than the address in Contact. */
static void a_private_contact_with_another_way_says_nothing(void **state)
{
    static const char *const contacts[] = {
        "<sip:a@10.0.0.5;ob>;expires=300",
        "<sip:a@10.0.0.5;transport=tcp>;expires=300",
        "<sip:a@10.0.0.5>;expires=300;reg-id=1;+sip.instance=\"<urn:uuid:1>\"",
        "<sip:a@10.0.0.5>;expires=300;received=\"sip:198.51.100.5:5060\"",
        "<sip:a@10.0.0.5>;expires=300;pub-gruu=\"sip:a@example.com;gr=1\"",
        "<sip:a@198.51.100.5:5060>;expires=300",
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(contacts); i++) {
        ask(0, i + 1, "<sip:a@10.0.0.5>");
        assert_findings(grant(10, i + 1, contacts[i]), "");
    }
}

/* Who asks so keeps a way open, whatever the registrar lists. */
static void a_client_that_keeps_its_way_open_says_nothing(void **state)
{
    static const char *const contacts[] = {
        "<sip:a@10.0.0.5>\r\nSupported: path, outbound",
        "<sip:a@10.0.0.5>\r\nPath: <sip:edge.example.com;lr>",
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(contacts); i++) {
        ask(0, i + 1, contacts[i]);
        assert_findings(grant(10, i + 1, ALICE_AT("10.0.0.5")), "");
    }
}

static void a_registrar_that_notes_the_source_says_nothing(void **state)
{
    (void)state;
    ask(0, 1, "<sip:a@10.0.0.5>");
    assert_findings(grant_to(10, 1, VIA_NAT "5060", "Contact: <sip:a@10.0.0.5>;expires=300\r\n"),
                    "");
    ask(20, 2, "<sip:a@10.0.0.5>");
    assert_findings(
        grant_to(30, 2, HOME ";received=198.51.100.5", "Contact: <sip:a@10.0.0.5>;expires=300\r\n"),
        "");
}

/* Of the same network, or both private, or inside where the client is captured. */
static void a_contact_that_can_be_reached_says_nothing(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 1,
         .sent_by = "10.0.0.5", .headers = "Contact: <sip:a@10.0.0.5>\r\n",
         .source = "10.0.0.5:5060", .destination = "10.0.0.9:5060");
    assert_findings(SEND(.at = 10, .line = "SIP/2.0 200 OK", .method = "REGISTER", .to = "1",
                         .number = 1, .sent_by = "10.0.0.5",
                         .headers = "Contact: <sip:a@10.0.0.5>\r\n", .source = "10.0.0.9:5060",
                         .destination = "10.0.0.5:5060"),
                    "");
    ask_inside(20, 2, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(30, 2, HOME, "Contact: <sip:a@192.168.1.2>;expires=300\r\n"), "");
}

/* An edge proxy, or who registers others, knows another way. */
static void a_contact_of_somebody_else_says_nothing(void **state)
{
    (void)state;
    SEND(.line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 1,
         .via = "Via: SIP/2.0/UDP 10.0.0.5;branch=z9hG4bKp\r\n",
         .headers = "Contact: <sip:a@10.0.0.5>\r\n", .source = CLIENT, .destination = REGISTRAR);
    assert_findings(SEND(.at = 10, .line = "SIP/2.0 200 OK", .method = "REGISTER", .to = "1",
                         .number = 1, .via = "Via: SIP/2.0/UDP 10.0.0.5;branch=z9hG4bKp\r\n",
                         .headers = "Contact: <sip:a@10.0.0.5>\r\n", .source = REGISTRAR,
                         .destination = CLIENT),
                    "");
    SEND(.at = 20, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER", .number = 2,
         .headers = "Contact: <sip:scscf@10.0.0.5>\r\n", .source = CLIENT,
         .destination = REGISTRAR);
    assert_findings(SEND(.at = 30, .line = "SIP/2.0 200 OK", .method = "REGISTER", .to = "1",
                         .number = 2, .headers = "Contact: <sip:scscf@10.0.0.5>\r\n",
                         .source = REGISTRAR, .destination = CLIENT),
                    "");
}

static void a_query_and_a_removal_bind_nothing(void **state)
{
    (void)state;
    request(0, "REGISTER", 1, "");
    assert_findings(response(10, "200 OK", "REGISTER", 1, "Contact: <sip:a@10.0.0.5>\r\n"), "");
    ask(20, 2, "*");
    assert_findings(grant(30, 2, ALICE_AT("10.0.0.5")), "");
    ask(40, 3, "<sip:a@10.0.0.5>;expires=0");
    assert_findings(grant(50, 3, ALICE_AT("10.0.0.5")), "expires-zero-left");
}

static void an_older_binding_of_the_same_phone_is_told(void **state)
{
    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2:40216>");
    const struct result *granted =
        grant_inside(10, 1, "192.168.1.2:5060",
                     "Contact: <sip:a@192.168.1.2:40216>;expires=300\r\n"
                     "Contact: <sip:a@192.168.1.2:40111>;expires=60\r\n");
    assert_findings(granted, "registration-binding-old");
    assert_text(granted, "The registrar lists 2 bindings. sip:a@192.168.1.2:40111 seems to be an "
                         "earlier one of this phone, with 60 s left: until then calls are sent "
                         "there too.");
    ask_inside(20, 2, "<sip:a@192.0.2.7>;+sip.instance=\"<urn:uuid:1>\"");
    assert_findings(
        grant_inside(30, 2, HOME,
                     "Contact: <sip:a@192.0.2.7>;expires=300;+sip.instance=\"<urn:uuid:1>\", "
                     "<sip:a@192.0.2.8>;expires=60;+sip.instance=\"<urn:uuid:1>\"\r\n"),
        "registration-binding-old");
}

/* Two programs on one computer: each registers again. */
static void a_binding_that_is_registered_again_is_no_older_one(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 4; i++) {
        bool is_second = i % 2 == 1;
        g_autofree char *headers = g_strdup_printf(
            "Contact: <sip:a@192.168.1.2:5060>;expires=%u, <sip:a@192.168.1.2:5062>;expires=%u\r\n",
            is_second ? 60U : 300U, is_second ? 300U : 60U);
        const char *call = is_second ? "second" : "first", *branch = is_second ? "s" : "f";

        SEND(.at = (int)i * 1000, .line = "REGISTER sip:example.com SIP/2.0", .method = "REGISTER",
             .number = i + 1, .call = call, .branch = branch, .sent_by = HOME, .source = HOME,
             .headers = is_second ? "Contact: <sip:a@192.168.1.2:5062>\r\n"
                                  : "Contact: <sip:a@192.168.1.2:5060>\r\n",
             .destination = REGISTRAR, .to_field = "<sip:a@example.com>");
        const struct result *granted =
            SEND(.at = (int)i * 1000 + 10, .line = "SIP/2.0 200 OK", .method = "REGISTER",
                 .number = i + 1, .call = call, .branch = branch, .sent_by = HOME,
                 .headers = headers, .source = REGISTRAR, .destination = HOME,
                 .to_field = "<sip:a@example.com>;tag=1");
        assert_findings(granted, i < 2 ? "registration-binding-old" : "");
    }
}

/* Other devices of the user, other phones behind one NAT, a refreshed one, a newer one. */
static void other_bindings_are_no_older_ones(void **state)
{
    static const char *const others[] = {
        "<sip:a@192.168.1.3:5060>;expires=60",
        "<sip:b@192.168.1.2:5070>;expires=60",
        "<sip:a@192.168.1.2:5060;line=1>;expires=60",
        "<sip:a@192.168.1.2:5070>;expires=300",
        "<sip:a@192.168.1.2:5070>",
        "<sip:a@192.168.1.2:5070>;expires=60;+sip.instance=\"<urn:uuid:2>\"",
        "<sip:a@192.168.1.2:5070;ob>;expires=60",
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *headers = g_strdup_printf(
            "Contact: <sip:a@192.168.1.2:5060;line=2>;expires=300, %s\r\n", others[i]);

        ask_inside(0, i + 1, "<sip:a@192.168.1.2:5060;line=2>");
        assert_findings(grant_inside(10, i + 1, HOME, headers), "");
    }
    ask_inside(0, 20, "<sip:a@198.51.100.5:40001>");
    assert_findings(grant_inside(10, 20, HOME,
                                 "Contact: <sip:a@198.51.100.5:40001>;expires=300, "
                                 "<sip:a@198.51.100.5:40002>;expires=60\r\n"),
                    "");
}

static void a_binding_that_outlasts_a_nat_is_told(void **state)
{
    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2>");
    const struct result *granted =
        grant_inside(10, 1, VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>\r\nExpires: 1200\r\n");
    assert_findings(granted, "registration-binding-nat");
    assert_text(granted, "The REGISTER came through a NAT, from 198.51.100.5:61000, and the "
                         "binding lasts 1200 s. NATs close such a way after 30 s to 5 min in "
                         "which nothing is sent.");
}

/* No NAT, a short time, Outbound, and Via that says who keeps it open. */
static void a_way_that_is_kept_open_says_nothing(void **state)
{
    static const struct {
        const char *sent_by, *headers;
    } granted[] = {
        {HOME ";received=192.168.1.2;rport=61000", "Contact: <sip:a@192.168.1.2>;expires=1200\r\n"},
        {"host;received=198.51.100.5;rport=61000", "Contact: <sip:a@192.168.1.2>;expires=1200\r\n"},
        {VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=599\r\n"},
        {VIA_NAT "61000;keep=30", "Contact: <sip:a@192.168.1.2>;expires=1200\r\n"},
        {VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=1200;reg-id=1\r\n"},
        {VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=1200\r\nFlow-Timer: 30\r\n"},
        {VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=1200\r\nRequire: outbound\r\n"},
        {VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>\r\n"},
        {VIA_NAT "61000",
         "Contact: <sip:a@192.168.1.2>;expires=1200\r\n"}, /* the last one is not */
    };
    const unsigned count = G_N_ELEMENTS(granted);

    (void)state;
    for (unsigned i = 0; i < count; i++) {
        ask_inside(0, 2 * i + 1, "<sip:a@192.168.1.2>;expires=0");
        ask_inside(0, 2 * i + 2, "<sip:a@192.168.1.2>");
        assert_findings(grant_inside(10, 2 * i + 2, granted[i].sent_by, granted[i].headers),
                        i + 1 < count ? "" : "registration-binding-nat");
    }
}

static void a_way_that_lasted_says_nothing(void **state)
{
    static const char contact[] = "Contact: <sip:a@192.168.1.2>;expires=1200\r\n";

    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(10, 1, VIA_NAT "61000", contact), "registration-binding-nat");
    ask_inside(600000, 2, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(600010, 2, VIA_NAT "61000", contact), "");
}

/* The registrar asks the client, which answers. */
static void a_client_that_is_asked_is_kept_open(void **state)
{
    (void)state;
    SEND(.line = "OPTIONS sip:a@192.168.1.2 SIP/2.0", .method = "OPTIONS", .number = 7,
         .source = REGISTRAR, .destination = HOME);
    SEND(.at = 10, .line = "SIP/2.0 200 OK", .method = "OPTIONS", .number = 7, .to = "1",
         .source = HOME, .destination = REGISTRAR);
    ask_inside(20, 1, "<sip:a@192.168.1.2>");
    assert_findings(
        grant_inside(30, 1, VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=1200\r\n"), "");
}

static void a_nat_that_gave_another_port_is_told(void **state)
{
    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2>");
    grant_inside(10, 1, VIA_NAT "61000", "Contact: <sip:a@192.168.1.2>;expires=300\r\n");
    ask_inside(150000, 2, "<sip:a@192.168.1.2>");
    const struct result *granted =
        grant_inside(150010, 2, VIA_NAT "61007", "Contact: <sip:a@192.168.1.2>;expires=300\r\n");
    assert_findings(granted, "registration-binding-moved");
    assert_text(granted, "In frame 2 this Contact came from 198.51.100.5:61000, now it comes from "
                         "198.51.100.5:61007: another NAT port, or another network. Calls to the "
                         "old one may have been lost.");
    ask_inside(300000, 3, "<sip:a@192.168.1.2>");
    assert_findings(
        grant_inside(300010, 3, VIA_NAT "61007", "Contact: <sip:a@192.168.1.2>;expires=300\r\n"),
        "");
}

static void a_registration_after_the_last_one_is_over_is_late(void **state)
{
    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2>");
    grant_inside(10, 1, HOME, "Contact: <sip:a@192.168.1.2>;expires=60\r\n");
    ask_inside(75010, 2, "<sip:a@192.168.1.2>");
    assert_findings(SEND(.at = 75020, .line = "SIP/2.0 401 Unauthorized", .method = "REGISTER",
                         .number = 2, .sent_by = HOME, .headers = WWW, .source = REGISTRAR,
                         .destination = HOME, .to_field = "<sip:a@example.com>;tag=1"),
                    "auth-challenge");
    ask_inside(75030, 3, "<sip:a@192.168.1.2>");
    const struct result *granted =
        grant_inside(75040, 3, HOME, "Contact: <sip:a@192.168.1.2>;expires=60\r\n");
    assert_findings(granted, "registration-binding-late");
    assert_text(granted, "Frame 2 granted 60 s. The next REGISTER came 15 s after these were over: "
                         "meanwhile calls most likely did not get to this Contact.");
}

/* In time, one that was tried in time, one that the capture lacks, one that was removed, another
 * Contact. */
static void a_registration_in_time_is_not_late(void **state)
{
    static const char after[] = "Contact: <sip:a@192.168.1.2>;expires=60\r\n";

    (void)state;
    ask_inside(0, 1, "<sip:a@192.168.1.2>");
    grant_inside(10, 1, HOME, after);
    ask_inside(64000, 2, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(64010, 2, HOME, after), "");
    ask_inside(120000, 3, "<sip:a@192.168.1.2>");
    ask_inside(152000, 4, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(152010, 4, HOME, after), "");
    ask_inside(300000, 6, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(300010, 6, HOME, after), "");
    ask_inside(310000, 7, "<sip:a@192.168.1.2>;expires=0");
    grant_inside(310010, 7, HOME, "");
    ask_inside(400000, 8, "<sip:a@192.168.1.2>");
    assert_findings(grant_inside(400010, 8, HOME, after), "");
    ask_inside(500000, 9, "<sip:a@192.168.1.9>");
    assert_findings(grant_inside(500010, 9, HOME, "Contact: <sip:a@192.168.1.9>;expires=60\r\n"),
                    "");
}

/* More than are remembered. */
static void a_registration_that_is_forgotten_says_nothing(void **state)
{
    (void)state;
    ask(0, 1, "<sip:a@10.0.0.5>");
    ask(1, 2, "<sip:a@10.0.0.5>");
    assert_findings(grant(10, 1, ALICE_AT("10.0.0.5")), "");
    assert_findings(grant(11, 2, ALICE_AT("10.0.0.5")), "registration-binding");
    assert_findings(grant(12, 2, ALICE_AT("10.0.0.5")), "response-repeated");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_private_contact_of_a_public_client_is_told),
        EXCHANGE(several_that_are_all_private_are_counted),
        EXCHANGE(several_of_which_one_is_public_are_not_counted),
        EXCHANGE(a_private_contact_with_another_way_says_nothing),
        EXCHANGE(a_client_that_keeps_its_way_open_says_nothing),
        EXCHANGE(a_registrar_that_notes_the_source_says_nothing),
        EXCHANGE(a_contact_that_can_be_reached_says_nothing),
        EXCHANGE(a_contact_of_somebody_else_says_nothing),
        EXCHANGE(a_query_and_a_removal_bind_nothing),
        EXCHANGE(an_older_binding_of_the_same_phone_is_told),
        EXCHANGE(other_bindings_are_no_older_ones),
        EXCHANGE(a_binding_that_is_registered_again_is_no_older_one),
        EXCHANGE(a_binding_that_outlasts_a_nat_is_told),
        EXCHANGE(a_way_that_is_kept_open_says_nothing),
        EXCHANGE(a_way_that_lasted_says_nothing),
        EXCHANGE(a_client_that_is_asked_is_kept_open),
        EXCHANGE(a_nat_that_gave_another_port_is_told),
        EXCHANGE(a_registration_after_the_last_one_is_over_is_late),
        EXCHANGE(a_registration_in_time_is_not_late),
        EXCHANGE(a_registration_that_is_forgotten_says_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
