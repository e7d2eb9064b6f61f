/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding items to the tree. */

#include "item.h"

#include <string.h>

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

/* What proto_item_set_text() does without vsnprintf(), which for texts of this length costs more
 * than to make the item. */
void item_label(proto_item *item, const char *lead, const char *mark, const char *text)
{
    field_info *finfo = PITEM_FINFO(item);
    size_t lead_length = strlen(lead), mark_length = strlen(mark), length = strlen(text);

    if (!finfo) /* nobody sees this tree, or asks for the field */
        return;
    if (lead_length + mark_length + length >= ITEM_LABEL_LENGTH) {
        proto_item_set_text(item, "%s%s%s", lead, mark, text);
        return;
    }
    finfo->rep = wmem_new0(PNODE_POOL(item), item_label_t);
    memcpy(finfo->rep->representation, lead, lead_length);
    memcpy(finfo->rep->representation + lead_length, mark, mark_length);
    memcpy(finfo->rep->representation + lead_length + mark_length, text, length);
}

void item_label_value(proto_item *item, int field, const char *text)
{
    item_label(item, proto_registrar_get_nth((unsigned)field)->name, ": ", text);
}

proto_item *item_text(proto_tree *tree, int field, tvbuff_t *tvb, const char *text)
{
    proto_item *item = item_string(tree, field, tvb, text);

    item_label_value(item, field, text);
    return item;
}

proto_item *item_numbered(proto_tree *tree, int field, tvbuff_t *tvb, unsigned number,
                          const char *text)
{
    proto_item *item = item_string(tree, field, tvb, text);
    const char digit[] = {(char)('0' + number % 10), '\0'};

    item_label(item, digit, ". ", text);
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
