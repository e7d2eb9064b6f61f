/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checks that each value of a finding has its field, and each field its values. */

#include "field_check.h"

#include <string.h>

const char *const field_check_keys[] = {"summary", "text", "remedy", NULL};

/* `in_doubt` is what a text with a fault counts as. */
static gboolean has_value(const struct entry *finding, const char *braced, gboolean in_doubt)
{
    gboolean found = FALSE;

    for (const char *const *key = field_check_keys; *key && !found; key++) {
        g_autofree char *text = entry_text(finding, *key);
        found = text ? strstr(text, braced) != NULL : in_doubt;
    }
    return found;
}

/* The first finding that names a value, NULL where none does. */
static const struct entry *find_finding(const struct catalogue *catalogue,
                                        const struct entry *value, gboolean in_doubt)
{
    const GPtrArray *findings = catalogue->entries[KIND_FINDING];
    g_autofree char *braced = g_strdup_printf("{%s}", value->stem);

    for (unsigned i = 0; i < findings->len; i++) {
        if (has_value(findings->pdata[i], braced, in_doubt))
            return findings->pdata[i];
    }
    return NULL;
}

static void check_field_of(const struct entry *value, const struct entry *field, GPtrArray *faults)
{
    g_autofree char *own = entry_text(value, "kind");
    g_autofree char *kind = entry_text(field, "kind");

    if (own && kind && strcmp(own, kind) != 0)
        entry_blame(value, "field", faults, "field/%s.ini is of kind %s, not %s", field->stem, kind,
                    own);
}

void field_check_value(const struct catalogue *catalogue, const struct entry *value,
                       GPtrArray *faults)
{
    g_autofree char *name = entry_text(value, "field");
    const struct entry *field = name ? catalogue_find(catalogue, KIND_FIELD, name) : NULL;
    const struct entry *finding =
        entry_holds(value, "field") ? NULL : find_finding(catalogue, value, FALSE);

    if (finding)
        entry_blame(value, "field", faults, "missing, and finding/%s.ini names {%s}", finding->stem,
                    value->stem);
    if (field)
        check_field_of(value, field, faults);
    else if (name && strcmp(name, FIELD_NO) != 0)
        entry_blame(value, "field", faults, "there is no field/%s.ini", name);
}

/* Whether a finding may name a value of a field: one whose own field is a fault may be. */
static gboolean is_used(const struct catalogue *catalogue, const struct entry *field,
                        const struct entry *value)
{
    g_autofree char *name = entry_text(value, "field");
    gboolean in_doubt =
        name ? strcmp(name, FIELD_NO) != 0 && !catalogue_find(catalogue, KIND_FIELD, name)
             : entry_holds(value, "field") || find_finding(catalogue, value, FALSE);

    return in_doubt || (g_strcmp0(name, field->stem) == 0 && find_finding(catalogue, value, TRUE));
}

void field_check_field(const struct catalogue *catalogue, const struct entry *field,
                       GPtrArray *faults)
{
    const GPtrArray *values = catalogue->entries[KIND_VALUE];
    unsigned i = 0;

    while (i < values->len && !is_used(catalogue, field, values->pdata[i]))
        i++;
    if (i == values->len)
        entry_blame(field, "name", faults, "no finding names a value of this field");
}
