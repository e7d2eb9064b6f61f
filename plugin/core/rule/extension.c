/* SPDX-License-Identifier: GPL-2.0-or-later */
/* 420 and 421: option tags that are not understood or insisted on, beside those of the request (RFC
 * 3261 sections 8.2.2.3 and 21.4.16). */

#include "rule.h"

#include "list.h"

#include <glib.h>
#include <string.h>

/* How many tags of a response are looked at: no text that is kept holds more. */
#define TAGS_MAX (STORE_TEXT_MAX / 2 + 1)

static bool lists(const char *kept, struct slice tag)
{
    struct slice rest = {kept, kept ? strlen(kept) : 0}, element;

    while (list_next(&rest, &element)) {
        if (element.length == tag.length &&
            g_ascii_strncasecmp(element.data, tag.data, tag.length) == 0)
            return true;
    }
    return false;
}

/* Whether a list of a request was too long to be kept whole: it may have any tag. */
static bool is_cut(const char *kept)
{
    return kept && strlen(kept) >= STORE_TEXT_MAX - 4;
}

/* How many of the tags that a header field of the response names the request has in its list. */
static unsigned count_common(const struct evidence *evidence, enum header_name header,
                             const char *kept, unsigned *count)
{
    struct slice value, tag;
    size_t position = 0;
    unsigned common = 0;

    *count = 0;
    while (message_next_named(evidence->message, header, &position, &value)) {
        for (; *count < TAGS_MAX && list_next(&value, &tag); ++*count)
            common += lists(kept, tag);
    }
    return common;
}

static void add(struct evidence *evidence, const char *name, enum header_name header)
{
    struct slice tags = {NULL, 0};

    message_find_header(evidence->message, header, &tags);
    finding_add(
        evidence, name,
        (const struct finding_value[]){value_text("tags", store_text(evidence->store, tags)), {0}});
}

static const char *name_unsupported(unsigned common, const char *required)
{
    return common > 0 || is_cut(required) ? "extension-unsupported"
                                          : "extension-unsupported-unasked";
}

/* What requests in a dialog support is not kept. */
static const char *name_insisted(bool has_all, const char *supported, bool in_dialog)
{
    if (has_all)
        return "extension-unsupported-listed";
    return in_dialog || is_cut(supported) ? "extension-unsupported-insisted"
                                          : "extension-unsupported-required";
}

void finding_rule_extension(struct evidence *evidence)
{
    static const struct asked nothing;
    const struct transaction *transaction = evidence->transaction;
    unsigned code = evidence->response->code, common, count;

    if (!transaction || transaction->request_frame == 0)
        return;
    const struct asked *asked = transaction->asked ? transaction->asked : &nothing;
    if (code == 420) {
        common = count_common(evidence, HEADER_UNSUPPORTED, asked->required, &count);
        if (count > 0)
            add(evidence, name_unsupported(common, asked->required), HEADER_UNSUPPORTED);
    } else if (code == 421) {
        common = count_common(evidence, HEADER_REQUIRE, asked->supported, &count);
        if (count > 0)
            add(evidence, name_insisted(common == count, asked->supported, transaction->has_to_tag),
                HEADER_REQUIRE);
    }
}

/* All values of the header fields of these names, up to HEADER_COUNT, as one list. */
static const char *join(const struct evidence *evidence, const enum header_name *names)
{
    g_autoptr(GString) list = NULL;
    struct slice first = {NULL, 0}, value;

    for (; *names != HEADER_COUNT; names++) {
        size_t position = 0;

        while (message_next_named(evidence->message, *names, &position, &value)) {
            if (first.length == 0) {
                first = value;
                continue;
            }
            if (!list)
                list = g_string_new_len(first.data, (gssize)first.length);
            g_string_append(list, ", ");
            g_string_append_len(list, value.data, (gssize)value.length);
        }
    }
    return store_text(evidence->store, list ? (struct slice){list->str, list->len} : first);
}

void extension_note_request(const struct evidence *evidence)
{
    static const enum header_name required[] = {HEADER_REQUIRE, HEADER_PROXY_REQUIRE, HEADER_COUNT};
    static const enum header_name supported[] = {HEADER_SUPPORTED, HEADER_COUNT};
    struct transaction *transaction = evidence->transaction;
    const char *list = join(evidence, required);

    if (list)
        transaction_asked(evidence->transactions, transaction)->required = list;
    if (!transaction->has_to_tag && (list = join(evidence, supported)))
        transaction_asked(evidence->transactions, transaction)->supported = list;
}
