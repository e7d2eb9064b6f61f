# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes SIP messages so that most are still read as SIP. Each function takes a random.Random and what it changes."""

import pathlib
import re

DICTIONARY = pathlib.Path(__file__).resolve().parent.parent / "fuzz" / "sip.dict"
NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"4294967296", b"99999999999999999999", b"00", b"1.5", b"")
BYTES = (b"\0", b"\r", b"\n", b"\r\n", b"\t", b"\xff", b"\xe2\x82", b"%s")
BYTES += tuple(bytes([byte]) for byte in b'"<>,;=\\(@ ')
CODES = b"000 099 100 180 183 199 200 202 299 302 380 400 401 403 407 408 415 417 420 422 423 428 438 469 480 481 482 483".split()
CODES += b"486 487 488 491 494 499 500 503 555 580 600 603 606 607 608 699 700 999".split()
METHODS = b"INVITE ACK BYE CANCEL REGISTER OPTIONS PRACK REFER NOTIFY SUBSCRIBE UPDATE INFO X".split()


def read_words():
    words = re.findall(r'^"(.*)"$', DICTIONARY.read_text(), re.MULTILINE)
    return [word.encode().decode("unicode_escape").encode("latin-1") for word in words]


WORDS = read_words()


def replace_one(random, message, pattern, replacement):
    """The message with one of the pattern's places replaced."""
    places = list(re.finditer(pattern, message))
    if not places:
        return message
    place = random.choice(places)
    return message[: place.start()] + replacement + message[place.end() :]


def change_lines(random, message, change):
    """change() gets the list of header lines and an index into it."""
    head, gap, body = message.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    if len(lines) > 1:
        change(lines, random.randrange(1, len(lines)))
    return b"\r\n".join(lines) + gap + body


def drop_line(random, message):
    return change_lines(random, message, lambda lines, at: lines.pop(at))


def repeat_line(random, message):
    times = random.choice((1, 1, 2, 5, 70))
    return change_lines(random, message, lambda lines, at: lines.extend([lines[at]] * times))


def swap_lines(random, message):
    def swap(lines, at):
        other = random.randrange(1, len(lines))
        lines[at], lines[other] = lines[other], lines[at]

    return change_lines(random, message, swap)


def fold_line(random, message):
    return replace_one(random, message, rb" ", random.choice((b"\r\n ", b"\r\n\t", b"\n ", b"  ")))


def repeat_value(random, message):
    def repeat(lines, at):
        name, colon, value = lines[at].partition(b":")
        lines[at] = name + colon + random.choice((b",", b", ", b";", b" ")).join([value] * random.choice((2, 3, 40)))

    return change_lines(random, message, repeat)


def change_case(random, message):
    def change(lines, at):
        lines[at] = random.choice((bytes.upper, bytes.lower, bytes.swapcase))(lines[at])

    return change_lines(random, message, change)


def change_digit(random, message):
    return replace_one(random, message, rb"\d", b"%d" % random.randrange(10))


def change_number(random, message):
    return replace_one(random, message, rb"\d+", random.choice(NUMBERS))


def change_code(random, message):
    return re.sub(rb"^(SIP/2\.0 )\d+", lambda match: match[1] + random.choice(CODES), message, count=1)


def change_method(random, message):
    return replace_one(random, message, rb"\b(?:" + b"|".join(METHODS) + rb")\b", random.choice(METHODS))


def change_word(random, message):
    return replace_one(random, message, rb"[\w.!%*+'~-]+", random.choice(WORDS))


def insert_word(random, message):
    at = random.randrange(len(message) + 1)
    return message[:at] + random.choice(WORDS + list(BYTES)) + message[at:]


def insert_line(random, message):
    word = random.choice([word for word in WORDS if word.startswith(b"\r\n")])
    value = random.choice((random.choice(WORDS), random.choice(NUMBERS), b"x" * random.choice((1, 300, 5000))))
    return message.replace(b"\r\n", b"\r\n" + word[2:] + value + b"\r\n", 1)


def change_bytes(random, message):
    """Any byte, at a rate."""
    rate = random.choice((0.001, 0.005, 0.02))
    return bytes(random.randrange(256) if random.random() < rate else byte for byte in message)


def cut_body(random, message):
    head, gap, body = message.partition(b"\r\n\r\n")
    return head + gap + body[: random.randrange(len(body) + 1)]


def cut_message(random, message):
    return message[: random.randrange(len(message) + 1)]


def set_length(random, message):
    length = random.choice((*NUMBERS, b"1", b"%d" % random.randrange(2000)))
    return re.sub(rb"(?mi)^((?:content-length|l)\s*:\s*)\d+", lambda match: match[1] + length, message, count=1)


CHANGES = (
    drop_line, repeat_line, swap_lines, fold_line, repeat_value, change_case, change_digit, change_digit, change_number,
    change_code, change_method, change_word, insert_word, insert_line, change_bytes, cut_body, cut_message, set_length,
)


def change_message(random, message):
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        message = random.choice(CHANGES)(random, message)
    return message


def take_line(random, messages, at):
    """A header line of another message in the place of one of this."""
    lines = random.choice(messages)[2].partition(b"\r\n\r\n")[0].split(b"\r\n")[1:] or [b"X: y"]
    line = random.choice(lines)
    time, way, message = messages[at]
    changed = change_lines(random, message, lambda own, n: own.__setitem__(n, line))
    messages[at] = time, way, changed


def join_messages(random, messages, at):
    other = random.randrange(len(messages))
    time, way, message = messages[at]
    messages[at] = time, way, message + messages[other][2]


def repeat_message(random, messages, at):
    time, way, message = messages[at]
    later = random.choice((0, 1000, 500000, 4000000, 33000000, -500000))
    messages.insert(random.randrange(at, len(messages)) + 1, (time + later, way, message))


def drop_message(random, messages, at):
    if len(messages) > 1:
        messages.pop(at)


def move_message(random, messages, at):
    messages.insert(random.randrange(len(messages)), messages.pop(at))


def turn_message(random, messages, at):
    time, way, message = messages[at]
    messages[at] = time, way[::-1], message


def change_time(random, messages, at):
    time, way, message = messages[at]
    messages[at] = time + random.choice((1, -1)) * 10 ** random.randrange(3, 16), way, message


EXCHANGES = (
    take_line, take_line, join_messages, repeat_message, repeat_message, drop_message, move_message, turn_message, change_time,
)


def change_messages(random, messages):
    """A list of messages with some of them changed, and the order and times of some."""
    rate = random.choice((0.1, 0.3, 1))
    messages = [
        (time, way, change_message(random, message) if random.random() < rate else message) for time, way, message in messages
    ]
    for _ in range(random.choice((0, 1, 3, 8))):
        random.choice(EXCHANGES)(random, messages, random.randrange(len(messages)))
    return messages


def cut_stream(random, messages):
    """The messages as pieces that need not begin or end with one."""
    pieces, held = [], {}
    for time, way, message in messages:
        held[way] = held.get(way, b"") + message
        while held[way] and random.random() < 0.8:
            size = random.choice((len(held[way]), len(held[way]), random.randrange(len(held[way])) + 1))
            pieces.append((time, way, held[way][:size]))
            held[way] = held[way][size:]
    return pieces
