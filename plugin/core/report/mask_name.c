/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Masks of names, and which names are the same. */

#include "mask_name.h"

#include <glib.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"
#define GROUPS 8

struct masks {
    GStringChunk *texts;
    GHashTable *of; /* a mask by kind and name */
    unsigned counts[MASK_KINDS];
};

static const char *const kinds[MASK_KINDS] = {
    [MASK_HOST] = "host", [MASK_USER] = "user", [MASK_CALL] = "call",
    [MASK_FILE] = "file", [MASK_TEXT] = "text",
};

struct masks *masks_new(void)
{
    struct masks *masks = g_new0(struct masks, 1);

    masks->texts = g_string_chunk_new(1024);
    masks->of = g_hash_table_new(g_str_hash, g_str_equal);
    return masks;
}

void masks_free(struct masks *masks)
{
    g_hash_table_unref(masks->of);
    g_string_chunk_free(masks->texts);
    g_free(masks);
}

/* Groups of an IPv6 address, at most `room`; how many there are, -1 where it is none. */
static int read_groups(const char *text, unsigned *groups, int room)
{
    int count = 0;

    while (*text != '\0') {
        char *end;

        if (count == room || !g_ascii_isxdigit(*text))
            return -1;
        groups[count++] = (unsigned)strtoul(text, &end, 16);
        if (*end != '\0' && *end != ':')
            return -1;
        text = *end == ':' ? end + 1 : end;
    }
    return count;
}

/* An IPv6 address with all its groups, however it was written; one of IPv4 that is mapped as that.
 * NULL where it is none. */
static char *expand(const char *address)
{
    g_auto(GStrv) halves = g_strsplit(address, "::", 2);
    unsigned groups[GROUPS] = {0}, last[GROUPS];
    const char *rest = halves[1] ? halves[1] : "";

    if (g_str_has_prefix(address, "::ffff:") && strchr(address, '.'))
        return g_strdup(address + strlen("::ffff:"));
    int first_count = read_groups(halves[0], groups, GROUPS);
    int last_count = read_groups(rest, last, GROUPS);
    if (first_count < 0 || last_count < 0 || first_count + last_count > GROUPS)
        return NULL;
    for (int i = 0; i < last_count; i++)
        groups[GROUPS - last_count + i] = last[i];
    return g_strdup_printf("%x:%x:%x:%x:%x:%x:%x:%x", groups[0], groups[1], groups[2], groups[3],
                           groups[4], groups[5], groups[6], groups[7]);
}

static char *host_key(const char *host)
{
    g_autofree char *lower = g_ascii_strdown(host, -1);

    lower[strcspn(lower, "%")] = '\0';
    if (!strchr(lower, ':'))
        return g_steal_pointer(&lower);
    char *expanded = expand(lower);
    return expanded ? expanded : g_steal_pointer(&lower);
}

/* A number is the same with 00, with + and with dashes. */
static char *user_key(const char *user)
{
    g_autofree char *plain = g_uri_unescape_string(user, NULL);
    const char *text = plain ? plain : user;
    bool is_number = *text != '\0' && strspn(text, DIGITS "+-.()/ ") == strlen(text);
    GString *key = g_string_new(NULL);

    for (const char *c = text; *c; c++) {
        if (!is_number || g_ascii_isdigit(*c))
            g_string_append_c(key, *c);
    }
    if (is_number && *text != '+' && g_str_has_prefix(key->str, "00"))
        g_string_erase(key, 0, 2);
    return g_string_free(key, FALSE);
}

static char *key_of(enum mask_kind kind, const char *name)
{
    g_autofree char *key = kind == MASK_HOST   ? host_key(name)
                           : kind == MASK_USER ? user_key(name)
                                               : g_strdup(name);

    return g_strdup_printf("%d%s", kind, key);
}

const char *mask_name(struct masks *masks, enum mask_kind kind, const char *name)
{
    g_autofree char *key = key_of(kind, name);
    char *mask = g_hash_table_lookup(masks->of, key);

    if (mask || *name == '\0')
        return mask ? mask : "";
    g_autofree char *text = g_strdup_printf("%s-%u", kinds[kind], ++masks->counts[kind]);
    mask = g_string_chunk_insert(masks->texts, text);
    g_hash_table_insert(masks->of, g_string_chunk_insert(masks->texts, key), mask);
    return mask;
}

const char *mask_known(const struct masks *masks, const char *name)
{
    g_autofree char *user = key_of(MASK_USER, name), *host = key_of(MASK_HOST, name);
    const char *mask = g_hash_table_lookup(masks->of, user);

    return mask ? mask : g_hash_table_lookup(masks->of, host);
}
