/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The data of the script as a whole. */

#include "data.h"

#include "data_parts.h"
#include "language.h"

void data_add_text(JsonBuilder *builder, const char *name, const char *text)
{
    if (!text)
        return;
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

void data_add_texts(JsonBuilder *builder, const char *name, const char *const *texts)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    for (; *texts; texts++)
        json_builder_add_string_value(builder, *texts);
    json_builder_end_array(builder);
}

char *data_script(void)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    const char *language = language_name(language_chosen());

    json_builder_begin_object(builder);
    data_add_wording(builder);
    data_add_codes(builder);
    data_add_others(builder);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    g_autofree char *text = json_to_string(root, FALSE);

    return g_strdup_printf("window.sipcode = window.sipcode || {};\nsipcode[\"%s\"] = %s;\n",
                           language, text);
}
