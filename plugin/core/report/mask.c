/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A summary for others to read. */

#include "mask.h"

#include "mask_name.h"
#include "mask_sentence.h"
#include "wording.h"

#include <stdlib.h>
#include <string.h>

/* A summary whose texts are masked in place, so its rows no longer lie at their keys. */
struct masked {
    struct summary *summary;
    struct masks *masks;
};

/* Takes the text, which may be NULL. */
static const char *keep(const struct masked *masked, char *text)
{
    const char *kept = summary_text(masked->summary, text);

    g_free(text);
    return kept;
}

static const char *name(const struct masked *masked, enum mask_kind kind, const char *text)
{
    return text ? summary_text(masked->summary, mask_name(masked->masks, kind, text)) : NULL;
}

static const char *endpoint(const struct masked *masked, const char *text)
{
    return text ? keep(masked, mask_endpoint(masked->masks, text)) : NULL;
}

static const char *identity(const struct masked *masked, const char *text)
{
    return text ? keep(masked, mask_identity(masked->masks, text, MASK_USER)) : NULL;
}

static const char *sentence(const struct masked *masked, const char *text)
{
    return text ? keep(masked, mask_sentence(masked->masks, text)) : NULL;
}

/* "486 Busy Here", whatever phrase was sent, or one of our texts. */
static const char *label(const struct masked *masked, const char *text)
{
    const char *known = sentence(masked, text);

    if (!known && text && strspn(text, "0123456789") == 3)
        return keep(masked, wording_response((unsigned)strtoul(text, NULL, 10)));
    return known;
}

static void mask_files(const struct masked *masked)
{
    GPtrArray *files = masked->summary->files;

    for (unsigned i = 0; i < files->len; i++)
        files->pdata[i] = (gpointer)name(masked, MASK_FILE, files->pdata[i]);
}

static void mask_calls(const struct masked *masked)
{
    GArray *calls = masked->summary->calls;

    for (unsigned i = 0; i < calls->len; i++) {
        struct summary_call *call = &g_array_index(calls, struct summary_call, i);

        call->call_id = name(masked, MASK_CALL, call->call_id);
        call->leg = name(masked, MASK_CALL, call->leg);
        call->caller = identity(masked, call->caller);
        call->callee = identity(masked, call->callee);
        call->source = endpoint(masked, call->source);
        call->destination = endpoint(masked, call->destination);
        call->host = endpoint(masked, call->host);
    }
}

static void mask_causes(const struct masked *masked)
{
    g_autoptr(GPtrArray) rows = summary_causes(masked->summary);

    for (unsigned i = 0; i < rows->len; i++) {
        struct summary_cause *cause = rows->pdata[i];

        cause->host = endpoint(masked, cause->host);
        cause->call_id = name(masked, MASK_CALL, cause->call_id);
        cause->label = label(masked, cause->label);
        cause->text = sentence(masked, cause->text);
        cause->remedy = sentence(masked, cause->remedy);
    }
}

static void mask_pairs(const struct masked *masked)
{
    g_autoptr(GPtrArray) peers = summary_peers(masked->summary);
    g_autoptr(GPtrArray) keepalives = summary_keepalives(masked->summary);

    for (unsigned i = 0; i < peers->len; i++) {
        struct summary_peer *peer = peers->pdata[i];

        peer->source = endpoint(masked, peer->source);
        peer->destination = endpoint(masked, peer->destination);
    }
    for (unsigned i = 0; i < keepalives->len; i++) {
        struct summary_keepalive *keepalive = keepalives->pdata[i];

        keepalive->source = endpoint(masked, keepalive->source);
        keepalive->destination = endpoint(masked, keepalive->destination);
    }
}

static void mask_scans(const struct masked *masked)
{
    g_autoptr(GPtrArray) rows = summary_scans(masked->summary);

    for (unsigned i = 0; i < rows->len; i++) {
        struct summary_scan *scan = rows->pdata[i];

        scan->source = endpoint(masked, scan->source);
        scan->text = sentence(masked, scan->text);
    }
}

static void mask_clients(const struct masked *masked)
{
    g_autoptr(GPtrArray) rows = summary_clients(masked->summary);

    for (unsigned i = 0; i < rows->len; i++) {
        struct summary_client *client = rows->pdata[i];

        client->source = endpoint(masked, client->source);
        client->destination = endpoint(masked, client->destination);
        client->user = identity(masked, client->user);
        client->remedy = sentence(masked, client->remedy);
    }
}

/* The method, which is in capital letters: what else a request calls itself is not ours. */
static const char *method(const struct masked *masked, const char *text)
{
    size_t length = text ? strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

    return keep(masked, length > 0 ? g_strndup(text, length) : g_strdup(VALUE_UNKNOWN));
}

static void mask_step(const struct masked *masked, struct summary_step *step)
{
    step->source = endpoint(masked, step->source);
    step->destination = endpoint(masked, step->destination);
    step->label =
        step->code == 0 ? method(masked, step->label) : keep(masked, wording_response(step->code));
    step->text = sentence(masked, step->text);
    step->remedy = sentence(masked, step->remedy);
}

static void mask_ladders(const struct masked *masked)
{
    const GPtrArray *ladders = masked->summary->ladders;

    for (unsigned i = 0; i < ladders->len; i++) {
        struct summary_ladder *ladder = ladders->pdata[i];

        ladder->call_id = name(masked, MASK_CALL, ladder->call_id);
        for (unsigned j = 0; j < ladder->steps->len; j++)
            mask_step(masked, &g_array_index(ladder->steps, struct summary_step, j));
    }
}

/* What is masked in place is merged into a new one: its rows lie at new keys, equal ones add up. */
struct summary *summary_mask(const struct summary *summary)
{
    struct masked masked = {summary_new(), masks_new()};
    struct summary *result = summary_new();

    summary_merge(masked.summary, summary);
    mask_files(&masked);
    mask_calls(&masked);
    mask_causes(&masked);
    mask_pairs(&masked);
    mask_clients(&masked);
    mask_scans(&masked);
    mask_ladders(&masked);
    summary_merge(result, masked.summary);
    summary_free(masked.summary);
    masks_free(masked.masks);
    return result;
}
