/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rendering findings. */

#include "finding.h"

#include <glib.h>
#include <string.h>

static char *render_duration(int64_t nanoseconds)
{
    double seconds = (double)nanoseconds / 1e9;

    if (seconds < 1)
        return g_strdup_printf("%.0f ms", seconds * 1e3);
    if (seconds < 300)
        return g_strdup_printf(seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    if (seconds < 2 * 3600)
        return g_strdup_printf("%.0f min", seconds / 60);
    return g_strdup_printf("%.1f h", seconds / 3600);
}

static char *render_clock(int64_t nanoseconds)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(nanoseconds / 1000000000);

    return g_date_time_format(time, "%F %T UTC");
}

static char *render_value(const struct finding_value *value)
{
    switch (value->kind) {
    case FINDING_NUMBER:
        return g_strdup_printf("%" G_GINT64_FORMAT, value->number);
    case FINDING_DURATION:
        return render_duration(value->number);
    case FINDING_CLOCK:
        return render_clock(value->number);
    default:
        return g_strdup(value->text);
    }
}

/* Appends a value, whole characters only and TEMPLATE_VALUE_MAX bytes for certain; what it needs
 * beyond that comes out of `*spare`. */
static void append_value(GString *out, const struct finding_value *value, size_t *spare)
{
    static const char ellipsis[] = "\xe2\x80\xa6";
    g_autofree char *text = render_value(value);
    size_t room = TEMPLATE_VALUE_MAX + *spare;

    if (strlen(text) > room) {
        char *end = g_utf8_find_prev_char(text, text + room - strlen(ellipsis) + 1);
        *end = '\0';
        g_string_append(out, text);
        g_string_append(out, ellipsis);
        *spare = 0;
        return;
    }
    g_string_append(out, text);
    *spare = room - MAX(strlen(text), TEMPLATE_VALUE_MAX);
}

static const struct finding_value *find_value(const struct finding *finding, const char *name,
                                              size_t length)
{
    const struct finding_value *value = finding->values;

    for (; value && value->name; value++) {
        if (strlen(value->name) == length && strncmp(value->name, name, length) == 0)
            return value;
    }
    return NULL;
}

/* What a template leaves of the length that it may get. */
static size_t spare_bytes(const struct finding *finding, const char *template)
{
    size_t limit = template == finding->text->summary ? CODE_SUMMARY_MAX : TEMPLATE_TEXT_MAX;
    size_t length = template_length(template);

    return limit > length ? limit - length : 0;
}

char *finding_render(const struct finding *finding, const char *template)
{
    GString *out = g_string_new(NULL);
    size_t spare = spare_bytes(finding, template);

    for (const char *open; (open = strchr(template, '{')); template = strchr(open, '}') + 1) {
        const struct finding_value *value =
            find_value(finding, open + 1, (size_t)(strchr(open, '}') - open - 1));

        g_string_append_len(out, template, open - template);
        if (value)
            append_value(out, value, &spare);
    }
    g_string_append(out, template);
    return g_string_free(out, FALSE);
}

const struct finding *finding_explaining(const struct response *response)
{
    const struct finding *strongest = NULL;

    for (unsigned i = 0; i < response->finding_count; i++) {
        const struct finding *finding = &response->findings[i];
        if (finding->text->explains && (!strongest || finding->severity > strongest->severity))
            strongest = finding;
    }
    return strongest;
}

enum code_severity finding_severity(const struct response *response)
{
    const struct finding *explaining = finding_explaining(response);
    enum code_severity severity = code_explain(response->code)->severity;

    if (explaining)
        severity = explaining->severity;
    for (unsigned i = 0; i < response->finding_count; i++)
        severity = MAX(severity, response->findings[i].severity);
    return severity;
}
