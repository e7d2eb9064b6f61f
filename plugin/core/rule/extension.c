/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 420 and 421: option tags that are not understood or insisted on, beside those of the request (RFC
 * 3261 sections 8.2.2.3 and 21.4.16). */

#include "rule.h"

#include "hash.h"
#include "list.h"

#include <glib.h>
#include <string.h>

/* How many tags of a response are looked at: no text that is kept holds more. */
#define TAGS_MAX (STORE_TEXT_MAX / 2 + 1)

/* A set of hashes of tags, as each of the request is compared with each of the response. */
struct tags {
    uint64_t places[2 * TAGS_MAX]; /* 0 where there is none */
};

/* Any case; 0 for what is longer than any text that is kept. */
static uint64_t hash_tag(struct slice tag)
{
    char lower[STORE_TEXT_MAX];

    if (tag.length > sizeof(lower))
        return 0;
    for (size_t i = 0; i < tag.length; i++)
        lower[i] = g_ascii_tolower(tag.data[i]);
    return hash_of(0, (struct slice){lower, tag.length});
}

/* Where a tag stands, or would stand. */
static size_t find_place(const struct tags *tags, uint64_t tag)
{
    size_t place = tag % G_N_ELEMENTS(tags->places);

    while (tags->places[place] != 0 && tags->places[place] != tag)
        place = (place + 1) % G_N_ELEMENTS(tags->places);
    return place;
}

static void read_tags(const char *kept, struct tags *tags)
{
    struct slice rest = slice_of(kept), tag;

    for (unsigned i = 0; i < TAGS_MAX && list_next(&rest, &tag); i++) {
        uint64_t hash = hash_tag(tag);

        tags->places[find_place(tags, hash)] = hash;
    }
}

static bool has_tag(const struct tags *tags, struct slice tag)
{
    uint64_t hash = hash_tag(tag);

    return hash != 0 && tags->places[find_place(tags, hash)] == hash;
}

/* How many of the tags that a header field of the response names the request has in its list. */
static unsigned count_common(const struct evidence *evidence, enum header_name header,
                             const char *kept, unsigned *count)
{
    struct tags tags = {{0}};
    struct slice value, tag;
    size_t position = 0;
    unsigned common = 0;

    read_tags(kept, &tags);
    *count = 0;
    while (message_next_named(evidence->message, header, &position, &value)) {
        for (; *count < TAGS_MAX && list_next(&value, &tag); ++*count)
            common += has_tag(&tags, tag);
    }
    return common;
}

static void add(struct evidence *evidence, enum finding_form form, enum header_name header)
{
    struct slice tags = {NULL, 0};

    message_find_header(evidence->message, header, &tags);
    finding_add(evidence, form,
                (const struct value[]){value_tags(store_text(evidence->store, tags)), {0}});
}

static enum finding_form name_unsupported(unsigned common, const char *required)
{
    return common > 0 || store_may_have_cut(required) ? FINDING_EXTENSION_UNSUPPORTED
                                                      : FINDING_EXTENSION_UNSUPPORTED_UNASKED;
}

/* What requests in a dialog support is not kept. A list that was cut may have had any tag. */
static enum finding_form name_insisted(bool has_all, const char *supported, bool in_dialog)
{
    if (has_all)
        return FINDING_EXTENSION_UNSUPPORTED_LISTED;
    return in_dialog || store_may_have_cut(supported) ? FINDING_EXTENSION_UNSUPPORTED_INSISTED
                                                      : FINDING_EXTENSION_UNSUPPORTED_REQUIRED;
}

static void find(struct evidence *evidence)
{
    const struct request *request = evidence->request;
    unsigned code = evidence->response->code, common, count;

    if (code == 420) {
        common = count_common(evidence, HEADER_UNSUPPORTED, request->shared->required, &count);
        if (count > 0)
            add(evidence, name_unsupported(common, request->shared->required), HEADER_UNSUPPORTED);
    } else if (code == 421) {
        common = count_common(evidence, HEADER_REQUIRE, request->shared->supported, &count);
        if (count > 0)
            add(evidence,
                name_insisted(common == count, request->shared->supported, request->has_to_tag),
                HEADER_REQUIRE);
    }
}

const struct rule rule_extension = {.needs = NEEDS_REQUEST, .lowest = 400, .on_response = find};
