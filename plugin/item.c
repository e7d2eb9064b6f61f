/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Adding items to the tree. */

#include "item.h"

#include "columns.h"
#include "labels.h"
#include "language.h"

#include <string.h>

/* What Wireshark's packet details take of a line for each level, and for those of a generated item.
 */
#define LEVEL_COLUMNS 3
#define BRACKET_COLUMNS 2

/* A line has so many, however deep. */
#define WIDTH_MIN 20

/* Before a line that goes on beside its item, and not below it. */
#define INDENT "   "

const char *item_name(const char *name)
{
    if (language_chosen() == LANGUAGE_EN)
        return name;
    g_autofree char *label = SENTENCE_WITH(SENTENCE_TREE_LABEL, value_name(name));

    return g_intern_string(label);
}

static hf_register_info describe(const struct item_field *field)
{
    bool is_line = field->name == SENTENCE_NONE;
    enum sentence name = is_line ? SENTENCE_TREE_LINE : field->name;
    enum sentence help = is_line ? SENTENCE_TREE_LINE_HELP : field->help;

    return (hf_register_info){field->id,
                              {item_name(sentence_text(name)), field->abbreviation, field->type,
                               field->display, field->strings, 0,
                               help != SENTENCE_NONE ? sentence_text(help) : NULL, HFILL}};
}

/* All that were registered: each tree has its own. */
static struct {
    const struct item_field *fields;
    hf_register_info *infos;
    size_t count;
} registered[8];

static size_t registered_count;

void item_register(int proto, const struct item_field *fields, hf_register_info *infos,
                   size_t count)
{
    g_assert(registered_count < G_N_ELEMENTS(registered));
    registered[registered_count].fields = fields;
    registered[registered_count].infos = infos;
    registered[registered_count++].count = count;
    for (size_t i = 0; i < count; i++)
        infos[i] = describe(&fields[i]);
    proto_register_field_array(proto, infos, (int)count);
}

void item_rename(void)
{
    for (size_t i = 0; i < registered_count; i++) {
        for (size_t j = 0; j < registered[i].count; j++) {
            const hf_register_info named = describe(&registered[i].fields[j]);
            header_field_info *info = &registered[i].infos[j].hfinfo;

            info->name = named.hfinfo.name;
            info->blurb = named.hfinfo.blurb;
        }
    }
}

struct branch item_root(proto_tree *tree, tvbuff_t *tvb, unsigned wrap)
{
    bool is_seen = PTREE_DATA(tree)->visible;
    unsigned width = wrap > 0 ? MAX(wrap, WIDTH_MIN) : 0;

    return (struct branch){tree, tvb, -1, is_seen ? width : 0, is_seen};
}

static unsigned narrow(unsigned width)
{
    return width > 0 ? MAX(width - LEVEL_COLUMNS, WIDTH_MIN) : 0;
}

struct branch item_inside(const struct branch *above, proto_item *item, int line)
{
    return (struct branch){item, above->tvb, line, narrow(above->width), above->is_seen};
}

struct branch item_below(const struct branch *above, proto_item *item, int ett, int line)
{
    return item_inside(above, proto_item_add_subtree(item, ett), line);
}

/* What proto_item_set_text() does without vsnprintf(), which for texts of this length costs more
 * than to make the item. */
static void set_label(proto_item *item, const char *lead, const char *text, size_t length)
{
    field_info *finfo = PITEM_FINFO(item);
    size_t lead_length = strlen(lead);

    if (!finfo) /* nobody sees this tree, or asks for the field */
        return;
    if (lead_length + length >= ITEM_LABEL_LENGTH) {
        proto_item_set_text(item, "%s%.*s", lead, (int)length, text);
        return;
    }
    finfo->rep = wmem_new0(PNODE_POOL(item), item_label_t);
    memcpy(finfo->rep->representation, lead, lead_length);
    memcpy(finfo->rep->representation + lead_length, text, length);
}

static proto_item *add_line(const struct branch *branch)
{
    return proto_tree_add_item(branch->tree, branch->line, branch->tvb, 0, 0, ENC_NA);
}

/* Labels the item with as much as fits; the rest gets lines in `rest`. */
static void wrap(proto_item *item, unsigned width, const struct branch *rest, const char *indent,
                 const char *label)
{
    size_t length = width > 0 ? columns_break(label, width - BRACKET_COLUMNS) : strlen(label);

    set_label(item, "", label, length);
    for (label = columns_rest(label, length); *label; label = columns_rest(label, length)) {
        length = columns_break(label, rest->width - (unsigned)strlen(indent));
        set_label(add_line(rest), indent, label, length);
    }
}

/* The same of a text that never changes. */
static void wrap_known(proto_item *item, unsigned width, const struct branch *rest,
                       const char *indent, const char *const parts[3])
{
    if (!rest->is_seen)
        return;
    const struct layout layout = {width > 0 ? width - BRACKET_COLUMNS : 0,
                                  width > 0 ? rest->width - (unsigned)strlen(indent) : 0, indent};
    const struct labels *labels = labels_find(parts[0], parts[1], parts[2], &layout);

    PITEM_FINFO(item)->rep = labels->lines[0];
    for (size_t i = 1; i < labels->count; i++)
        PITEM_FINFO(add_line(rest))->rep = labels->lines[i];
}

bool item_fits(const struct branch *branch, const char *label)
{
    return branch->width == 0 ||
           columns_count(label, strlen(label)) <= branch->width - BRACKET_COLUMNS;
}

void item_label(const struct branch *above, proto_item *item, const struct branch *below,
                const char *label)
{
    wrap(item, above->width, below, "", label);
}

void item_label_value(const struct branch *above, proto_item *item, const struct branch *below,
                      int field, const char *text)
{
    if (!above->is_seen)
        return;
    g_autofree char *label =
        g_strconcat(proto_registrar_get_nth((unsigned)field)->name, ": ", text, NULL);
    item_label(above, item, below, label);
}

void item_label_known(const struct branch *above, proto_item *item, const struct branch *below,
                      const char *label)
{
    if (above->is_seen)
        wrap_known(item, above->width, below, "", (const char *const[]){"", "", label});
    else
        item_label(above, item, below, label);
}

proto_item *item_string(const struct branch *branch, int field, const char *text)
{
    proto_item *item = proto_tree_add_string(branch->tree, field, branch->tvb, 0, 0, text);

    proto_item_set_generated(item);
    return item;
}

static void label_text(const struct branch *branch, int field, proto_item *item, const char *text)
{
    g_autofree char *label =
        g_strconcat(proto_registrar_get_nth((unsigned)field)->name, ": ", text, NULL);

    wrap(item, branch->width, branch, INDENT, label);
}

/* Wireshark labels its own items in English. */
static bool is_labelled_by_us(const struct branch *branch)
{
    return branch->is_seen && language_chosen() != LANGUAGE_EN;
}

void item_text(const struct branch *branch, int field, const char *text)
{
    proto_item *item = item_string(branch, field, text);

    if (branch->is_seen)
        label_text(branch, field, item, text);
}

static void label_known(const struct branch *branch, int field, proto_item *item, const char *text)
{
    const char *name = proto_registrar_get_nth((unsigned)field)->name;

    wrap_known(item, branch->width, branch, INDENT, (const char *const[]){name, ": ", text});
}

void item_known(const struct branch *branch, int field, const char *text)
{
    label_known(branch, field, item_string(branch, field, text), text);
}

void item_choice(const struct branch *branch, int field, const char *word, enum sentence sentence)
{
    label_known(branch, field, item_string(branch, field, word), sentence_text(sentence));
}

void item_numbered(const struct branch *branch, int field, unsigned number, const char *text)
{
    static const char numbers[][2] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    proto_item *item = item_string(branch, field, text);

    wrap_known(item, branch->width, branch, INDENT,
               (const char *const[]){numbers[number - 1], ". ", text});
}

void item_hidden(const struct branch *branch, int field, const char *text)
{
    proto_item_set_hidden(item_string(branch, field, text));
}

proto_item *item_uint(const struct branch *branch, int field, unsigned value)
{
    proto_item *item = proto_tree_add_uint(branch->tree, field, branch->tvb, 0, 0, value);

    proto_item_set_generated(item);
    return item;
}

proto_item *item_word(const struct branch *branch, int field, unsigned value, const char *word)
{
    proto_item *item = item_uint(branch, field, value);

    if (is_labelled_by_us(branch)) {
        g_autofree char *text = g_strdup_printf("%s (%u)", word, value);
        label_text(branch, field, item, text);
    }
    return item;
}

proto_item *item_time(const struct branch *branch, int field, int64_t nanoseconds)
{
    nstime_t time = {nanoseconds / 1000000000, (int)(nanoseconds % 1000000000)};
    proto_item *item = proto_tree_add_time(branch->tree, field, branch->tvb, 0, 0, &time);

    proto_item_set_generated(item);
    if (is_labelled_by_us(branch) &&
        proto_registrar_get_nth((unsigned)field)->type == FT_RELATIVE_TIME) {
        g_autofree char *text = value_render_seconds(nanoseconds);
        label_text(branch, field, item, text);
    }
    return item;
}

proto_item *item_none(const struct branch *branch, int field)
{
    proto_item *item = proto_tree_add_item(branch->tree, field, branch->tvb, 0, 0, ENC_NA);

    proto_item_set_generated(item);
    return item;
}

struct branch item_group(const struct branch *branch, int field, int ett, int line)
{
    return item_below(branch, item_none(branch, field), ett, line);
}
