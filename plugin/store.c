/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Memory that lives as long as the capture file. */

#include "store.h"

#include <glib.h>
#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

/* Blocks are cut from chunks of this size, as one allocation each would cost more than most hold.
 */
#define CHUNK_SIZE ((size_t)16 * 1024)

struct store {
    GStringChunk *texts;
    GPtrArray *chunks;
    char *free; /* what is left of the last chunk */
    size_t left;
};

struct store *store_new(void)
{
    struct store *store = g_new0(struct store, 1);

    store->texts = g_string_chunk_new(4096);
    store->chunks = g_ptr_array_new_with_free_func(g_free);
    return store;
}

void store_free(struct store *store)
{
    g_string_chunk_free(store->texts);
    g_ptr_array_unref(store->chunks);
    g_free(store);
}

/* A fold, any control character and spaces beside it become one space (RFC 3261 section 7.3.1). */
static void replace_controls(char *text)
{
    char *end = text;
    char last = '\0';

    for (; *text; text++) {
        char c = g_ascii_iscntrl(*text) ? ' ' : *text;

        if (c != ' ' || last != ' ')
            *end++ = c;
        last = c;
    }
    *end = '\0';
}

const char *store_text(struct store *store, struct slice text)
{
    if (text.length == 0)
        return NULL;
    size_t length = MIN(text.length, STORE_TEXT_MAX + 1);
    g_autofree char *valid = g_utf8_make_valid(text.data, (gssize)length);

    if (strlen(valid) > STORE_TEXT_MAX) {
        char *end = g_utf8_find_prev_char(valid, valid + STORE_TEXT_MAX - strlen(ELLIPSIS) + 1);
        memcpy(end, ELLIPSIS, sizeof(ELLIPSIS));
    }
    replace_controls(valid);
    return g_string_chunk_insert_const(store->texts, valid);
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
