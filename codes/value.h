/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values with names, and putting them into texts. text/value/ has the names. */

#ifndef SIPCODE_VALUE_H
#define SIPCODE_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include "forms.h"

enum value_kind {
    VALUE_text,
    VALUE_number,
    VALUE_frame,    /* a number; below 0, its place in the file, of a frame that is left out */
    VALUE_duration, /* nanoseconds */
    VALUE_clock,    /* nanoseconds since the epoch, shown in UTC */
};

#define VALUE_NAME(word, kind) VALUE_OF_##word,
enum value_name { VALUE_END, VALUES(VALUE_NAME) VALUE_COUNT };
#undef VALUE_NAME

/* A list of values ends with VALUE_END, as {0} is. */
struct value {
    enum value_name name;
    union {
        const char *text; /* never NULL */
        int64_t number;
    };
};

/* Stands for a text that is not there. */
#define VALUE_UNKNOWN "?"

/* For each name a function that makes its value: value_host(const char *text) for a text,
 * value_copies(int64_t number) for a number, value_frame(int64_t number) for a frame,
 * value_until(int64_t time) for a clock, and for a duration value_after(int64_t from, int64_t to),
 * from one time of capture to another and not below 0, as clocks may go backwards. A name without a
 * file in text/value/ does not compile. */
#define VALUE_MAKE_text(word)                                                                      \
    static inline struct value value_##word(const char *text)                                      \
    {                                                                                              \
        return (struct value){.name = VALUE_OF_##word, .text = text ? text : VALUE_UNKNOWN};       \
    }
#define VALUE_MAKE_number(word)                                                                    \
    static inline struct value value_##word(int64_t number)                                        \
    {                                                                                              \
        return (struct value){.name = VALUE_OF_##word, .number = number};                          \
    }
#define VALUE_MAKE_frame(word) VALUE_MAKE_number(word)
#define VALUE_MAKE_clock(word) VALUE_MAKE_number(word)
#define VALUE_MAKE_duration(word)                                                                  \
    static inline struct value value_##word(int64_t from, int64_t to)                              \
    {                                                                                              \
        return (struct value){.name = VALUE_OF_##word, .number = to > from ? to - from : 0};       \
    }
#define VALUE_MAKE(word, kind) VALUE_MAKE_##kind(word)
VALUES(VALUE_MAKE)
#undef VALUE_MAKE

/* Of what kind the value of a name is. */
enum value_kind value_kind(enum value_name name);

/* The name as it stands in braces. Static. */
const char *value_name_text(enum value_name name);

/* The value of that name, of `length` bytes; NULL where there is none. `values` may be NULL. */
const struct value *value_find(const struct value *values, const char *name, size_t length);

/* "0.000187000 s": all that is known of a time, not below 0, in seconds. The caller frees it. */
char *value_render_seconds(int64_t nanoseconds);

/* A time as texts have it, not below 0: "120 ms", "3.5 s", "20 min". The caller frees it. */
char *value_render_duration(int64_t nanoseconds);

/* Puts values into a template. Each takes TEMPLATE_VALUE_MAX bytes for certain, in whole
 * characters, and more where the rest leaves it room in `limit`, the longest that the text may get.
 * The caller frees it. */
char *value_fill(const char *template, const struct value *values, size_t limit);

#endif
