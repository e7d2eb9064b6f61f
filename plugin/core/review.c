/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the capture shows about its requests once all of it has been read. */

#include "review.h"

#include "ask.h"
#include "call_result.h"

#include <glib.h>

struct review {
    struct evidence evidence; /* before any transaction is looked at */
    struct store *store;
    GPtrArray *results;   /* in the order of frames */
    GHashTable *by_frame; /* the first result of each, from number */
};

static struct result *make_result(struct store *store, const struct request *request)
{
    const struct result result = {
        .source = request->source,
        .destination = request->destination,
        .call_id = request->call_id,
        .method = request->method,
        .frame = request->frame,
        .is_request = true,
        .rare = &result_nothing_rare,
    };

    return store_block(store, &result, sizeof(result));
}

static void review_request(const struct transaction *transaction, void *data)
{
    struct review *review = data;
    struct evidence evidence = review->evidence;

    if (!transaction->request)
        return;
    evidence.transaction = transaction;
    evidence.request = transaction->request;
    ask_later(&evidence);
    if (evidence.count == 0)
        return;
    struct result *result = make_result(review->store, transaction->request);
    result_conclude(result, evidence.findings, evidence.count, review->store);
    call_result_note_later(&evidence, result);
    result_note_legs(result, legs_of_call(evidence.legs, result->call_id), review->store);
    g_ptr_array_add(review->results, result);
}

/* By frame; those of one frame in an order that is always the same. */
static int compare(const void *a, const void *b)
{
    const struct result *first = *(const struct result *const *)a;
    const struct result *second = *(const struct result *const *)b;
    int order = (first->frame > second->frame) - (first->frame < second->frame);

    if (order == 0)
        order = g_strcmp0(first->call_id, second->call_id);
    return order != 0 ? order : g_strcmp0(first->method, second->method);
}

static void index_results(struct review *review)
{
    struct result *previous = NULL;

    g_ptr_array_sort(review->results, compare);
    for (unsigned i = 0; i < review->results->len; i++) {
        struct result *found = g_ptr_array_index(review->results, i);

        if (previous && previous->frame == found->frame)
            result_follow(previous, found, review->store);
        else
            g_hash_table_insert(review->by_frame, GUINT_TO_POINTER(found->frame), found);
        previous = found;
    }
}

struct review *review_new(const struct evidence *evidence)
{
    struct review *review = g_new(struct review, 1);

    review->store = store_new();
    review->evidence = *evidence;
    review->evidence.store = review->store;
    review->results = g_ptr_array_new();
    review->by_frame = g_hash_table_new(NULL, NULL);
    transactions_each(evidence->transactions, review_request, review);
    index_results(review);
    return review;
}

void review_free(struct review *review)
{
    if (!review)
        return;
    g_hash_table_unref(review->by_frame);
    g_ptr_array_unref(review->results);
    store_free(review->store);
    g_free(review);
}

const struct result *review_find(const struct review *review, uint32_t frame)
{
    return g_hash_table_lookup(review->by_frame, GUINT_TO_POINTER(frame));
}

const struct result *const *review_all(const struct review *review, size_t *count)
{
    *count = review->results->len;
    return (const struct result *const *)review->results->pdata;
}
