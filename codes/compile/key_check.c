/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks the keys of a file against the rules of its kind. */

#include "key_check.h"

#include <string.h>

static gboolean is_numbered(const struct key_rule *rule)
{
    return g_str_has_suffix(rule->key, ".");
}

static gboolean is_any(const struct key_rule *rule)
{
    return strcmp(rule->key, KEY_ANY) == 0;
}

/* The pattern of the keys that a rule stands for by their form; NULL where it names its keys. */
static const char *find_pattern(const struct key_rule *rule)
{
    if (strcmp(rule->key, KEY_SUMMARY_OF) == 0)
        return "^summary\\.[A-Z]+$";
    return is_any(rule) ? "^[a-z0-9]+(-[a-z0-9]+)*$" : NULL;
}

const struct key_rule *key_rule_of(const struct schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->count; i++) {
        const struct key_rule *rule = &schema->rules[i];
        const char *pattern = find_pattern(rule);
        size_t length = strlen(rule->key);

        if (!pattern && !is_numbered(rule) && strcmp(key, rule->key) == 0)
            return rule;
        if (pattern && g_regex_match_simple(pattern, key, 0, 0))
            return rule;
        if (is_numbered(rule) && strncmp(key, rule->key, length) == 0 && key[length] >= '1' &&
            key[length] <= '9' && key[length + 1] == '\0')
            return rule;
    }
    return NULL;
}

static void check_known(const struct entry *entry, GPtrArray *faults)
{
    g_auto(GStrv) groups = g_key_file_get_groups(entry->keys, NULL);
    for (char **group = groups; *group; group++) {
        if (strcmp(*group, entry->schema->group) != 0) {
            g_autofree char *name = g_strdup_printf("[%s]", *group);
            entry_blame(entry, name, faults, "unknown group, only [%s] belongs here",
                        entry->schema->group);
        }
    }

    g_auto(GStrv) keys = entry_keys(entry);
    for (char **key = keys; keys && *key; key++) {
        if (!key_rule_of(entry->schema, *key))
            entry_blame(entry, *key, faults, "unknown key");
    }
}

static void check_item(const struct entry *entry, const struct key_rule *rule, const char *key,
                       const char *item, GPtrArray *faults)
{
    const char *fault = *item ? rule->check(item) : NULL;

    if (fault)
        entry_blame(entry, key, faults, "%s: %s", fault, item);
    if (*item == '\0')
        entry_blame(entry, key, faults, "empty");
}

static void check_value(const struct entry *entry, const struct key_rule *rule, const char *key,
                        GPtrArray *faults)
{
    const char *group = entry->schema->group;
    g_autoptr(GError) error = NULL;
    g_autofree char *text =
        rule->list ? NULL : g_key_file_get_string(entry->keys, group, key, &error);
    g_auto(GStrv) items =
        rule->list ? g_key_file_get_string_list(entry->keys, group, key, NULL, &error) : NULL;

    if (error) {
        g_autofree char *raw = g_key_file_get_value(entry->keys, group, key, NULL);
        entry_blame(entry, key, faults, "bad escape: %s", raw);
        return;
    }
    if (text)
        check_item(entry, rule, key, text, faults);
    if (items && !items[0])
        entry_blame(entry, key, faults, "empty");
    for (char **item = items; item && *item; item++)
        check_item(entry, rule, key, *item, faults);
}

/* Checks a key that is there and takes it out where it is bad. */
static void check_key(const struct entry *entry, const struct key_rule *rule, const char *key,
                      GPtrArray *faults)
{
    unsigned before = faults->len;

    check_value(entry, rule, key, faults);
    if (faults->len > before)
        g_key_file_remove_key(entry->keys, entry->schema->group, key, NULL);
}

/* The highest number that a numbered key has or needs. */
static unsigned last_number(const struct entry *entry, const struct key_rule *rule)
{
    unsigned last = rule->minimum;

    for (unsigned i = last + 1; i <= 9; i++) {
        g_autofree char *key = g_strdup_printf("%s%u", rule->key, i);

        if (entry_has(entry, key))
            last = i;
    }
    return last;
}

/* A gap is named once, by its first number. */
static void check_numbered(const struct entry *entry, const struct key_rule *rule,
                           GPtrArray *faults)
{
    gboolean in_gap = FALSE;

    for (unsigned i = 1, last = last_number(entry, rule); i <= last; i++) {
        g_autofree char *key = g_strdup_printf("%s%u", rule->key, i);
        gboolean is_there = entry_has(entry, key);

        if (is_there && i > rule->maximum)
            entry_blame(entry, key, faults, "at most %u of these", rule->maximum);
        if (is_there)
            check_key(entry, rule, key, faults);
        else if (!in_gap)
            entry_blame(entry, key, faults, "missing");
        in_gap = !is_there;
    }
}

/* All keys that a rule stands for by their form. */
static void check_form(const struct entry *entry, const struct key_rule *rule, GPtrArray *faults)
{
    g_auto(GStrv) keys = entry_keys(entry);

    for (char **key = keys; *key; key++) {
        if (key_rule_of(entry->schema, *key) != rule)
            continue;
        if (is_any(rule) && !entry_has_remark(entry, *key))
            entry_blame(entry, *key, faults, "no remark above it says what it is for");
        check_key(entry, rule, *key, faults);
    }
}

static void check_rule(const struct entry *entry, const struct key_rule *rule, GPtrArray *faults)
{
    if (find_pattern(rule))
        check_form(entry, rule, faults);
    else if (is_numbered(rule))
        check_numbered(entry, rule, faults);
    else if (entry_has(entry, rule->key))
        check_key(entry, rule, rule->key, faults);
    else if (rule->minimum > 0)
        entry_blame(entry, rule->key, faults, "missing");
}

void key_check_all(const struct entry *entry, GPtrArray *faults)
{
    const struct schema *schema = entry->schema;

    check_known(entry, faults);
    if (!g_key_file_has_group(entry->keys, schema->group)) {
        fault_add(faults, entry->path, 0, NULL, g_strdup_printf("[%s] is missing", schema->group));
        return;
    }
    for (size_t i = 0; i < schema->count; i++)
        check_rule(entry, &schema->rules[i], faults);
}
