/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A module that listens on the tap "sipcode", as a report does, and prints what it gets: frame,
 * code, hosts, Call-ID. */

#include "told.h"

#include <stdio.h>

WS_DLL_PUBLIC_DEF const char plugin_version[] = "0";
WS_DLL_PUBLIC_DEF const int plugin_want_major = WIRESHARK_VERSION_MAJOR;
WS_DLL_PUBLIC_DEF const int plugin_want_minor = WIRESHARK_VERSION_MINOR;
WS_DLL_PUBLIC void plugin_register(void);
COMPAT_PLUGIN_DESCRIBE

static tap_packet_status print_frame(void *listener _U_, packet_info *pinfo _U_,
                                     epan_dissect_t *edt _U_, const void *data,
                                     tap_flags_t flags _U_)
{
    const struct told *told = (const struct told *)data;

    if (told->kept.count == 0)
        printf("%u%s\n", told->frame, told->is_encrypted ? " encrypted" : "");
    for (size_t i = 0; i < told->kept.count; i++) {
        const struct result *response = told->kept.results[i];

        printf("%u %u %s %s %s\n", response->frame, response->code, response->source->name,
               response->destination->name, response->call_id);
    }
    return TAP_PACKET_REDRAW;
}

static void register_nothing(void)
{
}

static void listen(void)
{
    static int listener;
    GString *error = register_tap_listener("sipcode", &listener, NULL, TL_REQUIRES_NOTHING, NULL,
                                           print_frame, NULL, NULL);

    if (error) {
        fprintf(stderr, "%s\n", error->str);
        g_string_free(error, TRUE);
    }
}

void plugin_register(void)
{
    static proto_plugin plugin = {register_nothing, listen};

    proto_register_plugin(&plugin);
}
