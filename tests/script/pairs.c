/* SPDX-License-Identifier: GPL-2.0-or-later */
/* pairs LANGUAGE STEP: what the program says of two codes, for each STEP-th of all pairs, as a
 * script: pairs = [{"a": 486, "b": 600, "text": "SIP 486 ..."}, ...]. */

#include "code.h"
#include "explain.h"
#include "language.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

/* That no table has, in each class and outside all of them. */
static const unsigned unknown[] = {99, 199, 299, 399, 499, 599, 699, 700};

static unsigned number_of(size_t i)
{
    size_t count;
    const struct code *codes = code_all(&count);

    if (i < count)
        return codes[i].code;
    return i - count < G_N_ELEMENTS(unknown) ? unknown[i - count] : 0;
}

static void print_pair(unsigned a, unsigned b)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    struct page *page = explain_difference(a, b);
    g_autofree char *text = page_render(page, 0, FALSE);

    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "a");
    json_builder_add_int_value(builder, a);
    json_builder_set_member_name(builder, "b");
    json_builder_add_int_value(builder, b);
    json_builder_set_member_name(builder, "text");
    json_builder_add_string_value(builder, text);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *line = json_to_string(root, FALSE);
    printf("%s,\n", line);
    page_free(page);
}

int main(int argc, char **argv)
{
    unsigned long step = argc == 3 ? strtoul(argv[2], NULL, 10) : 0, at = 0;
    unsigned a, b;

    if (step == 0 || language_find(argv[1]) == LANGUAGE_COUNT)
        return 2;
    language_choose(language_find(argv[1]));
    printf("pairs = [");
    for (size_t i = 0; (a = number_of(i)) != 0; i++) {
        for (size_t j = 0; (b = number_of(j)) != 0; j++) {
            if (a != b && at++ % step == 0)
                print_pair(a, b);
        }
    }
    printf("];\n");
    return 0;
}
