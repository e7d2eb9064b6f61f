#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Events of the captures of a list, one a line, a task each, as many at a time as the number behind % says; captures and this folder
# are on a file system that all nodes have:
#     sbatch --array=1-$(wc -l <captures.txt)%64 slurm.sh captures.txt FLEET-FOLDER
# A task that is run again writes no file twice.
#SBATCH --job-name=sipcode
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --output=sipcode-%A_%a.txt
capture=$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$1")
exec "$2/machines/events.sh" "$capture"
