"""What tells one picture of a PDF from others, however the file is written."""

from hashlib import sha256
from typing import Any


def digest_of(picture: Any) -> str:
    """Return the SHA-256 of the pixels of an image XObject; of a JPEG, of the bytes that it is coded in."""
    coded = "/DCTDecode" in str(picture.get("/Filter", ""))
    return sha256(picture.read_raw_bytes() if coded else picture.read_bytes()).hexdigest()
