/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks what the files say of one another. */

#include "relation_check.h"

#include "field_check.h"
#include "sample.h"
#include "template.h"
#include "words.h"

#include <string.h>

/* Whether a list of codes holds one. */
static gboolean lists_code(const struct entry *entry, const char *key, unsigned code)
{
    g_auto(GStrv) items = entry_list(entry, key);
    g_autofree char *text = g_strdup_printf("%u", code);

    return items && g_strv_contains((const char *const *)items, text);
}

/* An entry without a good `similar` has its fault already. */
static gboolean is_similar(const struct entry *entry, unsigned code)
{
    return !entry_has(entry, "similar") || lists_code(entry, "similar", code);
}

/* A cause of a protocol is one of those that it has. */
static void check_range(const struct entry *protocol, const struct entry *entry, const char *key,
                        const char *cause, GPtrArray *faults)
{
    unsigned number = entry_item_number(cause), lowest = entry_number(protocol, "lowest");
    unsigned highest = entry_number(protocol, "highest");

    if (entry_has(protocol, "lowest") && entry_has(protocol, "highest") &&
        (number < lowest || number > highest))
        entry_blame(entry, key, faults, "%s is not from %u to %u", cause, lowest, highest);
}

/* q850-17.ini holds cause 17 of the protocol in q850.ini. */
static void check_cause_name(const struct entry *protocol, const struct entry *entry,
                             GPtrArray *faults)
{
    g_autofree char *name = entry_text(protocol, "name");
    g_autofree char *named = entry_text(entry, "protocol");
    g_autofree char *number = entry_text(entry, "cause");
    g_autofree char *stem = number ? g_strdup_printf("%s-%s", protocol->stem, number) : NULL;

    if (name && named && strcmp(name, named) != 0)
        entry_blame(entry, "protocol", faults, "protocol/%s.ini is about %s", protocol->stem, name);
    if (stem && strcmp(stem, entry->stem) != 0)
        entry_blame(entry, "cause", faults, "belongs into %s.ini", stem);
    if (number)
        check_range(protocol, entry, "cause", number, faults);
}

/* Words and classes, which are no numbers, need no file. */
static void check_codes(const struct catalogue *catalogue, const struct entry *entry,
                        const char *key, GPtrArray *faults)
{
    g_auto(GStrv) codes = entry_list(entry, key);

    for (char **item = codes; item && *item; item++) {
        unsigned code = entry_item_number(*item);

        if (code >= 100 && !catalogue_response(catalogue, code))
            entry_blame(entry, key, faults, "%s does not exist", *item);
    }
}

static void check_cause(const struct catalogue *catalogue, const struct entry *entry,
                        GPtrArray *faults)
{
    const char *number = strrchr(entry->stem, '-');
    g_autofree char *stem =
        g_strndup(entry->stem, number ? (gsize)(number - entry->stem) : strlen(entry->stem));
    const struct entry *protocol = catalogue_find(catalogue, KIND_PROTOCOL, stem);
    static const char *const keys[] = {"to-sip", "from-sip", "stacks"};

    if (protocol)
        check_cause_name(protocol, entry, faults);
    else
        entry_blame(entry, "protocol", faults, "there is no protocol/%s.ini", stem);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        check_codes(catalogue, entry, keys[i], faults);
}

/* What its unassigned causes count as must be there, in ascending order. */
static void check_protocol(const struct catalogue *catalogue, const struct entry *entry,
                           GPtrArray *faults)
{
    g_auto(GStrv) unspecified = entry_list(entry, "unspecified");
    unsigned last = 0;

    for (char **item = unspecified; item && *item; item++) {
        g_autofree char *stem = g_strdup_printf("%s-%s", entry->stem, *item);

        if (!catalogue_find(catalogue, KIND_CAUSE, stem))
            entry_blame(entry, "unspecified", faults, "%s does not exist", *item);
        if (entry_item_number(*item) <= last)
            entry_blame(entry, "unspecified", faults, "%s is not above %u", *item, last);
        check_range(entry, entry, "unspecified", *item, faults);
        last = entry_item_number(*item);
    }
}

/* A text names values that there are. */
static void check_values(const struct catalogue *catalogue, const struct entry *entry,
                         const char *key, GPtrArray *faults)
{
    g_autofree char *text = entry_text(entry, key);

    for (const char *open = text ? strchr(text, '{') : NULL; open; open = strchr(open + 1, '{')) {
        g_autofree char *name = g_strndup(open + 1, strcspn(open + 1, "}"));

        if (!catalogue_find(catalogue, KIND_VALUE, name))
            entry_blame(entry, key, faults, "{%s} is no value: there is no value/%s.ini", name,
                        name);
    }
}

static void check_finding_codes(const struct catalogue *catalogue, const struct entry *entry,
                                GPtrArray *faults)
{
    g_auto(GStrv) codes = entry_list(entry, "codes");

    if (codes && codes[0] && codes[1] && g_strv_contains((const char *const *)codes, "none"))
        entry_blame(entry, "codes", faults, "none stands alone");
    check_codes(catalogue, entry, "codes", faults);
    check_codes(catalogue, entry, "not-codes", faults);
}

/* A summary that is short and names no value is its own cause. */
static void check_finding_cause(const struct entry *entry, GPtrArray *faults)
{
    g_autofree char *summary = entry_text(entry, "summary");
    g_autofree char *cause = entry_text(entry, "cause");

    if (cause && g_strcmp0(cause, summary) == 0)
        entry_blame(entry, "cause", faults, "the summary says it: %s", cause);
    if (!entry_holds(entry, "cause") && summary &&
        (strchr(summary, '{') || strlen(summary) > CODE_CAUSE_MAX))
        entry_blame(entry, "summary", faults,
                    "names a value, or is over " G_STRINGIFY(
                        CODE_CAUSE_MAX) " bytes: it takes a cause beside it");
}

/* What people say who have a trouble stands under a heading of sentence/symptom.ini. */
static void check_symptom(const struct catalogue *catalogue, const struct entry *entry,
                          GPtrArray *faults)
{
    const struct entry *headings = catalogue_find(catalogue, KIND_SENTENCE, "symptom");
    g_autofree char *symptom = entry_text(entry, "symptom");

    if (entry_has(entry, "search") && !entry_holds(entry, "symptom"))
        entry_blame(entry, "symptom", faults, "missing, as search is there");
    if (symptom && (!headings || !entry_holds(headings, symptom)))
        entry_blame(entry, "symptom", faults, "sentence/symptom.ini has no %s", symptom);
}

/* auth-rejected.ini and auth-rejected-forbidden.ini hold forms of auth-rejected. */
static void check_finding(const struct catalogue *catalogue, const struct entry *entry,
                          GPtrArray *faults)
{
    g_autofree char *id = entry_text(entry, "id");
    size_t length = id ? strlen(id) : 0;

    if (id && (strncmp(entry->stem, id, length) != 0 ||
               (entry->stem[length] != '\0' && entry->stem[length] != '-')))
        entry_blame(entry, "id", faults, "%s is not what the file's name begins with", id);
    check_finding_cause(entry, faults);
    check_finding_codes(catalogue, entry, faults);
    check_symptom(catalogue, entry, faults);
    check_values(catalogue, entry, "summary", faults);
    check_values(catalogue, entry, "text", faults);
    check_values(catalogue, entry, "remedy", faults);
    sample_check_finding(catalogue, entry, faults);
}

/* Its name and a key are a name together, SENTENCE_PAGE_IN_SHORT, that no other file may have. */
static void check_sentences(const struct catalogue *catalogue, const struct entry *entry,
                            GPtrArray *faults)
{
    g_auto(GStrv) keys = entry_keys(entry);

    if (!g_regex_match_simple("^[a-z]+$", entry->stem, 0, 0))
        fault_add(faults, entry->path, 0, NULL,
                  g_strdup("its name is not a word of small letters"));
    for (char **key = keys; key && *key; key++)
        check_values(catalogue, entry, *key, faults);
}

/* Each kind of sender has a word of its own in sentence/sender.ini. */
static void check_senders(const struct catalogue *catalogue, const struct entry *entry,
                          GPtrArray *faults)
{
    const struct entry *words = catalogue_find(catalogue, KIND_SENTENCE, "sender");
    g_auto(GStrv) senders = entry_list(entry, "senders");

    for (char **sender = senders; sender && *sender; sender++) {
        g_autofree char *key = catalogue_sender_key(*sender);

        if (!words || !entry_holds(words, key))
            entry_blame(entry, "senders", faults, "sentence/sender.ini has no %s for %s", key,
                        *sender);
    }
}

static void check_similar(const struct catalogue *catalogue, const struct entry *entry,
                          GPtrArray *faults)
{
    g_auto(GStrv) similar = entry_list(entry, "similar");
    unsigned code = entry_number(entry, "code");

    for (char **item = similar; item && *item; item++) {
        unsigned other_code = entry_item_number(*item);
        const struct entry *other = catalogue_response(catalogue, other_code);

        if (g_strv_contains((const char *const *)item + 1, *item))
            entry_blame(entry, "similar", faults, "%s is named twice", *item);
        if (other_code == code)
            entry_blame(entry, "similar", faults, "%s is the code itself", *item);
        else if (!other)
            entry_blame(entry, "similar", faults, "%s does not exist", *item);
        else if (!is_similar(other, code))
            entry_blame(entry, "similar", faults, "not mutual, %s does not name %u", *item, code);
        else if (!catalogue_pair(catalogue, code, other_code))
            entry_blame(entry, "similar", faults, "%s has no pair file with %u", *item, code);
    }
}

static void check_response(const struct catalogue *catalogue, const struct entry *entry,
                           GPtrArray *faults)
{
    check_senders(catalogue, entry, faults);
    check_symptom(catalogue, entry, faults);
    check_similar(catalogue, entry, faults);
}

static void check_pair(const struct catalogue *catalogue, const struct entry *pair,
                       GPtrArray *faults)
{
    g_auto(GStrv) codes = entry_list(pair, "codes");

    if (!codes)
        return;
    g_autofree char *stem = g_strjoinv("-", codes);
    if (g_strv_length(codes) != 2 || strcmp(stem, pair->stem) != 0 ||
        strcmp(codes[0], codes[1]) >= 0) {
        entry_blame(pair, "codes", faults, "not the two codes of the file's name, lower first");
        return;
    }
    for (unsigned i = 0; i < 2; i++) {
        unsigned other = entry_item_number(codes[1 - i]);
        const struct entry *response = catalogue_response(catalogue, entry_item_number(codes[i]));

        if (!response)
            entry_blame(pair, "codes", faults, "%s does not exist", codes[i]);
        else if (!is_similar(response, other))
            entry_blame(pair, "codes", faults, "%s does not name %u in similar", codes[i], other);
    }
}

static void check_class(const struct catalogue *catalogue, const struct entry *entry,
                        GPtrArray *faults)
{
    unsigned treated_as = entry_number(entry, "treated-as");

    if (!entry_has(entry, "treated-as"))
        return;
    if (treated_as / 100 != entry_item_number(entry->stem))
        entry_blame(entry, "treated-as", faults, "%u is of another class", treated_as);
    if (treated_as != 0 && !catalogue_response(catalogue, treated_as))
        entry_blame(entry, "treated-as", faults, "%u does not exist", treated_as);
}

static void check_value(const struct catalogue *catalogue, const struct entry *entry,
                        GPtrArray *faults)
{
    field_check_value(catalogue, entry, faults);
    sample_check_value(entry, faults);
}

/* What the files of a kind say of others, and their names where no single key is the name. */
static void (*const checks[KIND_COUNT])(const struct catalogue *, const struct entry *,
                                        GPtrArray *) = {
    [KIND_CAUSE] = check_cause,       [KIND_CLASS] = check_class,
    [KIND_FIELD] = field_check_field, [KIND_FINDING] = check_finding,
    [KIND_PAIR] = check_pair,         [KIND_PROTOCOL] = check_protocol,
    [KIND_RESPONSE] = check_response, [KIND_SENTENCE] = check_sentences,
    [KIND_VALUE] = check_value,
};

/* Where a key is the name of the file: whether it is. */
static gboolean has_its_name(const struct entry *entry, GPtrArray *faults)
{
    const char *key = entry->schema->stem_key;
    g_autofree char *name = key ? entry_text(entry, key) : NULL;

    if (name && strcmp(name, entry->stem) != 0)
        entry_blame(entry, key, faults, "%s is not the file's number", name);
    return !key || g_strcmp0(name, entry->stem) == 0;
}

static void check_all(const struct catalogue *catalogue, enum kind kind, GPtrArray *faults)
{
    const GPtrArray *entries = catalogue->entries[kind];

    for (unsigned i = 0; i < entries->len; i++) {
        if (has_its_name(entries->pdata[i], faults) && checks[kind])
            checks[kind](catalogue, entries->pdata[i], faults);
    }
}

/* Codes of each class must find theirs. */
static void check_classes(const struct catalogue *catalogue, const char *folder, GPtrArray *faults)
{
    for (unsigned number = 0; number < CODE_CLASS_COUNT; number++) {
        g_autofree char *stem = g_strdup_printf("%u", number);
        g_autofree char *path = g_strdup_printf("%s/class/%s.ini", folder, stem);

        if (!catalogue_find(catalogue, KIND_CLASS, stem))
            fault_add(faults, path, 0, NULL, g_strdup("missing"));
    }
}

void relation_check_all(const struct catalogue *catalogue, const char *folder, GPtrArray *faults)
{
    for (unsigned kind = 0; kind < KIND_COUNT; kind++)
        check_all(catalogue, kind, faults);
    check_classes(catalogue, folder, faults);
}
