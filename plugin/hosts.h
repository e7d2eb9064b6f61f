/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Where a packet comes from and goes to. */

#ifndef SIPCODE_HOSTS_H
#define SIPCODE_HOSTS_H

#include "compat.h"
#include "origin.h"

/* The endpoints of one file: from when it is opened until it is closed. */
void hosts_start_file(void);
void hosts_end_file(void);

/* Whether the snap length cut the frame when it was captured. */
static inline bool hosts_is_cut(const packet_info *pinfo)
{
    return pinfo->fd->cap_len < pinfo->fd->pkt_len;
}

/* Of what was dissected, by what every pass has. `frame` is as frames.h counts it. */
struct origin hosts_origin(const packet_info *pinfo, uint32_t frame);

#endif
