/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A report is read as it was written, adds up as the summaries do, and is refused where it is not
 * one. */

#include "check.h"
#include "report_json.h"
#include "report_read.h"
#include "whole_summary.h"

#include <string.h>

static struct summary *read_text(const char *text)
{
    char *fault = NULL;
    struct summary *summary = report_read(text, strlen(text), "x.json", &fault);

    if (fault)
        fail_msg("%s", fault);
    return summary;
}

static struct summary *copy(const struct summary *summary)
{
    g_autofree char *text = report_json(summary);

    return read_text(text);
}

static void assert_same(const struct summary *summary, const struct summary *other)
{
    g_autofree char *expected = report_json(summary);
    g_autofree char *actual = report_json(other);

    assert_string_equal(expected, actual);
}

static void all_of_a_report_is_read(void **state)
{
    struct summary *summary = whole_summary("a \"b\".pcap"), *other = copy(summary);
    const struct summary_call *call = &g_array_index(other->calls, struct summary_call, 0);

    (void)state;
    assert_same(summary, other);
    assert_int_equal(call->start, WHOLE_START);
    assert_int_equal(call->delay, INT64_C(1250123456));
    assert_int_equal(call->duration, 61 * WHOLE_SECOND + 1);
    assert_int_equal(call->ended_by, ENDED_BY_CALLEE);
    assert_true(call->has_rung);
    assert_int_equal(g_array_index(other->calls, struct summary_call, 1).delay, -1);
    assert_string_equal(g_array_index(other->calls, struct summary_call, 1).call_id,
                        "second\"<\x1b[2J>");
    assert_int_equal(counts_ratio(&other->counts, RATIO_ASR).part, 1);
    assert_int_equal(spread_percentile(&other->registrations.delay, 95), 180);
    summary_free(other);
    summary_free(summary);
}

static void of_nothing_there_nothing_is_read(void **state)
{
    struct summary *summary = summary_new(), *other = copy(summary);

    (void)state;
    assert_same(summary, other);
    assert_null(other->counts.delay.counts);
    summary_free(other);
    summary_free(summary);
}

static void reports_add_up_as_summaries_do(void **state)
{
    struct summary *first = whole_summary("a"), *second = whole_summary("b");
    struct summary *sum = summary_new(), *read_sum = summary_new();

    (void)state;
    for (unsigned i = 0; i < second->calls->len; i++)
        g_array_index(second->calls, struct summary_call, i).start += WHOLE_SECOND;
    summary_merge(sum, first);
    summary_merge(sum, second);
    struct summary *first_read = copy(first), *second_read = copy(second);
    summary_merge(read_sum, first_read);
    summary_merge(read_sum, second_read);
    assert_same(sum, read_sum);
    summary_free(first);
    summary_free(second);
    summary_free(first_read);
    summary_free(second_read);
    summary_free(sum);
    summary_free(read_sum);
}

static void what_was_summed_up_adds_up_again(void **state)
{
    struct summary *summary = summary_new();

    (void)state;
    for (unsigned i = 0; i < REPORT_ROWS_MAX + 2; i++) {
        g_autofree char *host = g_strdup_printf("192.0.2.1:%u", i);

        summary_keepalive(summary, host, "192.0.2.2:5060")->asked = 3;
    }
    struct summary *other = copy(summary), *again = copy(other);
    assert_int_equal(g_hash_table_size(other->keepalives), REPORT_ROWS_MAX + 1);
    assert_int_equal(summary_keepalive(other, SUMMARY_OTHERS, SUMMARY_OTHERS)->asked, 6);
    summary_merge(other, again);
    assert_int_equal(summary_keepalive(other, SUMMARY_OTHERS, SUMMARY_OTHERS)->asked, 12);
    summary_free(again);
    summary_free(other);
    summary_free(summary);
}

static void assert_refused(const char *text, size_t length, const char *expected)
{
    char *fault = NULL;
    struct summary *summary = report_read(text, length, "x.json", &fault);

    assert_null(summary);
    assert_non_null(fault);
    if (!strstr(fault, expected))
        fail_msg("no \"%s\" in: %s", expected, fault);
    g_free(fault);
}

/* Replaces the first one in a good report. */
static void assert_change_is_refused(const char *good, const char *what, const char *with,
                                     const char *expected)
{
    const char *at = strstr(good, what);

    if (!at)
        fail_msg("no %s in %s", what, good);
    g_autofree char *before = g_strndup(good, (gsize)(at - good));
    g_autofree char *text = g_strconcat(before, with, at + strlen(what), NULL);
    assert_refused(text, strlen(text), expected);
}

static const struct change {
    const char *what;
    const char *with;
    const char *place;
} changes[] = {
    {"\"schema_version\":1", "\"schema_version\":2", "another version"},
    {"\"schema_version\":1", "\"schema_version\":\"1\"", "damaged: schema_version"},
    {"\"schema_version\"", "\"schema\"", "damaged: schema_version"},
    {"\"frames\":1000", "\"frames\":-1", ": frames"},
    {"\"frames\":1000", "\"frames\":1000.0", ": frames"},
    {"\"frames\":1000", "\"frames\":9007199254740992", ": frames"},
    {"\"frames\":1000,", "", ": frames"},
    {"\"frames\":1000", "\"frames\":null", ": frames"},
    {"\"frames\":1000", "\"frames\":{}", ": frames"},
    {"\"files\":[", "\"files\":[1,", ": files"},
    {"\"doubts\":{", "\"doubts\":[],\"x\":{", ": doubts"},
    {"\"attempts\":3", "\"attempts\":4", ": outcomes"},
    {"\"accepted\":1", "\"accepted\":4", ": accepted"},
    {"\"ended\":1", "\"ended\":2", ": ended"},
    {"\"1250\":1", "\"01250\":1", ": delay_ms"},
    {"\"1250\":1", "\"600001\":1", ": delay_ms"},
    {"\"1250\":1", "\"-1\":1", ": delay_ms"},
    {"\"1250\":1", "\"\":1", ": delay_ms"},
    {"\"1250\":1", "\"1250\":0", ": delay_ms"},
    {"\"1250\":1", "\"1250\":\"1\"", ": delay_ms"},
    {"\"1250\":1", "\"1\":9007199254740991,\"2\":9007199254740991", ": delay_ms"},
    {"\"first\":\"2026-11-28T", "\"first\":\"2026-11-28 ", ": first"},
    {"\"first\":\"2026-11-28T10:04", "\"first\":\"2026-11-28T99:04", ": first"},
    {"\"first\":\"2026", "\"first\":\"2263", ": first"},
    {"\"first\":\"2026", "\"first\":\"1969", ": first"},
    {"\"width_s\":5", "\"width_s\":0", ": timeline"},
    {"\"width_s\":5", "\"width_s\":7", ": timeline"},
    {"{\"attempts\":1,\"failures\":0}", "{\"attempts\":1,\"failures\":2}", ": parts[0].failures"},
    {"{\"cause\":\"auth-rejected\"", "1,{\"cause\":\"auth-rejected\"", ": causes[0]"},
    {"\"outcome\":\"refused\"", "\"outcome\":\"lost\"", ": causes[0].outcome"},
    {"\"cause\":\"auth-rejected\"", "\"cause\":5", ": causes[0].cause"},
    {"{\"cause\":\"auth-rejected\",", "{", ": causes[0].cause"},
    {"\"peers\":[\n{\"source\"", "\"peers\":[\n{\"from\"", ": peers[0].source"},
    {"\"peers\":[", "\"peers\":[{},", ": peers[0].source"},
    {"\"keepalives\":[", "\"keepalives\":[{},", ": keepalives[0].source"},
    {"\"scans\":[", "\"scans\":[{},", ": scans[0].source"},
    {"\"calls\":[", "\"calls\":[{},", ": calls[0].call_id"},
    {"\"ladders\":[", "\"ladders\":[{},", ": ladders[0].call_id"},
    {"\"steps\":[", "\"steps\":[{},", ": ladders[0].steps[0].source"},
    {"\"first_frame\":8", "\"first_frame\":4294967296", ": causes[0].first_frame"},
    {"\"code\":403", "\"code\":1000", ": causes[0].code"},
    {"\"file\":0", "\"file\":1", ": causes[0].file"},
    {"\"rung\":true", "\"rung\":1", ": calls[0].rung"},
    {"\"delay_ms\":1250.123456", "\"delay_ms\":-1.0", ": calls[0].delay_ms"},
    {"\"delay_ms\":1250.123456", "\"delay_ms\":1e300", ": calls[0].delay_ms"},
    {"\n\"codes\":{", "\n\"codes\":{\"1000\":1,", "damaged: codes"},
    {"\"copies\":2", "\"copies\":\"2\"", ": ladders[0].steps[0].copies"},
    {"\"severity\":\"warn\"", "\"severity\":\"grave\"", ": ladders[0].steps[1].severity"},
};

static void what_is_wrong_is_named(void **state)
{
    struct summary *summary = whole_summary("a");
    g_autofree char *good = report_json(summary);

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(changes); i++)
        assert_change_is_refused(good, changes[i].what, changes[i].with, changes[i].place);
    summary_free(summary);
}

static void timelines_stay_within_their_parts(void **state)
{
    struct summary *summary = whole_summary("a");

    (void)state;
    summary->timeline = (struct timeline){.start = 120, .width = 1, .count = TIMELINE_MAX};
    g_autofree char *good = report_json(summary);
    summary_free(read_text(good));
    assert_change_is_refused(good, "\"parts\":[", "\"parts\":[{\"attempts\":0,\"failures\":0},",
                             ": parts[120].attempts");
    summary_free(summary);
}

static void members_of_later_versions_are_passed_over(void **state)
{
    struct summary *summary = whole_summary("a");
    g_autofree char *good = report_json(summary);
    g_autofree char *more = g_strconcat("{\"more\":[{\"x\":null}],", good + 1, NULL);
    struct summary *other = read_text(more);

    (void)state;
    assert_same(summary, other);
    summary_free(other);
    summary_free(summary);
}

static void what_is_no_json_is_refused(void **state)
{
    g_autofree char *brackets = g_strnfill(100000, '[');
    g_autofree char *deep = g_strconcat("{\"a\":", brackets, NULL);
    static const struct {
        const char *text, *place;
    } texts[] = {
        {"", ": "},
        {"[]", ": 1:1"},
        {"5", ": 1:1"},
        {"5{}", ": 1:1"},
        {"{}\n{}", ": 2:1"},
        {"{} 5", ": 1:4"},
        {"{\n \"a\": 'b'}", ": 2:7"},
        {"{/* \" */}", ": 1:2"},
        {"{\"a\": \"", ": 1:7"},
        {"{\"a\": \"\xff\"}", ": 1:8"},
        {"{\"a\": 1,\n}", ": 1:8"},
        {"{\"a\" 1}", ": 1:"},
        {"\x7f"
         "ELF",
         ": 1:1"},
    };

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_refused(texts[i].text, strlen(texts[i].text), texts[i].place);
    assert_refused("{}\0{}", 5, ": 1:3");
    assert_refused(deep, strlen(deep), ": 1:21");
}

static void half_a_report_is_refused_at_each_byte(void **state)
{
    struct summary *summary = summary_new();
    g_autofree char *good = report_json(summary);

    (void)state;
    for (size_t length = 0; length + 2 < strlen(good); length++)
        assert_refused(good, length, "x.json");
    summary_free(summary);
}

/* What is half a character, or none that a text may have, becomes a text all the same or is
 * refused: releases of JSON-GLib differ. */
static void escapes_cannot_break_texts(void **state)
{
    static const char *const escapes[] = {"\\ud800x", "x\\udc00", "x\\u0000y"};
    struct summary *summary = whole_summary("broken");
    g_autofree char *good = report_json(summary);
    g_auto(GStrv) parts = g_strsplit(good, "broken", 2);

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
        g_autofree char *text = g_strjoinv(escapes[i], parts), *fault = NULL;
        struct summary *other = report_read(text, strlen(text), "x.json", &fault);

        if (!other) {
            assert_non_null(fault);
            assert_true(g_str_has_prefix(fault, "x.json is no report"));
            continue;
        }
        assert_null(fault);
        assert_true(g_utf8_validate(g_ptr_array_index(other->files, 0), -1, NULL));
        summary_free(other);
    }
    summary_free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_of_a_report_is_read),
        cmocka_unit_test(of_nothing_there_nothing_is_read),
        cmocka_unit_test(reports_add_up_as_summaries_do),
        cmocka_unit_test(what_was_summed_up_adds_up_again),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(timelines_stay_within_their_parts),
        cmocka_unit_test(members_of_later_versions_are_passed_over),
        cmocka_unit_test(what_is_no_json_is_refused),
        cmocka_unit_test(half_a_report_is_refused_at_each_byte),
        cmocka_unit_test(escapes_cannot_break_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
