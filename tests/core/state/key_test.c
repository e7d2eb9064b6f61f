/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What tells which transaction and which dialog a message belongs to. */

#include "hash.h"
#include "key.h"
#include "slices.h"

static uint64_t hash(const char *text)
{
    return *text ? hash_of(0, slice_of(text)) : 0;
}

static void branch_and_tags_are_read_where_they_are(void **state)
{
    static const struct {
        const char *headers, *branch, *from, *to;
    } rows[] = {
        {"v: SIP/2.0/UDP h;branch=z9hG4bK1\r\nf: <sip:a@h>;tag=x\r\nt: <sip:b@h>;tag=y\r\n",
         "z9hG4bK1", "x", "y"},
        {"Via: SIP/2.0/UDP h;branch=1\r\nFrom: <sip:a@h;tag=x>\r\nTo: <sip:b@h>;tag=\r\n", "", "",
         ""},
        {"", "", "", ""},
    };

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *headers =
            g_strdup_printf("Call-ID: c\r\nCSeq: 7 INVITE\r\n%s", rows[i].headers);
        struct message message = message_with(headers);
        struct key key;

        assert_true(key_read(&message, &key));
        assert_true(key.call_id == hash("c"));
        assert_true(key.branch == hash(rows[i].branch));
        assert_true(key.from_tag == hash(rows[i].from));
        assert_true(key.to_tag == hash(rows[i].to));
        assert_int_equal(key.cseq.number, 7);
        assert_slice(key.cseq.method, "INVITE");
    }
}

static void without_call_id_or_cseq_there_is_no_key(void **state)
{
    static const char *const rows[] = {
        "CSeq: 7 INVITE\r\n",
        "Call-ID:\r\nCSeq: 7 INVITE\r\n",
        "Call-ID: c\r\n",
        "Call-ID: c\r\nCSeq: INVITE\r\n",
    };
    struct key key;

    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct message message = message_with(rows[i]);
        assert_false(key_read(&message, &key));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(branch_and_tags_are_read_where_they_are),
        cmocka_unit_test(without_call_id_or_cseq_there_is_no_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
