/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What came back, in words. */

#include "reply_wording.h"

#include "moment.h"
#include "sentence.h"
#include "wording.h"

static char *reply_of(const struct spread *codes, unsigned code)
{
    g_autofree char *response =
        code == 0 ? g_strdup(sentence_text(SENTENCE_CENSUS_NO_REPLY)) : wording_response(code);

    return SENTENCE_WITH(SENTENCE_CENSUS_REPLY, value_response(response),
                         value_count((int64_t)spread_count_of(codes, code)));
}

char *reply_list(const struct spread *codes)
{
    g_autoptr(GArray) all = spread_times(codes);
    GString *list = all->len > 0 ? g_string_new(NULL) : NULL;

    for (unsigned i = 0; i < all->len; i++) {
        g_autofree char *reply = reply_of(codes, g_array_index(all, unsigned, i));

        g_string_append_printf(list, "%s%s", i > 0 ? ", " : "", reply);
    }
    return list ? g_string_free(list, FALSE) : NULL;
}

char *reply_client(const struct summary *summary, const struct summary_client *client)
{
    g_autofree char *replies = reply_list(&client->codes);
    g_autofree char *since = moment_render(client->first);
    g_autofree char *until = moment_render(client->last);
    g_autofree char *place = wording_frame(summary, client->frame, client->file);

    return SENTENCE_WITH(
        SENTENCE_CENSUS_CLIENT, value_uri(client->user ? client->user : VALUE_UNKNOWN),
        value_host(client->source ? client->source : VALUE_UNKNOWN),
        value_count((int64_t)client->count), value_moment(since), value_ending(until),
        value_place(place), value_text(replies ? replies : VALUE_UNKNOWN));
}
