"""A project as programs name it: a folder, or the templates that come along, with documents in memory laid over it."""

import json
import os
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mezanprint.engine.project import Project as Reading
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.catalogs.catalogs import catalog_path
from mezanprint.model import editions
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.config import CONFIG_PATH
from mezanprint.project.discovery import document_path
from mezanprint.project.files import Files
from mezanprint.project.kind_files import TEMPLATES
from mezanprint.project.memory_files import MemoryFiles
from mezanprint.project.shipped import shipped, shipped_catalogs


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in one or two locales for one profile, by their names."""

    document: str
    locale: str
    """``ar``, or ``ar+en`` for two."""
    profile: str = ""
    """A profile of the settings; empty for the plain one."""


class MisuseError(ValueError):
    """Something is asked for by a name that the project does not have; ``diagnostics`` say what it has."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(diagnostic.message for diagnostic in diagnostics))
        self.diagnostics = diagnostics


class Project:
    """What documents are made of: settings, templates, translations and content.

    It is a value. Nothing is read before something is asked of it, and then all is read anew, so that one project may
    be shared by threads, and never shows an older state of its folder. Nothing is written.
    """

    __slots__ = ("_folder", "_given")

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, settings: str | None = None) -> None:
        """Take the folder of a project, or none for the templates that come along.

        ``settings`` is the text of a ``mezanprint.toml``, and takes the place of the one in the folder. ``ValueError``
        without both, for nothing that comes along says who publishes in which languages.
        """
        if folder is None and settings is None:
            raise ValueError("a project without a folder needs settings: the text of a mezanprint.toml")
        self._folder = None if folder is None else Path(folder)
        self._given = {} if settings is None else {CONFIG_PATH: settings}

    def with_document(
        self, name: str, content: str | Mapping[str, object], translations: Mapping[str, str] | None = None
    ) -> "Project":
        """Return this project with one more document, or with another content of one that it has.

        ``content`` is what stands in a ``document.yaml``: its text, or the same as a mapping of texts, numbers, lists,
        mappings and dates. ``translations`` are catalogs by their locale: the text of a ``.po`` file for each. Pictures
        lie in the folder of the project, below ``content/NAME/``.
        """
        text = content if isinstance(content, str) else _yaml(content)
        catalogs = {catalog_path(locale, name): catalog for locale, catalog in (translations or {}).items()}
        other = copy(self)
        other._given = {**self._given, document_path(name): text, **catalogs}
        return other

    def editions(self, profile: str = "") -> tuple[Edition, ...]:
        """Return every edition that the documents have, for one profile.

        ``Fault`` if settings or kinds cannot be read, ``MisuseError`` if there is no such profile.
        """
        reading = Reading(self.open_files())
        if not reading.documents:
            return ()
        found = find_editions(reading, Selection(profile=profile))
        return tuple(Edition(edition.document, edition.locale_code, edition.profile.name) for edition in found)

    def open_files(self) -> Files:
        """Return what reads it, for the program itself."""
        if self._folder is not None:
            return MemoryFiles(self._folder, self._given)
        words = {path: file.read_text("utf-8") for path, file in shipped_catalogs()}
        return MemoryFiles(shipped(TEMPLATES).parent, {**words, **self._given}, TEMPLATES)


def find_editions(reading: Reading, selection: Selection) -> tuple[editions.Edition, ...]:
    """Return what is selected; ``MisuseError`` for a name that the project does not have."""
    try:
        return select(reading, selection)
    except Fault as fault:
        raise MisuseError(*fault.diagnostics) from None


def _yaml(content: Mapping[str, object]) -> str:
    """Return content as JSON, which is YAML, each field on a line of its own, so that findings can name it."""
    return json.dumps(content, ensure_ascii=False, indent=1, default=_date)


def _date(value: object) -> str:
    """Return a date as it is written in content; ``TypeError`` for what content cannot hold."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"content holds texts, numbers, lists, mappings and dates, and no {type(value).__name__}")
