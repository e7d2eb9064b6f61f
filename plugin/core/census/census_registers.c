/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to register. */

#include "census_registers.h"

#include "timers.h"

#include <string.h>

struct census_registers {
    GPtrArray *registers; /* struct transaction */
};

/* REGISTERs of a Call-ID, in the order of frames. */
struct client {
    const struct transaction *start; /* of the attempt that waits; NULL for none */
    const struct transaction *last;  /* REGISTER of that, which was challenged */
    bool is_registered;              /* it ever was */
    bool has_failed;
    bool has_several;
};

struct census_registers *census_registers_new(void)
{
    struct census_registers *registers = g_new(struct census_registers, 1);

    registers->registers = g_ptr_array_new();
    return registers;
}

void census_registers_free(struct census_registers *registers)
{
    g_ptr_array_unref(registers->registers);
    g_free(registers);
}

void census_registers_take(struct census_registers *registers,
                           const struct transaction *transaction)
{
    const struct request *request = transaction->request;
    bool is_removal = request->says_interval && request->shared->expires == 0;

    if (request->has_contact && !is_removal)
        g_ptr_array_add(registers->registers, (void *)transaction);
}

static int compare(const void *a, const void *b)
{
    const struct request *first = (*(const struct transaction *const *)a)->request;
    const struct request *second = (*(const struct transaction *const *)b)->request;
    int order = (first->frame > second->frame) - (first->frame < second->frame);

    return order != 0 ? order : g_strcmp0(first->call_id, second->call_id);
}

static const struct result *find_result(const struct census *census,
                                        const struct transaction *transaction)
{
    return census_response(census, transaction->final_frame, transaction->request->call_id,
                           transaction->final_code);
}

/* Whether a client sends its REGISTER again for that response. */
static bool goes_on(const struct census *census, const struct transaction *transaction)
{
    static const char *const refusals[] = {"auth-rejected", "auth-digest-fault"};
    unsigned code = transaction->final_code;
    const struct result *result = find_result(census, transaction);
    unsigned count = result ? result->finding_count : 0;

    for (unsigned i = 0; i < count * G_N_ELEMENTS(refusals); i++) {
        const struct finding *finding = &result->findings[i / G_N_ELEMENTS(refusals)];

        if (strcmp(finding_text_of(finding->form)->id, refusals[i % G_N_ELEMENTS(refusals)]) == 0)
            return false;
    }
    return code == 401 || code == 407 || code == 423 || code / 100 == 3;
}

/* Whether a REGISTER follows the challenge of the one before. */
static bool follows(const struct client *client, const struct transaction *transaction)
{
    return client->start &&
           transaction->request->time - datagram_time(&client->last->final) < SIP_TIMEOUT;
}

/* To the response as it came first. */
static int64_t find_delay(const struct census *census, const struct transaction *start,
                          const struct transaction *last)
{
    const struct result *result = find_result(census, last);

    return result && result->has_time
               ? last->request->time + result->response_time - start->request->time
               : -1;
}

static void note_registered(struct census *census, struct client *client,
                            const struct transaction *start, const struct transaction *last)
{
    struct summary_registrations *sums = &census->summary->registrations;
    const struct registering *granted = request_registering(last->request);

    sums->registered++;
    spread_add(&sums->delay, find_delay(census, start, last));
    client->is_registered = true;
    client->has_several |= granted->bindings > 1;
    if (granted->seconds > 0 && (sums->shortest == 0 || granted->seconds < sums->shortest))
        sums->shortest = granted->seconds;
}

/* A client that followed no challenge may have had no time for it; another that is told what to
 * change does not try again. */
static void give_up(struct census *census, struct client *client)
{
    struct summary_registrations *sums = &census->summary->registrations;
    bool is_refused = client->start && client->last->final_code == 423;

    sums->refused += is_refused;
    sums->unknown += client->start && !is_refused;
    client->has_failed |= is_refused;
    client->start = NULL;
}

static void note_silence(struct census *census, struct client *client,
                         const struct transaction *last)
{
    struct summary_registrations *sums = &census->summary->registrations;
    const struct request *request = last->request;

    if (!last->has_response && census_waited(census, request->frame, request->time)) {
        sums->unanswered++;
        client->has_failed = true;
    } else {
        sums->unknown++;
    }
}

static void note(struct census *census, struct client *client,
                 const struct transaction *transaction)
{
    struct summary_registrations *sums = &census->summary->registrations;
    const struct transaction *start = follows(client, transaction) ? client->start : transaction;

    if (start == transaction) {
        give_up(census, client);
        sums->attempts++;
    }
    client->start = NULL;
    if (transaction->final_code == 0) {
        note_silence(census, client, transaction);
    } else if (transaction_was_accepted(transaction)) {
        note_registered(census, client, start, transaction);
    } else if (goes_on(census, transaction)) {
        client->start = start;
        client->last = transaction;
    } else {
        sums->refused++;
        client->has_failed = true;
    }
}

static struct client *find_or_add(GHashTable *clients, const char *call_id)
{
    struct client *client = g_hash_table_lookup(clients, call_id);

    if (!client) {
        client = g_new0(struct client, 1);
        g_hash_table_insert(clients, (void *)call_id, client);
    }
    return client;
}

static void end(struct census *census, GHashTable *clients)
{
    struct summary_registrations *sums = &census->summary->registrations;
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, clients);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct client *client = value;

        give_up(census, client);
        sums->clients++;
        sums->never_registered += client->has_failed && !client->is_registered;
        sums->several_contacts += client->has_several;
    }
}

void census_registers_add(struct census *census)
{
    GPtrArray *registers = census->registers->registers;
    g_autoptr(GHashTable) clients = g_hash_table_new_full(NULL, NULL, NULL, g_free);

    g_ptr_array_sort(registers, compare);
    for (unsigned i = 0; i < registers->len; i++) {
        const struct transaction *transaction = g_ptr_array_index(registers, i);

        if (census_wants(census, transaction->request->frame))
            note(census, find_or_add(clients, transaction->request->call_id), transaction);
    }
    end(census, clients);
    g_ptr_array_set_size(registers, 0);
}
