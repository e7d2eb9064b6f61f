/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Parsing JSON from anywhere. JSON-GLib recurses as deep as a text is nested, and takes comments
 * and more, in which brackets would be hidden: so texts are looked through first. */

#include "strict.h"

#include <string.h>

/* A report is five deep. */
#define DEPTH_MAX 16

/* What stands outside of strings (RFC 8259 section 2), with brackets left out. */
#define SPACE " \t\r\n"
#define OUTSIDE SPACE ",:+-.0123456789aelnrstufE"

/* What JSON-GLib calls a text that is no file, before the place in it. */
#define PREFIX "<data>:"

/* The end of a string that begins here; NULL where there is none. */
static const char *find_string_end(const char *at, const char *end)
{
    for (at++; at < end && *at != '"'; at++) {
        if (*at == '\\')
            at++;
    }
    return at < end ? at : NULL;
}

/* The first byte that no report has there; NULL for none. */
static const char *find_foreign(const char *text, const char *end)
{
    unsigned depth = 0;
    bool has_ended = false;

    for (const char *at = text; at < end; at++) {
        const char *string_end;

        /* Of several texts JSON-GLib keeps the last. */
        if (depth == 0 && !strchr(SPACE, *at) && (has_ended || *at != '{'))
            return at;
        if (*at == '{' || *at == '[') {
            if (++depth > DEPTH_MAX)
                return at;
        } else if (*at == '}' || *at == ']') {
            has_ended = --depth == 0;
        } else if (*at == '"') {
            string_end = find_string_end(at, end);
            if (!string_end)
                return at;
            at = string_end;
        } else if (*at == '\0' || !strchr(OUTSIDE, *at)) {
            return at;
        }
    }
    return NULL;
}

/* The line and the column of a byte, as compilers name them. */
static char *describe_place(const char *text, const char *at)
{
    unsigned line = 1;
    const char *start = text;

    for (const char *before = text; before < at; before++) {
        if (*before == '\n') {
            line++;
            start = before + 1;
        }
    }
    return g_strdup_printf("%u:%u", line, (unsigned)(at - start) + 1);
}

JsonObject *strict_parse(JsonParser *parser, const char *text, size_t length, char **fault)
{
    g_autoptr(GError) error = NULL;
    const char *foreign;

    *fault = NULL;
    if (!g_utf8_validate(text, (gssize)length, &foreign) ||
        (foreign = find_foreign(text, text + length))) {
        *fault = describe_place(text, foreign);
        return NULL;
    }
    if (!json_parser_load_from_data(parser, text, (gssize)length, &error)) {
        *fault = g_strdup(g_str_has_prefix(error->message, PREFIX) ? error->message + strlen(PREFIX)
                                                                   : error->message);
        return NULL;
    }
    JsonNode *root = json_parser_get_root(parser);
    if (root && JSON_NODE_HOLDS_OBJECT(root))
        return json_node_get_object(root);
    *fault = g_strdup("1:1");
    return NULL;
}
