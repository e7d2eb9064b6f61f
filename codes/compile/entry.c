/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Loads a key file and checks its keys against the rules of its kind. */

#include "entry.h"

#include <string.h>

void fault_add(GPtrArray *faults, const char *path, const char *key, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *fault = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(faults, g_strdup_printf("%s:%s: %s", path, key, fault));
}

static gboolean is_numbered(const struct key_rule *rule)
{
    return g_str_has_suffix(rule->key, ".");
}

/* GKeyFile lets the last of several keys win and merges groups: count them in the text. */
static void check_doubled(const char *path, const char *text, GPtrArray *faults)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (char **line = lines; *line; line++) {
        g_strstrip(*line);
        if (**line == '#' || **line == '\0')
            continue;
        char *name = g_strdup(*line);
        if (*name != '[')
            name[strcspn(name, "=")] = '\0';
        g_strstrip(name);
        if (g_hash_table_contains(seen, name))
            fault_add(faults, path, name, "doubled");
        g_hash_table_add(seen, name);
    }
}

static const struct key_rule *find_rule(const struct schema *schema, const char *key)
{
    for (size_t i = 0; i < schema->count; i++) {
        const struct key_rule *rule = &schema->rules[i];
        size_t length = strlen(rule->key);

        if (!is_numbered(rule) && strcmp(key, rule->key) == 0)
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
        if (strcmp(*group, entry->schema->group) != 0)
            fault_add(faults, entry->path, *group, "unknown group, only [%s] belongs here",
                      entry->schema->group);
    }

    g_auto(GStrv) keys = g_key_file_get_keys(entry->keys, entry->schema->group, NULL, NULL);
    for (char **key = keys; keys && *key; key++) {
        if (!find_rule(entry->schema, *key))
            fault_add(faults, entry->path, *key, "unknown key");
    }
}

static void check_item(const struct entry *entry, const struct key_rule *rule, const char *key,
                       const char *item, GPtrArray *faults)
{
    const char *fault = *item ? rule->check(item) : NULL;

    if (fault)
        fault_add(faults, entry->path, key, "%s: %s", fault, item);
    if (*item == '\0')
        fault_add(faults, entry->path, key, "empty");
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
        fault_add(faults, entry->path, key, "bad escape: %s", raw);
        return;
    }
    if (text)
        check_item(entry, rule, key, text, faults);
    if (items && !items[0])
        fault_add(faults, entry->path, key, "empty");
    for (char **item = items; item && *item; item++)
        check_item(entry, rule, key, *item, faults);
}

static gboolean has_key(const struct entry *entry, const char *key)
{
    return g_key_file_has_key(entry->keys, entry->schema->group, key, NULL);
}

static void check_numbered(const struct entry *entry, const struct key_rule *rule,
                           GPtrArray *faults)
{
    unsigned last = 0;

    for (unsigned i = 9; i >= 1; i--) {
        g_autofree char *key = g_strdup_printf("%s%u", rule->key, i);

        if (has_key(entry, key)) {
            last = MAX(last, i);
            check_value(entry, rule, key, faults);
            if (i > rule->maximum)
                fault_add(faults, entry->path, key, "at most %u of these", rule->maximum);
        } else if (i <= MAX(last, rule->minimum)) {
            fault_add(faults, entry->path, key, "missing");
        }
    }
}

static void check_rule(const struct entry *entry, const struct key_rule *rule, GPtrArray *faults)
{
    if (is_numbered(rule))
        check_numbered(entry, rule, faults);
    else if (has_key(entry, rule->key))
        check_value(entry, rule, rule->key, faults);
    else if (rule->minimum > 0)
        fault_add(faults, entry->path, rule->key, "missing");
}

static void check_stem(const struct entry *entry, GPtrArray *faults)
{
    const char *key = entry->schema->stem_key;
    g_autofree char *name = key ? entry_text(entry, key) : NULL;

    if (name && strcmp(name, entry->stem) != 0)
        fault_add(faults, entry->path, key, "%s is not the file's number", name);
}

struct entry *entry_load(const char *path, const struct schema *schema, GPtrArray *faults)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    gsize length = 0;

    if (!g_file_get_contents(path, &text, &length, &error)) {
        fault_add(faults, path, schema->group, "%s", error->message);
        return NULL;
    }
    if (!g_utf8_validate(text, (gssize)length, NULL)) {
        fault_add(faults, path, schema->group, "not UTF-8");
        return NULL;
    }

    g_autoptr(GKeyFile) keys = g_key_file_new();
    if (!g_key_file_load_from_data(keys, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &error)) {
        fault_add(faults, path, schema->group, "%s", error->message);
        return NULL;
    }

    struct entry *entry = g_new0(struct entry, 1);
    entry->path = g_strdup(path);
    entry->stem = g_path_get_basename(path);
    entry->stem[strcspn(entry->stem, ".")] = '\0';
    entry->schema = schema;
    entry->keys = g_steal_pointer(&keys);

    check_doubled(path, text, faults);
    check_known(entry, faults);
    for (size_t i = 0; i < schema->count; i++)
        check_rule(entry, &schema->rules[i], faults);
    check_stem(entry, faults);
    return entry;
}

void entry_free(struct entry *entry)
{
    g_free(entry->path);
    g_free(entry->stem);
    g_key_file_free(entry->keys);
    g_free(entry);
}

char *entry_text(const struct entry *entry, const char *key)
{
    return g_key_file_get_string(entry->keys, entry->schema->group, key, NULL);
}

char **entry_list(const struct entry *entry, const char *key)
{
    if (!g_str_has_suffix(key, "."))
        return g_key_file_get_string_list(entry->keys, entry->schema->group, key, NULL, NULL);

    GPtrArray *texts = g_ptr_array_new();
    for (unsigned i = 1; i <= 9; i++) {
        g_autofree char *numbered = g_strdup_printf("%s%u", key, i);
        char *text = entry_text(entry, numbered);
        if (text)
            g_ptr_array_add(texts, text);
    }
    g_ptr_array_add(texts, NULL);
    return (char **)g_ptr_array_free(texts, FALSE);
}

unsigned entry_item_number(const char *item)
{
    guint64 number = 0;

    g_ascii_string_to_unsigned(item, 10, 0, UINT_MAX, &number, NULL);
    return (unsigned)number;
}

unsigned entry_number(const struct entry *entry, const char *key)
{
    g_autofree char *text = entry_text(entry, key);

    return text ? entry_item_number(text) : 0;
}
