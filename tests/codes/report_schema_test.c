/* SPDX-License-Identifier: GPL-2.0-or-later */
/* report.schema.json describes each member that a report has, and no other. Of JSON Schema, what
 * that file makes use of. */

#include "check.h"
#include "report_json.h"
#include "whole_summary.h"

#include <json-glib/json-glib.h>

#include <string.h>

static JsonObject *schema;

/* Paths of members that were met in reports. */
static GHashTable *met;

/* A schema is as deep as its file. NOLINTBEGIN(misc-no-recursion) */

static void check_node(JsonObject *of, JsonNode *node, const char *path);

/* The definition that a schema refers to, else itself. */
static JsonObject *resolve(JsonObject *of)
{
    const char *prefix = "#/$defs/";

    while (json_object_has_member(of, "$ref")) {
        const char *name = json_object_get_string_member(of, "$ref");

        assert_true(g_str_has_prefix(name, prefix));
        of = json_object_get_object_member(json_object_get_object_member(schema, "$defs"),
                                           name + strlen(prefix));
        if (!of)
            fail_msg("no definition %s", name);
    }
    return of;
}

static const char *type_of(JsonNode *node)
{
    if (JSON_NODE_HOLDS_OBJECT(node))
        return "object";
    if (JSON_NODE_HOLDS_ARRAY(node))
        return "array";
    switch (json_node_get_value_type(node)) {
    case G_TYPE_STRING:
        return "string";
    case G_TYPE_INT64:
        return "integer";
    case G_TYPE_DOUBLE:
        return "number";
    default:
        return "boolean";
    }
}

static void check_members(JsonObject *of, JsonObject *object, const char *path)
{
    JsonArray *required = json_object_has_member(of, "required")
                              ? json_object_get_array_member(of, "required")
                              : NULL;

    for (unsigned i = 0; required && i < json_array_get_length(required); i++) {
        const char *name = json_array_get_string_element(required, i);

        if (!json_object_has_member(object, name))
            fail_msg("%s has no %s", path, name);
    }
}

static JsonObject *find_member(JsonObject *of, const char *name, const char *path)
{
    if (json_object_has_member(of, "properties")) {
        JsonObject *properties = json_object_get_object_member(of, "properties");

        if (!json_object_has_member(properties, name))
            fail_msg("%s.%s is not described", path, name);
        return json_object_get_object_member(properties, name);
    }
    const char *pattern = json_object_get_string_member(
        json_object_get_object_member(of, "propertyNames"), "pattern");
    if (!g_regex_match_simple(pattern, name, 0, 0))
        fail_msg("%s.%s does not match %s", path, name, pattern);
    return json_object_get_object_member(of, "additionalProperties");
}

static void check_object(JsonObject *of, JsonObject *object, const char *path)
{
    JsonObjectIter iter;
    const char *name;
    JsonNode *node;

    check_members(of, object, path);
    json_object_iter_init(&iter, object);
    while (json_object_iter_next(&iter, &name, &node)) {
        JsonObject *member = find_member(of, name, path);
        g_autofree char *below = g_strdup_printf("%s.%s", path, name);

        check_node(member, node, below);
        g_hash_table_add(met, g_steal_pointer(&below));
    }
}

static void check_array(JsonObject *of, JsonArray *array, const char *path)
{
    JsonObject *items = json_object_get_object_member(of, "items");
    unsigned length = json_array_get_length(array);

    if (json_object_has_member(of, "maxItems") &&
        length > json_object_get_int_member(of, "maxItems"))
        fail_msg("%s has %u elements", path, length);
    for (unsigned i = 0; i < length; i++)
        check_node(items, json_array_get_element(array, i), path);
}

static void check_number(JsonObject *of, double number, const char *path)
{
    if (json_object_has_member(of, "minimum") &&
        number < (double)json_object_get_int_member(of, "minimum"))
        fail_msg("%s is %g", path, number);
    if (json_object_has_member(of, "maximum") &&
        number > (double)json_object_get_int_member(of, "maximum"))
        fail_msg("%s is %g", path, number);
}

static void check_value(JsonObject *of, JsonNode *node, const char *path)
{
    const char *text =
        json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : NULL;

    if (!text)
        check_number(of, json_node_get_double(node), path);
    else if (json_object_has_member(of, "pattern") &&
             !g_regex_match_simple(json_object_get_string_member(of, "pattern"), text, 0, 0))
        fail_msg("%s is %s", path, text);
}

static bool is_listed(JsonArray *listed, JsonNode *node)
{
    for (unsigned i = 0; i < json_array_get_length(listed); i++) {
        if (json_node_equal(json_array_get_element(listed, i), node))
            return true;
    }
    return false;
}

static void check_node(JsonObject *of, JsonNode *node, const char *path)
{
    of = resolve(of);
    if (json_object_has_member(of, "const")) {
        assert_true(json_node_equal(json_object_get_member(of, "const"), node));
        return;
    }
    if (json_object_has_member(of, "enum")) {
        if (!is_listed(json_object_get_array_member(of, "enum"), node))
            fail_msg("%s is none of the words", path);
        return;
    }
    if (strcmp(type_of(node), json_object_get_string_member(of, "type")) != 0)
        fail_msg("%s is of type %s", path, type_of(node));
    if (JSON_NODE_HOLDS_OBJECT(node))
        check_object(of, json_node_get_object(node), path);
    else if (JSON_NODE_HOLDS_ARRAY(node))
        check_array(of, json_node_get_array(node), path);
    else
        check_value(of, node, path);
}

/* Each member that is described was met. */
static void assert_met(JsonObject *of, const char *path)
{
    of = resolve(of);
    if (json_object_has_member(of, "items")) {
        assert_met(json_object_get_object_member(of, "items"), path);
        return;
    }
    if (!json_object_has_member(of, "properties"))
        return;
    JsonObject *properties = json_object_get_object_member(of, "properties");
    g_autoptr(GList) names = json_object_get_members(properties);
    for (GList *name = names; name; name = name->next) {
        g_autofree char *below = g_strdup_printf("%s.%s", path, (const char *)name->data);

        if (!g_hash_table_contains(met, below))
            fail_msg("no report has %s", below);
        assert_met(json_object_get_object_member(properties, name->data), below);
    }
}

/* NOLINTEND(misc-no-recursion) */

static void check_report(const struct summary *summary)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    g_autofree char *text = report_json(summary);

    assert_true(json_parser_load_from_data(parser, text, -1, NULL));
    check_node(schema, json_parser_get_root(parser), "");
}

static void each_member_is_described(void **state)
{
    g_autoptr(JsonParser) parser = json_parser_new();
    struct summary *nothing = summary_new(), *all = whole_summary("a.pcap");

    (void)state;
    assert_true(json_parser_load_from_file(parser, SIPCODE_SCHEMA, NULL));
    schema = json_node_get_object(json_parser_get_root(parser));
    met = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    check_report(nothing);
    check_report(all);
    assert_met(schema, "");
    g_hash_table_unref(met);
    summary_free(all);
    summary_free(nothing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_member_is_described),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
