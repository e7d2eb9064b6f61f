/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding items to the tree. */

#include "item.h"

static hf_register_info describe(const struct item_field *field)
{
    const char *help = field->help != SENTENCE_NONE ? sentence_text(field->help) : NULL;

    return (hf_register_info){field->id,
                              {sentence_text(field->name), field->abbreviation, field->type,
                               field->display, field->strings, 0, help, HFILL}};
}

void item_register(int proto, const struct item_field *fields, hf_register_info *infos,
                   size_t count)
{
    for (size_t i = 0; i < count; i++)
        infos[i] = describe(&fields[i]);
    proto_register_field_array(proto, infos, (int)count);
}

proto_item *item_string(proto_tree *tree, int field, tvbuff_t *tvb, const char *text)
{
    proto_item *item = proto_tree_add_string(tree, field, tvb, 0, 0, text);

    proto_item_set_generated(item);
    return item;
}

proto_item *item_uint(proto_tree *tree, int field, tvbuff_t *tvb, unsigned value)
{
    proto_item *item = proto_tree_add_uint(tree, field, tvb, 0, 0, value);

    proto_item_set_generated(item);
    return item;
}

proto_tree *item_group(proto_tree *tree, int field, int ett, tvbuff_t *tvb)
{
    proto_item *item = proto_tree_add_item(tree, field, tvb, 0, 0, ENC_NA);

    proto_item_set_generated(item);
    return proto_item_add_subtree(item, ett);
}
