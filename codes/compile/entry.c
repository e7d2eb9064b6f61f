/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads a key file, and the values of its keys. */

#include "entry.h"

#include <string.h>

/* The last line that holds a key or group, 0 where none does. */
static unsigned line_of(const struct entry *entry, const char *name)
{
    unsigned line = entry->lines->len;

    while (line > 0 && strcmp(entry->lines->pdata[line - 1], name) != 0)
        line--;
    return line;
}

void entry_blame(const struct entry *entry, const char *key, GPtrArray *faults, const char *format,
                 ...)
{
    g_autofree char *group = g_strdup_printf("[%s]", entry->schema->group);
    unsigned line = line_of(entry, key);
    va_list arguments;

    va_start(arguments, format);
    fault_add(faults, entry->path, line > 0 ? line : line_of(entry, group), key,
              g_strdup_vprintf(format, arguments));
    va_end(arguments);
}

gboolean entry_has(const struct entry *entry, const char *key)
{
    return g_key_file_has_key(entry->keys, entry->schema->group, key, NULL);
}

/* The key or the group that a line holds, empty for a remark and an empty line. */
static char *name_of_line(const char *line)
{
    char *name = g_strstrip(g_strdup(line));

    if (*name == '#')
        *name = '\0';
    if (*name != '[')
        name[strcspn(name, "=")] = '\0';
    return g_strchomp(name);
}

/* GKeyFile tells no line, lets the last of several keys win and merges groups: read the text again.
 */
static void number_lines(struct entry *entry, const char *text, GPtrArray *faults)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        char *name = name_of_line(lines[i]);

        if (*name && line_of(entry, name) > 0)
            fault_add(faults, entry->path, i + 1, name, g_strdup("doubled"));
        g_ptr_array_add(entry->lines, name);
    }
}

/* GKeyFile does not tell which line it refused: try each alone, and if all are good as they are,
 * the first one is not what a file begins with. */
static void blame_lines(const struct entry *entry, const char *text, const GError *refusal,
                        GPtrArray *faults)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    unsigned before = faults->len;

    for (unsigned i = 0; lines[i]; i++) {
        g_autofree char *alone = g_strdup_printf("[%s]\n%s", entry->schema->group, lines[i]);
        g_autoptr(GKeyFile) keys = g_key_file_new();
        g_autoptr(GError) error = NULL;

        if (!g_key_file_load_from_data(keys, alone, (gsize)-1, G_KEY_FILE_NONE, &error))
            fault_add(faults, entry->path, i + 1, NULL, g_strdup(error->message));
    }
    if (faults->len == before)
        fault_add(faults, entry->path, 1, NULL, g_strdup(refusal->message));
}

/* The text of a file, NULL where it cannot be one of ours. */
static char *read_text(const struct entry *entry, GPtrArray *faults)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    const char *end;
    gsize length = 0;
    unsigned line = 1;

    if (!g_file_get_contents(entry->path, &text, &length, &error)) {
        fault_add(faults, entry->path, 0, NULL, g_strdup(error->message));
        return NULL;
    }
    if (g_utf8_validate(text, (gssize)length, &end))
        return g_steal_pointer(&text);
    for (const char *c = text; c < end; c++)
        line += *c == '\n';
    fault_add(faults, entry->path, line, NULL, g_strdup("not UTF-8"));
    return NULL;
}

struct entry *entry_new(const char *path, const struct schema *schema)
{
    struct entry *entry = g_new(struct entry, 1);

    entry->path = g_strdup(path);
    entry->stem = g_path_get_basename(path);
    entry->stem[strlen(entry->stem) - strlen(".ini")] = '\0';
    entry->schema = schema;
    entry->keys = g_key_file_new();
    entry->lines = g_ptr_array_new_with_free_func(g_free);
    return entry;
}

gboolean entry_read(struct entry *entry, GPtrArray *faults)
{
    g_autofree char *text = read_text(entry, faults);
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) error = NULL;

    if (!text)
        return FALSE;
    if (!g_key_file_load_from_data(keys, text, (gsize)-1,
                                   G_KEY_FILE_KEEP_TRANSLATIONS | G_KEY_FILE_KEEP_COMMENTS,
                                   &error)) {
        blame_lines(entry, text, error, faults);
        return FALSE;
    }
    g_key_file_unref(entry->keys);
    entry->keys = g_steal_pointer(&keys);
    number_lines(entry, text, faults);
    return TRUE;
}

void entry_free(struct entry *entry)
{
    g_free(entry->path);
    g_free(entry->stem);
    g_key_file_unref(entry->keys);
    g_ptr_array_unref(entry->lines);
    g_free(entry);
}

char *entry_text(const struct entry *entry, const char *key)
{
    return g_key_file_get_string(entry->keys, entry->schema->group, key, NULL);
}

char **entry_keys(const struct entry *entry)
{
    return g_key_file_get_keys(entry->keys, entry->schema->group, NULL, NULL);
}

gboolean entry_holds(const struct entry *entry, const char *key)
{
    return !g_key_file_has_group(entry->keys, entry->schema->group) || line_of(entry, key) > 0;
}

char *entry_remark(const struct entry *entry, const char *key)
{
    g_autofree char *remark = g_key_file_get_comment(entry->keys, entry->schema->group, key, NULL);

    if (!remark || *g_strstrip(remark) == '\0')
        return NULL;
    return g_strdelimit(g_steal_pointer(&remark), "\n", ' ');
}

gboolean entry_has_remark(const struct entry *entry, const char *key)
{
    g_autofree char *remark = entry_remark(entry, key);

    return remark != NULL;
}

void entry_set_text(const struct entry *entry, const char *key, const char *text)
{
    g_key_file_set_string(entry->keys, entry->schema->group, key, text);
}

void entry_set_list(const struct entry *entry, const char *key, char *const *items)
{
    g_key_file_set_string_list(entry->keys, entry->schema->group, key, (const char *const *)items,
                               g_strv_length((char **)items));
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
