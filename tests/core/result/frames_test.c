/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The numbers of frames where a read filter leaves some out. */

#include "check.h"
#include "frames.h"
#include "timers.h"

static void without_a_read_filter_frames_are_counted_as_they_are_numbered(void **state)
{
    struct frames *frames = frames_new();

    (void)state;
    assert_int_equal(frames_count_of(frames, 7), 7);
    assert_int_equal(frames_number_of(frames, 7), 7);
    assert_int_equal(frames_number_of(frames, 0), 0);
    frames_free(frames);
}

static void a_frame_that_is_left_out_has_no_number_and_gives_its_own_away(void **state)
{
    static const int64_t numbers[] = {-1, 1, 2, -4, -5, 3, -7, 4, 5};
    struct frames *frames = frames_new();

    (void)state;
    for (unsigned i = 0; i < G_N_ELEMENTS(numbers); i++) {
        if (numbers[i] < 0)
            frames_leave_out(frames, i + 1);
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(numbers); i++) {
        assert_int_equal(frames_number_of(frames, i + 1), numbers[i]);
        if (numbers[i] > 0)
            assert_int_equal(frames_count_of(frames, (uint32_t)numbers[i]), i + 1);
    }
    frames_free(frames);
}

static void what_is_seen_ends_where_the_capture_pauses(void **state)
{
    static const int64_t seconds[] = {0, 250, 249, 3600, 3601, 7, 8};
    static const int64_t until[] = {250, 250, 250, 3601, 3601, 8, 8};
    struct frames *frames = frames_new();

    (void)state;
    assert_int_equal(frames_seen_until(frames, 1), 0);
    for (unsigned i = 0; i < G_N_ELEMENTS(seconds); i++)
        frames_note_time(frames, i + 1, seconds[i] * SECOND);
    frames_note_time(frames, 6, 9 * SECOND);
    for (unsigned i = 0; i < G_N_ELEMENTS(until); i++)
        assert_int_equal(frames_seen_until(frames, i + 1), until[i] * SECOND);
    frames_free(frames);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_read_filter_frames_are_counted_as_they_are_numbered),
        cmocka_unit_test(a_frame_that_is_left_out_has_no_number_and_gives_its_own_away),
        cmocka_unit_test(what_is_seen_ends_where_the_capture_pauses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
