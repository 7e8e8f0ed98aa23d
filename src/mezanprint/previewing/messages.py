"""Messages between the program and a process of previews: so many bytes, then these bytes."""

import os
import select
import socket
import struct
from collections.abc import Callable
from contextlib import suppress

_HEAD = struct.Struct("!Q")
_PIECE = 1 << 20
_LOOK = 0.1
"""Seconds after which whoever waits looks whether it is of any use."""


def read_message(channel: int) -> bytes | None:
    """Return the next message, or None when nobody will send any more; for the process, which trusts who asks it.

    A confined process may not use the calls of sockets, but may read and write what is open.
    """
    head = _read(channel, _HEAD.size)
    return None if head is None else _read(channel, _HEAD.unpack(head)[0])


def _read(channel: int, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        piece = os.read(channel, min(size - len(data), _PIECE))
        if not piece:
            return None
        data += piece
    return bytes(data)


def write_message(channel: int, message: bytes) -> None:
    """Send a message from the process; ``OSError`` if nobody is there."""
    left = memoryview(_HEAD.pack(len(message)) + message)
    while left:
        left = left[os.write(channel, left) :]


class Line:
    """The program's end, which believes nothing of the other: no message is endless, none is waited for for ever."""

    def __init__(self, end: socket.socket, most: int) -> None:
        """Take one end of a pair of sockets, and the bytes that an answer may have."""
        self._end, self._most = end, most
        end.settimeout(_LOOK)

    def is_open(self) -> bool:
        """Tell whether somebody is at the other end, and silent, as who was not asked should be."""
        if self._end.fileno() < 0:
            return False
        events = select.poll()
        events.register(self._end, select.POLLIN)
        return not events.poll(0)

    def ask(self, message: bytes, watch: Callable[[], None]) -> bytes:
        """Send a message and return the answer.

        ``watch`` is called again and again meanwhile, and what it raises ends the waiting. ``OSError`` if the other
        end is closed, ``ValueError`` if the answer is larger than it may be.
        """
        left = memoryview(_HEAD.pack(len(message)) + message)
        while left:
            watch()
            with suppress(TimeoutError):
                left = left[self._end.send(left) :]
        size = _HEAD.unpack(self._receive(_HEAD.size, watch))[0]
        if size > self._most:
            raise ValueError("no answer is as large as that")
        return self._receive(size, watch)

    def _receive(self, size: int, watch: Callable[[], None]) -> bytes:
        data = bytearray()
        while len(data) < size:
            watch()
            with suppress(TimeoutError):
                piece = self._end.recv(min(size - len(data), _PIECE))
                if not piece:
                    raise ConnectionResetError
                data += piece
        return bytes(data)

    def close(self) -> None:
        """Hang up."""
        self._end.close()
