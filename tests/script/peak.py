# SPDX-License-Identifier: GPL-2.0-or-later
"""peak.py FILE COMMAND...: runs it and writes into the file how many KiB of memory it took at the most."""

import resource
import subprocess
import sys

subprocess.run(sys.argv[2:], check=True)
with open(sys.argv[1], "w", encoding="ascii") as file:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=file)
