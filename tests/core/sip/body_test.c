/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Bodies, alone and in parts. */

#include "body.h"
#include "slices.h"

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

static void a_body_may_be_packed_as_a_whole_or_in_a_part(void **state)
{
    static const struct {
        const char *headers;
        bool may_be;
    } rows[] = {
        {"", false},
        {"Content-Type: application/sdp\r\n\r\nx-encoding: y", false},
        {"Content-Type: application/sdp\r\ne: gzip\r\n\r\nx", true},
        {"c: Multipart/Mixed;boundary=b\r\n\r\n--b\r\nContent-Type: a/b\r\n\r\nx\r\n", false},
        {"c: multipart/mixed;boundary=b\r\n\r\n--b\r\ncontent-transfer-Encoding: base64\r\n", true},
        {"c: multipart/mixed;boundary=b\r\n\r\n-encoding", false},
        {"c: multipart\r\n\r\n-encoding: x", false},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i].headers);

        if (body_may_be_packed(&message) != rows[i].may_be)
            fail_msg("row %zu", i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_is_found_alone_and_among_parts),
        cmocka_unit_test(a_boundary_has_70_characters_at_most),
        cmocka_unit_test(a_body_may_be_packed_as_a_whole_or_in_a_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
