/* SPDX-License-Identifier: GPL-2.0-or-later */
/* URIs, hosts and words in which names are masked. */

#include "mask_name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define DIGITS "0123456789"

/* What ends the host of a URI. */
#define HOST_ENDS ";?>/, "

/* What ends a word, besides all that is not ASCII. */
#define WORD_ENDS " \t\r\n\"'<>(),;"

/* Shorter ones are frames and codes as well. */
#define NUMBER_LENGTH 5
#define KNOWN_LENGTH 3

/* Schemes that tell nothing of who is named. */
static const char *const schemes[] = {"sip",   "sips", "tel",  "http",
                                      "https", "im",   "pres", "mailto"};

/* Where the port of an endpoint begins, at its colon; its end where it has none. */
static const char *find_port(const char *endpoint)
{
    const char *end = endpoint + strlen(endpoint);
    const char *colon = strrchr(endpoint, ':');

    if (!colon || strspn(colon + 1, DIGITS) != strlen(colon + 1) || end - colon > 6)
        return end;
    if (*endpoint == '[')
        return colon[-1] == ']' ? colon : end;
    return strchr(endpoint, ':') == colon ? colon : end;
}

char *mask_endpoint(struct masks *masks, const char *endpoint)
{
    const char *port = find_port(endpoint);
    size_t brackets = *endpoint == '[' && port > endpoint + 1 && port[-1] == ']';
    g_autofree char *host =
        g_strndup(endpoint + brackets, (size_t)(port - endpoint) - 2 * brackets);

    return g_strconcat(mask_name(masks, MASK_HOST, host), port, NULL);
}

/* "user-1@host-1", or the host alone; a password and parameters are left out. */
static char *mask_address(struct masks *masks, const char *address)
{
    const char *at = strchr(address, '@');
    const char *host_start = at ? at + 1 : address;
    g_autofree char *host = g_strndup(host_start, strcspn(host_start, HOST_ENDS));
    g_autofree char *masked = mask_endpoint(masks, host);

    if (!at)
        return g_steal_pointer(&masked);
    g_autofree char *user = g_strndup(address, (size_t)(at - address));
    user[strcspn(user, ":;")] = '\0';
    return g_strconcat(mask_name(masks, MASK_USER, user), "@", masked, NULL);
}

/* The scheme that a URI begins with; NULL where it is none that we know. */
static const char *scheme_of(const char *text)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(schemes); i++) {
        size_t length = strlen(schemes[i]);

        if (g_ascii_strncasecmp(text, schemes[i], length) == 0 && text[length] == ':')
            return schemes[i];
    }
    return NULL;
}

static char *mask_uri(struct masks *masks, const char *scheme, const char *uri)
{
    const char *rest = uri + strlen(scheme) + 1;
    g_autofree char *masked = NULL;

    rest += g_str_has_prefix(rest, "//") ? 2 : 0;
    if (strcmp(scheme, "tel") == 0) {
        g_autofree char *number = g_strndup(rest, strcspn(rest, HOST_ENDS));
        masked = g_strdup(mask_name(masks, MASK_USER, number));
    } else {
        masked = mask_address(masks, rest);
    }
    return g_strconcat(scheme, ":", masked, NULL);
}

static bool is_ipv4(const char *text, size_t length)
{
    unsigned points = 0;

    for (size_t i = 0; i < length; i++) {
        points += text[i] == '.';
        if (!g_ascii_isdigit(text[i]) && text[i] != '.')
            return false;
    }
    return points == 3;
}

/* A name with points whose last part is of letters, as top-level domains are. */
static bool is_domain(const char *text, size_t length)
{
    const char *point = NULL;

    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_isalnum(text[i]) && !strchr(".-_", text[i]))
            return false;
        point = text[i] == '.' ? text + i : point;
    }
    if (!point || point == text || text + length - point < 3)
        return false;
    for (const char *c = point + 1; c < text + length; c++) {
        if (!g_ascii_isalpha(*c))
            return false;
    }
    return true;
}

static bool is_ipv6(const char *text, size_t length)
{
    unsigned colons = 0;

    for (size_t i = 0; i < length; i++) {
        colons += text[i] == ':';
        if (!g_ascii_isxdigit(text[i]) && !strchr(":.[]%", text[i]))
            return false;
    }
    return colons >= 2;
}

static bool is_host(const char *text)
{
    const char *port = find_port(text);
    size_t length = (size_t)(port - text);

    return length > 0 && (is_ipv4(text, length) || is_domain(text, length) ||
                          is_ipv6(text, length) || (*port != '\0' && *text != ':'));
}

/* Masks what is a URI, an address or a host; NULL where it is none. */
static char *mask_place(struct masks *masks, const char *text)
{
    const char *scheme = scheme_of(text);

    if (scheme)
        return mask_uri(masks, scheme, text);
    if (strchr(text, '@'))
        return mask_address(masks, text);
    return is_host(text) ? mask_endpoint(masks, text) : NULL;
}

char *mask_identity(struct masks *masks, const char *text, enum mask_kind kind)
{
    g_auto(GStrv) parts = g_strsplit(text, ", ", -1);

    for (char **part = parts; *part; part++) {
        char *masked = mask_place(masks, *part);

        if (!masked)
            masked = g_strdup(mask_name(masks, kind, *part));
        g_free(*part);
        *part = masked;
    }
    return g_strjoinv(", ", parts);
}

/* Whether it is a number to dial, and neither a frame nor a time. */
static bool is_number(const char *word)
{
    const char *digits = word + (*word == '+');

    return strspn(digits, *word == '+' ? DIGITS "-." : DIGITS) == strlen(digits) &&
           strlen(digits) >= NUMBER_LENGTH;
}

/* A word whose mask is known, or that is one to be masked; NULL for others. */
static char *mask_word(struct masks *masks, const char *word)
{
    char *masked = mask_place(masks, word);

    if (masked)
        return masked;
    if (is_number(word))
        return g_strdup(mask_name(masks, MASK_USER, word));
    if (strlen(word) < KNOWN_LENGTH || strspn(word, DIGITS) == strlen(word))
        return NULL;
    return g_strdup(mask_known(masks, word));
}

static size_t word_length(const char *text)
{
    size_t length = 0;

    while (text[length] != '\0' && (unsigned char)text[length] < 0x80 &&
           !strchr(WORD_ENDS, text[length]))
        length++;
    return length;
}

/* Without the points and colons that end a sentence. */
static size_t trim_word(const char *word, size_t length)
{
    while (length > 0 && strchr(".:?!", word[length - 1]))
        length--;
    return length;
}

/* Of parameters that go on where a word ended, as those of a URI. */
static size_t parameters_length(const char *text)
{
    size_t length = 0;

    while (text[length] == ';')
        length += 1 + word_length(text + length + 1);
    return length;
}

char *mask_words(struct masks *masks, const char *text)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        size_t length = trim_word(text, word_length(text));
        g_autofree char *word = g_strndup(text, length);
        g_autofree char *masked = length > 0 ? mask_word(masks, word) : NULL;

        if (masked)
            g_string_append(out, masked);
        else
            g_string_append_len(out, text, (gssize)MAX(length, 1));
        text += MAX(length, 1);
        text += masked ? parameters_length(text) : 0;
    }
    return g_string_free(out, FALSE);
}
