/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Via (RFC 3261 section 20.42). */

#include "via.h"

#include "list.h"

#include <glib.h>
#include <string.h>

#define COOKIE "z9hG4bK"

bool via_top_branch(const struct message *message, struct slice *branch)
{
    struct slice value, element;

    return message_find_header(message, HEADER_VIA, &value) && list_next(&value, &element) &&
           list_parameter(element, "branch", branch) && branch->length > strlen(COOKIE) &&
           g_ascii_strncasecmp(branch->data, COOKIE, strlen(COOKIE)) == 0;
}

unsigned via_count(const struct message *message)
{
    unsigned count = 0;
    size_t position = 0;
    struct slice value, element;

    while (message_next_named(message, HEADER_VIA, &position, &value)) {
        while (list_next(&value, &element))
            count++;
    }
    return count;
}
