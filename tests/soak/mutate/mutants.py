# SPDX-License-Identifier: GPL-2.0-or-later
"""Makes mutated captures: number K of seed S is always the same."""

import random
import subprocess

import sip
from messages import read_messages, write_datagrams, write_segments
from wire import read_frames, write_frames

RATES = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05)
HEADERS = 42  # of Ethernet, IPv4 and UDP


def run(*command):
    """editcap and mergecap fail where a capture is cut; what they wrote by then will do."""
    words = [str(word) for word in command]
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=60)


def write_plain(capture, folder):
    """The capture as editcap can change it, and as pcap; editcap wants a pcapng to name its link type first."""
    plain = folder / f"{capture.stem}.plain"
    run("editcap", "-F", "pcap", capture, plain)
    if not plain.exists():
        copy = folder / capture.name
        run("editcap", "-T", "ether", capture, copy)
        run("editcap", "-F", "pcap", copy, plain)
        capture = copy
    return capture, plain


class Sources:
    """The captures that mutants are made of, and the messages in each."""

    def __init__(self, captures, folder):
        pairs = [write_plain(path, folder) for path in sorted(captures, key=lambda path: path.name)]
        self.captures = [capture for capture, _ in pairs]
        self.messages = [read_messages(plain) for _, plain in pairs]


def add_noise(rng, source, out):
    run("editcap", "-E", rng.choice(RATES), "--seed", rng.randrange(1, 2**31), source, out)


def add_noise_after_headers(rng, source, out):
    run("editcap", "-E", rng.choice(RATES), "-o", HEADERS, "--seed", rng.randrange(1, 2**31), source, out)


def cut_frames(rng, source, out):
    run("editcap", "-s", rng.randrange(40, 1200), source, out)


def cut_file(rng, source, out):
    data = source.read_bytes()
    out.write_bytes(data[: rng.randrange(24, len(data) + 1)])


def double(rng, source, out):
    later = out.with_suffix(".later")
    shift = rng.choice(("0", "0.000001", "0.0005", "0.1", "0.5", "4", "32", "-0.5", "3600"))
    run("editcap", "-t", shift, source, later)
    run("mergecap", *rng.choice(([], ["-a"])), "-w", out, source, later)
    later.unlink(missing_ok=True)


def shuffle(rng, source, out):
    """Frames in another order: all or a few, with their times or with those of the place."""
    plain = out.with_suffix(".plain")
    run("editcap", "-F", "pcap", source, plain)
    if not plain.exists():
        return
    link, read = read_frames(plain)
    plain.unlink()
    times, places = [time for time, _ in read], list(range(len(read)))
    if rng.random() < 0.5:
        rng.shuffle(places)
    elif places:
        for _ in range(rng.randrange(1, 6)):
            places.insert(rng.randrange(len(places)), places.pop(rng.randrange(len(places))))
    keep = rng.random() < 0.5
    write_frames(out, link, [(read[n][0] if keep else times[at], read[n][1]) for at, n in enumerate(places)])


STEPS = {
    "noise": add_noise, "payload-noise": add_noise_after_headers, "cut": cut_frames, "cut-file": cut_file,
    "doubled": double, "shuffled": shuffle,
}
# How often each kind is made; the last two are of changed messages.
WEIGHTS = {
    "noise": 3, "payload-noise": 3, "cut": 1, "cut-file": 1, "doubled": 2, "shuffled": 2, "combined": 4,
    "datagrams": 8, "stream": 4,
}


def combine(rng, sources, source, out):
    """Several steps, at times with another capture merged in between."""
    now = out.with_suffix(".now")
    now.write_bytes(source.read_bytes())
    if rng.random() < 0.4:
        run("mergecap", *rng.choice(([], ["-a"])), "-w", out, source, rng.choice(sources.captures))
        out.replace(now)
    for step in rng.sample(sorted(set(STEPS) - {"cut-file"}), rng.choice((2, 2, 3))):
        STEPS[step](rng, now, out)
        if out.exists():
            out.replace(now)
    now.replace(out)


def pick_messages(rng, sources, at):
    """Those of this capture, at times with those of others, not many of them."""
    messages = list(sources.messages[at])
    for _ in range(rng.choice((0, 0, 1, 2))):
        messages += rng.choice(sources.messages)
    first = rng.randrange(max(1, len(messages) - 60))
    return messages[first : first + 60]


def make_mutant(seed, number, sources, folder):
    """The kind of the mutant, and its path; None where the capture cannot be mutated so."""
    rng = random.Random(f"{seed}:{number}")
    at = number % len(sources.captures)
    source = sources.captures[at]
    kind = rng.choices(list(WEIGHTS), WEIGHTS.values())[0]
    messages = pick_messages(rng, sources, at) if kind in ("datagrams", "stream") else []
    if kind in ("datagrams", "stream") and not messages:
        kind = "payload-noise"
    out = folder / f"{seed}-{number}-{kind}-{source.stem}.pcap"
    if kind == "datagrams":
        write_datagrams(out, sip.change_messages(rng, messages))
    elif kind == "stream":
        write_segments(out, sip.cut_stream(rng, sip.change_messages(rng, messages)))
    elif kind == "combined":
        combine(rng, sources, source, out)
    else:
        STEPS[kind](rng, source, out)
    return kind, out if out.exists() else None
