/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What any plugin costs that listens to SIP and looks at every frame after it: this one does no
 * more. For the benchmark to compare with. */

#include "compat.h"

WS_DLL_PUBLIC_DEF const char plugin_version[] = "0";
WS_DLL_PUBLIC_DEF const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF const int plugin_want_minor = WIRESHARK_VERSION_MINOR;
WS_DLL_PUBLIC void plugin_register(void);
COMPAT_PLUGIN_DESCRIBE

static int proto_nothing;

static int dissect_nothing(tvbuff_t *tvb _U_, packet_info *pinfo _U_, proto_tree *tree _U_,
                           void *data _U_)
{
    return 0;
}

static void register_nothing(void)
{
    proto_nothing = proto_register_protocol("Nothing", "NOTHING", "nothing");
    register_postdissector(create_dissector_handle(dissect_nothing, proto_nothing));
}

static void handoff_nothing(void)
{
    static int listener;
    GString *error = register_tap_listener("sip_follow", &listener, NULL, TL_IS_DISSECTOR_HELPER,
                                           NULL, NULL, NULL, NULL);

    if (error)
        g_error("%s", error->str);
}

void plugin_register(void)
{
    static proto_plugin plugin = {register_nothing, handoff_nothing};

    proto_register_plugin(&plugin);
}
