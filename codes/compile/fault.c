/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Collecting faults, and saying them in the order in which one mends them. */

#include "fault.h"

#include <string.h>

static void fault_free(gpointer data)
{
    struct fault *fault = data;

    g_free(fault->path);
    g_free(fault->text);
    g_free(fault);
}

GPtrArray *faults_new(void)
{
    return g_ptr_array_new_with_free_func(fault_free);
}

static int compare_place(const void *first, const void *second)
{
    const struct fault *a = *(struct fault *const *)first, *b = *(struct fault *const *)second;
    int order = strcmp(a->path, b->path);

    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

void faults_sort(GPtrArray *faults)
{
    g_ptr_array_sort(faults, compare_place);
}

void fault_add(GPtrArray *faults, const char *path, unsigned line, const char *key, char *what)
{
    struct fault *fault = g_new(struct fault, 1);

    fault->path = g_strdup(path);
    fault->line = line;
    fault->text = key ? g_strdup_printf("%s: %s", key, what) : g_strdup_printf(" %s", what);
    g_ptr_array_add(faults, fault);
    g_free(what);
}

char *fault_describe(const struct fault *fault)
{
    return fault->line > 0 ? g_strdup_printf("%s:%u:%s", fault->path, fault->line, fault->text)
                           : g_strdup_printf("%s:%s", fault->path, fault->text);
}
