"""A foreign file without what unpacks to far too much, against which readers of PDF have nothing themselves.

A stream of zeros is a thousandth of its size when it is packed, and may be packed several times over.
"""

import io
import math
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

import pikepdf

from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.translatable import msg
from mezanprint.project.boxes.boxed import SUSPICIOUS

_MB = 1024**2
STREAM = 64 * _MB
"""Bytes that a stream may unpack to: the content of a page, a font, an XMP packet."""
PICTURE = 256 * _MB
"""Bytes that a picture may unpack to: 9,400 by 9,400 pixels of three colours."""
ALL = 2048 * _MB
"""Bytes that all streams together may unpack to."""
LARGE = 8 * _MB
"""Bytes of the content of a page above which it is not taken apart: each operator takes a hundred times its size."""
_RATIOS = {"/FlateDecode": 1032, "/Fl": 1032, "/LZWDecode": 1366, "/LZW": 1366, "/RunLengthDecode": 64, "/RL": 64}
"""Bytes that one byte unpacks to at most. Source: zlib's technical details; ISO 32000-1, 7.4.4 and 7.4.5."""
_FLATE = ("/FlateDecode", "/Fl")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, order=True)
class Heavy:
    """A stream that was left out."""

    number: int
    """Of its object."""
    page: int
    """From 1; 0 where no page has it directly."""
    limit: int
    """Bytes that it unpacks to more than."""


@dataclass(frozen=True, slots=True)
class Lightened:
    """What was left out, and the file without it; no bytes where nothing was."""

    heavy: tuple[Heavy, ...]
    pdf: bytes


class _HeavyError(Exception):
    """It is more than it may be."""


def open_foreign(file: Path) -> pikepdf.Pdf:
    """Open a file that anybody may have made; raises what ``pikepdf.open`` does. Only a box has any business here."""
    # The tables of a file are streams too, which are unpacked before anybody can look at them.
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=PICTURE, png_max_memory=PICTURE, tiff_max_memory=PICTURE, run_length_max_memory=PICTURE,
        dct_max_memory=PICTURE,
    )  # fmt: skip
    return pikepdf.open(file)


def lighten(file: Path) -> Lightened:
    """Return ``file`` without its heavy streams; nothing is left out of one that can not be opened."""
    try:
        document = open_foreign(file)
    except (pikepdf.PdfError, pikepdf.PasswordError, OSError):
        return Lightened((), b"")
    with document:
        left = ALL
        heavy: dict[int, int] = {}
        for thing in document.objects:
            if not isinstance(thing, pikepdf.Stream):
                continue
            most = min(PICTURE if thing.get("/Subtype") == "/Image" else STREAM, left)
            try:
                left -= _unpacked(thing, most)
            except _HeavyError:
                heavy[thing.objgen[0]] = most
                _empty(thing)
        return _without(document, heavy) if heavy else Lightened((), b"")


def _unpacked(stream: Any, most: int) -> int:
    """Return the bytes that a stream unpacks to, 0 for few; ``_HeavyError`` for more than ``most``."""
    try:
        filters, raw = _filters(stream), stream.read_raw_bytes()
        if max(_pixels(stream), _row(stream)) > most:
            raise _HeavyError
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return 0  # what nobody can read harms nobody
    if len(raw) * math.prod(_RATIOS.get(each, 1) for each in filters) <= _PIECE:
        return 0
    first = len(tuple(takewhile(lambda each: each in _FLATE, filters)))
    size = _inflated_size(raw, first, most)
    return size if first == len(filters) else _decoded_size(stream, most)


def _filters(stream: Any) -> tuple[str, ...]:
    named = stream.get("/Filter", pikepdf.Array())
    return tuple(str(each) for each in (named if isinstance(named, pikepdf.Array) else (named,)))


def _pixels(stream: Any) -> int:
    """Return the bytes of a picture, however it is packed."""
    if stream.get("/Subtype") != "/Image":
        return 0
    width, height, bits = (int(stream.get(name, 0)) for name in ("/Width", "/Height", "/BitsPerComponent"))
    return width * height * (1 if stream.get("/ImageMask") else bits or 8) // 8


def _row(stream: Any) -> int:
    """Return the bytes of the longest row that a predictor works on."""
    named = stream.get("/DecodeParms", pikepdf.Array())
    listed = named if isinstance(named, pikepdf.Array) else (named,)
    known = [each for each in listed if isinstance(each, pikepdf.Dictionary)]
    parts = (("/Columns", 1), ("/Colors", 1), ("/BitsPerComponent", 8))
    return max((math.prod(int(each.get(name, usual)) for name, usual in parts) // 8 for each in known), default=0)


def _inflated_size(raw: bytes, times: int, most: int) -> int:
    pieces: Iterator[bytes] = iter((raw,))
    for _ in range(times):
        pieces = _inflated(pieces, most)
    return sum(map(len, pieces))


def _inflated(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Yield what is unpacked, a piece at a time; damaged data ends where the damage is."""
    unpacker, total = zlib.decompressobj(), 0
    for piece in pieces:
        rest = piece
        while rest and not unpacker.eof:
            try:
                chunk = unpacker.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail
            total += len(chunk)
            if total > most:
                raise _HeavyError
            yield chunk


def _decoded_size(stream: Any, most: int) -> int:
    """Return the size of a stream that is packed otherwise, as qpdf unpacks it under the limits of ``open_foreign``."""
    try:
        size = len(stream.read_bytes(decode_level=pikepdf.StreamDecodeLevel.specialized))
    except MemoryError:
        raise _HeavyError from None
    except pikepdf.PdfError as bad:
        if "limit exceeded" in str(bad):
            raise _HeavyError from None
        return 0
    if size > most:
        raise _HeavyError
    return size


def _empty(stream: Any) -> None:
    """Leave nothing of a stream but that it was there; a picture becomes one pixel."""
    is_picture = stream.get("/Subtype") == "/Image"
    stream.write(b"\xff" if is_picture else b"")
    if is_picture:
        for name in ("/SMask", "/Mask", "/Decode", "/ImageMask"):
            if name in stream:
                del stream[name]
        stream.Width = stream.Height = 1
        stream.BitsPerComponent, stream.ColorSpace = 8, pikepdf.Name.DeviceGray


def _without(document: pikepdf.Pdf, heavy: dict[int, int]) -> Lightened:
    pages = dict(_places(document))
    if "/Metadata" in document.Root and document.Root.Metadata.objgen[0] in heavy:
        del document.Root["/Metadata"]
    out = io.BytesIO()
    document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    found = sorted(Heavy(number, pages.get(number, 0), limit) for number, limit in heavy.items())
    return Lightened(tuple(found), out.getvalue())


def _places(document: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """Yield the objects that the pages have, each with its page."""
    for number, page in enumerate(document.pages, 1):
        content = page.obj.get("/Contents", pikepdf.Array())
        resources = page.obj.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
        for each in (*(content if isinstance(content, pikepdf.Array) else (content,)), *resources.values()):
            yield each.objgen[0], number


def large_pages(document: pikepdf.Pdf) -> frozenset[int]:
    """Return the pages, from 1, whose content is ``LARGE``, that of the forms on them included."""
    return frozenset(number for number, page in enumerate(document.pages, 1) if _content_size(page.obj) > LARGE)


def _content_size(page: Any) -> int:
    try:
        content = page.get("/Contents", pikepdf.Array())
        forms = page.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary()).values()
        parts = [*(content if isinstance(content, pikepdf.Array) else (content,))]
        parts += [form for form in forms if form.get("/Subtype") == "/Form"]
        return sum(len(each.read_bytes()) for each in parts if isinstance(each, pikepdf.Stream))
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return 0  # whoever takes it apart says what is wrong with it


def too_large(pages: Iterable[int], name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each page of the file ``name`` whose content was not taken apart."""
    for page in sorted(pages):
        message = msg("what the page paints takes more memory than a file may have, and was not looked at")
        hint = msg("make its drawings simpler, or pictures of them")
        yield error("file-memory", message, Span(name, page=page), hint)


def left_out(heavy: tuple[Heavy, ...], name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each stream that was left out of the file ``name``."""
    for each in heavy:
        size = each.limit // _MB
        if each.page:
            message = msg("something on the page unpacks to more than {size} MB, and is left out", size=size)
            yield error("file-unpacks", message, Span(name, page=each.page), SUSPICIOUS)
        else:
            message = msg(
                "object {number} of the file unpacks to more than {size} MB, and is left out",
                number=each.number,
                size=size,
            )
            yield error("file-unpacks", message, Span(name), SUSPICIOUS)
