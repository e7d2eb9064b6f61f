/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `sipcode events`: the events of captures. */

#ifndef SIPCODE_EVENTS_COMMAND_H
#define SIPCODE_EVENTS_COMMAND_H

/* Runs it; the first of the arguments is "events". Returns the exit code. */
int events_command(int argc, char **argv);

#endif
