/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bodies, session descriptions, and offers that were refused. */

#include "body.h"
#include "exchanges.h"
#include "sdp.h"

#define AUDIO "v=0\r\nm=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\n"
#define LISTED "v=0\r\nm=audio 0 RTP/SAVP 18\r\n"
#define SDP_TYPE "Content-Type: application/sdp\r\n\r\n"

static void a_session_is_described_in_short(void **state)
{
    static const struct {
        const char *sdp;
        bool with_closed;
        const char *text;
    } rows[] = {
        {AUDIO, false, "audio RTP/AVP PCMU PCMA"},
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
        {LISTED, false, ""},
        {LISTED, true, "audio RTP/SAVP G729"},
        {"", false, ""},
        {"m=", false, " "},
        {"m=audio", false, "audio "},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char text[SDP_TEXT_MAX];

        sdp_describe((struct slice){rows[i].sdp, strlen(rows[i].sdp)}, rows[i].with_closed, text);
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
    sdp_describe((struct slice){sdp->str, sdp->len}, false, text);
    assert_in_range(strlen(text), SDP_TEXT_MAX - 17, SDP_TEXT_MAX - 1);
    assert_true(g_str_has_suffix(text, "codec-number-6"));
    g_string_free(sdp, TRUE);
}

/* A message with that header and body holds this part; NULL for none. */
static void assert_part(const char *headers, const char *body, const char *expected)
{
    g_autofree char *text = g_strdup_printf("INVITE sip:b@host SIP/2.0\r\n%s\r\n%s", headers, body);
    struct message message;
    struct slice found;

    assert_true(message_parse(text, strlen(text), &message));
    assert_int_equal(body_find(&message, "application/sdp", &found), expected != NULL);
    if (expected) {
        assert_int_equal(found.length, strlen(expected));
        assert_memory_equal(found.data, expected, found.length);
    }
}

static void a_body_is_found_alone_and_among_parts(void **state)
{
    static const char multipart[] = "Content-Type: multipart/mixed;boundary=\"--b-\"\r\n";

    (void)state;
    assert_part("c: Application/SDP ;charset=x\r\n", "v=0", "v=0");
    assert_part("Content-Type: application/sdp\r\n", "", NULL);
    assert_part("", "v=0", NULL);
    assert_part("Content-Type:\r\n", "v=0", NULL);
    assert_part("Content-Type: application/sdp\r\nContent-Encoding: gzip\r\n", "v=0", NULL);
    assert_part(multipart,
                "preamble\r\n----b-\r\nContent-Type: text/plain\r\n\r\nhi\r\n----b-\r\n"
                "content-type:application/sdp\r\n\r\nv=0\r\n----b---\r\n",
                "v=0\r\n");
    assert_part(multipart, "----b-\r\nContent-Type: text/plain\r\n\r\nhi\r\n----b---", NULL);
    assert_part(multipart, "----b-\r\nContent-Type: application/sdp\r\n\r\nv=0 never ends", NULL);
    assert_part(multipart, "----b-", NULL);
    assert_part(multipart,
                "\r\nContent-Type: application/sdp\r\n\r\nthe preamble\r\n"
                "----b-\r\nContent-Type: text/plain\r\n\r\nhi\r\n----b---",
                NULL);
    assert_part(multipart, "----b-\r\nX: application/sdp\r\n\r\nv=0\r\n----b---", NULL);
    assert_part("Content-Type: text/plain;boundary=b\r\n",
                "--b\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--b--", NULL);
    assert_part("Content-Type: multipart/mixed;boundary=\"\"\r\n",
                "--\r\nContent-Type: application/sdp\r\n\r\nv=0--", NULL);
    assert_part(multipart, "-", NULL);
    assert_part(multipart, "----b-\r\nContent-Type: application/sdp----b---",
                ""); /* RFC 2046 5.1 */
    assert_part("Content-Type: multipart/mixed\r\n", "--\r\nContent-Type: application/sdp\r\n\r\nv",
                NULL);
    assert_part("Content-Type: multipart/mixed;boundary=b\r\n",
                "--b\r\nContent-Type: application/sdp; x=\"y\"\r\n\r\nv=0--b--", "v=0");
}

static void a_boundary_has_70_characters_at_most(void **state)
{
    (void)state;
    for (size_t length = 70; length <= 71; length++) {
        g_autofree char *boundary = g_strnfill(length, 'b');
        g_autofree char *header =
            g_strdup_printf("Content-Type: multipart/mixed;boundary=%s\r\n", boundary);
        g_autofree char *body = g_strdup_printf(
            "--%s\r\nContent-Type: application/sdp\r\n\r\nv=0--%s--", boundary, boundary);

        assert_part(header, body, length == 70 ? "v=0" : NULL);
    }
}

static void a_refused_offer_is_put_beside_what_the_other_side_has(void **state)
{
    (void)state;
    request(0, "INVITE", 1, SDP_TYPE AUDIO);
    const struct response *plain = response(1, "488 Not Acceptable Here", "INVITE", 1, "");
    assert_findings(plain, "offer-refused");
    assert_text(plain, "The session description that was refused offers audio RTP/AVP PCMU PCMA.");

    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    const struct response *warned =
        response(3, "606 Not Acceptable", "INVITE", 2, "Warning: 305 host \"Bad format\"\r\n");
    assert_findings(warned, "offer-refused-warned");
    assert_text(warned, "The session description that was refused offers audio RTP/AVP PCMU PCMA. "
                        "Warning 305: \"Bad format\".");

    request(4, "INVITE", 3, SDP_TYPE AUDIO);
    const struct response *listed =
        response(5, "488 Not Acceptable Here", "INVITE", 3, SDP_TYPE LISTED);
    assert_findings(listed, "offer-refused-listed");
    assert_text(listed, "Offered was audio RTP/AVP PCMU PCMA; the side that refuses lists "
                        "audio RTP/SAVP G729.");
}

static void without_an_offer_nothing_is_said_of_one(void **state)
{
    (void)state;
    request(0, "INVITE", 1, "");
    assert_findings(response(1, "488 Not Acceptable Here", "INVITE", 1, ""), "");
    request(2, "INVITE", 2, SDP_TYPE AUDIO);
    assert_findings(response(3, "486 Busy Here", "INVITE", 2, ""), "");
    request(4, "INVITE", 3, SDP_TYPE LISTED);
    assert_findings(response(5, "488 Not Acceptable Here", "INVITE", 3, ""), "");
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

        sdp_describe((struct slice){sdp, strlen(sdp)}, false, text);
        assert_string_equal(text, expected);
    }
}

static void a_media_line_that_does_not_fit_is_left_out(void **state)
{
    g_autofree char *media = g_strnfill(SDP_TEXT_MAX, 'a');
    g_autofree char *sdp = g_strdup_printf("m=audio 4 RTP/AVP 0\nm=%s 6 RTP/AVP 31\n", media);
    char text[SDP_TEXT_MAX];

    (void)state;
    sdp_describe((struct slice){sdp, strlen(sdp)}, false, text);
    assert_string_equal(text, "audio RTP/AVP PCMU");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_is_described_in_short),
        cmocka_unit_test(a_long_session_is_cut_at_a_word),
        cmocka_unit_test(a_body_is_found_alone_and_among_parts),
        cmocka_unit_test(a_boundary_has_70_characters_at_most),
        EXCHANGE(a_refused_offer_is_put_beside_what_the_other_side_has),
        EXCHANGE(without_an_offer_nothing_is_said_of_one),
        EXCHANGE(a_session_fills_its_text_to_the_last_byte),
        cmocka_unit_test(a_media_line_that_does_not_fit_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
