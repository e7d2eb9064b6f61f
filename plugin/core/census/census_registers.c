/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Attempts to register. */

#include "census_registers.h"

#include "attempt.h"
#include "hash.h"
#include "timers.h"

#include <string.h>

struct census_registers {
    GPtrArray *registers; /* struct transaction */
};

/* REGISTERs of a Call-ID, in the order of frames. */
struct client {
    const struct transaction *start; /* of the attempt that waits; NULL for none */
    const struct transaction *last;  /* REGISTER of that, which was challenged */
    const struct request *first;
    const struct result *failure; /* what the last one tells that failed; NULL for nothing */
    struct spread codes;          /* what attempts came to, as summary_client has them */
    int64_t time;                 /* of the last attempt */
    uint32_t count;
    bool is_registered;     /* it ever was */
    bool may_be_registered; /* what came of an attempt was not captured */
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

/* When the last message of a REGISTER was seen. */
static int64_t time_of(const struct transaction *transaction)
{
    return datagram_time(transaction->final_code != 0 ? &transaction->final
                                                      : &transaction->request->last);
}

/* Whether a REGISTER follows the challenge of the one before, or is that at another server. */
static bool follows(const struct client *client, const struct transaction *transaction)
{
    return client->start && (client->last->family == transaction->family ||
                             transaction->request->time - time_of(client->last) < SIP_TIMEOUT);
}

/* Whether its client may go on with it: at another server, as nothing came back, or for a response
 * that was not captured. */
static bool may_go_on(const struct census *census, const struct transaction *transaction)
{
    return !transaction->has_response &&
           (transaction->request->was_heard ||
            attempt_next_try(census->record->transactions, transaction));
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

static void note_failure(struct client *client, const struct result *told)
{
    client->has_failed = true;
    client->failure = told ? told : client->failure;
}

/* A client that followed no challenge may have had no time for it; another that is told what to
 * change does not try again. */
static void give_up(struct census *census, struct client *client)
{
    struct summary_registrations *sums = &census->summary->registrations;
    bool is_refused = client->start && client->last->final_code == 423;

    sums->refused += is_refused;
    sums->unknown += client->start && !is_refused;
    if (client->start && client->last->has_response)
        spread_add_times(&client->codes, client->last->final_code, 1);
    client->may_be_registered |= client->start && !client->last->has_response;
    if (is_refused)
        note_failure(client, find_result(census, client->last));
    client->start = NULL;
}

static void note_silence(struct census *census, struct client *client,
                         const struct transaction *last)
{
    struct summary_registrations *sums = &census->summary->registrations;

    if (census_is_silent(census, last)) {
        sums->unanswered++;
        spread_add_times(&client->codes, 0, 1);
        note_failure(client, census_later(census, last->request));
    } else {
        sums->unknown++;
        client->may_be_registered |=
            !last->has_response && census_waited(census, last->request->frame, last->request->time);
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
        client->count++;
        client->time = transaction->request->time;
    }
    client->start = NULL;
    if (transaction_was_accepted(transaction)) {
        note_registered(census, client, start, transaction);
    } else if (goes_on(census, transaction) || may_go_on(census, transaction)) {
        client->start = start;
        client->last = transaction;
    } else if (transaction->final_code == 0) {
        note_silence(census, client, transaction);
    } else {
        sums->refused++;
        spread_add_times(&client->codes, transaction->final_code, 1);
        note_failure(client, find_result(census, transaction));
    }
}

static void free_client(void *data)
{
    struct client *client = data;

    spread_clear(&client->codes);
    g_free(client);
}

static struct client *find_or_add(GHashTable *clients, struct request *request)
{
    struct client *client = g_hash_table_lookup(clients, request->call_id);

    if (!client) {
        client = g_new0(struct client, 1);
        client->first = request;
        g_hash_table_insert(clients, (void *)request->call_id, client);
    }
    return client;
}

/* A user at a host, whatever Call-IDs there are. */
static uint64_t hash_user(const struct client *client)
{
    const char *user = request_registering((struct request *)client->first)->user;

    return hash_mix(client->first->source ? endpoint_hash_host(0, client->first->source) : 0,
                    (uintptr_t)user);
}

/* What to do first. */
static char *make_remedy(const struct result *told)
{
    const struct finding *finding = told ? result_explaining(told) : NULL;

    if (finding)
        return finding_render(finding, FINDING_REMEDY);
    return told && !told->is_request ? g_strdup(result_about(told)->remedies[0]) : NULL;
}

static void add_row(struct census *census, const struct client *client)
{
    const struct request *first = client->first;
    g_autofree char *source = summary_host(endpoint_name(first->source));
    struct summary_client *row =
        summary_client(census->summary, source, request_registering((struct request *)first)->user);
    g_autofree char *remedy = make_remedy(client->failure);
    bool is_first = row->count == 0 || first->time < row->first;

    if (is_first) {
        row->destination = summary_text(census->summary, endpoint_name(first->destination));
        row->first = first->time;
        row->frame = census_number(census, first->frame);
    }
    if (remedy && (!row->remedy || client->time >= row->last))
        row->remedy = summary_text(census->summary, remedy);
    row->last = MAX(row->last, client->time);
    row->count += client->count;
    spread_merge(&row->codes, &client->codes);
}

/* A phone has another Call-ID once it was started again. */
static GHashTable *find_registered(GHashTable *clients)
{
    GHashTable *registered = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, clients);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        uint64_t hash = hash_user(value);

        if (((const struct client *)value)->is_registered)
            g_hash_table_add(registered, g_memdup2(&hash, sizeof(hash)));
    }
    return registered;
}

/* Whether the user was registered at that host at any time. */
static bool was_registered(const struct census *census, const struct client *client,
                           GHashTable *registered)
{
    const char *user = request_registering((struct request *)client->first)->user;
    uint64_t hash = hash_user(client);

    return g_hash_table_contains(registered, &hash) ||
           registrations_know(census->record->registrations, client->first->source, slice_of(user));
}

static void end(struct census *census, GHashTable *clients)
{
    struct summary_registrations *sums = &census->summary->registrations;
    g_autoptr(GHashTable) registered = find_registered(clients);
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, clients);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct client *client = value;

        give_up(census, client);
        sums->clients++;
        sums->several_contacts += client->has_several;
        if (client->has_failed && !client->may_be_registered &&
            !was_registered(census, client, registered))
            add_row(census, client);
    }
    sums->never_registered = g_hash_table_size(census->summary->clients);
}

void census_registers_add(struct census *census)
{
    GPtrArray *registers = census->registers->registers;
    g_autoptr(GHashTable) clients = g_hash_table_new_full(NULL, NULL, NULL, free_client);

    g_ptr_array_sort(registers, compare);
    for (unsigned i = 0; i < registers->len; i++) {
        const struct transaction *transaction = g_ptr_array_index(registers, i);

        if (census_wants(census, transaction->request->frame))
            note(census, find_or_add(clients, transaction->request), transaction);
    }
    end(census, clients);
    g_ptr_array_set_size(registers, 0);
}
