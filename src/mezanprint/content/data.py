"""Content data: ``content/data/*.yaml``, facts that stand once and are used by many documents."""

import re

from mezanprint.content.data_locale import locale_of
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Mapping, Raw, Scalar, Sequence
from mezanprint.content.source import Source
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.project.discovery import DATA
from mezanprint.project.files import Files

MAX_BYTES = 1024 * 1024
REFERENCE = re.compile(r"\$([A-Za-z][\w-]*(?:\.[\w-]+)*)", re.ASCII)


class DataFiles:
    """The data files of a project, each read when something in it is first named."""

    def __init__(self, files: Files, faults: list[Diagnostic], source_locale: str, locales: tuple[str, ...]) -> None:
        """Read through ``files``; findings go to ``faults``, those about one file once.

        A project is written in ``source_locale`` and has ``locales``.
        """
        self.files, self.faults = files, faults
        self.source_locale, self._locales = source_locale, locales
        self._locale_by_name: dict[str, str] = {}
        self.roots: dict[str, Mapping | None] = {}
        self.sources: dict[str, Source] = {}

    @staticmethod
    def reference(raw: Scalar) -> str | None:
        """Return the name behind ``$`` if the scalar is nothing but a reference: ``$organisation.people``."""
        match = REFERENCE.fullmatch(raw.value)
        return match[1] if match else None

    def root(self, name: str) -> Mapping | None:
        """Return a data file, or None if it is absent or refused."""
        if name not in self.roots:
            self.roots[name] = self._read(name)
        return self.roots[name]

    def locale(self, name: str) -> str:
        """Return the locale in which a data file is written; of one that is absent or refused, the project's."""
        if name not in self._locale_by_name:
            root = self.root(name)
            own = locale_of(root, self.source_locale, self._locales, self.faults) if root else self.source_locale
            self._locale_by_name[name] = own
        return self._locale_by_name[name]

    def names(self) -> tuple[str, ...]:
        """Return the names of all data files."""
        return tuple(name.removesuffix(".yaml") for name in self.files.list(DATA) if name.endswith(".yaml"))

    def refused(self, name: str) -> bool:
        """Tell whether there is a data file of this name that could not be read, so that nothing in it is known."""
        return self.root(name) is None and name in self.names()

    def find(self, name: str, span: Span) -> Raw | None:
        """Return the raw node that ``file.path.2.key`` names; None after a fault at ``span``."""
        file, *path = name.split(".")
        node: Raw | None = self.root(file)
        if node is None:
            if not self.refused(file):
                self._unknown(name, span, did_you_mean(file, self.names()))
            return None
        reached = file
        for part in path:
            inner = step(node, part)
            if inner is None:
                known = node.keys() if isinstance(node, Mapping) else ()
                self._unknown(name, span, did_you_mean(f"{reached}.{part}", [f"{reached}.{key}" for key in known]))
                return None
            node, reached = inner, f"{reached}.{part}"
        return node

    def _unknown(self, name: str, span: Span, hints: tuple[str, ...]) -> None:
        self.faults.append(
            error(
                "content-unknown-reference",
                msg("`${name}` names nothing in `{folder}/`", name=name, folder=DATA),
                span,
                *hints,
            )
        )

    def _read(self, name: str) -> Mapping | None:
        if name not in self.names():
            return None
        path = f"{DATA}/{name}.yaml"
        try:
            self.sources[path], root = read_yaml(path, self.files.read_text(path, MAX_BYTES))
        except Fault as fault:
            self.faults.extend(fault.diagnostics)
            return None
        return root


def step(node: Raw, part: str) -> Raw | None:
    """Return the part of a raw node: a key of a mapping, or the 1-based number of a list item."""
    if isinstance(node, Mapping):
        return node.get(part)
    if isinstance(node, Sequence) and part.isdecimal() and 1 <= int(part) <= len(node.items):
        return node.items[int(part) - 1]
    return None
