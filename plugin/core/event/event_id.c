/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes names of events. */

#include "event_id.h"

#include <glib.h>

/* No more of a packet tells it from others. */
#define PACKET_MAX 4096

/* Writes the first digits of what was added. Takes the sum. */
static void write_digits(char *id, size_t size, GChecksum *sum)
{
    g_strlcpy(id, g_checksum_get_string(sum), size);
    g_checksum_free(sum);
}

void event_file_id(char id[EVENT_FILE_ID_MAX], int64_t time, const void *data, size_t length)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *numbers =
        g_strdup_printf("%" G_GINT64_FORMAT " %" G_GSIZE_FORMAT "\n", time, length);

    g_checksum_update(sum, (const guchar *)numbers, -1);
    g_checksum_update(sum, data, (gssize)MIN(length, PACKET_MAX));
    write_digits(id, EVENT_FILE_ID_MAX, sum);
}

/* With its end, so that two texts in a row are no other two. */
static void add(GChecksum *sum, const char *text)
{
    if (text)
        g_checksum_update(sum, (const guchar *)text, -1);
    g_checksum_update(sum, (const guchar *)"\n", 1);
}

void event_id(char id[EVENT_ID_MAX], const struct event_identity *identity)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    char numbers[80];

    g_snprintf(numbers, sizeof(numbers), "%" G_GINT64_FORMAT " %u %u", identity->time,
               identity->frame, identity->index);
    add(sum, identity->probe);
    add(sum, identity->file);
    add(sum, identity->kind);
    add(sum, numbers);
    add(sum, identity->source);
    add(sum, identity->destination);
    add(sum, identity->call_id);
    write_digits(id, EVENT_ID_MAX, sum);
}
