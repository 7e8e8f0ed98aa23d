"""Kept artifacts: one file for each composition that was typeset, found by content and checked before use."""

import hashlib
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from mezanprint.engine.publish import make_folder, sweep, write_whole
from mezanprint.model.areas import Area
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.translatable import as_data, from_data

FORMAT = b"mezanprint-artifact 4"
_IGNORE = "# Kept results of mezanprint: may be deleted at any time.\n*\n"


@dataclass(frozen=True, slots=True)
class Hit:
    """The artifact of the same composition, typeset with the same tools."""

    artifact: Artifact


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing sound is kept under the key; ``broken`` tells that something unsound was, and is dropped."""

    broken: bool = False


Lookup: TypeAlias = Hit | Miss


def digest(composition: Composition, tools: Mapping[str, str]) -> str:
    """Return the key of a composition: SHA-256 over all it holds and over the tools, hexadecimal."""
    content = json.dumps([asdict(composition), dict(tools)], sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


class Cache:
    """Artifacts in one private folder. ``writable=False`` never touches it."""

    def __init__(self, folder: Path, *, writable: bool = True) -> None:
        self.folder = folder
        self._writable = writable

    def open(self) -> None:
        """Make the folder, for this user only, and sweep what killed runs left; ``OSError`` if it can not be."""
        make_folder(self.folder.parent)
        if self.folder.is_symlink() or self.folder.is_file():
            self.folder.unlink()
        make_folder(self.folder, 0o700)
        self.folder.chmod(0o700)
        sweep(self.folder)
        if not (self.folder / ".gitignore").exists():
            write_whole(self.folder / ".gitignore", _IGNORE.encode(), 0o600)

    def find(self, key: str) -> Lookup:
        """Return the artifact under ``key`` if it is whole, and otherwise drop what is there."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return Miss()
        try:
            return Hit(_unpack(key, data))
        except (ValueError, KeyError, TypeError):
            if self._writable:
                with suppress(OSError):
                    path.unlink()
            return Miss(broken=True)

    def keep(self, key: str, artifact: Artifact) -> None:
        """Keep ``artifact`` under ``key``; ``OSError`` if it can not be written."""
        if self._writable:
            write_whole(self._path(key), _pack(key, artifact), 0o600)

    def drop_all_but(self, keys: Collection[str]) -> None:
        """Drop the artifacts that are kept under no one of ``keys``."""
        for path in self.folder.glob("*.artifact"):
            if path.stem not in keys:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.artifact"


def _pack(key: str, artifact: Artifact) -> bytes:
    counts = {"pages": artifact.pages, "pairs": artifact.pairs, "pairs_found": artifact.pairs_found}
    head = {"key": key, **counts, "diagnostics": [diagnostic_data(d) for d in artifact.diagnostics]}
    body = json.dumps(head, ensure_ascii=True).encode() + b"\n" + artifact.pdf
    return b"%s %s\n%s" % (FORMAT, hashlib.sha256(body).hexdigest().encode(), body)


def _unpack(key: str, data: bytes) -> Artifact:
    """Return the artifact in ``data``; ``ValueError``, ``KeyError`` or ``TypeError`` if a byte of it is wrong."""
    first, _, body = data.partition(b"\n")
    if first != FORMAT + b" " + hashlib.sha256(body).hexdigest().encode():
        raise ValueError("damaged")
    head, _, pdf = body.partition(b"\n")
    fields = json.loads(head)
    if fields["key"] != key:
        raise ValueError("stands under a foreign name")
    findings = tuple(read_diagnostic(found) for found in fields["diagnostics"])
    pairs, found = int(fields["pairs"]), int(fields["pairs_found"])
    return Artifact(pdf, int(fields["pages"]), findings, pairs=pairs, pairs_found=found)


def diagnostic_data(found: Diagnostic) -> dict[str, Any]:
    """Return a finding as plain data: its sentences with their templates, to be told in any language later."""
    return {**asdict(found), "message": as_data(found.message), "hints": [as_data(hint) for hint in found.hints]}


def read_diagnostic(fields: dict[str, Any]) -> Diagnostic:
    """Return the finding of ``diagnostic_data``."""
    span = fields.pop("span")
    return Diagnostic(
        **{
            **fields,
            "severity": Severity(fields["severity"]),
            "message": from_data(fields["message"]),
            "hints": tuple(map(from_data, fields["hints"])),
            "span": span and _read_span(span),
        }
    )


def _read_span(fields: dict[str, Any]) -> Span:
    area = fields["area"]
    return Span(**{**fields, "area": area and Area(**area)})
