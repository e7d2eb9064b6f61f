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

/* By so much the clocks of two points of capture may differ. */
#define CLOCK_JITTER SECOND

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
    const struct endpoint *source;
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

static void add_mark(struct legs *legs, uint64_t hash, struct leg *leg)
{
    const struct mark new = {hash, leg};

    index_add(legs->marks, store_block(legs->store, &new, sizeof(new)));
}

static void note_mark(struct legs *legs, struct leg *leg, struct slice mark, enum leg_proof proof)
{
    uint64_t hash = hash_of(proof + 1, mark);
    struct mark *known = index_find(legs->marks, hash);

    if (known) {
        join(legs, known->leg, leg, proof);
        return;
    }
    add_mark(legs, hash, leg);
}

/* Of a header field that names a call which was not seen so far. */
static uint64_t hash_named(uint64_t call)
{
    return hash_mix(call, LEG_NAMED);
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
    uint64_t call = hash_of(0, mark);

    if (names_call(legs, mark))
        join(legs, find_or_add(legs, call, store_text(legs->store, mark)), leg, LEG_NAMED);
    else if (!index_find(legs->marks, hash_named(call)))
        add_mark(legs, hash_named(call), leg);
}

/* A leg that names it may have been captured before it. */
static void note_naming(struct legs *legs, uint64_t call, const char *call_id)
{
    const struct mark *naming = index_find(legs->marks, hash_named(call));

    if (naming && naming->leg->call != call)
        join(legs, find_or_add(legs, call, call_id), naming->leg, LEG_NAMED);
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
        .source = request->source,
        .destination = request->destination,
        .call_id = request->call_id,
        .time = request->time,
        .call = arrival->key.call_id,
        .caller = hash_user_of(arrival->message, HEADER_FROM),
        .callee = hash_user(address_user(arrival->message->uri)),
        .to = hash_user_of(arrival->message, HEADER_TO),
    };
}

/* What a host that got `received` does at most in that time is to send it on: to the same number,
 * or at once to another one. */
enum guess { GUESS_NONE, GUESS_SAME, GUESS_OTHER };

static enum guess may_be_sent_on(const struct invite *received, const struct invite *sent)
{
    int64_t apart = sent->time - received->time;

    if (received->call == sent->call || !endpoint_same_host(received->destination, sent->source))
        return GUESS_NONE;
    if (received->callee == sent->callee || received->to == sent->to)
        return apart >= -CLOCK_JITTER && apart <= SENT_ON_MAX ? GUESS_SAME : GUESS_NONE;
    return apart >= 0 && apart <= SENT_ELSEWHERE_MAX ? GUESS_OTHER : GUESS_NONE;
}

/* The next INVITE of a caller that is looked at, from `*place` on; NULL behind the last one. */
static const struct invite *next_of_caller(const struct legs *legs, uint64_t caller,
                                           unsigned *place)
{
    while (*place < RECENT_MAX && legs->recents[*place].caller != caller)
        ++*place;
    return *place < RECENT_MAX ? &legs->recents[(*place)++] : NULL;
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
static void guess_before(struct legs *legs, const struct invite *invite)
{
    struct guesses guesses[] = {[GUESS_NONE] = {0}, [GUESS_SAME] = {0}, [GUESS_OTHER] = {0}};
    const struct invite *before;
    unsigned place = 0;

    while ((before = next_of_caller(legs, invite->caller, &place)))
        note_guess(&guesses[may_be_sent_on(before, invite)], before);
    const struct guesses *found =
        &guesses[guesses[GUESS_SAME].count > 0 ? GUESS_SAME : GUESS_OTHER];
    if (found->count == 1)
        join(legs, find_or_add(legs, found->last->call, found->last->call_id),
             find_or_add(legs, invite->call, invite->call_id), LEG_GUESS);
}

/* Puts a leg before the first one of those that it was sent on to. */
static void join_first(struct legs *legs, struct leg *received, struct leg *sent_on)
{
    const struct call_legs *known = sent_on->group ? sent_on->group->told : NULL;

    if (!known || received->group || known->count == LEGS_MAX ||
        known->legs[0].call_id != sent_on->call_id) {
        join(legs, received, sent_on, LEG_GUESS);
        return;
    }
    struct call_legs *told = store_block(legs->store, NULL, sizeof(*told));
    told->count = known->count + 1;
    told->legs[0].call_id = received->call_id;
    memcpy(&told->legs[1], known->legs, known->count * sizeof(known->legs[0]));
    told->legs[1].proof = LEG_GUESS;
    received->group = sent_on->group;
    received->group->told = told;
}

/* What a host sent on may have been captured first, as at another point. */
static void guess_behind(struct legs *legs, const struct invite *invite)
{
    const struct invite *sent_on;
    unsigned place = 0;

    while ((sent_on = next_of_caller(legs, invite->caller, &place))) {
        if (may_be_sent_on(invite, sent_on) != GUESS_NONE)
            join_first(legs, find_or_add(legs, invite->call, invite->call_id),
                       find_or_add(legs, sent_on->call, sent_on->call_id));
    }
}

void legs_note_request(struct legs *legs, const struct arrival *arrival,
                       const struct request *request)
{
    if (!key_has_method(&arrival->key, "INVITE") || arrival->key.to_tag != 0 || !request->call_id)
        return;
    note_naming(legs, arrival->key.call_id, request->call_id);
    note_marks(legs, arrival, request->call_id);
    struct invite invite = read_invite(arrival, request);
    if (invite.caller != 0 && invite.callee != 0 && request->source &&
        !legs_find(legs, invite.call)) {
        guess_before(legs, &invite);
        guess_behind(legs, &invite);
    }
    legs->recents[legs->next] = invite;
    legs->next = (legs->next + 1) % RECENT_MAX;
}
