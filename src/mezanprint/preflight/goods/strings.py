"""Every string of a file, compared with what the composition knows of its kind."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote

from mezanprint.model.colour_profiles import SRGB_CONDITION
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.direction.bidi_controls import CONTROL, strip_controls
from mezanprint.model.numerals import WESTERN
from mezanprint.model.translatable import msg
from mezanprint.preflight.goods.identity import PRODUCER, check_trace
from mezanprint.preflight.goods.places import told
from mezanprint.preflight.goods.said import Said
from mezanprint.preflight.goods.walk import Heard

_SCHEMES = ("https:", "mailto:")
_ELEMENT = re.compile(r"(note-\d{4,}|table-\d{3,}-\d{3,})")
_OF_THE_FILE = ("title", "title of a file", "author", "subject", "producer", "condition", "condition in words")
UNDETERMINED = "und"
"""Language of what is in none, such as a number (BCP 47)."""
_SHOWN = 80


class Strings:
    """What each kind of string may be."""

    def __init__(self, composition: Composition, expected: Said, pages: int) -> None:
        """Take what the composition says, and how many pages the file has."""
        self._composition, self._said, self._pages = composition, expected, pages
        metadata, profile = composition.metadata, composition.edition.profile
        day = metadata.date.strftime("D:%Y%m%d")
        self._allowed: Mapping[str, Callable[[str], bool]] = {
            "title": metadata.title.__eq__,
            "author": metadata.author.__eq__,
            "subject": metadata.description.__eq__,
            "producer": PRODUCER.__eq__,
            "day": (f"{day}000000Z" if profile.is_print and profile.colour == "cmyk" else day).__eq__,
            "moment": f"{day}000000Z".__eq__,
            "condition": {SRGB_CONDITION, profile.ink.condition}.__contains__,
            "condition in words": {SRGB_CONDITION, profile.ink.condition_in_words, profile.ink.remark}.__contains__,
            "title of a file": self._titles.__contains__,
            "file": {path.rpartition("/")[2] for path in composition.attachments}.__contains__,
            "language": self._languages.__contains__,
            "bookmark": expected.knows,
            "words": self._is_said,
            "destination": self._is_place,
            "element": lambda name: _ELEMENT.fullmatch(self._own(name)) is not None,
            "label": self._is_label,
            "address": lambda address: _same(address) in self._addresses,
        }

    def check(self, heard: list[Heard]) -> Iterator[Diagnostic]:
        """Yield an error for each string that is none the composition knows."""
        for kind, text, place in heard:
            if kind == "bookmark" and CONTROL.search(text):
                message = msg(
                    "`{title}` holds invisible direction controls in a bookmark or title", title=strip_controls(text)
                )
                yield error("release-bidi-control", message)
            if kind == "address" and not (text.startswith(_SCHEMES) and text.isprintable()):
                yield _link(msg("a link to `{address}`", address=_cut(text)), told(place))
            elif not self._allowed[kind](text):
                yield self._finding(Heard(kind, text, place))

    def _finding(self, heard: Heard) -> Diagnostic:
        words, place = _cut(heard.text), told(heard.place)
        if trace := check_trace(heard.text):
            return trace
        if heard.kind == "address":
            return _link(msg("a link to `{address}` that is not in the content", address=words), place)
        if heard.kind in ("day", "moment"):
            message = msg("the PDF holds the date `{date}`, which is not the document's", date=words)
            return error("release-date", message, None, _FAULT)
        if heard.kind == "file":
            message = msg("the PDF carries a file `{name}` that is not in the content", name=words)
            return error("release-attachment", message, None, _ATTACH)
        if heard.kind in _OF_THE_FILE:
            return error("release-metadata", msg("{place}: `{words}`", place=place, words=words), None, _FAULT)
        message = msg("{place}: `{words}` is in the PDF and not in the content", place=place, words=words)
        return error("release-text", message, None, _FAULT)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """What a carried file may be described as: the title of the book, or of the part that carries it."""
        parts = self._composition.parts or (self._composition,)
        return frozenset(part.metadata.title for part in parts if part.attachments)

    @cached_property
    def _languages(self) -> frozenset[str]:
        parts = (self._composition, *self._composition.parts)
        metadata = [language for part in parts for language in (*part.metadata.languages, *part.edition.locales)]
        return self._said.values("lang") | frozenset(metadata) | {UNDETERMINED}

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(map(_same, self._said.values("href", "xlink:href")))

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        """What stands before the names of parts, that of none included."""
        return ("", *(f"{part.edition.locale_code}-" for part in self._composition.parts))

    def _own(self, name: str) -> str:
        """Return a name without what makes it one of its part."""
        return next((name.removeprefix(prefix) for prefix in self._prefixes[1:] if name.startswith(prefix)), name)

    def _is_place(self, name: str) -> bool:
        places = self._said.values("id", "name")
        return name in places or self._own(name) in places

    def _is_said(self, words: str) -> bool:
        return self._said.knows(words) or _same(words) in self._addresses or self._is_place(words)

    def _is_label(self, label: str) -> bool:
        """Tell whether a label is a number of a page in the reader's digits, its part before it."""
        table = str.maketrans(self._composition.metadata.digits, WESTERN)
        numbers = (label.removeprefix(prefix) for prefix in self._prefixes if label.startswith(prefix))
        return any(
            not number or (number.translate(table).isascii() and number.isdecimal() and int(number) <= self._pages)
            for number in numbers
        )


_FAULT = msg(
    "nothing may go into a PDF that the content does not say; this is a fault of the program, please report it"
)
_ATTACH = msg("name attached files in the head of the document; any other is a fault of the program, please report it")


def _link(fault: str, place: str) -> Diagnostic:
    hint = msg("link to https or mailto addresses, or inside the document")
    return error("release-link", msg("{place}: {fault}", place=place, fault=fault), None, hint)


def _same(address: str) -> str:
    """Return an address with every character that may be written in two ways in one of them."""
    return unquote(address).rstrip("/").casefold()


def _cut(text: str) -> str:
    line = " ".join(strip_controls(text).split()).replace("`", "'")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
