/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Names of algorithms, qop, nonce counts. */

#include "digest.h"
#include "slices.h"

static void algorithms_have_names(void **state)
{
    (void)state;
    assert_int_equal(digest_read_algorithm(slice_of("md5")), DIGEST_MD5);
    assert_int_equal(digest_read_algorithm(slice_of("MD5-sess")), DIGEST_MD5_SESS);
    assert_int_equal(digest_read_algorithm(slice_of("SHA-512-256-sess")), DIGEST_SHA_512_256_SESS);
    assert_int_equal(digest_read_algorithm(slice_of("SHA-1")), DIGEST_OTHER);
    assert_int_equal(digest_read_algorithm(slice_of("")), DIGEST_OTHER);
    assert_string_equal(digest_algorithm_name(DIGEST_SHA_256), "SHA-256");
    assert_null(digest_algorithm_name(DIGEST_OTHER));
    assert_true(digest_is_aka(digest_read_algorithm(slice_of("akav2-md5"))));
    assert_false(digest_is_aka(DIGEST_MD5));
}

static void several_qops_may_be_offered(void **state)
{
    (void)state;
    assert_int_equal(digest_read_qops(slice_of("")), 0);
    assert_int_equal(digest_read_qops(slice_of("auth")), DIGEST_QOP_AUTH);
    assert_int_equal(digest_read_qops(slice_of("auth-int, AUTH")),
                     DIGEST_QOP_AUTH | DIGEST_QOP_AUTH_INT);
    assert_int_equal(digest_read_qops(slice_of("auth-conf")), DIGEST_QOP_OTHER);
}

static void a_nonce_count_is_hexadecimal(void **state)
{
    (void)state;
    assert_int_equal(digest_read_count(slice_of("0000001f")), 31);
    assert_int_equal(digest_read_count(slice_of("ffffffff")), UINT32_MAX);
    assert_int_equal(digest_read_count(slice_of("1")), 1);
    assert_int_equal(digest_read_count(slice_of("000000001")), 0);
    assert_int_equal(digest_read_count(slice_of("0000000g")), 0);
    assert_int_equal(digest_read_count(slice_of("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(algorithms_have_names),
        cmocka_unit_test(several_qops_may_be_offered),
        cmocka_unit_test(a_nonce_count_is_hexadecimal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
