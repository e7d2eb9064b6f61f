/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is kept of one response. */

#include "response.h"

#include "code.h"
#include "header/cseq.h"

#include <glib.h>
#include <string.h>

/* A method that does not fit is none that is known: better no method than a part of one. */
static void read_method(const struct message *message, struct response *response)
{
    struct slice value;
    struct cseq cseq;

    if (message_find_header(message, "CSeq", &value) && cseq_parse(value, &cseq) &&
        cseq.method.length < sizeof(response->method))
        memcpy(response->method, cseq.method.data, cseq.method.length);
}

/* Copies what fits, whole characters only, with an ellipsis where something was left out. */
static void copy_text(char *target, size_t size, struct slice text)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    g_autofree char *valid = g_utf8_make_valid(text.data, (gssize)MIN(text.length, size));

    if (strlen(valid) < size) {
        strcpy(target, valid);
        return;
    }
    char *end = g_utf8_find_prev_char(valid, valid + size - sizeof(ellipsis) + 1);
    *end = '\0';
    g_snprintf(target, size, "%s%s", valid, ellipsis);
}

static void read_phrase(const struct message *message, struct response *response)
{
    const struct code *code = code_find(message->code);
    size_t length = code ? strlen(code->name) : 0;

    if (code && message->phrase.length == length &&
        memcmp(message->phrase.data, code->name, length) == 0)
        return;
    copy_text(response->phrase, sizeof(response->phrase), message->phrase);
}

bool response_read(const struct message *message, struct response *response)
{
    if (!message->is_response)
        return false;
    memset(response, 0, sizeof(*response));
    response->code = (uint16_t)message->code;
    read_method(message, response);
    read_phrase(message, response);
    return true;
}
