# SPDX-License-Identifier: GPL-2.0-or-later
"""Each kind of fault is seen in what a planted one made tshark, the sanitizers and valgrind say, and nothing else is."""

import pathlib
import signal
import tempfile

import judge

LEAK = """
==1==ERROR: LeakSanitizer: detected memory leaks

Direct leak of 21 byte(s) in 3 object(s) allocated from:
    #1 g_malloc <null>:0 (/lib/x86_64-linux-gnu/libglib-2.0.so.0)
    #2 dissect_sipcode plugin/plugin.c:87 (/stage/plugins/4.0/epan/{module}.so)

SUMMARY: AddressSanitizer: 21 byte(s) leaked in 3 allocation(s).
"""
LOST = """==1== 21 bytes in 3 blocks are definitely lost in loss record 1 of 2
==1==    at 0x48417B4: malloc (in /usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so)
==1==    by 0xFDBFCBB: summarize ({folder}/experts.c:48)
==1==
"""
INVALID = """==1== Conditional jump or move depends on uninitialised value(s)
==1==    at 0xFDBFCBB: ??? (in /usr/lib/x86_64-linux-gnu/libwireshark.so.16.0.17)
==1==
"""
OVERFLOW = "plugin.c:90:3: runtime error: signed integer overflow: 2147483647 + 1 cannot be represented in type 'int'\n"
HEAP = "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x6\n"
WARNING = " ** (tshark:1) 12:00:00.000000 [(none) WARNING] -- planted\n"
CUT = 'tshark: The file "x.pcap" appears to have been cut short in the middle of a packet.\n'

# Wait status, output, errors, log of valgrind; what is seen.
CASES = [
    (0, "[SIP Response Code: 486 Busy Here]", "", "", set()),
    (2 << 8, "", CUT, "", set()),
    (0, "", LEAK.format(module="libwireshark"), LOST.format(folder="epan"), set()),
    (9 << 8, "", "", "", {"exit code 9"}),
    (signal.SIGSEGV, "", "", "", {"crash SIGSEGV"}),
    (signal.SIGXCPU, "", "", "", {"hang"}),
    (signal.SIGALRM, "", "", "", {"hang"}),
    (0, "[Dissector bug, protocol SIPCODE: planted]", "", "", {"dissector bug"}),
    (0, "", WARNING, "", {" ** (tshark#) # [(none) WARNING] -- planted"}),
    (77 << 8, "", HEAP, "", {"exit code 77", "heap-buffer-overflow"}),
    (77 << 8, "", OVERFLOW, "", {"exit code 77", "signed integer overflow# # + # cannot be represented in type 'int'"}),
    (0, "", LEAK.format(module="sipcode"), "", {"leak"}),
    (0, "", "", LOST.format(folder="plugin"), {"# bytes in # blocks are definitely lost in loss record # of #"}),
    (0, "", "", INVALID, {"Conditional jump or move depends on uninitialised value(s)"}),
]

with tempfile.TemporaryDirectory() as folder:
    output = pathlib.Path(folder) / "out"
    for number, (status, *texts, expected) in enumerate(CASES):
        for suffix, text in zip(("", ".err", ".valgrind"), texts):
            pathlib.Path(f"{output}{suffix}").write_text(text)
        found = judge.faults_of(status, output)
        if found != expected:
            raise SystemExit(f"case {number}: expected {expected}, got {found}")
