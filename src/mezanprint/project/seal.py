"""Seals: what lies in a cache folder proves by one that this user's own builds put it there, under that name.

A cache is part of a project, and may come from a stranger with it. What bears no seal is worth nothing, and not read.
"""

import hashlib
import hmac
from enum import StrEnum
from typing import BinaryIO

from mezanprint.project.state import own_key

_LONGEST_LINE = 200


class Purpose(StrEnum):
    """What is sealed, with the number of its format: nothing passes for another kind, or for one of another version."""

    ARTIFACT = "mezanprint-artifact 5"
    PICTURE = "mezanprint-picture 1"
    RECORDS = "mezanprint-records 6"


def sealed(purpose: Purpose, name: str, body: bytes) -> bytes:
    """Return ``body`` with its seal before it: a line with its length, SHA-256, and a MAC over these and ``name``."""
    account = _account(len(body), hashlib.sha256(body).hexdigest())
    return b"%s %s\n%s" % (account, _mac(purpose, name, account), body)


def unsealed(purpose: Purpose, name: str, stream: BinaryIO) -> bytes | None:
    """Return the body in an open file, if every byte is as it was sealed for this ``purpose`` and ``name``.

    The seal comes first: of what has none no more than a line is read, however much there is.
    """
    line = stream.readline(_LONGEST_LINE)
    account, _, mac = line.removesuffix(b"\n").rpartition(b" ")
    if not hmac.compare_digest(mac, _mac(purpose, name, account)):
        return None
    body = stream.read(int(account.split()[0]) + 1)
    return body if account == _account(len(body), hashlib.sha256(body).hexdigest()) else None


def _account(length: int, digest: str) -> bytes:
    return f"{length} {digest}".encode()


def _mac(purpose: Purpose, name: str, account: bytes) -> bytes:
    """Return HMAC-SHA-256 (RFC 2104) in hexadecimal, as ``account`` is written; none of the three holds a line feed."""
    return hmac.new(own_key(), f"{purpose}\n{name}\n".encode() + account, hashlib.sha256).hexdigest().encode()
