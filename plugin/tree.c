/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Renders what is kept of a message. Nothing here depends on the pass: no taps, no other fields. */

#include "tree.h"

#include "experts.h"
#include "heading.h"
#include "item.h"
#include "sentence.h"
#include "tree_code.h"
#include "tree_exchange.h"
#include "tree_values.h"

static int proto_sipcode;
static int hf_summary;
static int hf_line;

static int ett_sipcode = -1;

static const struct item_field fields[] = {
    {&hf_summary, "sipcode.summary", FT_STRING, BASE_NONE, NULL, SENTENCE_TREE_SUMMARY,
     SENTENCE_NONE},
    ITEM_LINE(hf_line, "sipcode.line"),
};

static hf_register_info infos[G_N_ELEMENTS(fields)];

static int *const trees[] = {&ett_sipcode};

/* Who opens the tree of a response wants to read what happened, not three more clicks. Wireshark
 * has no place for this before the first file is opened; after that the user's own clicks count. */
static void open_groups(void)
{
    static bool opened = false;

    if (!opened) {
        tree_exchange_open();
        tree_code_open();
        experts_open();
    }
    opened = true;
}

void tree_register(int proto)
{
    proto_sipcode = proto;
    item_register(proto, fields, infos, G_N_ELEMENTS(fields));
    proto_register_subtree_array(trees, (int)G_N_ELEMENTS(trees));
    experts_register(proto);
    tree_exchange_register(proto);
    tree_code_register(proto);
    register_init_routine(open_groups);
}

void tree_rename(void)
{
    item_rename();
    tree_values_rename();
    experts_rename();
}

/* One line for a column: of the finding that explains the message, else what the code says in
 * answer to its method. The caller frees it. */
static char *summarize(const struct result *result)
{
    return result->explaining ? finding_render(result_explaining(result), FINDING_SUMMARY)
                              : g_strdup(code_summary(result_about(result), result->method));
}

/* The first line of a message that something explains. `name` is the code with its name, or the
 * method of a request. The caller frees it. */
static char *make_title(const struct result *result, const char *name, const char *reason)
{
    if (result_is_request(result))
        return SENTENCE_WITH(SENTENCE_TREE_TITLE_REQUEST, value_method(name),
                             value_summary(reason));
    return SENTENCE_WITH(result->is_reported ? SENTENCE_TREE_TITLE_REPORTED_REASON
                                             : SENTENCE_TREE_TITLE_REASON,
                         value_response(name), value_summary(reason));
}

/* What a title says is not said again. */
static void add_summary(const struct branch *body, const struct result *result, const char *summary,
                        bool is_said)
{
    if (is_said)
        item_hidden(body, hf_summary, summary);
    else if (result->explaining)
        item_text(body, hf_summary, summary);
    else
        item_known(body, hf_summary, code_summary(result_about(result), result->method));
}

/* The title has the summary of what explains the message; where that does not fit, its cause.
 * Returns whether it has all of the summary. */
static bool add_reason_title(const struct branch *root, proto_item *item, const struct branch *body,
                             const struct result *result, const char *name, const char *summary)
{
    const char *cause = finding_text_of(result_explaining(result)->form)->cause;
    g_autofree char *whole = make_title(result, name, summary);
    g_autofree char *brief = item_fits(root, whole) ? NULL : make_title(result, name, cause);
    bool is_brief = brief && item_fits(root, brief);

    item_label(root, item, body, is_brief ? brief : whole);
    return !is_brief;
}

/* Returns whether the summary of the message is in it. */
static bool add_title(const struct branch *root, proto_item *item, const struct branch *body,
                      const struct result *result, const char *name, const char *summary)
{
    if (result->explaining)
        return add_reason_title(root, item, body, result, name, summary);
    if (result->is_reported) {
        g_autofree char *title = SENTENCE_WITH(SENTENCE_TREE_TITLE_REPORTED, value_response(name));
        item_label(root, item, body, title);
    } else {
        item_label_known(root, item, body, heading_of(result->code)->title);
    }
    return false;
}

static void add_tree(const struct branch *root, const struct result *result, packet_info *pinfo,
                     const char *name, enum code_severity expert_minimum)
{
    g_autofree char *summary = summarize(result);
    proto_item *item = item_none(root, proto_sipcode);
    struct branch body = item_below(root, item, ett_sipcode, hf_line);

    bool is_said = add_title(root, item, &body, result, name, summary);
    add_summary(&body, result, summary, is_said);
    tree_exchange_add(&body, result);
    if (result_is_request(result))
        tree_code_add_request(&body, result);
    else
        tree_code_add(&body, result);
    experts_add(pinfo, item, &body, result, name, expert_minimum);
}

void tree_add(const struct result *result, tvbuff_t *tvb, packet_info *pinfo, proto_tree *tree,
              const struct tree_options *options)
{
    if (!experts_are_read(tree)) {
        experts_note(pinfo, result, options->expert_minimum);
        return;
    }
    const char *name =
        result_is_request(result) ? result->method : heading_of(result->code)->response;
    if (!tree) {
        experts_add(pinfo, NULL, NULL, result, name, options->expert_minimum);
        return;
    }
    struct branch root = item_root(tree, tvb, options->wrap);
    add_tree(&root, result, pinfo, name, options->expert_minimum);
}

void tree_add_hint(const struct result *result, packet_info *pinfo)
{
    g_autofree char *summary = summarize(result);
    char digits[sizeof("65535")];

    snprintf(digits, sizeof(digits), "%03u", result->code);
    g_autofree char *hint =
        result_is_request(result)
            ? SENTENCE_WITH(SENTENCE_TREE_HINT_REQUEST, value_summary(summary))
            : SENTENCE_WITH(result->is_reported ? SENTENCE_TREE_HINT_REPORTED : SENTENCE_TREE_HINT,
                            value_digits(digits), value_summary(summary));
    col_append_fstr(pinfo->cinfo, COL_INFO, " %s", hint);
}
