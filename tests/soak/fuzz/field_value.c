/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Every parser of a header field's value. */

#include "field_value.h"

#include "address.h"
#include "challenge.h"
#include "cseq.h"
#include "date.h"
#include "event.h"
#include "list.h"
#include "precondition.h"
#include "rack.h"
#include "reason.h"
#include "replaces.h"
#include "retry_after.h"
#include "via.h"
#include "warning.h"
#include "circle.h"
#include "hash.h"
#include "sdp.h"
#include "store.h"

#include <string.h>

static const struct message no_message;

static void check_reason(struct slice value)
{
    struct slice rest = value;
    struct reason reason;
    size_t position = 0;

    while (reason_next(&no_message, &position, &rest, &reason)) {
        check_within(reason.protocol, value);
        check_within(reason.text, value);
        check_within(reason.location, value);
        CHECK(reason.has_cause || reason.cause == 0);
    }
}

static void check_warning(struct slice value)
{
    struct slice rest = value;
    struct warning warning;
    size_t position = 0;

    while (warning_next(&no_message, &position, &rest, &warning)) {
        check_within(warning.agent, value);
        check_within(warning.text, value);
        CHECK(warning.code <= 999);
    }
}

static void check_retry_after(struct slice value)
{
    struct retry_after retry_after;

    retry_after_parse(value, &retry_after);
    check_within(retry_after.comment, value);
}

/* A message of one header field that ends where the value ends. The caller frees `*text`. */
static struct message make_message(enum header_name name, struct slice value, char **text)
{
    struct message message = {.fields.present = UINT64_C(1) << name};

    message.fields.text.length = value.length + 2;
    *text = g_malloc(message.fields.text.length);
    memcpy(*text, "X:", 2);
    if (value.length > 0)
        memcpy(*text + 2, value.data, value.length);
    message.fields.text.data = *text;
    value = slice_trim((struct slice){*text + 2, value.length});
    message.fields.index[name].value = (uint32_t)(value.data - *text);
    message.fields.index[name].length = (uint32_t)value.length;
    return message;
}

static void check_challenge(struct slice value)
{
    g_autofree char *text = NULL;
    struct message message = make_message(HEADER_WWW_AUTHENTICATE, value, &text);
    struct challenge challenge;
    size_t position = 0;

    while (challenge_next(&message, HEADER_WWW_AUTHENTICATE, &position, &challenge)) {
        check_within(challenge.scheme, message.fields.text);
        check_within(challenge.realm, message.fields.text);
        check_within(challenge.nonce, message.fields.text);
        check_within(challenge.user, message.fields.text);
    }
}

static void check_cseq(struct slice value)
{
    struct cseq cseq;
    bool is_whole = cseq_parse(value, &cseq);

    check_within(cseq.method, value);
    CHECK(!is_whole || cseq.method.length > 0);
}

static void check_date(struct slice value)
{
    int64_t seconds;

    if (date_parse(value, &seconds))
        CHECK(seconds >= 0 && seconds <= INT64_MAX / 1000000000);
}

static void check_via(struct slice value)
{
    g_autofree char *text = NULL;
    struct message message = make_message(HEADER_VIA, value, &text);
    unsigned count = via_count(&message);
    struct slice rest = {NULL, 0}, found;
    size_t position = 0;
    struct via via;

    CHECK(count <= value.length);
    while (via_next(&message, &position, &rest, &via)) {
        check_within(via.branch, message.fields.text);
        check_within(via.sent_by, message.fields.text);
        CHECK(count-- > 0);
    }
    CHECK(count == 0);
    if (circle_find_in_via(&message, &found)) {
        check_within(found, message.fields.text);
        CHECK(found.length > 0);
    }
}

static void check_address(struct slice value)
{
    check_within(address_uri(value), value);
    CHECK(address_q(value) <= 1000);
}

static void check_list(struct slice value)
{
    struct slice rest = value, element, found;

    while (list_next(&rest, &element)) {
        check_within(element, value);
        check_within(rest, value);
        CHECK(element.length > 0);
        if (list_value(element, "tag", &found))
            check_within(found, element);
        if (list_parameter(element, "tag", &found))
            check_within(found, element);
    }
}

static void check_number(struct slice value)
{
    uint32_t number;

    if (slice_number(value, &number))
        CHECK(value.length > 0);
}

static void check_slice(struct slice value)
{
    struct slice bare = slice_unquote(value), trimmed = slice_trim(value);

    check_within(bare, value);
    CHECK(bare.length == value.length || bare.length + 2 == value.length);
    check_within(trimmed, value);
    CHECK(slice_trim(trimmed).length == trimmed.length);
}

void check_sdp(struct slice body)
{
    char text[SDP_TEXT_MAX];
    struct sdp sdp;

    sdp_parse(body, &sdp);
    for (unsigned i = 0; i < sdp.media_count; i++) {
        check_within(sdp.media[i].type, body);
        check_within(sdp.media[i].port, body);
        check_within(sdp.media[i].profile, body);
        if (sdp.media[i].connection.length > 0)
            check_within(sdp.media[i].connection, body);
    }
    for (unsigned closed = 0; closed < 2; closed++) {
        sdp_describe(&sdp, closed, text);
        CHECK(memchr(text, '\0', sizeof(text)));
    }
}

static void check_event(struct slice value)
{
    struct event event;

    event_parse(value, &event);
    check_within(event.package, value);
    check_within(event.id, value);
}

static void check_replaces(struct slice value)
{
    struct replaces replaces;
    struct slice whole = {replaces.text, sizeof(replaces.text)};

    if (!replaces_read_uri(value, &replaces))
        return;
    CHECK(replaces.call_id.length > 0);
    check_within(replaces.call_id, whole);
    check_within(replaces.to_tag, whole);
    check_within(replaces.from_tag, whole);
}

static void check_rack(struct slice value)
{
    g_autofree char *text = NULL;
    struct message message = make_message(HEADER_RACK, value, &text);
    struct rack rack;
    uint32_t rseq;

    CHECK(!rack_read(&message, &rack) || rack_read_number(&message, &rseq));
}

static void check_precondition(struct slice sdp)
{
    char text[PRECONDITION_TEXT_MAX];

    if (precondition_describe(sdp, text))
        CHECK(*text && memchr(text, '\0', sizeof(text)));
}

/* How many texts are kept together: a store for each would take most of the time. */
#define KEPT_MAX 256

static void check_kept(struct slice value)
{
    static struct store *store;
    static unsigned count;

    if (store && ++count % KEPT_MAX == 0)
        g_clear_pointer(&store, store_free);
    if (!store)
        store = store_new();
    const char *text = store_text(store, value);

    CHECK(!text == (value.length == 0));
    check_text(text, STORE_TEXT_MAX);
    CHECK(hash_of(0, value) == hash_of(0, value));
}

void value_check(unsigned parser, struct slice value)
{
    static void (*const checks[VALUE_PARSERS])(struct slice value) = {
        check_reason, check_warning,      check_retry_after, check_challenge, check_cseq,
        check_date,   check_via,          check_address,     check_list,      check_number,
        check_slice,  check_sdp,          check_kept,        check_event,     check_replaces,
        check_rack,   check_precondition,
    };

    checks[parser](value);
}
