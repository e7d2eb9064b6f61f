/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Makes a field of each kind of value that findings name. */

#include "tree_values.h"

static int hf_value[FIELD_NONE];
static hf_register_info infos[FIELD_NONE];

/* By the kind of the values. */
static const struct {
    enum ftenum type;
    int display;
} types[] = {
    [VALUE_text] = {FT_STRING, BASE_NONE},
    [VALUE_number] = {FT_UINT32, BASE_DEC},
    [VALUE_frame] = {FT_FRAMENUM, BASE_NONE},
    [VALUE_duration] = {FT_RELATIVE_TIME, BASE_NONE},
    [VALUE_clock] = {FT_ABSOLUTE_TIME, ABSOLUTE_TIME_UTC},
};

/* Wireshark keeps the abbreviation. */
static hf_register_info describe(enum finding_field field)
{
    const struct field_text *text = field_text_of(field);

    return (hf_register_info){
        &hf_value[field],
        {item_name(text->title), g_strconcat("sipcode.finding.", text->name, NULL),
         types[text->kind].type, types[text->kind].display, NULL, 0, text->help, HFILL}};
}

void tree_values_register(int proto)
{
    for (int field = 0; field < FIELD_NONE; field++)
        infos[field] = describe((enum finding_field)field);
    proto_register_field_array(proto, infos, FIELD_NONE);
}

void tree_values_rename(void)
{
    for (int field = 0; field < FIELD_NONE; field++) {
        const struct field_text *text = field_text_of((enum finding_field)field);

        infos[field].hfinfo.name = item_name(text->title);
        infos[field].hfinfo.blurb = text->help;
    }
}

static proto_item *add_value(const struct branch *branch, int field, const struct value *value)
{
    switch (value_kind(value->name)) {
    case VALUE_text:
        return item_string(branch, field, value->text);
    case VALUE_number:
    case VALUE_frame:
        return item_uint(branch, field, (uint32_t)value->number);
    default:
        return item_time(branch, field, value->number);
    }
}

void tree_values_add(const struct branch *branch, const struct finding *finding)
{
    const struct named_value *named = field_values_of(finding->form);

    for (unsigned i = 0; named[i].value != VALUE_END; i++) {
        int field = hf_value[named[i].field];
        const struct value *value =
            proto_field_is_referenced(branch->tree, field) ? finding_value(finding, i) : NULL;
        proto_item *item = value ? add_value(branch, field, value) : NULL;

        if (item && value_kind(value->name) != VALUE_frame)
            proto_item_set_hidden(item);
    }
}
