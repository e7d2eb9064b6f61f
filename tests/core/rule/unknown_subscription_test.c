/* SPDX-License-Identifier: GPL-2.0-or-later */
/* NOTIFY and SUBSCRIBE refused with 481: a subscription is a usage of its own. */

#include "dialogs.h"

#define PRESENCE "Event: presence\r\n"
#define ACTIVE "Subscription-State: active;expires=60\r\n"
#define TERMINATED "Subscription-State: terminated;reason=noresource\r\n"
#define TARGET "Refer-To: <sip:c@example.com>\r\n"

/* A request of the side with that tag. */
static void send(int at, const char *method, unsigned number, const char *from, const char *to,
                 const char *headers)
{
    g_autofree char *line = g_strdup_printf("%s sip:x@host SIP/2.0", method);
    g_autofree char *branch = g_strdup_printf("%s%u", from, number);

    SEND(.at = at, .line = line, .method = method, .number = number, .branch = branch, .from = from,
         .to = to, .headers = headers);
}

static const struct result *refuse(int at, const char *method, unsigned number, const char *from,
                                   const char *to)
{
    return answer(at, UNKNOWN, method, number, from, to);
}

static void accept(int at, const char *method, unsigned number, const char *from, const char *to)
{
    answer(at, "SIP/2.0 200 OK", method, number, from, to);
}

static void subscribe(const char *headers)
{
    send(0, "SUBSCRIBE", 1, "a", NULL, headers);
    accept(1, "SUBSCRIBE", 1, "a", "1");
}

static void a_notify_ends_its_own_subscription(void **state)
{
    static const struct {
        const char *ended, *asked, *findings;
    } rows[] = {
        {PRESENCE TERMINATED, PRESENCE, "dialog-unknown-unsubscribed"},
        {PRESENCE ACTIVE, PRESENCE, "dialog-unknown-subscription"},
        {PRESENCE, PRESENCE, "dialog-unknown-subscription"},
        {PRESENCE "Subscription-State:\r\n", PRESENCE, "dialog-unknown-subscription"},
        {"Event: dialog\r\n" TERMINATED, PRESENCE, "dialog-unknown-subscription"},
        {"Event: presence;id=2\r\n" TERMINATED, PRESENCE, "dialog-unknown-subscription"},
        {"o: presence;id=2\r\n" TERMINATED, "Event: presence;id=2\r\n",
         "dialog-unknown-unsubscribed"},
        {TERMINATED, PRESENCE, "dialog-unknown-subscription"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        subscribe(PRESENCE);
        send(2, "NOTIFY", 1, "1", "a", rows[i].ended);
        send(3, "SUBSCRIBE", 2, "a", "1", rows[i].asked);
        const struct result *refused = refuse(4, "SUBSCRIBE", 2, "a", "1");
        assert_findings(refused, rows[i].findings);
        if (strcmp(rows[i].findings, "dialog-unknown-unsubscribed") == 0)
            assert_int_equal(refused->findings[0].values[1].number, 3);
    }
}

static void a_notify_ends_no_call(void **state)
{
    static const char *const methods[] = {"BYE", "INFO", "INVITE", "UPDATE"};

    for (unsigned i = 0; i < G_N_ELEMENTS(methods); i++) {
        end(state);
        start(state);
        send(0, "REFER", 2, "a", "1", TARGET);
        accept(1, "REFER", 2, "a", "1");
        send(2, "NOTIFY", 1, "1", "a", "Event: refer;id=2\r\n" TERMINATED);
        accept(3, "NOTIFY", 1, "1", "a");
        send(4, methods[i], 3, "a", "1", "");
        assert_findings(refuse(5, methods[i], 3, "a", "1"), "dialog-unknown-alive");
    }
}

static void a_refused_notify_ended_nothing(void **state)
{
    (void)state;
    subscribe(PRESENCE);
    send(2, "NOTIFY", 1, "1", "a", PRESENCE TERMINATED);
    answer(3, "SIP/2.0 407 Proxy Authentication Required", "NOTIFY", 1, "1", "a");
    send(4, "NOTIFY", 2, "1", "a", PRESENCE TERMINATED);
    assert_findings(refuse(5, "NOTIFY", 2, "1", "a"), "dialog-unknown-subscription");
}

static void a_subscription_may_begin_again_in_its_dialog(void **state)
{
    for (unsigned accepted = 0; accepted < 2; accepted++) {
        end(state);
        start(state);
        subscribe(PRESENCE);
        send(2, "NOTIFY", 1, "1", "a", PRESENCE TERMINATED);
        accept(3, "NOTIFY", 1, "1", "a");
        send(4, "SUBSCRIBE", 2, "a", "1", PRESENCE);
        if (accepted)
            accept(5, "SUBSCRIBE", 2, "a", "1");
        send(6, "NOTIFY", 2, "1", "a", PRESENCE ACTIVE);
        assert_findings(refuse(7, "NOTIFY", 2, "1", "a"),
                        accepted ? "dialog-unknown-subscription" : "dialog-unknown-unsubscribed");
    }
}

/* A fetch: the 200 of what asks for one NOTIFY comes behind that. */
static void the_200_of_a_fetch_begins_nothing(void **state)
{
    (void)state;
    subscribe(PRESENCE);
    send(2, "SUBSCRIBE", 2, "a", "1", PRESENCE "Expires: 0\r\n");
    send(3, "NOTIFY", 1, "1", "a", PRESENCE TERMINATED);
    accept(4, "SUBSCRIBE", 2, "a", "1");
    send(5, "NOTIFY", 2, "1", "a", PRESENCE ACTIVE);
    assert_findings(refuse(6, "NOTIFY", 2, "1", "a"), "dialog-unknown-unsubscribed");
}

static void each_refer_of_a_dialog_has_a_subscription(void **state)
{
    (void)state;
    open_call();
    send(30, "REFER", 2, "a", "1", TARGET);
    accept(31, "REFER", 2, "a", "1");
    send(32, "NOTIFY", 1, "1", "a", "Event: refer\r\n" TERMINATED);
    accept(33, "NOTIFY", 1, "1", "a");
    send(34, "NOTIFY", 2, "1", "a", "Event: refer\r\n" ACTIVE);
    assert_findings(refuse(35, "NOTIFY", 2, "1", "a"), "dialog-unknown-unsubscribed");
    send(36, "REFER", 3, "a", "1", TARGET);
    accept(37, "REFER", 3, "a", "1");
    send(38, "NOTIFY", 3, "1", "a", "Event: refer\r\n" ACTIVE);
    assert_findings(refuse(39, "NOTIFY", 3, "1", "a"), "dialog-unknown-report");
}

static void a_bye_ends_no_report_of_a_transfer(void **state)
{
    (void)state;
    open_call();
    send(30, "REFER", 2, "a", "1", TARGET);
    accept(31, "REFER", 2, "a", "1");
    send(32, "NOTIFY", 1, "1", "a", "Event: refer;id=2\r\n" ACTIVE);
    assert_findings(refuse(33, "NOTIFY", 1, "1", "a"), "dialog-unknown-report");
    send(34, "BYE", 3, "a", "1", "");
    accept(35, "BYE", 3, "a", "1");
    send(36, "NOTIFY", 2, "1", "a", "Event: refer;id=2\r\n" ACTIVE);
    const struct result *refused = refuse(37, "NOTIFY", 2, "1", "a");
    assert_findings(refused, "dialog-unknown-report-bye");
    assert_text(refused, "The BYE of frame 8 ended the call, not the subscription of the REFER in "
                         "frame 4: the NOTIFY is right, and its receiver wants no report.");
    send(38, "NOTIFY", 3, "1", "a", "Event: refer;id=9\r\n" ACTIVE);
    assert_findings(refuse(39, "NOTIFY", 3, "1", "a"), "dialog-unknown-subscription-bye");
    send(40, "SUBSCRIBE", 4, "a", "1", "Event: kpml\r\n");
    assert_findings(refuse(41, "SUBSCRIBE", 4, "a", "1"), "dialog-unknown-subscription-bye");
}

static void a_bye_after_a_notify_did_not_come_before_it(void **state)
{
    (void)state;
    open_call();
    send(30, "REFER", 2, "a", "1", TARGET);
    accept(31, "REFER", 2, "a", "1");
    send(32, "NOTIFY", 1, "1", "a", "Event: refer\r\n" ACTIVE);
    send(33, "BYE", 3, "a", "1", "");
    assert_findings(refuse(34, "NOTIFY", 1, "1", "a"), "dialog-unknown-report");
}

static void a_refer_may_want_no_report(void **state)
{
    (void)state;
    open_call();
    send(30, "REFER", 2, "a", "1", TARGET "Refer-Sub: false\r\n");
    accept(31, "REFER", 2, "a", "1");
    send(32, "NOTIFY", 1, "1", "a", "Event: refer\r\n" ACTIVE);
    assert_findings(refuse(33, "NOTIFY", 1, "1", "a"), "dialog-unknown-alive");
}

static void a_notify_may_come_before_the_200(void **state)
{
    static const struct {
        const char *method, *headers, *event, *findings;
    } rows[] = {
        {"SUBSCRIBE", PRESENCE, PRESENCE, "dialog-unknown-early"},
        {"REFER", TARGET, "Event: refer\r\n", "dialog-unknown-early"},
        {"SUBSCRIBE", PRESENCE, "Event: dialog\r\n", "dialog-unknown"},
        {"SUBSCRIBE", PRESENCE, "", "dialog-unknown"},
        {"REFER", TARGET, PRESENCE, "dialog-unknown"},
        {"MESSAGE", PRESENCE, PRESENCE, "dialog-unknown"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(rows); i++) {
        end(state);
        start(state);
        send(0, rows[i].method, 1, "a", NULL, rows[i].headers);
        send(1, "NOTIFY", 1, "1", "a", rows[i].event);
        assert_findings(refuse(2, "NOTIFY", 1, "1", "a"), rows[i].findings);
    }
    end(state);
    start(state);
    send(0, "SUBSCRIBE", 1, "a", NULL, PRESENCE);
    answer(1, "SIP/2.0 403 Forbidden", "SUBSCRIBE", 1, "a", "1");
    send(2, "NOTIFY", 1, "1", "a", PRESENCE);
    assert_findings(refuse(3, "NOTIFY", 1, "1", "a"), "dialog-unknown");
}

static void a_subscriber_may_refuse_a_second_notifier(void **state)
{
    (void)state;
    subscribe(PRESENCE);
    send(2, "NOTIFY", 1, "2", "a", PRESENCE ACTIVE);
    const struct result *refused = refuse(3, "NOTIFY", 1, "2", "a");
    assert_findings(refused, "dialog-unknown-fork");
    assert_int_equal(refused->severity, CODE_NOTE);
    send(4, "NOTIFY", 1, "2", "9", PRESENCE ACTIVE); /* to nobody who subscribed */
    assert_findings(refuse(5, "NOTIFY", 1, "2", "9"), "dialog-unknown-tag");
}

static void a_call_is_no_notifier_that_was_taken(void **state)
{
    (void)state;
    open_call();
    send(30, "NOTIFY", 1, "2", "a", PRESENCE ACTIVE);
    assert_findings(refuse(31, "NOTIFY", 1, "2", "a"), "dialog-unknown-tag");
}

static void no_more_than_sixteen_ends_are_kept(void **state)
{
    (void)state;
    subscribe(PRESENCE);
    for (unsigned i = 1; i <= 17; i++) {
        g_autofree char *headers = g_strdup_printf("Event: presence;id=%u\r\n" TERMINATED, i);
        send(1 + (int)i, "NOTIFY", i, "1", "a", headers);
    }
    send(30, "SUBSCRIBE", 2, "a", "1", "Event: presence;id=16\r\n");
    assert_findings(refuse(31, "SUBSCRIBE", 2, "a", "1"), "dialog-unknown-unsubscribed");
    send(32, "SUBSCRIBE", 3, "a", "1", "Event: presence;id=17\r\n");
    assert_findings(refuse(33, "SUBSCRIBE", 3, "a", "1"), "dialog-unknown-subscription");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EXCHANGE(a_notify_ends_its_own_subscription),
        EXCHANGE(a_notify_ends_no_call),
        EXCHANGE(a_refused_notify_ended_nothing),
        EXCHANGE(a_subscription_may_begin_again_in_its_dialog),
        EXCHANGE(the_200_of_a_fetch_begins_nothing),
        EXCHANGE(each_refer_of_a_dialog_has_a_subscription),
        EXCHANGE(a_bye_ends_no_report_of_a_transfer),
        EXCHANGE(a_bye_after_a_notify_did_not_come_before_it),
        EXCHANGE(a_refer_may_want_no_report),
        EXCHANGE(a_notify_may_come_before_the_200),
        EXCHANGE(a_subscriber_may_refuse_a_second_notifier),
        EXCHANGE(a_call_is_no_notifier_that_was_taken),
        EXCHANGE(no_more_than_sixteen_ends_are_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
