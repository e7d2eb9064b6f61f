/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What is written is JSON, whatever the text. */

#include "check.h"
#include "json_writer.h"

static void assert_text(const char *text, const char *json)
{
    struct json_writer writer = {.out = g_string_new(NULL)};

    json_writer_text(&writer, NULL, text);
    assert_string_equal(writer.out->str, json);
    g_string_free(writer.out, TRUE);
}

static void a_text_is_kept(void **state)
{
    (void)state;
    assert_text("", "\"\"");
    assert_text("sip:a@b <x>", "\"sip:a@b <x>\"");
    assert_text("ça va, 電話, \xf0\x9f\x93\x9e", "\"ça va, 電話, \xf0\x9f\x93\x9e\"");
}

static void what_json_forbids_is_escaped(void **state)
{
    (void)state;
    assert_text("a\"b\\c", "\"a\\\"b\\\\c\"");
    assert_text("\x01\t\n\x1f", "\"\\u0001\\u0009\\u000a\\u001f\"");
}

static void terminals_are_sent_no_sequences(void **state)
{
    (void)state;
    assert_text("\x1b[2J\x7f", "\"\\u001b[2J\\u007f\"");
    assert_text("\xc2\x9b", "\"\\u009b\"");     /* the same as ESC [ */
    assert_text("\xe2\x80\x8b", "\"\\u200b\""); /* nobody sees it */
    assert_text("\xf3\xa0\x80\xa0", "\"\\udb40\\udc20\"");
}

static void bytes_that_are_no_utf8_are_replaced(void **state)
{
    (void)state;
    assert_text("a\xff\xc3", "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
    assert_text("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""); /* half a pair */
}

static void values_stand_in_objects_and_arrays(void **state)
{
    struct json_writer writer = {.out = g_string_new(NULL)};

    (void)state;
    json_writer_open_object(&writer, NULL);
    json_writer_open_array(&writer, "none");
    json_writer_close_array(&writer);
    json_writer_open_array(&writer, "rows");
    json_writer_open_object(&writer, NULL);
    json_writer_number(&writer, "a", G_MAXUINT64);
    json_writer_text(&writer, "b", NULL);
    json_writer_milliseconds(&writer, "c", G_MAXINT64);
    json_writer_close_object(&writer);
    json_writer_true(&writer, NULL);
    json_writer_close_array(&writer);
    json_writer_milliseconds(&writer, "d", 1);
    json_writer_close_object(&writer);
    assert_string_equal(writer.out->str, "{\n\"none\":[],\n\"rows\":[\n"
                                         "{\"a\":18446744073709551615,\"c\":9223372036854.775807}"
                                         ",\ntrue\n],\n\"d\":0.000001\n}");
    g_string_free(writer.out, TRUE);
}

static void what_is_for_engines_is_one_line(void **state)
{
    struct json_writer writer = {.out = g_string_new(NULL), .is_one_line = true};

    (void)state;
    json_writer_open_object(&writer, NULL);
    json_writer_part(&writer, "a", "x\"yz", 3);
    json_writer_open_array(&writer, "b");
    json_writer_number(&writer, NULL, 1);
    json_writer_number(&writer, NULL, 2);
    json_writer_close_array(&writer);
    json_writer_seconds(&writer, "c", 0);
    json_writer_seconds(&writer, "d", 10000000000);
    json_writer_seconds(&writer, "e", 1000000001);
    json_writer_seconds(&writer, "f", 2500000000);
    json_writer_false(&writer, "g");
    json_writer_close_object(&writer);
    assert_string_equal(writer.out->str, "{\"a\":\"x\\\"y\",\"b\":[1,2],\"c\":0.0,\"d\":10.0,"
                                         "\"e\":1.000000001,\"f\":2.5,\"g\":false}");
    g_string_free(writer.out, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_kept),
        cmocka_unit_test(what_json_forbids_is_escaped),
        cmocka_unit_test(terminals_are_sent_no_sequences),
        cmocka_unit_test(bytes_that_are_no_utf8_are_replaced),
        cmocka_unit_test(values_stand_in_objects_and_arrays),
        cmocka_unit_test(what_is_for_engines_is_one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
