/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Putting values into texts. */

#include "value.h"

#include "password.h"
#include "sentence.h"
#include "template.h"

#include <glib.h>
#include <string.h>

/* In seconds. */
#define DAY 86400.0
#define YEAR (365.25 * DAY)

#define VALUE_TEXT(word, kind) [VALUE_OF_##word] = #word,
static const char *const names[VALUE_COUNT] = {[VALUE_END] = "", VALUES(VALUE_TEXT)};
#undef VALUE_TEXT

#define VALUE_KIND(word, kind) [VALUE_OF_##word] = VALUE_##kind,
static const enum value_kind kinds[VALUE_COUNT] = {VALUES(VALUE_KIND)};
#undef VALUE_KIND

enum value_kind value_kind(enum value_name name)
{
    return kinds[name];
}

const char *value_name_text(enum value_name name)
{
    return names[name];
}

/* Of digits with a point or without, as the language writes them. */
static char *render_amount(enum sentence unit, const char *digits)
{
    g_auto(GStrv) parts = g_strsplit(digits, ".", 2);
    g_autofree char *amount = g_strjoinv(sentence_text(SENTENCE_DURATION_DECIMAL), parts);

    return SENTENCE_WITH(unit, value_amount(amount));
}

static char *render_unit(enum sentence unit, double number, int decimals)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(digits, sizeof(digits), decimals > 0 ? "%.1f" : "%.0f", number);
    return render_amount(unit, digits);
}

char *value_render_seconds(int64_t nanoseconds)
{
    g_autofree char *digits = g_strdup_printf("%" G_GINT64_FORMAT ".%09d", nanoseconds / 1000000000,
                                              (int)(nanoseconds % 1000000000));

    return render_amount(SENTENCE_DURATION_SECONDS, digits);
}

char *value_render_duration(int64_t nanoseconds)
{
    double seconds = (double)nanoseconds / 1e9;

    if (seconds < 1)
        return render_unit(SENTENCE_DURATION_MILLISECONDS, seconds * 1e3, 0);
    if (seconds < 300)
        return render_unit(SENTENCE_DURATION_SECONDS, seconds, seconds < 10);
    if (seconds < 2 * 3600)
        return render_unit(SENTENCE_DURATION_MINUTES, seconds / 60, 0);
    if (seconds < 2 * DAY)
        return render_unit(SENTENCE_DURATION_HOURS, seconds / 3600, 1);
    if (seconds < 2 * YEAR)
        return render_unit(SENTENCE_DURATION_DAYS, seconds / DAY, 0);
    return render_unit(SENTENCE_DURATION_YEARS, seconds / YEAR, 1);
}

static char *render_frame(int64_t number)
{
    return number < 0 ? SENTENCE_WITH(SENTENCE_FRAME_LEFT_OUT, value_frame(-number))
                      : g_strdup_printf("%" G_GINT64_FORMAT, number);
}

static char *render_clock(int64_t nanoseconds)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(nanoseconds / 1000000000);

    return g_date_time_format(time, "%F %T UTC");
}

/* NULL for a text that stands as it is, as most. */
static char *render_value(const struct value *value)
{
    switch (kinds[value->name]) {
    case VALUE_number:
        return g_strdup_printf("%" G_GINT64_FORMAT, value->number);
    case VALUE_frame:
        return render_frame(value->number);
    case VALUE_duration:
        return value_render_duration(value->number);
    case VALUE_clock:
        return render_clock(value->number);
    default:
        return password_hide(value->text);
    }
}

/* Appends a value, whole characters only and TEMPLATE_VALUE_MAX bytes for certain; what it needs
 * beyond that comes out of `*spare`. */
static void append_value(GString *out, const struct value *value, size_t *spare)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    g_autofree char *rendered = render_value(value);
    const char *text = rendered ? rendered : value->text;
    size_t length = strlen(text), room = TEMPLATE_VALUE_MAX + *spare;

    if (length > room) {
        const char *end = g_utf8_find_prev_char(text, text + room - strlen(ellipsis) + 1);
        g_string_append_len(out, text, end - text);
        g_string_append(out, ellipsis);
        *spare = 0;
        return;
    }
    g_string_append_len(out, text, (gssize)length);
    *spare = room - MAX(length, TEMPLATE_VALUE_MAX);
}

const struct value *value_find(const struct value *values, const char *name, size_t length)
{
    for (; values && values->name != VALUE_END; values++) {
        if (strncmp(names[values->name], name, length) == 0 && names[values->name][length] == '\0')
            return values;
    }
    return NULL;
}

char *value_fill(const char *template, const struct value *values, size_t limit)
{
    size_t length = template_length(template);
    size_t spare = limit > length ? limit - length : 0;
    GString *out = g_string_sized_new(length + 1); /* nearly always enough */

    for (const char *open; (open = strchr(template, '{'));) {
        const char *close = strchr(open, '}');
        const struct value *value = value_find(values, open + 1, (size_t)(close - open - 1));

        g_string_append_len(out, template, open - template);
        if (value)
            append_value(out, value, &spare);
        template = close + 1;
    }
    g_string_append(out, template);
    return g_string_free(out, FALSE);
}
