"""A released PDF says who publishes it and of what day it is, and nothing of the person or machine that made it."""

import getpass
import re
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from mezanprint.model.compositions import BASE_URL, Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.activity import dictionaries

_FACTS = ("/Title", "/Author", "/Subject", "/CreationDate", "/ModDate", "/Producer")
_NOTES = ("/LastModified", "/PieceInfo", "/SpiderInfo", "/Thumb")
_DATE = re.compile(r"D:(\d{8})(?:\d{6})?\S*")
_XMP_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(T[\d:.Z+-]*)?\b")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_FILE = "file:/"
"""How each address of a file begins; a heading may well say `Case file: 12`."""
_MIN_NAME = 4
"""Shorter names of users and hosts would be found in innocent words."""


def check_facts(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each entry of the information dictionary beyond those of the house, or with other words."""
    told = composition.metadata
    expected = {"/Title": told.title, "/Author": told.author, "/Subject": told.description}
    info = document.trailer.get("/Info", pikepdf.Dictionary())
    known = (*_FACTS, "/Trapped") if composition.edition.profile.colour == "cmyk" else _FACTS
    strange = [key for key in info.keys() if key not in known]  # noqa: SIM118 - a pikepdf dictionary
    strange += [key for key, value in expected.items() if key in info and str(info[key]) != value]
    strange += [key for each in dictionaries(document) for key in _notes(each)]
    return tuple(
        error("release-metadata", msg("the PDF says something of its own under `{key}`", key=key))
        for key in dict.fromkeys(strange)
    )


def _notes(each: pikepdf.Dictionary) -> Iterator[str]:
    """Yield what a program may have noted beside a page, a font or any other thing; the catalog has a packet."""
    yield from (key for key in _NOTES if key in each)
    if "/Metadata" in each and each.get("/Type") != "/Catalog" and each.get("/Subtype") != "/Image":
        yield "/Metadata"


def check_dates(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for every date that is not the document's own."""
    day = composition.metadata.date.strftime("%Y%m%d")
    found = [match[1] for text in _strings(document) if (match := _DATE.fullmatch(text)) and match[1] != day]
    if "/Metadata" in document.Root:
        for year, month, of_month, time in _XMP_DATE.findall(
            document.Root.Metadata.read_bytes().decode("utf-8", "replace")
        ):
            stated = f"{year}{month}{of_month}"
            found += [stated] if stated != day or time else []
    return tuple(
        error("release-date", msg("the PDF holds the date `{date}`, which is not the document's", date=date))
        for date in dict.fromkeys(found)
    )


def check_traces(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for each trace of the machine: a folder, a user or host name, an address of the build."""
    said = " ".join((composition.html, *map(str, (composition.metadata.title, composition.metadata.author))))
    traces = [trace for trace in _traces() if trace not in said or trace in (BASE_URL, _FILE)]
    texts = [*_strings(document), *_plain_streams(document)]
    found = [trace for trace in traces if any(_names(text, trace) for text in texts)]
    hint = msg("nothing of the machine may go into a PDF; this is a fault of the program, please report it")
    return tuple(
        error("release-trace", msg("the PDF holds a trace of the machine: {trace}", trace=_kind(t)), None, hint)
        for t in found
    )


def _traces() -> tuple[str, ...]:
    """Return what would tell of this machine. Folders as they are; names only when long enough to mean something."""
    folders = {str(Path.home()), str(Path.cwd()), tempfile.gettempdir()} - {"/"}
    names = {getpass.getuser(), socket.gethostname()}
    return (BASE_URL, _FILE, *sorted(folders), *sorted(name for name in names if len(name) >= _MIN_NAME))


def _kind(trace: str) -> str:
    if trace == BASE_URL:
        return msg("a link to a file of the project")
    return msg("a `file:` address") if trace == _FILE else msg("a folder or name of the machine")


def _names(text: str, trace: str) -> bool:
    return trace in text and re.search(rf"(?<!\w){re.escape(trace)}", text) is not None


def check_bidi_controls(document: pikepdf.Pdf, composition: Composition) -> tuple[Diagnostic, ...]:
    """Return an error for invisible direction controls where viewers show plain words: bookmarks and facts."""
    del composition
    titles = [str(each["/Title"]) for each in dictionaries(document) if isinstance(each.get("/Title"), pikepdf.String)]
    return tuple(
        error(
            "release-bidi-control",
            msg("`{title}` holds invisible direction controls in a bookmark or title", title=_BIDI.sub("", title)),
        )
        for title in titles
        if _BIDI.search(title)
    )


def _strings(document: pikepdf.Pdf) -> Iterator[str]:
    for each in dictionaries(document):
        for value in each.values():
            if isinstance(value, pikepdf.String):
                yield str(value)
            elif isinstance(value, pikepdf.Array):
                yield from (str(item) for item in value if isinstance(item, pikepdf.String))


def _plain_streams(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield the streams that are neither pictures nor fonts."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image" and "/Length1" not in thing:
            yield thing.read_bytes().decode("latin-1")
