/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Offers and answers, in short. */

#include "session.h"

#include "scope.h"

#include <glib.h>

static const char *const profiles[PROFILES] = {
    [PROFILE_OTHER] = "",
    [PROFILE_AVP] = "RTP/AVP",
    [PROFILE_AVPF] = "RTP/AVPF",
    [PROFILE_SAVP] = "RTP/SAVP",
    [PROFILE_SAVPF] = "RTP/SAVPF",
    [PROFILE_DTLS] = "UDP/TLS/RTP/SAVP",
    [PROFILE_DTLS_FEEDBACK] = "UDP/TLS/RTP/SAVPF",
};

/* Encodings that have a bit of their own, and payload types that stand for one whatever their
 * rtpmap calls it, as in "18 G729A". */
static const char *const codecs[] = {
    "PCMU",      "PCMA",   "G722", "G729", "GSM",     "G723", "iLBC", "speex", "opus",
    "AMR",       "AMR-WB", "EVS",  "L16",  "G726-32", "G728", "SILK", "H264",  "H263",
    "H263-1998", "H261",   "VP8",  "VP9",  "H265",    "JPEG", "0",    "3",     "4",
    "8",         "9",      "15",   "18",   "26",      "31",   "34",
};

/* What goes with a codec and is none. */
static const char *const others[] = {"CN", "telephone-event", "red", "rtx", "ulpfec", "flexfec"};

/* Up to this one a payload type stands for one encoding alone (RFC 3551 section 6). */
#define STATIC_TYPE_MAX 34

const char *session_profile_name(enum session_profile profile)
{
    return profiles[profile];
}

size_t session_size(const struct session *session)
{
    return offsetof(struct session, media) + session->media_count * sizeof(*session->media);
}

/* FNV-1a, any case: the same in every run. */
static uint32_t hash_name(struct slice name)
{
    uint32_t hash = 2166136261U;

    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (uint8_t)g_ascii_tolower(name.data[i])) * 16777619U;
    return hash;
}

static unsigned find_name(const char *const *names, unsigned count, struct slice name)
{
    unsigned i = 0;

    if (name.length == 0)
        return count;
    while (i < count && !(slice_may_begin(name, names[i]) && slice_equals(name, names[i])))
        i++;
    return i;
}

static uint64_t codec_bit(struct slice name)
{
    const unsigned known = G_N_ELEMENTS(codecs);
    unsigned i = find_name(codecs, known, name);

    return UINT64_C(1) << (i < known ? i : known + hash_name(name) % (64 - known));
}

static void note_event(struct slice type, struct session_media *media)
{
    uint32_t number;

    if (media->event_count < G_N_ELEMENTS(media->events) && slice_number(type, &number))
        media->events[media->event_count++] = (uint8_t)number;
}

static void read_format(const struct sdp_format *format, struct session_media *media)
{
    uint32_t number;

    if (slice_equals(format->name, "telephone-event"))
        note_event(format->type, media);
    if (find_name(others, G_N_ELEMENTS(others), format->name) < G_N_ELEMENTS(others))
        return;
    media->is_vague |= slice_number(format->name, &number);
    media->codecs |= codec_bit(format->name);
    if (slice_number(format->type, &number) && number <= STATIC_TYPE_MAX)
        media->codecs |= codec_bit(format->type);
}

static void read_media(const struct sdp_media *read, struct session_media *media)
{
    unsigned profile = find_name(profiles, PROFILES, read->profile) % PROFILES;
    unsigned family = scope_of_text(read->connection).family;

    media->type = (uint8_t)hash_name(read->type);
    media->profile = profile & 15;
    media->direction = read->direction & 3;
    media->is_closed = slice_equals(read->port, "0");
    media->is_vague = read->format_count == SDP_FORMATS_MAX;
    media->is_media = slice_equals(read->type, "audio") || slice_equals(read->type, "video");
    media->has_crypto = read->has_crypto;
    media->has_fingerprint = read->has_fingerprint;
    media->has_ice = read->has_ice;
    media->has_choice = read->has_choice;
    media->is_ipv4 = family == 4;
    media->is_ipv6 = family == 6;
    for (unsigned i = 0; i < read->format_count; i++)
        read_format(&read->formats[i], media);
}

void session_read(const struct sdp *sdp, struct session *session)
{
    memset(session, 0, sizeof(*session));
    session->media_count = sdp->media_count;
    for (unsigned i = 0; i < sdp->media_count; i++)
        read_media(&sdp->media[i], &session->media[i]);
}

static bool is_secure(const struct session_media *media)
{
    return media->profile >= PROFILE_SAVP;
}

/* Keys under a plain profile: SRTP is used if the other side can. */
static bool is_optional(const struct session_media *media)
{
    return media->has_choice ||
           (!is_secure(media) && (media->has_crypto || media->has_fingerprint));
}

static bool differs_in_profile(const struct session_media *offer,
                               const struct session_media *answer)
{
    return offer->profile != PROFILE_OTHER && answer->profile != PROFILE_OTHER &&
           is_secure(offer) != is_secure(answer) && !is_optional(offer) && !is_optional(answer);
}

static bool is_one_way(const struct session_media *offer, const struct session_media *answer)
{
    return offer->direction == answer->direction &&
           (offer->direction == SDP_SENDONLY || offer->direction == SDP_RECVONLY);
}

static bool has_event(const struct session_media *media, unsigned type)
{
    unsigned i = 0;

    while (i < media->event_count && media->events[i] != type)
        i++;
    return i < media->event_count;
}

static enum session_fault compare_events(const struct session_media *offer,
                                         const struct session_media *answer)
{
    if (offer->event_count == 0 || offer->is_vague || answer->is_vague)
        return SESSION_FITS;
    if (answer->event_count == 0)
        return SESSION_EVENTLESS;
    for (unsigned i = 0; i < answer->event_count; i++) {
        if (has_event(offer, answer->events[i]))
            return SESSION_FITS;
    }
    return SESSION_EVENT;
}

/* What only audio and video over RTP have. */
static enum session_fault compare_rtp(const struct session_media *offer,
                                      const struct session_media *answer)
{
    if (offer->profile == PROFILE_DTLS_FEEDBACK && offer->has_fingerprint &&
        !answer->has_fingerprint)
        return SESSION_FINGERPRINT;
    if (offer->profile == PROFILE_DTLS_FEEDBACK && offer->has_ice && !answer->has_ice)
        return SESSION_ICE;
    if (!offer->is_vague && !answer->is_vague && offer->codecs && !(offer->codecs & answer->codecs))
        return SESSION_CODEC;
    if (is_one_way(offer, answer))
        return SESSION_ONE_WAY;
    if (offer->direction == SDP_SENDRECV && answer->direction == SDP_INACTIVE)
        return SESSION_INACTIVE;
    return compare_events(offer, answer);
}

static enum session_fault compare_media(const struct session_media *offer,
                                        const struct session_media *answer)
{
    if (offer->type != answer->type)
        return SESSION_ORDER;
    if (offer->is_closed || answer->is_closed)
        return SESSION_FITS;
    if (differs_in_profile(offer, answer))
        return SESSION_PROFILE;
    return offer->is_media && offer->profile != PROFILE_OTHER ? compare_rtp(offer, answer)
                                                              : SESSION_FITS;
}

static bool is_closed(const struct session *session)
{
    unsigned i = 0;

    while (i < session->media_count && session->media[i].is_closed)
        i++;
    return i == session->media_count;
}

enum session_fault session_compare(const struct session *offer, const struct session *answer,
                                   unsigned *place)
{
    enum session_fault gravest = SESSION_FITS;
    unsigned count = MIN(offer->media_count, answer->media_count);

    *place = 0;
    if (count == 0)
        return SESSION_FITS;
    if (offer->media_count != answer->media_count)
        return SESSION_LINES;
    for (unsigned i = 0; i < count; i++) {
        enum session_fault fault = compare_media(&offer->media[i], &answer->media[i]);

        if (fault != SESSION_FITS && (gravest == SESSION_FITS || fault < gravest)) {
            gravest = fault;
            *place = i;
        }
    }
    return gravest != SESSION_ORDER && is_closed(answer) && !is_closed(offer) ? SESSION_CLOSED
                                                                              : gravest;
}
