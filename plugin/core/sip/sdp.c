/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Session descriptions. */

#include "sdp.h"

#include <glib.h>

/* Payload types that need no rtpmap (RFC 3551 section 6). */
static const struct payload {
    const char *type;
    const char *name;
} static_payloads[] = {
    {"0", "PCMU"},  {"3", "GSM"},   {"4", "G723"},  {"8", "PCMA"},  {"9", "G722"},  {"13", "CN"},
    {"15", "G728"}, {"18", "G729"}, {"26", "JPEG"}, {"31", "H261"}, {"34", "H263"},
};

/* Takes the next word off a line, and the `separator` behind it. */
static struct slice take_word(struct slice *line, char separator)
{
    struct slice word = {line->data, 0};

    while (word.length < line->length && word.data[word.length] != separator)
        word.length++;
    size_t used = MIN(word.length + 1, line->length);
    line->data += used;
    line->length -= used;
    return word;
}

static bool take_prefix(struct slice *line, const char *prefix)
{
    size_t length = strlen(prefix);

    if (line->length < length || memcmp(line->data, prefix, length) != 0)
        return false;
    line->data += length;
    line->length -= length;
    return true;
}

/* "IN IP4 192.0.2.1/127", without the part behind the slash (RFC 4566 section 5.7). */
static struct slice read_connection(struct slice line)
{
    take_word(&line, ' ');
    take_word(&line, ' ');
    return take_word(&line, '/');
}

/* "audio 49170 RTP/AVP 0 8" */
static void read_media(struct slice line, struct sdp_media *media)
{
    media->type = take_word(&line, ' ');
    media->port = take_word(&line, ' ');
    media->profile = take_word(&line, ' ');
    media->format_count = 0;
    while (media->format_count < SDP_FORMATS_MAX && line.length > 0)
        media->formats[media->format_count++] =
            (struct sdp_format){.type = take_word(&line, ' '), .name = {NULL, 0}};
}

/* "0 PCMU/8000"; the first line for a format counts. */
static void read_mapping(struct slice line, struct sdp_media *media)
{
    struct slice type = take_word(&line, ' '), name = slice_trim(take_word(&line, '/'));

    for (unsigned i = 0; i < media->format_count; i++) {
        if (media->formats[i].name.length == 0 && slice_same(media->formats[i].type, type))
            media->formats[i].name = name;
    }
}

static void read_direction(struct slice attribute, enum sdp_direction *direction)
{
    static const char *const names[] = {"sendrecv", "sendonly", "recvonly", "inactive"};

    if (attribute.length != 8) /* as all of them are long */
        return;
    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        if (slice_equals(attribute, names[i]))
            *direction = (enum sdp_direction)i;
    }
}

/* By RFC 3551, else the type itself. */
static struct slice name_static(struct slice type)
{
    for (size_t i = 0; i < G_N_ELEMENTS(static_payloads); i++) {
        if (slice_same(type, slice_of(static_payloads[i].type)))
            return slice_of(static_payloads[i].name);
    }
    return type;
}

static void name_formats(struct sdp_media *media)
{
    for (unsigned i = 0; i < media->format_count; i++) {
        if (media->formats[i].name.length == 0)
            media->formats[i].name = name_static(media->formats[i].type);
    }
}

/* `media` has the direction and the flags of its own, or of the session. */
static void read_attribute(struct slice line, struct sdp_media *media)
{
    if (slice_begins(line, "crypto:"))
        media->has_crypto = true;
    else if (slice_begins(line, "fingerprint:"))
        media->has_fingerprint = true;
    else if (slice_begins(line, "ice-ufrag:"))
        media->has_ice = true;
    else if (slice_begins(line, "pcfg:") || slice_begins(line, "acfg:") ||
             slice_begins(line, "tcap:") || slice_begins(line, "altc:"))
        media->has_choice = true;
    else
        read_direction(line, &media->direction);
}

/* Reads what follows an m= line, up to the next one. */
static void read_attributes(struct slice *rest, struct sdp_media *media)
{
    bool ended;

    while (rest->length > 1 && memcmp(rest->data, "m=", 2) != 0) {
        struct slice line = slice_take_line(rest, &ended);

        if (take_prefix(&line, "c="))
            media->connection = read_connection(line);
        else if (take_prefix(&line, "a=rtpmap:"))
            read_mapping(line, media);
        else if (take_prefix(&line, "a="))
            read_attribute(line, media);
    }
    name_formats(media);
}

/* Without the formats, which are many. */
static void inherit(const struct sdp_media *all, struct sdp_media *media)
{
    media->connection = all->connection;
    media->direction = all->direction;
    media->has_crypto = all->has_crypto;
    media->has_fingerprint = all->has_fingerprint;
    media->has_ice = all->has_ice;
    media->has_choice = all->has_choice;
}

static void parse(struct slice body, struct sdp *sdp)
{
    struct sdp_media all = {.direction = SDP_SENDRECV};
    bool ended;

    while (body.length > 0 && sdp->media_count < SDP_MEDIA_MAX) {
        struct slice line = slice_take_line(&body, &ended);

        if (take_prefix(&line, "m=")) {
            struct sdp_media *media = &sdp->media[sdp->media_count++];

            inherit(&all, media);
            read_media(line, media);
            read_attributes(&body, media);
        } else if (take_prefix(&line, "c=")) {
            all.connection = read_connection(line);
        } else if (take_prefix(&line, "a=")) {
            read_attribute(line, &all);
        }
    }
}

void sdp_parse(struct slice body, struct sdp *sdp)
{
    sdp->media_count = 0;
    if (body.length > 0)
        parse(body, sdp);
}

/* What is written so far. */
struct description {
    char *text; /* SDP_TEXT_MAX bytes */
    size_t length;
};

/* Appends a word if it fits; false where it does not. */
static bool append(struct description *description, const char *separator, struct slice word)
{
    size_t length = strlen(separator);

    if (description->length + length + word.length >= SDP_TEXT_MAX)
        return false;
    memcpy(description->text + description->length, separator, length);
    memcpy(description->text + description->length + length, word.data, word.length);
    description->length += length + word.length;
    return true;
}

static void describe_media(const struct sdp_media *media, struct description *description)
{
    if (!append(description, description->length > 0 ? ", " : "", media->type) ||
        !append(description, " ", media->profile))
        return;
    for (unsigned i = 0; i < media->format_count; i++) {
        struct slice name = media->formats[i].name;

        if (!slice_equals(name, "CN") && !slice_equals(name, "telephone-event"))
            append(description, " ", name);
    }
}

void sdp_describe(const struct sdp *sdp, bool with_closed, char text[SDP_TEXT_MAX])
{
    struct description description = {.text = text};

    for (unsigned i = 0; i < sdp->media_count; i++) {
        if (with_closed || !slice_equals(sdp->media[i].port, "0"))
            describe_media(&sdp->media[i], &description);
    }
    text[description.length] = '\0';
}
