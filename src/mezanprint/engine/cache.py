"""Kept artifacts and pictures of pages: a file for each, found by content and checked before use."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic, Severity, Span
from mezanprint.model.geometry import Area
from mezanprint.model.plain_values import read_value
from mezanprint.model.plans import Plan
from mezanprint.model.regions import Measured, PageLayout, Panel, Region
from mezanprint.model.translatable import as_data, from_data
from mezanprint.project.folder import Folder
from mezanprint.project.seal import Purpose, sealed, unsealed

_IGNORE_FILE = ".gitignore"
_IGNORE = b"# Kept results of mezanprint: may be deleted at any time.\n*\n"
_KEPT = re.compile(r"[0-9a-f]{64}\.(?:artifact|picture)")


@dataclass(frozen=True, slots=True)
class Hit:
    """The artifact of the same composition, typeset with the same tools."""

    artifact: Artifact


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing of ours is kept under the key; ``broken`` tells that something else was there, and is dropped."""

    broken: bool = False


Lookup: TypeAlias = Hit | Miss


def digest(composition: Composition, tools: Mapping[str, str]) -> str:
    """Return the key of a composition: SHA-256 over all it holds and over the tools, hexadecimal."""
    content = json.dumps([asdict(composition), dict(tools)], sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()


def picture_key(look: str, tools: Mapping[str, str]) -> str:
    """Return the key of the picture of a page, by the digest of what is drawn on it and by the tools."""
    return hashlib.sha256(json.dumps([look, dict(tools)], sort_keys=True).encode()).hexdigest()


class Cache:
    """Artifacts and pictures in one private folder. ``writable=False`` never touches it."""

    def __init__(self, folder: Folder, *, writable: bool = True) -> None:
        self.folder = folder
        self._writable = writable

    def open(self) -> None:
        """Make the folder, for this user only, and sweep what killed runs left; ``OSError`` if it can not be."""
        self.folder.make(private=True)
        self.folder.sweep()
        for name in self.folder.names():
            if name == _IGNORE_FILE or _KEPT.fullmatch(name):
                self.folder.make_room(name)
        self.folder.write_changed(_IGNORE_FILE, _IGNORE, 0o600)

    def find(self, key: str) -> Lookup:
        """Return the artifact under ``key`` if it bears our seal, and otherwise drop what is there."""
        name = f"{key}.artifact"
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            body = self._body(Purpose.ARTIFACT, key, name)
            if body is not None:
                return Hit(_unpack(body))
        return Miss(broken=self._drop(name))

    def find_picture(self, key: str) -> bytes | None:
        """Return the picture under ``key`` in the same way, or None."""
        name = f"{key}.picture"
        with suppress(OSError, ValueError):
            if body := self._body(Purpose.PICTURE, key, name):
                return body
        self._drop(name)
        return None

    def _body(self, purpose: Purpose, key: str, name: str) -> bytes | None:
        with self.folder.reading(name) as stream:
            return unsealed(purpose, key, stream)

    def _drop(self, name: str) -> bool:
        """Drop what is no use, and tell whether there was anything."""
        with suppress(OSError):
            if self.folder.status(name) is not None:
                if self._writable:
                    self.folder.remove(name)
                return True
        return False

    def keep(self, key: str, artifact: Artifact) -> None:
        """Keep ``artifact`` under ``key``; ``OSError`` if it can not be written."""
        if self._writable:
            self.folder.write(f"{key}.artifact", sealed(Purpose.ARTIFACT, key, _pack(artifact)), 0o600)

    def keep_picture(self, key: str, picture: bytes) -> None:
        """Keep a picture in the same way."""
        if self._writable:
            self.folder.write(f"{key}.picture", sealed(Purpose.PICTURE, key, picture), 0o600)

    def drop_all_but(self, keys: Collection[str]) -> None:
        """Drop what is kept under no one of ``keys``."""
        kept = set(keys)
        for name in self.folder.names():
            if _KEPT.fullmatch(name) and name.partition(".")[0] not in kept:
                self.folder.remove(name)


def entries(folder: Folder) -> tuple[str, ...]:
    """Return the names of what this module and the door for writes make in a cache folder, and nobody else."""
    own = tuple(name for name in folder.names() if _KEPT.fullmatch(name))
    ignored = (_IGNORE_FILE,) if folder.read(_IGNORE_FILE) == _IGNORE else ()
    return (*own, *ignored, *folder.temporaries())


def _pack(artifact: Artifact) -> bytes:
    counts = {"pages": artifact.pages, "pairs": artifact.pairs, "pairs_found": artifact.pairs_found}
    head: dict[str, Any] = {**counts, "diagnostics": [diagnostic_data(d) for d in artifact.diagnostics]}
    head["plan"] = artifact.plan and asdict(artifact.plan)
    if isinstance(artifact, Measured):
        head |= {"layout": [asdict(page) for page in artifact.layout], "looks": artifact.looks}
    return json.dumps(head, ensure_ascii=True).encode() + b"\n" + artifact.data


def _unpack(body: bytes) -> Artifact:
    """Return the artifact that was packed."""
    head, _, content = body.partition(b"\n")
    fields = json.loads(head)
    findings = tuple(map(read_diagnostic, fields.pop("diagnostics")))
    plan: Plan | None = read_value(Plan | None, fields.pop("plan"))
    if "layout" not in fields:
        return Artifact(content, diagnostics=findings, plan=plan, **fields)
    layout, looks = tuple(map(_read_page, fields.pop("layout"))), tuple(fields.pop("looks"))
    return Measured(content, diagnostics=findings, plan=plan, layout=layout, looks=looks, **fields)


def _read_page(fields: dict[str, Any]) -> PageLayout:
    regions = tuple(map(_read_region, fields["regions"]))
    return PageLayout(**{**fields, "regions": regions, "printed": _read_areas(fields["printed"])})


def _read_region(fields: dict[str, Any]) -> Region:
    panel = fields["panel"]
    return Region(**{**fields, "lines": _read_areas(fields["lines"]), "panel": panel and Panel(**panel)})


def _read_areas(areas: list[dict[str, float]]) -> tuple[Area, ...]:
    return tuple(Area(**area) for area in areas)


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
