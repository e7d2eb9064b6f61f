/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Reads the messages of a capture in their order. */

#include "diagnosis.h"

#include "transaction.h"

#include <glib.h>

struct diagnosis {
    struct store *store;
    struct transactions *transactions;
};

struct diagnosis *diagnosis_new(void)
{
    struct diagnosis *diagnosis = g_new(struct diagnosis, 1);

    diagnosis->store = store_new();
    diagnosis->transactions = transactions_new();
    return diagnosis;
}

void diagnosis_free(struct diagnosis *diagnosis)
{
    transactions_free(diagnosis->transactions);
    store_free(diagnosis->store);
    g_free(diagnosis);
}

const struct response *diagnosis_read(struct diagnosis *diagnosis, const struct message *message,
                                      const struct packet *packet)
{
    struct transaction *transaction = transaction_match(diagnosis->transactions, message, packet);
    struct response *response = response_read(message, diagnosis->store);

    if (response && transaction && transaction->request_frame != 0) {
        response->request_frame = transaction->request_frame;
        response->response_time = packet->time - transaction->request_time;
    }
    return response;
}

const struct response *diagnosis_read_alone(struct diagnosis *diagnosis,
                                            const struct message *message)
{
    return response_read(message, diagnosis->store);
}
