/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The usual way to say in C what a SIP response means: a post-dissector that asks Wireshark for the
 * fields it needs. For the benchmark to compare with. */

#include "compat.h"

WS_DLL_PUBLIC_DEF const char plugin_version[] = "0";
WS_DLL_PUBLIC_DEF const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF const int plugin_want_minor = WIRESHARK_VERSION_MINOR;
WS_DLL_PUBLIC void plugin_register(void);
COMPAT_PLUGIN_DESCRIBE

#if WIRESHARK_AT_LEAST(4, 2)
#define VALUE(item) ((item)->value)
#else
#define VALUE(item) (&(item)->value)
#endif

static const value_string phrases[] = {
    {100, "Trying"},
    {180, "Ringing"},
    {183, "Session Progress"},
    {200, "OK"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {480, "Temporarily Unavailable"},
    {486, "Busy Here"},
    {487, "Request Terminated"},
    {488, "Not Acceptable Here"},
    {500, "Server Internal Error"},
    {503, "Service Unavailable"},
    {603, "Decline"},
    {0, NULL},
};

static int proto_peer;
static int ett_peer = -1;
static int hf_code;
static int hf_name;
static int hf_method;
static int hf_status_code;
static int hf_cseq_method;
static dissector_handle_t handle;

static field_info *find_item(proto_tree *tree, int field)
{
    const GPtrArray *items = proto_get_finfo_ptr_array(tree, field);

    return items && items->len > 0 ? g_ptr_array_index(items, 0) : NULL;
}

static void add_text(proto_tree *tree, int field, tvbuff_t *tvb, const char *text)
{
    proto_item_set_generated(proto_tree_add_string(tree, field, tvb, 0, 0, text));
}

static int dissect_peer(tvbuff_t *tvb, packet_info *pinfo _U_, proto_tree *tree, void *data _U_)
{
    field_info *status = find_item(tree, hf_status_code);
    field_info *method = find_item(tree, hf_cseq_method);

    if (!status)
        return 0;
    uint32_t code = fvalue_get_uinteger(VALUE(status));
    proto_item *item = proto_tree_add_item(tree, proto_peer, tvb, 0, -1, ENC_NA);
    proto_tree *subtree = proto_item_add_subtree(item, ett_peer);
    proto_item_set_generated(proto_tree_add_uint(subtree, hf_code, tvb, 0, 0, code));
    add_text(subtree, hf_name, tvb, val_to_str_const(code, phrases, "unknown"));
    if (method)
        add_text(subtree, hf_method, tvb, fvalue_get_string(VALUE(method)));
    return (int)tvb_captured_length(tvb);
}

static void register_peer(void)
{
    static int *subtrees[] = {&ett_peer};
    static hf_register_info fields[] = {
        {&hf_code, {"Code", "peer.code", FT_UINT16, BASE_DEC, NULL, 0, NULL, HFILL}},
        {&hf_name, {"Name", "peer.name", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
        {&hf_method, {"Method", "peer.method", FT_STRING, BASE_NONE, NULL, 0, NULL, HFILL}},
    };

    proto_peer = proto_register_protocol("Peer of SIP Response Code", "PEER", "peer");
    proto_register_field_array(proto_peer, fields, array_length(fields));
    proto_register_subtree_array(subtrees, array_length(subtrees));
    handle = create_dissector_handle(dissect_peer, proto_peer);
    register_postdissector(handle);
}

static void handoff_peer(void)
{
    GArray *wanted = g_array_new(FALSE, FALSE, sizeof(int));

    hf_status_code = proto_registrar_get_id_byname("sip.Status-Code");
    hf_cseq_method = proto_registrar_get_id_byname("sip.CSeq.method");
    g_array_append_val(wanted, hf_status_code);
    g_array_append_val(wanted, hf_cseq_method);
    set_postdissector_wanted_hfids(handle, wanted);
}

void plugin_register(void)
{
    static proto_plugin plugin = {register_peer, handoff_peer};

    proto_register_plugin(&plugin);
}
