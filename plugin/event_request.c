/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the argument of tshark -z sipcode,events. */

#include "event_request.h"

#include "sentence.h"

#include <glib.h>

#include <stdbool.h>
#include <string.h>

/* Reads "name=value" at `*at`, and goes behind it. False where another word stands there. What is
 * not escaped as it has to be, as "50%", is taken as it is. */
static bool read_option(const char **at, const char *name, char **value)
{
    size_t length = strlen(name);

    if (strncmp(*at, name, length) != 0)
        return false;
    const char *start = *at + length, *end = start + strcspn(start, ",");
    g_free(*value);
    *value = g_uri_unescape_segment(start, end, NULL);
    if (!*value)
        *value = g_strndup(start, (gsize)(end - start));
    *at = *end ? end + 1 : end;
    return true;
}

char *event_request_read(struct event_request *request, const char *argument)
{
    const char *at = argument + strlen(EVENT_REQUEST);

    *request = (struct event_request){0};
    if (*at == '\0')
        return NULL;
    if (*at != ',')
        return g_strdup(sentence_text(SENTENCE_EVENT_NO_FILE));
    at++;
    bool has_file = true;
    while (read_option(&at, "probe=", &request->probe) ||
           read_option(&at, "capture=", &request->capture))
        has_file = at[-1] == ',';
    if (!has_file)
        return NULL;
    if (*at == '\0')
        return g_strdup(sentence_text(SENTENCE_EVENT_NO_FILE));
    request->file = g_strdup(at);
    return NULL;
}

void event_request_clear(struct event_request *request)
{
    g_free(request->probe);
    g_free(request->capture);
    g_free(request->file);
    *request = (struct event_request){0};
}
