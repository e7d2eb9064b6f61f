/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Values that stand in the texts of findings where no capture gives any. */

#include "sample.h"

#include "field_check.h"

#include <string.h>

#define SECOND 1e9

/* The number of C that a sample is, NULL where it is none of that kind. */
static char *read_number(const char *kind, const char *sample)
{
    g_autoptr(GDateTime) time =
        strcmp(kind, "clock") == 0 ? g_date_time_new_from_iso8601(sample, NULL) : NULL;
    char *end;
    double number = g_ascii_strtod(sample, &end);

    if (time)
        return g_strdup_printf("%" G_GINT64_FORMAT "000000000", g_date_time_to_unix(time));
    if (!g_ascii_isdigit(*sample) || *end != '\0' || strcmp(kind, "clock") == 0)
        return NULL;
    if (strcmp(kind, "duration") == 0)
        return g_strdup_printf("%.0f", number * SECOND);
    return strspn(sample, "0123456789") == strlen(sample) ? g_strdup(sample) : NULL;
}

/* Its initializer in C, NULL where the sample is not of the value's kind. */
static char *make(const struct entry *value, const char *sample)
{
    g_autofree char *kind = entry_text(value, "kind");
    gboolean is_text = g_strcmp0(kind, "text") == 0;
    g_autofree char *escaped = g_strescape(sample, NULL);
    g_autofree char *number = is_text || !kind ? NULL : read_number(kind, sample);

    if (is_text)
        return g_strdup_printf("{.name = VALUE_OF_%s, .text = \"%s\"}", value->stem, escaped);
    return number ? g_strdup_printf("{.name = VALUE_OF_%s, .number = %s}", value->stem, number)
                  : NULL;
}

static void check(const struct entry *entry, const char *key, const struct entry *value,
                  const char *sample, GPtrArray *faults)
{
    g_autofree char *made = make(value, sample);

    if (!made && entry_has(value, "kind"))
        entry_blame(entry, key, faults, "of another kind than value/%s.ini: %s", value->stem,
                    sample);
}

void sample_check_value(const struct entry *value, GPtrArray *faults)
{
    g_autofree char *sample = entry_text(value, "sample");

    if (sample)
        check(value, "sample", value, sample, faults);
}

static gboolean names_value(const struct entry *finding, const char *name)
{
    g_autofree char *braced = g_strdup_printf("{%s}", name);
    gboolean found = FALSE;

    for (const char *const *key = field_check_keys; *key && !found; key++) {
        g_autofree char *text = entry_text(finding, *key);
        found = !text || strstr(text, braced);
    }
    return found;
}

void sample_check_finding(const struct catalogue *catalogue, const struct entry *finding,
                          GPtrArray *faults)
{
    g_auto(GStrv) samples = entry_list(finding, "samples");

    for (char **sample = samples; sample && *sample; sample++) {
        g_auto(GStrv) parts = g_strsplit(*sample, "=", 2);
        const struct entry *value = catalogue_find(catalogue, KIND_VALUE, parts[0]);

        if (!names_value(finding, parts[0]))
            entry_blame(finding, "samples", faults, "no text names {%s}", parts[0]);
        else if (value)
            check(finding, "samples", value, parts[1], faults);
    }
}

/* The finding's own sample, else that of the value; NULL for none. */
static char *find_sample(const struct entry *finding, const struct entry *value)
{
    g_auto(GStrv) samples = entry_list(finding, "samples");
    g_autofree char *prefix = g_strdup_printf("%s=", value->stem);

    for (char **sample = samples; sample && *sample; sample++) {
        if (g_str_has_prefix(*sample, prefix))
            return g_strdup(*sample + strlen(prefix));
    }
    return entry_text(value, "sample");
}

void sample_emit(GString *out, const struct catalogue *catalogue, const struct entry *finding)
{
    const GPtrArray *values = catalogue->entries[KIND_VALUE];

    g_string_append(out, "    (const struct value[]){");
    for (unsigned i = 0; i < values->len; i++) {
        const struct entry *value = values->pdata[i];
        g_autofree char *sample =
            names_value(finding, value->stem) ? find_sample(finding, value) : NULL;
        g_autofree char *made = sample ? make(value, sample) : NULL;

        if (made)
            g_string_append_printf(out, "%s, ", made);
    }
    g_string_append(out, "{.name = VALUE_END}},\n");
}
