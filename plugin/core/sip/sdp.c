/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Session descriptions (RFC 4566) in short. */

#include "sdp.h"

#include "message_header.h"

#include <glib.h>
#include <string.h>

/* How many media and how many formats of each are looked at. */
#define MEDIA_MAX 4
#define FORMATS_MAX 16

/* Payload types that need no rtpmap (RFC 3551 section 6). */
static const struct payload {
    const char *type;
    const char *name;
} static_payloads[] = {
    {"0", "PCMU"},  {"3", "GSM"},   {"4", "G723"},  {"8", "PCMA"},  {"9", "G722"},  {"13", "CN"},
    {"15", "G728"}, {"18", "G729"}, {"26", "JPEG"}, {"31", "H261"}, {"34", "H263"},
};

/* What is written so far. */
struct description {
    char *text; /* SDP_TEXT_MAX bytes */
    size_t length;
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

static bool same(struct slice a, struct slice b)
{
    return a.length == b.length && memcmp(a.data, b.data, a.length) == 0;
}

/* A payload type of a media, and the encoding that it stands for. */
struct format {
    struct slice type;
    struct slice name;
};

/* Names the encodings by the rtpmap lines of their media, and takes these off `*rest`. */
static void name_mapped(struct format *formats, unsigned count, struct slice *rest)
{
    bool ended;

    while (rest->length > 1 && memcmp(rest->data, "m=", 2) != 0) {
        struct slice line = message_take_line(rest, &ended);

        if (!take_prefix(&line, "a=rtpmap:"))
            continue;
        struct slice type = take_word(&line, ' '), name = slice_trim(take_word(&line, '/'));
        for (unsigned i = 0; i < count; i++) {
            if (formats[i].name.length == 0 && same(formats[i].type, type))
                formats[i].name = name;
        }
    }
}

/* By RFC 3551, else the type itself. */
static struct slice name_static(struct slice type)
{
    for (size_t i = 0; i < G_N_ELEMENTS(static_payloads); i++) {
        if (slice_equals(type, static_payloads[i].type))
            return (struct slice){static_payloads[i].name, strlen(static_payloads[i].name)};
    }
    return type;
}

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

/* `line` is an m= line without its type, `*rest` what follows it. */
static void describe_media(struct slice line, struct slice *rest, bool with_closed,
                           struct description *description)
{
    struct slice media = take_word(&line, ' '), port = take_word(&line, ' '),
                 profile = take_word(&line, ' ');
    struct format formats[FORMATS_MAX];
    unsigned count = 0;

    if ((slice_equals(port, "0") && !with_closed) ||
        !append(description, description->length > 0 ? ", " : "", media) ||
        !append(description, " ", profile))
        return;
    while (count < FORMATS_MAX && line.length > 0)
        formats[count++] = (struct format){.type = take_word(&line, ' ')};
    name_mapped(formats, count, rest);
    for (unsigned i = 0; i < count; i++) {
        struct slice name =
            formats[i].name.length > 0 ? formats[i].name : name_static(formats[i].type);

        if (!slice_equals(name, "CN") && !slice_equals(name, "telephone-event"))
            append(description, " ", name);
    }
}

void sdp_describe(struct slice sdp, bool with_closed, char text[SDP_TEXT_MAX])
{
    struct description description = {.text = text};
    unsigned media = 0;
    bool ended;

    while (sdp.length > 0 && media < MEDIA_MAX) {
        struct slice line = message_take_line(&sdp, &ended);

        if (take_prefix(&line, "m=")) {
            describe_media(line, &sdp, with_closed, &description);
            media++;
        }
    }
    text[description.length] = '\0';
}
