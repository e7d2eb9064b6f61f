/* SPDX-License-Identifier: GPL-2.0-or-later */
/* User-Agents that strangers are known by. */

#include "agent.h"

#include <glib.h>

static const struct tool {
    const char *start;
    enum agent_kind kind;
} tools[] = {
    {"friendly-scanner", AGENT_SCANNER},
    {"friendly-request", AGENT_SCANNER},
    {"sipvicious", AGENT_SCANNER},
    {"sundayddr", AGENT_SCANNER},
    {"sip-scan", AGENT_SCANNER},
    {"sipscan", AGENT_SCANNER},
    {"smap ", AGENT_SCANNER},
    {"pplsip", AGENT_SUSPECT},
    {"sipcli", AGENT_SUSPECT},
    {"VaxSIPUserAgent", AGENT_SUSPECT},
    {"VaxIPUserAgent", AGENT_SUSPECT},
};

enum agent_kind agent_read(struct slice agent)
{
    unsigned i = 0;

    while (i < G_N_ELEMENTS(tools) && !slice_begins(agent, tools[i].start))
        i++;
    return i < G_N_ELEMENTS(tools) ? tools[i].kind : AGENT_UNKNOWN;
}
