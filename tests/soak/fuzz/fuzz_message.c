/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Fuzz target: SIP messages, one after the other, read by all that reads a message. */

#include "field_value.h"

#include "body.h"
#include "challenge.h"
#include "list.h"
#include "reason.h"
#include "via.h"
#include "warning.h"
#include "circle.h"
#include "key.h"
#include "sdp.h"

#include <string.h>

/* How many header fields are looked for by their names: each search may read all of them. */
#define SEARCHED_MAX 16

static void check_same(struct slice a, const char *start_of_a, struct slice b,
                       const char *start_of_b)
{
    CHECK(a.length == b.length);
    CHECK(a.length == 0 || a.data - start_of_a == b.data - start_of_b);
}

/* What a message used of the data is the same message again. */
static void check_again(const struct message *message, const char *data)
{
    g_autofree char *copy = g_memdup2(data, message->length);
    struct message again;

    CHECK(message_parse(copy, message->length, &again));
    CHECK(again.length == message->length && again.code == message->code);
    CHECK(again.is_response == message->is_response);
    CHECK(again.is_complete == message->is_complete);
    check_same(message->method, data, again.method, copy);
    check_same(message->uri, data, again.uri, copy);
    check_same(message->phrase, data, again.phrase, copy);
    check_same(message->fields.text, data, again.fields.text, copy);
    check_same(message->body, data, again.body, copy);
    CHECK(again.fields.present == message->fields.present);
    for (unsigned i = 0; i < HEADER_COUNT; i++) {
        CHECK(!message_has(message, i) ||
              (again.fields.index[i].first == message->fields.index[i].first &&
               again.fields.index[i].last == message->fields.index[i].last &&
               again.fields.index[i].value == message->fields.index[i].value &&
               again.fields.index[i].length == message->fields.index[i].length &&
               again.fields.index[i].next == message->fields.index[i].next &&
               again.fields.index[i].end == message->fields.index[i].end));
    }
}

static void check_parts(const struct message *message, struct slice whole)
{
    CHECK(message->length > 0 && message->length <= whole.length && message->code <= 999);
    whole.length = message->length;
    check_within(message->method, whole);
    check_within(message->uri, whole);
    check_within(message->phrase, whole);
    check_within(message->fields.text, whole);
    check_within(message->body, whole);
    CHECK(message->is_response ? message->method.length == 0 && message->uri.length == 0
                               : message->method.length > 0 && message->code == 0);
}

static void check_search(const struct message *message, struct slice name)
{
    g_autofree char *text = g_strndup(name.data, name.length);
    struct slice value;

    /* The compact form of a name is not looked for. */
    if (strlen(text) == name.length && name.length > 1) {
        CHECK(fields_find_by_name(&message->fields, text, &value));
        check_within(value, message->fields.text);
    }
}

/* A fold of no header field, in which names are found only where all fields are walked through. */
static bool starts_with_fold(const struct message *message)
{
    return message->fields.text.length > 0 &&
           (*message->fields.text.data == ' ' || *message->fields.text.data == '\t');
}

static void check_headers(const struct message *message)
{
    struct field field;
    size_t position = 0;

    for (unsigned i = 0; fields_next(&message->fields, &position, &field); i++) {
        CHECK(position <= message->fields.text.length);
        check_within(field.name, message->fields.text);
        check_within(field.value, message->fields.text);
        if (i < SEARCHED_MAX)
            check_search(message, field.name);
        for (unsigned parser = 0; parser < VALUE_PARSERS && i < 2 * SEARCHED_MAX; parser++)
            value_check(parser, field.value);
    }
}

/* How many header fields of each name there are and the value of the first, found the slow way. */
static void count_headers(const struct message *message, unsigned counts[HEADER_COUNT],
                          struct slice firsts[HEADER_COUNT])
{
    static const char *const compact[HEADER_COUNT] = {
#define COMPACT(id, name, compact) compact,
        FIELD_NAMES(COMPACT)
#undef COMPACT
    };
    struct field field;
    size_t position = 0;

    while (fields_next(&message->fields, &position, &field)) {
        for (unsigned i = 0; field.name.length > 0 && i < HEADER_COUNT; i++) {
            if (!slice_equals(field.name, field_name(i)) && !slice_equals(field.name, compact[i]))
                continue;
            if (counts[i]++ == 0)
                firsts[i] = field.value;
        }
    }
}

static void check_named(const struct message *message)
{
    unsigned counts[HEADER_COUNT] = {0};
    struct slice firsts[HEADER_COUNT] = {{NULL, 0}};

    count_headers(message, counts, firsts);
    for (unsigned name = 0; name < HEADER_COUNT; name++) {
        struct slice value, first = {NULL, 0};
        size_t position = 0;
        unsigned count = 0;

        for (; message_next_named(message, name, &position, &value); count++)
            check_within(value, message->fields.text);
        CHECK((count > 0) == message_has(message, name));
        CHECK(count == counts[name] || message->fields.more_count == FIELDS_MORE_MAX);
        CHECK(message_find_header(message, name, &first) == (count > 0));
        CHECK(first.length == firsts[name].length);
        CHECK(first.length == 0 || first.data == firsts[name].data);
        header_lists(message, name, "100rel");
    }
}

static void check_values(const struct message *message)
{
    static const enum header_name with_challenges[] = {
        HEADER_WWW_AUTHENTICATE, HEADER_PROXY_AUTHENTICATE, HEADER_AUTHORIZATION,
        HEADER_PROXY_AUTHORIZATION};
    struct slice rest = {NULL, 0};
    struct challenge challenge;
    struct reason reason;
    struct warning warning;
    size_t position = 0;

    while (reason_next(message, &position, &rest, &reason))
        check_within(reason.text, message->fields.text);
    rest.length = position = 0;
    while (warning_next(message, &position, &rest, &warning))
        check_within(warning.text, message->fields.text);
    for (size_t i = 0; i < G_N_ELEMENTS(with_challenges); i++) {
        position = 0;
        while (challenge_next(message, with_challenges[i], &position, &challenge))
            check_within(challenge.nonce, message->fields.text);
    }
    if (circle_find_in_via(message, &rest))
        check_within(rest, message->fields.text);
    CHECK(via_count(message) <= message->fields.text.length);
}

static void check_body(const struct message *message)
{
    struct key key;
    struct message fragment;
    struct slice body;

    if (body_find(message, "application/sdp", &body)) {
        check_within(body, message->body);
        check_sdp(body);
    }
    if (body_find(message, "message/sipfrag", &body)) {
        check_within(body, message->body);
        if (message_parse_fragment(body, &fragment))
            check_parts(&fragment, body);
    }
    if (key_read(message, &key))
        check_within(key.cseq.method, message->fields.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice rest = {(const char *)data, size};
    struct message message;

    while (rest.length > 0 && message_parse(rest.data, rest.length, &message)) {
        check_parts(&message, rest);
        check_again(&message, rest.data);
        if (!starts_with_fold(&message)) {
            check_headers(&message);
            check_named(&message);
        }
        check_values(&message);
        check_body(&message);
        rest.data += message.length;
        rest.length -= message.length;
    }
    if (message_parse_fragment((struct slice){(const char *)data, size}, &message))
        check_parts(&message, (struct slice){(const char *)data, size});
    return 0;
}
