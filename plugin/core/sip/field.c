/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The header fields of a message: finding them by name. */

#include "field.h"

#include <glib.h>
#include <string.h>

static struct known_field {
    const char *name;
    uint8_t length;
    char compact; /* NUL where it has none */
    uint8_t next; /* the number of the next name with the same first two letters and 1, or 0 */
} known_fields[HEADER_COUNT] = {
#define KNOWN_FIELD(id, name, compact) {name, sizeof(name) - 1, (compact)[0], 0},
    FIELD_NAMES(KNOWN_FIELD)
#undef KNOWN_FIELD
};

G_STATIC_ASSERT(HEADER_COUNT <= 64);

/* Names by their first two letters: 0 for none, else the number of a name and 1. */
static uint8_t first_known[32][32];

static uint8_t *place_of(const char *name)
{
    return &first_known[(unsigned char)name[0] % 32][(unsigned char)name[1] % 32];
}

static void index_names(void)
{
    static bool is_indexed;

    if (is_indexed)
        return;
    is_indexed = true;
    for (unsigned i = HEADER_COUNT; i-- > 0;) {
        uint8_t *place = place_of(known_fields[i].name);

        known_fields[i].next = *place;
        *place = (uint8_t)(i + 1);
    }
}

static unsigned classify_compact(char letter)
{
    unsigned i = 0;

    if (letter == '\0')
        return HEADER_COUNT;
    while (i < HEADER_COUNT && known_fields[i].compact != g_ascii_tolower(letter))
        i++;
    return i;
}

/* HEADER_COUNT for a name that is not known. */
static unsigned classify(struct slice name)
{
    if (name.length <= 1)
        return name.length == 1 ? classify_compact(*name.data) : HEADER_COUNT;
    for (uint8_t known = *place_of(name.data); known; known = known_fields[known - 1].next) {
        const struct known_field *field = &known_fields[known - 1];

        if (name.length == field->length && slice_matches(name, field->name))
            return known - 1U;
    }
    return HEADER_COUNT;
}

/* Divides a header field at its colon, which stands in its first line (RFC 3261 section 25.1).
 * False where there is none. */
static bool split_field(struct slice line, const char *end, struct field *field)
{
    const char *colon = line.length ? memchr(line.data, ':', line.length) : NULL;

    if (!colon)
        return false;
    field->name = slice_trim((struct slice){line.data, (size_t)(colon - line.data)});
    field->value = slice_trim((struct slice){colon + 1, (size_t)(end - colon - 1)});
    return true;
}

/* As nearly all lines are: a long form, with its usual letters, and the colon after it.
 * HEADER_COUNT for any other. */
static unsigned classify_line(struct slice line, struct field *field)
{
    if (line.length < 2)
        return HEADER_COUNT;
    for (uint8_t known = *place_of(line.data); known; known = known_fields[known - 1].next) {
        size_t length = known_fields[known - 1].length;

        if (line.length > length && line.data[length] == ':' &&
            memcmp(line.data, known_fields[known - 1].name, length) == 0) {
            field->value =
                slice_trim((struct slice){line.data + length + 1, line.length - length - 1});
            return known - 1U;
        }
    }
    return HEADER_COUNT;
}

static void note_value(struct fields *fields, unsigned name, struct slice value)
{
    fields->index[name].value = (uint32_t)(value.data - fields->text.data);
    fields->index[name].length = (uint32_t)value.length;
}

static void note_first(struct fields *fields, unsigned name, uint32_t place, struct slice value)
{
    fields->index[name].first = place;
    fields->index[name].next = fields->index[name].end = 0;
    note_value(fields, name, value);
}

/* Another field of a name that was there before. */
static void note_more(struct fields *fields, unsigned name, uint32_t place)
{
    uint8_t end = fields->index[name].end;

    if (fields->more_count == FIELDS_MORE_MAX)
        return;
    fields->more[fields->more_count].place = place;
    fields->more[fields->more_count].next = 0;
    fields->index[name].end = ++fields->more_count;
    *(end ? &fields->more[end - 1].next : &fields->index[name].next) = fields->more_count;
}

/* Returns the name of the header field, HEADER_COUNT where it is not known. */
static unsigned note_line(struct fields *fields, struct slice line)
{
    struct field field;
    uint32_t place = (uint32_t)(line.data - fields->text.data);
    unsigned name = classify_line(line, &field);

    if (name == HEADER_COUNT && split_field(line, line.data + line.length, &field))
        name = classify(field.name);
    if (name == HEADER_COUNT)
        return name;
    if (fields_has(fields, name))
        note_more(fields, name, place);
    else
        note_first(fields, name, place, field.value);
    fields->present |= UINT64_C(1) << name;
    fields->index[name].last = place;
    return name;
}

/* A fold goes on with the header field `name`. */
static void note_fold(struct fields *fields, unsigned name, struct slice line)
{
    struct slice value, rest = slice_trim(line);

    if (rest.length == 0 || name == HEADER_COUNT ||
        fields->index[name].last != fields->index[name].first)
        return;
    if (fields_find(fields, name, &value) && value.length > 0)
        rest = (struct slice){value.data, (size_t)(rest.data - value.data) + rest.length};
    note_value(fields, name, rest);
}

bool fields_take(struct slice *text, struct fields *fields)
{
    struct slice rest = *text;
    const char *end = rest.data;
    unsigned name = HEADER_COUNT;
    bool is_whole = false;

    index_names();
    fields->present = 0;
    fields->more_count = 0;
    fields->text.data = rest.data;
    while (rest.length > 0) {
        bool ended;
        struct slice line = slice_take_line(&rest, &ended);

        if (!ended || line.length == 0) {
            is_whole = ended;
            break;
        }
        if (*line.data == ' ' || *line.data == '\t')
            note_fold(fields, name, line);
        else
            name = note_line(fields, line);
        end = rest.data;
    }
    fields->text.length = (size_t)(end - fields->text.data);
    *text = rest;
    return is_whole;
}

/* Takes the header field at `*position`, folds included; false where it has no colon. */
static bool take_field(const struct fields *fields, size_t *position, struct field *field)
{
    struct slice rest = {fields->text.data + *position, fields->text.length - *position};
    bool ended;
    struct slice line = slice_take_line(&rest, &ended);

    while (rest.length > 0 && (*rest.data == ' ' || *rest.data == '\t'))
        slice_take_line(&rest, &ended);
    *position = fields->text.length - rest.length;
    return split_field(line, rest.data, field);
}

bool fields_next(const struct fields *fields, size_t *position, struct field *field)
{
    while (*position < fields->text.length) {
        if (take_field(fields, position, field))
            return true;
    }
    return false;
}

void fields_find_last(const struct fields *fields, enum header_name name, struct slice *value)
{
    size_t position = fields->index[name].last;
    struct field field = {.value = {NULL, 0}};

    if (position == fields->index[name].first)
        fields_find(fields, name, &field.value);
    else
        take_field(fields, &position, &field);
    *value = field.value;
}

/* A position is 0, the number of the next one in `more`, or AT_END. */
#define AT_END SIZE_MAX

bool fields_step_named(const struct fields *fields, enum header_name name, size_t *position,
                       struct slice *value)
{
    uint8_t next = fields->index[name].next;

    if (*position == AT_END)
        return false;
    if (*position == 0) {
        fields_find(fields, name, value);
    } else {
        size_t place = fields->more[*position - 1].place;
        struct field field = {.value = {NULL, 0}};

        next = fields->more[*position - 1].next;
        take_field(fields, &place, &field);
        *value = field.value;
    }
    *position = next ? next : AT_END;
    return true;
}

bool fields_find_by_name(const struct fields *fields, const char *name, struct slice *value)
{
    unsigned known = classify(slice_of(name));
    struct field field;
    size_t position = 0;

    if (known < HEADER_COUNT)
        return fields_find(fields, known, value);
    while (fields_next(fields, &position, &field)) {
        if (slice_equals(field.name, name)) {
            *value = field.value;
            return true;
        }
    }
    return false;
}

const char *field_name(enum header_name name)
{
    return known_fields[name].name;
}
