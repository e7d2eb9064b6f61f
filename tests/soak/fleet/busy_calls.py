# SPDX-License-Identifier: GPL-2.0-or-later
"""busy_calls.py COUNT SECONDS: so many calls over loopback, from 127.0.0.1:5061 to :5060, which is busy; spread over that time."""

import socket
import sys
import time

CALLER, CALLEE = ("127.0.0.1", 5061), ("127.0.0.1", 5060)


def message(start, number, method, extra=""):
    return (f"{start}\r\nVia: SIP/2.0/UDP 127.0.0.1:5061;branch=z9hG4bK{number}\r\nMax-Forwards: 70\r\nFrom: <sip:a@127.0.0.1>;tag=a{number}\r\n"
            f"To: <sip:b@127.0.0.1>{extra}\r\nCall-ID: call-{number}\r\nCSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n").encode()


def main(count, seconds):
    caller, callee = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
    caller.bind(CALLER)
    callee.bind(CALLEE)
    for number in range(count):
        caller.sendto(message("INVITE sip:b@127.0.0.1 SIP/2.0", number, "INVITE"), CALLEE)
        callee.recv(2000)
        callee.sendto(message("SIP/2.0 486 Busy Here", number, "INVITE", ";tag=b"), CALLER)
        caller.recv(2000)
        caller.sendto(message("ACK sip:b@127.0.0.1 SIP/2.0", number, "ACK", ";tag=b"), CALLEE)
        callee.recv(2000)
        time.sleep(seconds / count)


main(int(sys.argv[1]), float(sys.argv[2]))
