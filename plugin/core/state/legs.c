/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which calls are legs of one. */

#include "legs.h"

#include "address.h"
#include "hash.h"
#include "index.h"
#include "list.h"
#include "timers.h"

#include <glib.h>
#include <string.h>

/* How many INVITEs are looked at, and how long a host takes to send a call on: to the
 * same number, and where it dials another one, as of an extension. */
#define RECENT_MAX 64
#define SENT_ON_MAX (3 * SECOND)
#define SENT_ELSEWHERE_MAX (500 * MILLISECOND)

/* Numbers are compared by so many last digits: hosts change what is before. */
#define TAIL_LENGTH 7

/* No program makes a shorter identifier for a call. */
#define MARK_LENGTH_MIN 8

/* Shared by its legs: another one that is joined makes other ones to tell. */
struct group {
    const struct call_legs *told;
};

struct leg {
    uint64_t call;
    const char *call_id;
    struct group *group; /* NULL while it is alone */
};

/* What INVITEs of one call have alike. */
struct mark {
    uint64_t hash;
    struct leg *leg; /* the first with it */
};

/* An INVITE for a guess. */
struct invite {
    const struct endpoint *destination;
    const char *call_id;
    int64_t time;
    uint64_t call, caller, callee, to;
};

struct legs {
    struct store *store;
    struct index *legs;
    struct index *marks;
    struct invite recents[RECENT_MAX];
    unsigned next;
    bool is_any; /* two were joined */
};

struct legs *legs_new(struct store *store)
{
    struct legs *legs = g_new0(struct legs, 1);

    legs->store = store;
    legs->legs = index_new(offsetof(struct leg, call));
    legs->marks = index_new(offsetof(struct mark, hash));
    return legs;
}

void legs_free(struct legs *legs)
{
    index_free(legs->legs);
    index_free(legs->marks);
    g_free(legs);
}

const struct call_legs *legs_find(const struct legs *legs, uint64_t call_id)
{
    const struct leg *leg = legs->is_any ? index_find(legs->legs, call_id) : NULL;

    return leg && leg->group ? leg->group->told : NULL;
}

const struct call_legs *legs_of_call(const struct legs *legs, const char *call_id)
{
    return legs_find(legs, hash_of(0, slice_of(call_id)));
}

static struct leg *find_or_add(struct legs *legs, uint64_t call, const char *call_id)
{
    struct leg *leg = index_find(legs->legs, call);

    if (!leg) {
        leg = store_block(legs->store, NULL, sizeof(*leg));
        leg->call = call;
        leg->call_id = call_id;
        index_add(legs->legs, leg);
    }
    return leg;
}

static void add_member(struct legs *legs, struct group *group, struct leg *leg,
                       enum leg_proof proof)
{
    struct call_legs *told = store_block(legs->store, group->told, sizeof(*told));

    told->legs[told->count].call_id = leg->call_id;
    told->legs[told->count++].proof = proof;
    group->told = told;
    leg->group = group;
}

static void join(struct legs *legs, struct leg *first, struct leg *leg, enum leg_proof proof)
{
    if (first == leg || leg->group || (first->group && first->group->told->count == LEGS_MAX))
        return;
    if (!first->group)
        add_member(legs, store_block(legs->store, NULL, sizeof(*first->group)), first, proof);
    add_member(legs, first->group, leg, proof);
    legs->is_any = true;
}

/* The identifier alone: RFC 7989 puts the other side's behind it, RFC 7315 has it as a parameter.
 */
static struct slice read_mark(const struct message *message, enum header_name name)
{
    struct slice value, part, mark = {NULL, 0};

    if (!message_find_header(message, name, &value))
        return mark;
    if (name != HEADER_P_CHARGING_VECTOR) {
        list_take(&value, ';', &mark);
        return mark;
    }
    while (list_take(&value, ';', &part)) {
        if (list_value(part, "icid-value", &mark))
            return mark;
    }
    return (struct slice){NULL, 0};
}

/* The null UUID says that there is none (RFC 7989 section 5). */
static bool is_null(struct slice mark)
{
    size_t i = 0;

    while (i < mark.length && (mark.data[i] == '0' || mark.data[i] == '-'))
        i++;
    return i == mark.length;
}

static void note_mark(struct legs *legs, struct leg *leg, struct slice mark, enum leg_proof proof)
{
    uint64_t hash = hash_of(proof + 1, mark);
    struct mark *known = index_find(legs->marks, hash);

    if (known) {
        join(legs, known->leg, leg, proof);
        return;
    }
    const struct mark new = {hash, leg};
    index_add(legs->marks, store_block(legs->store, &new, sizeof(new)));
}

static const struct {
    enum header_name name;
    enum leg_proof proof;
} marks[] = {
    {HEADER_SESSION_ID, LEG_SESSION_ID}, {HEADER_P_CHARGING_VECTOR, LEG_ICID},
    {HEADER_CISCO_GUID, LEG_GUID},       {HEADER_AV_GLOBAL_SESSION_ID, LEG_GUID},
    {HEADER_X_CALL_ID, LEG_NAMED},       {HEADER_X_CID, LEG_NAMED},
};

/* Whether a value names a call: some put numbers of customers into these header fields. */
static bool names_call(const struct legs *legs, struct slice mark)
{
    uint64_t call = hash_of(0, mark);
    unsigned i = 0;

    while (i < RECENT_MAX && legs->recents[i].call != call)
        i++;
    return i < RECENT_MAX || memchr(mark.data, '@', mark.length) || index_find(legs->legs, call);
}

static void note_named(struct legs *legs, struct leg *leg, struct slice mark)
{
    if (names_call(legs, mark))
        join(legs, find_or_add(legs, hash_of(0, mark), store_text(legs->store, mark)), leg,
             LEG_NAMED);
}

static void note_marks(struct legs *legs, const struct arrival *arrival, const char *call_id)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(marks); i++) {
        struct slice mark = read_mark(arrival->message, marks[i].name);

        if (mark.length < MARK_LENGTH_MIN || is_null(mark))
            continue;
        struct leg *leg = find_or_add(legs, arrival->key.call_id, call_id);
        if (marks[i].proof == LEG_NAMED)
            note_named(legs, leg, mark);
        else
            note_mark(legs, leg, mark, marks[i].proof);
    }
}

/* Of a user, "+33 1 23 45 67 89" or "alice"; 0 for none. */
static uint64_t hash_user(struct slice user)
{
    char digits[TAIL_LENGTH];
    size_t count = 0;

    for (size_t i = user.length; i-- > 0 && count < TAIL_LENGTH;) {
        if (g_ascii_isdigit(user.data[i]))
            digits[count++] = user.data[i];
        else if (!strchr("+-.() ", user.data[i]))
            break;
    }
    if (count == TAIL_LENGTH)
        user = (struct slice){digits, count};
    return user.length > 0 ? hash_of(1, user) : 0;
}

static uint64_t hash_user_of(const struct message *message, enum header_name name)
{
    struct slice value;

    return message_find_header(message, name, &value) ? hash_user(address_user(address_uri(value)))
                                                      : 0;
}

static struct invite read_invite(const struct arrival *arrival, const struct request *request)
{
    return (struct invite){
        .destination = request->destination,
        .call_id = request->call_id,
        .time = request->time,
        .call = arrival->key.call_id,
        .caller = hash_user_of(arrival->message, HEADER_FROM),
        .callee = hash_user(address_user(arrival->message->uri)),
        .to = hash_user_of(arrival->message, HEADER_TO),
    };
}

/* What a host that got `before` does at most in that time is to send it on. */
static bool may_be_sent_on(const struct invite *before, const struct invite *invite,
                           const struct endpoint *source, int64_t at_most)
{
    int64_t apart = invite->time - before->time;

    return before->call != invite->call && apart >= 0 && apart <= at_most &&
           endpoint_same_host(before->destination, source);
}

/* Calls that may have been sent on. */
struct guesses {
    const struct invite *last;
    unsigned count;
};

static void note_guess(struct guesses *guesses, const struct invite *before)
{
    guesses->count += guesses->count == 0 || guesses->last->call != before->call;
    guesses->last = before;
}

/* Where there are two nothing tells which one it was. */
static void guess(struct legs *legs, const struct invite *invite, const struct endpoint *source)
{
    struct guesses same = {0}, other = {0};

    for (unsigned i = 0; i < RECENT_MAX; i++) {
        const struct invite *before = &legs->recents[i];

        if (before->caller != invite->caller)
            continue;
        bool is_same = before->callee == invite->callee || before->to == invite->to;
        if (may_be_sent_on(before, invite, source, is_same ? SENT_ON_MAX : SENT_ELSEWHERE_MAX))
            note_guess(is_same ? &same : &other, before);
    }
    const struct guesses *found = same.count > 0 ? &same : &other;
    if (found->count == 1)
        join(legs, find_or_add(legs, found->last->call, found->last->call_id),
             find_or_add(legs, invite->call, invite->call_id), LEG_GUESS);
}

void legs_note_request(struct legs *legs, const struct arrival *arrival,
                       const struct request *request)
{
    if (!key_has_method(&arrival->key, "INVITE") || arrival->key.to_tag != 0 || !request->call_id)
        return;
    note_marks(legs, arrival, request->call_id);
    struct invite invite = read_invite(arrival, request);
    if (invite.caller != 0 && invite.callee != 0 && request->source &&
        !legs_find(legs, invite.call))
        guess(legs, &invite, request->source);
    legs->recents[legs->next] = invite;
    legs->next = (legs->next + 1) % RECENT_MAX;
}
