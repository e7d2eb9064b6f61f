/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Passwords that stand in URIs. */

#include "password.h"

#include <glib.h>
#include <string.h>

/* What is in no user and in no password. */
#define USER_ENDS "@<>\" \t\r\n"

/* Behind the next scheme in a text; NULL where there is none. */
static const char *find_user(const char *text)
{
    for (; *text; text++) {
        if (g_ascii_strncasecmp(text, "sip:", 4) == 0)
            return text + 4;
        if (g_ascii_strncasecmp(text, "sips:", 5) == 0)
            return text + 5;
    }
    return NULL;
}

char *password_hide(const char *text)
{
    const char *user = strchr(text, '@') ? find_user(text) : NULL, *copied = text;
    GString *out = NULL;

    for (; user; user = find_user(user)) {
        size_t length = strcspn(user, USER_ENDS);
        const char *colon = user[length] == '@' ? memchr(user, ':', length) : NULL;

        if (!colon)
            continue;
        out = out ? out : g_string_new(NULL);
        g_string_append_len(out, copied, colon - copied);
        copied = user + length;
    }
    return out ? g_string_free(g_string_append(out, copied), FALSE) : NULL;
}
