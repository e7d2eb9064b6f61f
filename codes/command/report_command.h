/* SPDX-License-Identifier: GPL-2.0-or-later */
/* `sipcode report`: what happened in captures as a whole. */

#ifndef SIPCODE_REPORT_COMMAND_H
#define SIPCODE_REPORT_COMMAND_H

/* Does what the arguments ask, the first of which is "report"; returns the exit code. */
int report_command(int argc, char **argv);

#endif
