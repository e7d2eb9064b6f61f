/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Sums up the capture that is open, and finds its calls. */

#include "capture.h"

#include "compat.h"
#include "display_filter.h"
#include "kept.h"
#include "visit.h"

#include <epan/plugin_if.h>

static struct diagnosis *diagnosis;

void capture_start_file(struct diagnosis *of_file)
{
    diagnosis = of_file;
}

bool capture_is_open(void)
{
    return diagnosis != NULL;
}

/* All that is to be added up. */
static struct census_scope make_scope(void)
{
    struct kept kept = kept_all();

    return (struct census_scope){.results = kept.results, .count = kept.count, .end = visit_end()};
}

/* The name of the file, where Wireshark tells it: tshark does not. */
static const char *find_name(void)
{
    ws_info_t *info = NULL;

    plugin_if_get_ws_info(&info);
    return info && info->cf_filename ? info->cf_filename : "";
}

static struct summary *sum_up(const struct census_scope *scope)
{
    struct summary *summary = summary_new();

    diagnosis_summarize(diagnosis, scope, summary);
    if (summary->files->len == 0)
        g_ptr_array_add(summary->files, (void *)summary_text(summary, find_name()));
    return summary;
}

static bool is_wanted(uint32_t frame, void *data)
{
    return wanted_has(data, frame);
}

struct summary *capture_summarize(const struct wanted *wanted, bool wants_ladders)
{
    if (!diagnosis)
        return NULL;
    struct census_scope scope = make_scope();
    if (wanted) {
        scope.is_wanted = is_wanted;
        scope.data = (void *)wanted;
    }
    scope.wants_ladders = wants_ladders;
    return sum_up(&scope);
}

struct summary *capture_summarize_all(void)
{
    if (!diagnosis)
        return NULL;
    struct census_scope scope = make_scope();
    scope.wants_scans = true;
    return sum_up(&scope);
}

static bool is_of_call(uint32_t frame, void *call_id)
{
    return g_strcmp0(capture_call_in(frame), call_id) == 0;
}

struct summary *capture_summarize_call(const char *call_id)
{
    if (!diagnosis)
        return NULL;
    struct census_scope scope = make_scope();
    scope.is_wanted = is_of_call;
    scope.data = (void *)call_id;
    struct summary *summary = sum_up(&scope);
    scope.is_wanted = NULL;
    diagnosis_ladder(diagnosis, &scope, call_id, summary);
    return summary;
}

const char *capture_call_in(uint32_t frame)
{
    struct kept kept = kept_find(frame);

    return kept.count > 0 ? kept.results[0]->call_id : diagnosis_call_in(diagnosis, frame);
}

static void *number_of(frame_data *frame, void *data _U_)
{
    return GUINT_TO_POINTER(frame->num);
}

const char *capture_selected_call(void)
{
    uint32_t number = GPOINTER_TO_UINT(plugin_if_get_frame_data(number_of, NULL));

    return diagnosis && number != 0
               ? capture_call_in(frames_count_of(diagnosis_frames(diagnosis), number))
               : NULL;
}

static void add_call(GString *filter, const char *call_id)
{
    g_autofree char *of_call = display_filter_of_call(call_id);

    if (filter->len > 0)
        g_string_append(filter, " || ");
    g_string_append(filter, of_call);
}

char *capture_filter_of(const char *call_id)
{
    if (!diagnosis || store_may_have_cut(call_id))
        return NULL;
    const struct call_legs *legs = diagnosis_legs(diagnosis, call_id);
    GString *filter = g_string_new(NULL);
    for (unsigned i = 0; legs && i < legs->count; i++)
        add_call(filter, legs->legs[i].call_id);
    if (!legs)
        add_call(filter, call_id);
    return g_string_free(filter, FALSE);
}
