/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Differences between the Wireshark releases that the plugin builds with: 4.0 to 4.6. */

#ifndef SIPCODE_COMPAT_H
#define SIPCODE_COMPAT_H

#include <ws_version.h>

#define WIRESHARK_AT_LEAST(major, minor)                                                           \
    (WIRESHARK_VERSION_MAJOR > (major) ||                                                          \
     (WIRESHARK_VERSION_MAJOR == (major) && WIRESHARK_VERSION_MINOR >= (minor)))

#if WIRESHARK_AT_LEAST(4, 4)
#include <config.h>
#endif

#define WS_BUILD_DLL
#include <wireshark.h>
#include <epan/packet.h>
#include <epan/tap.h>
#include <epan/expert.h>
#include <epan/prefs.h>
#include <epan/proto_data.h>

#if WIRESHARK_AT_LEAST(4, 6)
#include <epan/tfs.h>
#endif

#if WIRESHARK_AT_LEAST(4, 4)
typedef bool compat_bool;
#else
typedef gboolean compat_bool;
#endif

/* Says in the list of plugins what kind this one is. */
#if WIRESHARK_AT_LEAST(4, 4)
#include <wsutil/plugins.h>
#define COMPAT_PLUGIN_DESCRIBE                                                                     \
    WS_DLL_PUBLIC uint32_t plugin_describe(void);                                                  \
    uint32_t plugin_describe(void)                                                                 \
    {                                                                                              \
        return WS_PLUGIN_DESC_DISSECTOR;                                                           \
    }
#else
#define COMPAT_PLUGIN_DESCRIBE
#endif

/* What the start of a -z report returns. */
#if WIRESHARK_AT_LEAST(4, 6)
#define COMPAT_STAT_RESULT bool
#define COMPAT_STAT_RETURN return true;
#else
#define COMPAT_STAT_RESULT void
#define COMPAT_STAT_RETURN return;
#endif

/* The menu Telephony. */
#if WIRESHARK_AT_LEAST(4, 4)
#define COMPAT_GROUP_TELEPHONY REGISTER_TELEPHONY_GROUP_UNSORTED
#else
#define COMPAT_GROUP_TELEPHONY REGISTER_STAT_GROUP_TELEPHONY
#endif

/* What the functions of a conversation filter take behind the packet. */
#if WIRESHARK_AT_LEAST(4, 4)
#define COMPAT_CONVERSATION_DATA , void *data _U_
#define COMPAT_CONVERSATION_NULL , NULL
#else
#define COMPAT_CONVERSATION_DATA
#define COMPAT_CONVERSATION_NULL
#endif

/* Whether a plugin can put an entry into the menu of a packet. */
#define COMPAT_HAS_PACKET_MENU WIRESHARK_AT_LEAST(4, 4)

#endif
