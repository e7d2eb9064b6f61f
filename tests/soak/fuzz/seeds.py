# SPDX-License-Identifier: GPL-2.0-or-later
"""seeds.py FOLDER: writes what fuzzing starts from: FOLDER/TARGET/*, from the captures and from the texts of codes/."""

import hashlib
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(TOP / "captures"), str(TOP / "tests" / "lib")]
import torture  # noqa: E402
import wire  # noqa: E402

# Of a packet's header, as stream.c has them: milliseconds that went by.
STEPS = [0, 1, 20, 100, 240, 500, 1000, 2000, 4000, 6000, 33000, 180000, 601000]
ADDRESSES = 8

# Where a SIP message begins in a frame, whatever carries it.
MESSAGE = re.compile(rb"SIP/2\.0 \d\d\d |[A-Z]+ (?:sips?|tel):[^\r\n ]+ SIP/2\.0\r\n")

# The header fields that have parsers, by the number that value.c gives them.
PARSERS = {
    b"reason": 0, b"warning": 1, b"retry-after": 2, b"www-authenticate": 3, b"proxy-authenticate": 3,
    b"authorization": 3, b"proxy-authorization": 3, b"cseq": 4, b"date": 5, b"via": 6, b"v": 6, b"contact": 7,
    b"m": 7, b"from": 7, b"to": 7, b"allow": 8, b"supported": 8, b"expires": 9, b"server": 12,
}
SESSION = 11
LONGEST_SEED = 8192


def ip_of(frame):
    """Source, destination and identification of an IPv4 header after an Ethernet one, else of none."""
    if frame[12:14] != b"\x08\x00":
        return b"", b"", 0
    return frame[26:30], frame[30:34], frame[19]


def step_of(milliseconds):
    """The byte that says best how much time went by."""
    choices = [(abs(step * (n + 1) - milliseconds), n, i) for i, step in enumerate(STEPS) for n in range(16)]
    _, times, index = min(choices)
    return times << 4 | index


def read_capture(path):
    """Headers and payloads of the frames with SIP."""
    hosts, last = {}, None
    for microseconds, frame in wire.read_frames(path)[1]:
        time = microseconds // 1000
        start = MESSAGE.search(frame)
        if not start:
            continue
        source, destination, ip_id = ip_of(frame)
        way = [hosts.setdefault(host, len(hosts) % ADDRESSES) for host in (source, destination)]
        yield bytes([step_of(time - (last or time)), way[0] | way[1] << 4, ip_id]), frame[start.start() :]
        last = time


def read_torture(name):
    """The same of each torture test with its answer, by its name: together they are too long for a seed."""
    tests = {}
    for message in torture.read(name):
        header = bytes([step_of(10), 0x01, 0]) if message.request else bytes([0, 0x10, 0])
        test = (message.request or message).title.split()[1]
        tests.setdefault(test, []).append((header, message.octets()))
    return tests


def write(folder, target, name, data):
    place = folder / target
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)


def write_value(folder, parser, value):
    data = bytes([parser]) + value.strip()
    write(folder, "header", hashlib.sha1(data).hexdigest(), data)


def write_values(folder, message):
    """The values of one message, each with the number of its parser."""
    head, _, body = message.partition(b"\r\n\r\n")
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        parser = PARSERS.get(key.strip().lower())
        if parser is not None:
            write_value(folder, parser, value)
    if body.startswith(b"v=0"):
        write_value(folder, SESSION, body)


def write_packets(folder, name, packets):
    stream = b"".join(b"\x1e" + header + payload for header, payload in packets)
    if packets and len(stream) <= LONGEST_SEED:
        write(folder, "diagnosis", name, stream)
    for number, (_, payload) in enumerate(packets):
        write(folder, "message", f"{name}-{number}", payload)
        write_values(folder, payload)


def write_messages(folder):
    for path in sorted((TOP / "captures").glob("*.pcap")):
        write_packets(folder, path.stem, list(read_capture(path)))
    for path in sorted((TOP / "captures").glob("torture-*.txt")):
        for name, packets in read_torture(path.stem).items():
            write_packets(folder, f"{path.stem}-{name}", packets)


# What makes a file of codes/ the one that fuzz_compile.c replaces.
TEXTS = {
    "response": [(r"^code = .*", "code = 300"), (r"^similar = .*", "similar = 400")],
    "pair": [(r"^codes = .*", "codes = 300;400")],
    "class": [(r"^class = .*", "class = 3"), (r"^treated-as = .*", "treated-as = 300")],
    "cause": [(r"^protocol = .*", "protocol = Q.850"), (r"^cause = .*", "cause = 17"),
              (r"^responses = .*", "responses = 400;600")],
    "warning": [(r"^code = .*", "code = 399")],
    "finding": [(r"^id = .*", "id = auth-rejected")],
    "protocol": [(r"^name = .*", "name = Q.850"), (r"^unspecified = .*", "unspecified = 17")],
    "sentence": [],
}


def write_texts(folder, every=5):
    """One of some files: they are much alike, and each costs a whole compilation."""
    for number, (kind, changes) in enumerate(TEXTS.items()):
        for path in sorted((TOP / "codes" / "text" / kind).glob("*.ini"))[::every]:
            text = path.read_text()
            for pattern, replacement in changes:
                text = re.sub(pattern, replacement, text, flags=re.MULTILINE)
            write(folder, "compile", f"{kind}-{path.stem}", bytes([number]) + text.encode())


if __name__ == "__main__":
    write_messages(pathlib.Path(sys.argv[1]))
    write_texts(pathlib.Path(sys.argv[1]))
