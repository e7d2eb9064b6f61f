/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A masked summary names nobody, in no way to write it, and the same is masked the same. */

#include "check.h"
#include "finding_text.h"
#include "language.h"
#include "mask.h"
#include "mask_sentence.h"
#include "report_html.h"
#include "report_json.h"
#include "summary_texts.h"
#include "value.h"

#define NEXT_HOP "Next hop 198.51.100.7:5060 silent: 32 s, 7 copies, no answer"

static const struct summary_texts texts = {
    .file = "/home/acme/trunk-berlin.pcap",
    .call_id = "a84b4c76e66710@pc33.atlanta.example",
    .leg = "b@pc33.atlanta.example",
    .caller = "sip:%2B4930123456:secret@pbx.atlanta.example:5070;ob=acme",
    .callee = "tel:+49-89-987654;phone-context=biloxi.example",
    .source = "[2001:db8::7]:5060",
    .destination = "198.51.100.7:5060",
    .cause = "auth-rejected",
    .host = "sbc.biloxi.example",
    .step_label = "503 Ask Alice at 0049301234567",
};

/* What must be nowhere. */
static const char *const secrets[] = {
    "acme",   "berlin", "a84b4c", "pc33",   "atlanta", "biloxi", "4930123456", "30123456", "secret",
    "987654", "2001:",  "db8",    "198.51", "sbc",     "Alice",  "1234567",    "alice",    "bob",
};

static void assert_no_secret(const char *text)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(secrets); i++) {
        if (strstr(text, secrets[i]))
            fail_msg("%s stayed: %.80s", secrets[i], strstr(text, secrets[i]));
    }
}

static void assert_masked(const struct summary *summary)
{
    struct summary *masked = summary_mask(summary);
    g_autofree char *page = report_html(masked), *json = report_json(masked);

    assert_no_secret(page);
    assert_no_secret(json);
    summary_free(masked);
}

static void nobody_is_named(void **state)
{
    struct summary *summary = summary_of(&texts);

    (void)state;
    assert_masked(summary);
    summary_free(summary);
}

/* For every name: a text that is a secret, or a number that is none. The caller frees it. */
static GArray *make_values(const char *text)
{
    GArray *values = g_array_new(TRUE, TRUE, sizeof(struct value));

    for (int name = VALUE_END + 1; name < VALUE_COUNT; name++) {
        struct value value = {.name = (enum value_name)name};

        if (value_kind(value.name) == VALUE_text)
            value.text = text;
        else
            value.number = 812;
        g_array_append_val(values, value);
    }
    return values;
}

static const char *const named[] = {
    "sip:alice@pbx.atlanta.example:5070;ob=acme",
    "198.51.100.7:5060",
    "+4930123456",
    "0049301234567",
    "tel:+49-89-987654",
    "[2001:db8::7]:5060",
    "2001:db8::7",
    "sbc.biloxi.example",
    "<sip:%2B4930123456@atlanta.example>",
};

static bool is_clean(const char *template, const char *name)
{
    g_autoptr(GArray) values = make_values(name);
    g_autofree char *text = value_fill(template, (const struct value *)(void *)values->data, 232);
    struct masks *masks = masks_new();
    g_autofree char *masked = mask_sentence(masks, text);

    masks_free(masks);
    if (masked)
        assert_no_secret(masked);
    return masked != NULL;
}

/* With each name in all values of each text of a finding. How many of them stayed. */
static unsigned check_texts(unsigned step)
{
    size_t count;
    const struct finding_text *all = finding_text_all(&count);
    unsigned clean = 0;

    for (size_t i = 0; i < count; i++) {
        const char *name = named[(i + step) % G_N_ELEMENTS(named)];

        clean += is_clean(all[i].text, name) && is_clean(all[i].remedy, name) &&
                 is_clean(all[i].summary, name);
    }
    return count > 0 ? clean * 100 / (unsigned)count : 0;
}

static void no_sentence_names_anybody_in_any_language(void **state)
{
    (void)state;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        language_choose((enum language)language);
        assert_true(check_texts((unsigned)language) >= 95);
    }
    language_choose(LANGUAGE_EN);
}

static void assert_sentence(const char *text, const char *expected)
{
    struct masks *masks = masks_new();
    g_autofree char *masked = mask_sentence(masks, text);

    if (expected)
        assert_string_equal(masked, expected);
    else
        assert_null(masked);
    masks_free(masks);
}

static void what_is_ours_stays_in_a_sentence(void **state)
{
    (void)state;
    assert_sentence(
        "192.0.2.9:5060 sent the request on to 198.51.100.7:5060 in frame 81234 and gave "
        "up 2.5 s later, too soon to have waited for an answer.",
        "host-1:5060 sent the request on to host-2:5060 in frame 81234 and gave "
        "up 2.5 s later, too soon to have waited for an answer.");
    assert_sentence("Nonce expired: user 201 should repeat with the new one, same password",
                    "Nonce expired: user user-1 should repeat with the new one, same password");
    assert_sentence(code_find(486)->meaning, code_find(486)->meaning);
    assert_sentence(finding_text_of(FINDING_AUTH_STALE)->cause,
                    finding_text_of(FINDING_AUTH_STALE)->cause);
    assert_sentence("Alice called Bob", NULL);
    assert_sentence("Alice: Bob", NULL);
}

static void the_same_is_masked_the_same(void **state)
{
    struct masks *masks = masks_new();

    (void)state;
    assert_string_equal(mask_name(masks, MASK_USER, "+49-30-123456"), "user-1");
    assert_string_equal(mask_name(masks, MASK_USER, "004930123456"), "user-1");
    assert_string_equal(mask_name(masks, MASK_USER, "%2B4930123456"), "user-1");
    assert_string_equal(mask_name(masks, MASK_USER, "bob"), "user-2");
    assert_string_equal(mask_name(masks, MASK_HOST, "2001:DB8::7"), "host-1");
    assert_string_equal(mask_name(masks, MASK_HOST, "2001:db8:0:0:0:0:0:7"), "host-1");
    assert_string_equal(mask_name(masks, MASK_HOST, "::ffff:192.0.2.1"), "host-2");
    assert_string_equal(mask_name(masks, MASK_HOST, "192.0.2.1"), "host-2");
    assert_string_equal(mask_name(masks, MASK_HOST, "PBX.example"), "host-3");
    assert_string_equal(mask_name(masks, MASK_HOST, "pbx.example"), "host-3");
    assert_string_equal(mask_name(masks, MASK_CALL, ""), "");
    masks_free(masks);
}

static void assert_identity(const char *text, const char *expected)
{
    struct masks *masks = masks_new();
    g_autofree char *masked = mask_identity(masks, text, MASK_USER);

    assert_string_equal(masked, expected);
    masks_free(masks);
}

static void uris_keep_their_form(void **state)
{
    (void)state;
    assert_identity("sip:alice:pw@192.0.2.1:5062;lr?x=bob", "sip:user-1@host-1:5062");
    assert_identity("sips:192.0.2.1", "sips:host-1");
    assert_identity("tel:+4930123456;ext=7", "tel:user-1");
    assert_identity("sip:a@h.example, sip:b@h.example", "sip:user-1@host-1, sip:user-2@host-1");
    assert_identity("<sip:a@h.example>", "user-1@host-1");
    assert_identity("alice@h.example", "user-1@host-1");
    assert_identity("[2001:db8::1]:5060", "host-1:5060");
    assert_identity("h.example:99999999", "user-1");
    assert_identity("urn:service:sos", "user-1");
    assert_identity("alice", "user-1");
    assert_identity("", "");
}

static void words_lose_what_looks_like_a_name(void **state)
{
    struct masks *masks = masks_new();

    (void)state;
    mask_name(masks, MASK_USER, "carol");
    g_autofree char *masked = mask_words(
        masks, "INVITE (Q.850 16) from carol to \"sip:+4930123456@192.0.2.1\", 12345は; 812 a::b.");
    assert_string_equal(masked, "INVITE (Q.850 16) from user-1 to \"sip:user-2@host-1\", "
                                "user-3は; 812 host-2.");
    masks_free(masks);
}

static void what_tells_of_the_call_stays(void **state)
{
    struct summary *summary = summary_of(&texts), *masked = summary_mask(summary);
    const struct summary_call *call = &g_array_index(masked->calls, struct summary_call, 0);
    const struct summary_ladder *ladder = masked->ladders->pdata[0];
    const struct summary_step *step = &g_array_index(ladder->steps, struct summary_step, 0);

    (void)state;
    assert_string_equal(call->call_id, "call-1");
    assert_string_equal(ladder->call_id, "call-1");
    assert_string_equal(call->caller, "sip:user-1@host-1:5070");
    assert_string_equal(call->callee, "tel:user-2");
    assert_string_equal(call->source, step->source);
    assert_string_equal(call->cause, "auth-rejected");
    assert_string_equal(step->label, "503 Service Unavailable");
    assert_int_equal(call->start, SUMMARY_START);
    assert_int_equal(call->frame, 801);
    assert_int_equal(call->code, 503);
    assert_int_equal(masked->counts.attempts, 1);
    assert_int_equal(g_hash_table_size(masked->peers), 1);
    summary_free(masked);
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_named),
        cmocka_unit_test(no_sentence_names_anybody_in_any_language),
        cmocka_unit_test(what_is_ours_stays_in_a_sentence),
        cmocka_unit_test(the_same_is_masked_the_same),
        cmocka_unit_test(uris_keep_their_form),
        cmocka_unit_test(words_lose_what_looks_like_a_name),
        cmocka_unit_test(what_tells_of_the_call_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
