/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Members of JSON that must be as they were agreed. */

#include "strict.h"

#include <string.h>

#define SECONDS INT64_C(1000000000)
#define MILLISECONDS 1e6

/* Decimals of a time, and the digits of a number that may be a key. */
#define DECIMALS 9
#define KEY_DIGITS 9

void strict_init(struct strict *strict)
{
    *strict = (struct strict){.path = g_string_new(NULL)};
}

void strict_clear(struct strict *strict)
{
    g_string_free(strict->path, TRUE);
    g_free(strict->wrong);
}

void strict_blame(struct strict *strict, const char *key)
{
    if (!strict->wrong)
        strict->wrong =
            g_strdup_printf("%s%s%s", strict->path->str, strict->path->len > 0 ? "." : "", key);
}

/* NULL for none, or for null. */
static JsonNode *find(JsonObject *of, const char *key)
{
    JsonNode *node = of ? json_object_get_member(of, key) : NULL;

    return node && !JSON_NODE_HOLDS_NULL(node) ? node : NULL;
}

/* The same where it holds a value of that type; blamed where it holds something else. */
static JsonNode *find_value(struct strict *strict, JsonObject *of, const char *key, GType type)
{
    JsonNode *node = find(of, key);

    if (!node || (JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == type))
        return node;
    strict_blame(strict, key);
    return NULL;
}

JsonObject *strict_object(struct strict *strict, JsonObject *of, const char *key)
{
    JsonNode *node = find(of, key);

    if (node && JSON_NODE_HOLDS_OBJECT(node))
        return json_node_get_object(node);
    strict_blame(strict, key);
    return NULL;
}

JsonArray *strict_array(struct strict *strict, JsonObject *of, const char *key)
{
    JsonNode *node = find(of, key);

    if (node && JSON_NODE_HOLDS_ARRAY(node))
        return json_node_get_array(node);
    strict_blame(strict, key);
    return NULL;
}

uint64_t strict_optional_number(struct strict *strict, JsonObject *of, const char *key,
                                uint64_t max)
{
    JsonNode *node = find_value(strict, of, key, G_TYPE_INT64);
    gint64 number = node ? json_node_get_int(node) : 0;

    if (number >= 0 && (uint64_t)number <= max)
        return (uint64_t)number;
    strict_blame(strict, key);
    return 0;
}

uint64_t strict_number(struct strict *strict, JsonObject *of, const char *key, uint64_t max)
{
    if (!find(of, key))
        strict_blame(strict, key);
    return strict_optional_number(strict, of, key, max);
}

char *strict_text(struct strict *strict, JsonObject *of, const char *key)
{
    JsonNode *node = find_value(strict, of, key, G_TYPE_STRING);

    return node ? g_utf8_make_valid(json_node_get_string(node), -1) : NULL;
}

/* Seconds since the epoch; -1 for none, or where nanoseconds of it would not fit. */
static int64_t read_seconds(const char *text)
{
    g_autofree char *whole = g_strndup(text, strcspn(text, "."));
    g_autofree char *zoned = g_strconcat(whole, "Z", NULL);
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(zoned, NULL);
    int64_t seconds = date ? g_date_time_to_unix(date) : -1;

    return seconds < INT64_MAX / SECONDS ? seconds : -1;
}

int64_t strict_moment(struct strict *strict, JsonObject *of, const char *key)
{
    g_autofree char *text = strict_text(strict, of, key);

    if (!text)
        return 0;
    if (g_regex_match_simple("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{9}Z$", text,
                             G_REGEX_DOLLAR_ENDONLY, 0)) {
        int64_t seconds = read_seconds(text);
        const char *decimals = strchr(text, '.') + 1;

        if (seconds >= 0)
            return seconds * SECONDS + g_ascii_strtoll(decimals, NULL, 10);
    }
    strict_blame(strict, key);
    return 0;
}

int64_t strict_milliseconds(struct strict *strict, JsonObject *of, const char *key)
{
    JsonNode *node = find_value(strict, of, key, G_TYPE_DOUBLE);
    double time = node ? json_node_get_double(node) * MILLISECONDS : 0;

    if (!node)
        return -1;
    if (time >= 0 && time <= (double)STRICT_NUMBER_MAX)
        return (int64_t)(time + 0.5);
    strict_blame(strict, key);
    return -1;
}

bool strict_boolean(struct strict *strict, JsonObject *of, const char *key)
{
    JsonNode *node = find_value(strict, of, key, G_TYPE_BOOLEAN);

    return node && json_node_get_boolean(node);
}

unsigned strict_word(struct strict *strict, JsonObject *of, const char *key,
                     const char *const *words, unsigned count, unsigned otherwise)
{
    g_autofree char *text = strict_text(strict, of, key);

    for (unsigned i = 0; text && i < count; i++) {
        if (g_strcmp0(words[i], text) == 0)
            return i;
    }
    if (text)
        strict_blame(strict, key);
    return otherwise;
}

void strict_rows(struct strict *strict, JsonObject *of, const char *key,
                 void (*read)(struct strict *strict, JsonObject *row, void *data), void *data)
{
    JsonArray *rows = strict_array(strict, of, key);
    gsize length = strict->path->len;

    for (unsigned i = 0; rows && i < json_array_get_length(rows) && !strict->wrong; i++) {
        JsonNode *row = json_array_get_element(rows, i);

        g_string_append_printf(strict->path, "%s%s[%u]", length > 0 ? "." : "", key, i);
        if (JSON_NODE_HOLDS_OBJECT(row))
            read(strict, json_node_get_object(row), data);
        else
            strict->wrong = g_strdup(strict->path->str);
        g_string_truncate(strict->path, length);
    }
}

/* Whether a key is a number as the writer writes it, without zeros before it. */
static bool is_number(const char *key)
{
    size_t length = strlen(key);

    return length > 0 && length <= KEY_DIGITS && strspn(key, "0123456789") == length &&
           (*key != '0' || length == 1);
}

void strict_counts(struct strict *strict, JsonObject *of, const char *key, unsigned max,
                   void (*add)(unsigned number, uint64_t count, void *data), void *data)
{
    JsonObject *object = strict_object(strict, of, key);
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;

    if (!object)
        return;
    json_object_iter_init(&iter, object);
    while (json_object_iter_next(&iter, &name, &node)) {
        uint64_t number = is_number(name) ? g_ascii_strtoull(name, NULL, 10) : G_MAXUINT64;
        bool is_count = JSON_NODE_HOLDS_VALUE(node) &&
                        json_node_get_value_type(node) == G_TYPE_INT64 &&
                        json_node_get_int(node) > 0 && json_node_get_int(node) <= STRICT_NUMBER_MAX;

        if (number > max || !is_count) {
            strict_blame(strict, key);
            return;
        }
        add((unsigned)number, (uint64_t)json_node_get_int(node), data);
    }
}
