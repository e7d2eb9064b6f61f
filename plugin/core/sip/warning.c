/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Warning (RFC 3261 section 20.43). */

#include "warning.h"

#include "list.h"

/* Takes a word off the front. */
static struct slice take_word(struct slice *rest)
{
    struct slice word = slice_trim(*rest);
    size_t length = 0;

    while (length < word.length && word.data[length] != ' ' && word.data[length] != '\t' &&
           word.data[length] != '\r' && word.data[length] != '\n')
        length++;
    *rest = (struct slice){word.data + length, word.length - length};
    word.length = length;
    return word;
}

/* 399 proxy.example.com "text" */
static bool parse(struct slice element, struct warning *warning)
{
    struct slice rest = element;
    struct slice code = take_word(&rest);

    if (code.length != 3 || !slice_number(code, &warning->code))
        return false;
    warning->agent = take_word(&rest);
    warning->text = slice_unquote(slice_trim(rest));
    return true;
}

bool warning_next(const struct message *message, size_t *position, struct slice *rest,
                  struct warning *warning)
{
    struct slice element;

    do {
        while (!list_next(rest, &element)) {
            if (!message_next_named(message, HEADER_WARNING, position, rest))
                return false;
        }
    } while (!parse(element, warning));
    return true;
}
