/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that lives as long as the capture file. */

#include "store.h"

#include "hash.h"
#include "index.h"

#include <glib.h>
#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

/* Blocks are cut from chunks of this size, as one allocation each would cost more than most hold.
 */
#define CHUNK_SIZE ((size_t)16 * 1024)

/* A text that is kept, by the hash of what was asked for. */
struct known_text {
    uint64_t hash;
    char text[];
};

struct store {
    struct index *texts;                /* of struct known_text, in the chunks */
    const struct known_text *known[64]; /* those asked for last: most are asked for again */
    GPtrArray *chunks;
    char *free; /* what is left of the last chunk */
    size_t left;
};

struct store *store_new(void)
{
    struct store *store = g_new0(struct store, 1);

    store->texts = index_new(offsetof(struct known_text, hash));
    store->chunks = g_ptr_array_new_with_free_func(g_free);
    return store;
}

void store_free(struct store *store)
{
    index_free(store->texts);
    g_ptr_array_unref(store->chunks);
    g_free(store);
}

/* The length of the control character at the start of UTF-8, U+0080 to U+009F among them: some
 * terminals obey those as they obey escape sequences. 0 for any other. */
static size_t control_length(const char *text)
{
    if (text[0] == '\xc2' && (unsigned char)text[1] < 0xa0)
        return 2;
    return g_ascii_iscntrl(*text) ? 1 : 0;
}

/* A fold, any control character and spaces beside it become one space (RFC 3261 section 7.3.1). */
static void replace_controls(char *text)
{
    char *end = text;
    char last = '\0';

    while (*text) {
        size_t control = control_length(text);
        char c = *text;

        if (control > 0)
            c = ' ';
        if (c != ' ' || last != ' ')
            *end++ = c;
        last = c;
        text += MAX(control, 1);
    }
    *end = '\0';
}

/* Whether a short text can be kept as it is, as nearly all are: ASCII with single spaces. */
static bool is_plain(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];

        if ((c <= ' ' || c > '~') && (c != ' ' || (i > 0 && text.data[i - 1] == ' ')))
            return false;
    }
    return true;
}

static const struct known_text *keep(struct store *store, uint64_t hash, struct slice text)
{
    struct known_text *known = store_block(store, NULL, sizeof(*known) + text.length + 1);

    known->hash = hash;
    memcpy(known->text, text.data, text.length);
    index_add(store->texts, known);
    return known;
}

/* As it is kept; the caller frees it. */
static char *change(struct slice text)
{
    char *valid = g_utf8_make_valid(text.data, (gssize)text.length);

    if (strlen(valid) > STORE_TEXT_MAX) {
        char *end = g_utf8_find_prev_char(valid, valid + STORE_TEXT_MAX - strlen(ELLIPSIS) + 1);
        memcpy(end, ELLIPSIS, sizeof(ELLIPSIS));
    }
    replace_controls(valid);
    return valid;
}

struct slice store_form(struct slice text, char **changed)
{
    text.length = MIN(text.length, STORE_TEXT_MAX + 1); /* no more of it tells what is kept */
    if (text.length <= STORE_TEXT_MAX && is_plain(text))
        return text;
    *changed = change(text);
    return slice_of(*changed);
}

static const struct known_text *find_or_keep(struct store *store, uint64_t hash, struct slice text)
{
    const struct known_text *known = index_find(store->texts, hash);
    g_autofree char *changed = NULL;

    return known ? known : keep(store, hash, store_form(text, &changed));
}

const char *store_text(struct store *store, struct slice text)
{
    if (text.length == 0)
        return NULL;
    text.length = MIN(text.length, STORE_TEXT_MAX + 1);
    uint64_t hash = hash_of(0, text);
    const struct known_text **known = &store->known[hash % G_N_ELEMENTS(store->known)];
    if (!*known || (*known)->hash != hash)
        *known = find_or_keep(store, hash, text);
    return (*known)->text;
}

bool store_may_have_cut(const char *text)
{
    return text && g_str_has_suffix(text, ELLIPSIS);
}

const void *store_shared(struct store *store, const void *data, size_t size)
{
    struct slice bytes = {data, size};
    uint64_t hash = hash_of(1, bytes);
    const struct known_text *known = index_find(store->texts, hash);

    return (known ? known : keep(store, hash, bytes))->text;
}

static void add_chunk(struct store *store, size_t size)
{
    store->left = MAX(size, CHUNK_SIZE);
    store->free = g_malloc(store->left);
    g_ptr_array_add(store->chunks, store->free);
}

void *store_block(struct store *store, const void *data, size_t size)
{
    size_t aligned = (size + 7) & ~(size_t)7;

    if (size == 0)
        return NULL;
    if (aligned > store->left)
        add_chunk(store, aligned);
    void *block = store->free;
    store->free += aligned;
    store->left -= aligned;
    return data ? memcpy(block, data, size) : memset(block, 0, size);
}
