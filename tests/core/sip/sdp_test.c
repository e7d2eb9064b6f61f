/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Session descriptions, described in short. */

#include "slices.h"

#define OPEN "v=0\r\nm=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n"
#define CLOSED "v=0\r\nm=audio 0 RTP/SAVP 18\r\n"

static void a_session_is_described_in_short(void **state)
{
    static const struct {
        const char *sdp;
        bool with_closed;
        const char *text;
    } rows[] = {
        {OPEN, false, "audio RTP/AVP PCMU PCMA"},
        {"m=audio 4000 RTP/AVP 96 97\na=rtpmap:97 opus/48000/2\na=rtpmap:96 AMR-WB/16000\n", false,
         "audio RTP/AVP AMR-WB opus"},
        {"m=audio 4 RTP/SAVPF 96\r\nm=video 6 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n", false,
         "audio RTP/SAVPF 96, video RTP/AVP H264"},
        {"m=audio 4 RTP/AVP 97\r\nm=video 6 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\n", false,
         "audio RTP/AVP 97, video RTP/AVP H264"},
        {"m=audio 4 RTP/AVP 0 13\r\nm=image 0 udptl t38\r\n", false, "audio RTP/AVP PCMU"},
        {"m=audio 4 RTP/AVP 9\r\na=rtpmap:96 X/8000\r\na=rtpmap:9 Y/8000", false,
         "audio RTP/AVP Y"},
        {"m=audio 4 RTP/AVP 9\r\na=rtpmap:96 X/8000\r\n", false, "audio RTP/AVP G722"},
        {"m=a 1 P\nm=b 1 P\nm=c 1 P\nm=d 1 P\nm=e 1 P\n", false, "a P, b P, c P, d P"},
        {"m=audio 4 P a b c d e f g h i j k l m n o p q\n", false,
         "audio P a b c d e f g h i j k l m n o p"},
        {"m=audio 4 RTP/AVP 9\r\na=rtpmap:9\r\n", false, "audio RTP/AVP G722"},
        {"m=audio 4 RTP/AVP 97\r\nmumble\r\na=rtpmap:97  opus/48000\r\nm", false,
         "audio RTP/AVP opus"},
        {CLOSED, false, ""},
        {CLOSED, true, "audio RTP/SAVP G729"},
        {"", false, ""},
        {"m=", false, " "},
        {"m=audio", false, "audio "},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char text[SDP_TEXT_MAX];

        describe_sdp((struct slice){rows[i].sdp, strlen(rows[i].sdp)}, rows[i].with_closed, text);
        assert_string_equal(text, rows[i].text);
    }
}

static void a_long_session_is_cut_at_a_word(void **state)
{
    GString *sdp = g_string_new("m=audio 4 RTP/AVP");
    char text[SDP_TEXT_MAX];

    (void)state;
    for (unsigned i = 0; i < 14; i++)
        g_string_append_printf(sdp, " codec-number-%u", i);
    describe_sdp((struct slice){sdp->str, sdp->len}, false, text);
    assert_in_range(strlen(text), SDP_TEXT_MAX - 17, SDP_TEXT_MAX - 1);
    assert_true(g_str_has_suffix(text, "codec-number-6"));
    g_string_free(sdp, TRUE);
}

static void a_session_fills_its_text_to_the_last_byte(void **state)
{
    g_autofree char *media = g_strnfill(SDP_TEXT_MAX - 2, 'a');
    char text[SDP_TEXT_MAX];

    (void)state;
    for (unsigned left_out = 0; left_out < 2; left_out++) {
        int length = SDP_TEXT_MAX - 3 + (int)left_out;
        g_autofree char *sdp = g_strdup_printf("m=%.*s 4 p", length, media);
        g_autofree char *expected = g_strdup_printf("%.*s%s", length, media, left_out ? "" : " p");

        describe_sdp((struct slice){sdp, strlen(sdp)}, false, text);
        assert_string_equal(text, expected);
    }
}

static void a_media_line_that_does_not_fit_is_left_out(void **state)
{
    g_autofree char *media = g_strnfill(SDP_TEXT_MAX, 'a');
    g_autofree char *sdp = g_strdup_printf("m=audio 4 RTP/AVP 0\nm=%s 6 RTP/AVP 31\n", media);
    char text[SDP_TEXT_MAX];

    (void)state;
    describe_sdp((struct slice){sdp, strlen(sdp)}, false, text);
    assert_string_equal(text, "audio RTP/AVP PCMU");
}

static void each_media_has_its_connection_and_direction(void **state)
{
    static const char body[] = "v=0\r\nc=IN IP4 192.0.2.1/127\r\na=recvonly\r\n"
                               "m=audio 4000 RTP/AVP 0\r\nc=IN IP6 2001:db8::1\r\na=sendonly\r\n"
                               "m=video 0 RTP/AVP 31\r\na=sendrecv2\r\n";
    struct sdp sdp;

    (void)state;
    sdp_parse(slice_of(body), &sdp);
    assert_int_equal(sdp.media_count, 2);
    assert_slice(sdp.media[0].connection, "2001:db8::1");
    assert_int_equal(sdp.media[0].direction, SDP_SENDONLY);
    assert_slice(sdp.media[1].connection, "192.0.2.1");
    assert_int_equal(sdp.media[1].direction, SDP_RECVONLY);
    assert_slice(sdp.media[1].port, "0");
    assert_slice(sdp.media[1].formats[0].name, "H261");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_is_described_in_short),
        cmocka_unit_test(a_long_session_is_cut_at_a_word),
        cmocka_unit_test(a_session_fills_its_text_to_the_last_byte),
        cmocka_unit_test(a_media_line_that_does_not_fit_is_left_out),
        cmocka_unit_test(each_media_has_its_connection_and_direction),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
