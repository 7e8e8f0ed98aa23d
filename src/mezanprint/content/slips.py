"""Markup that misses its form by a sign: it would be printed as it was typed, which nobody meant."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from mezanprint.content.inline import iter_marks
from mezanprint.content.reading import Reading
from mezanprint.model.diagnostics import error, warning
from mezanprint.model.translatable import msg

_NAME = r"[A-Za-z][\w-]*(?:\.[\w-]+)+"
_BRACES = re.compile(
    r"\\."
    rf"|\{{(?P<double>\{{ *{_NAME} *\}})\}}"
    r"|\{ *[A-Za-z][\w.-]* *\}"
    rf"|\{{ *(?P<name>{_NAME})(?P<more>[^{{}}]*\}})?"
    r"|\{ *(?P<script>[^\W\dA-Za-z]\w*(?:\.\w+)+) *\}"
    rf"|(?<![\w.{{$-])(?P<end>{_NAME})\}}",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\\.|\{ *(?P<said>(?:dir|lang) *[=:] *[\w\"'-]+)(?P<close>[^{}]*\})?", re.DOTALL)
_LINK = re.compile(r"\\.|\](?P<gap>[ \n]*)\((?P<id>[\w-]+)(?P<close>\)?)", re.DOTALL)
_STARS = re.compile(r"\\.|\*+", re.DOTALL)
_OF_BOLD = (2, 3)
_PLACEHOLDER: Final = "content-unknown-placeholder"


@dataclass(frozen=True, slots=True)
class Slip:
    """Markup that is none: ``typed`` is how it begins, to be found again in its file."""

    code: Literal["content-unknown-placeholder", "content-span", "content-plain-link", "content-markdown-literal"]
    typed: str
    message: str
    hint: str


def check_slips(reading: Reading, links: Collection[str]) -> None:
    """Report what looks like markup in the texts of a document and is none; ``links`` are those that it has."""
    files = reading.data.names()
    for text in reading.texts:
        for words in text.wordings:
            for slip in find_slips(words, files, links):
                span = reading.locate(slip.typed, text.span)
                if slip.code == "content-plain-link" or slip.code == "content-markdown-literal":
                    reading.note(warning(slip.code, slip.message, span, slip.hint))
                else:
                    reading.note(error(slip.code, slip.message, span, slip.hint))


def find_slips(words: str, files: Collection[str], links: Collection[str]) -> Iterator[Slip]:
    """Yield what looks like markup and is printed as typed; ``files`` of shared data and ``links`` are what is known.

    A brace, bracket or star that means itself is none: only a known name in braces, a known link and ``**`` are.
    """
    if "{" in words or "}" in words:
        yield from _braces(words, files)
        yield from _attributes(words)
    if links and "]" in words:
        yield from _links(words, links)
    if "**" in words:
        yield from _bold(words)


def _braces(words: str, files: Collection[str]) -> Iterator[Slip]:
    for match in _BRACES.finditer(words):
        if match["script"]:
            message = msg("`{typed}` is no placeholder: names of content data are in Latin letters", typed=match[0])
            yield Slip(_PLACEHOLDER, match[0], message, msg("write the name as it stands in `content/data/`"))
        name = match["name"] or match["end"] or (match["double"] or "").strip("{} ")
        if name.partition(".")[0] not in files:
            continue
        hint = msg("write `{{{name}}}`", name=name)
        if match["double"]:
            message = msg("`{typed}` has its braces twice: one pair would be printed", typed=match[0])
            yield Slip(_PLACEHOLDER, match[0], message, hint)
        elif match["end"]:
            message = msg("the brace before `{name}` is missing: it would be printed as typed", name=name)
            yield Slip(_PLACEHOLDER, match[0], message, hint)
        elif match["more"]:
            message = msg(
                "more than a name stands in the braces of `{name}`: they would be printed as typed", name=name
            )
            yield Slip(_PLACEHOLDER, match[0].partition(" ")[0], message, hint)
        else:
            message = msg("the brace before `{name}` is never closed: it would be printed as typed", name=name)
            yield Slip(_PLACEHOLDER, match[0], message, hint)


def _attributes(words: str) -> Iterator[Slip]:
    spans = {mark.start for mark in iter_marks(words) if mark.kind == "span"}
    for match in _ATTRIBUTE.finditer(words):
        if not match["said"] or match.start() in spans:
            continue
        before = words[: match.start()]
        if not match["close"]:
            message = msg("the brace before `{said}` is never closed", said=match["said"])
        elif ":" in match["said"]:
            message = msg("`{{{typed}}}` cannot be read", typed=match["said"])
        elif before.endswith("]") or not before.rstrip().endswith("]"):
            message = msg("no words in brackets stand before `{typed}`", typed=match[0])
        else:
            message = msg("a space stands between the words in brackets and `{typed}`", typed=match[0])
        yield Slip("content-span", match[0], message, msg("write `[words]{dir=ltr}`, `{dir=rtl}` or `{lang=fr}`"))


def _links(words: str, links: Collection[str]) -> Iterator[Slip]:
    for match in _LINK.finditer(words):
        if match["id"] not in links or (match["close"] and not match["gap"]):
            continue
        if match["close"]:
            message = msg("a space stands between the words of the link `{name}` and its id", name=match["id"])
        else:
            message = msg("the bracket before `{name}` is never closed: it is printed as typed", name=match["id"])
        hint = msg("write `[words]({name})`", name=match["id"])
        yield Slip("content-plain-link", f"({match['id']}", message, hint)


def _bold(words: str) -> Iterator[Slip]:
    """Yield the first ``**`` that neither opens nor closes; one that stands between numbers may be a sign."""
    for run, _ in groupby(loose_stars(words), key=lambda star: star.run):
        before, after = words[: run.start()], words[run.end() :]
        between_numbers = before.rstrip()[-1:].isdecimal() and after.lstrip()[:1].isdecimal()
        if len(run[0]) not in _OF_BOLD or between_numbers or not words.strip("* "):
            continue
        opens = bool(after.strip()) and not after[:1].isspace()
        typed = run[0] + after.split(maxsplit=1)[0] if opens else before[-1:].strip() + run[0]
        message = msg("`{stars}` opens or closes nothing: printed as typed", stars=run[0])
        hint = msg("write `**words**`, no space inside; `\\*` is a star that is printed")
        yield Slip("content-markdown-literal", typed, message, hint)
        return


@dataclass(frozen=True, slots=True)
class Star:
    """One ``*`` of a run of them."""

    run: re.Match[str]
    opens: bool
    closes: bool

    def fits(self, closer: "Star") -> bool:
        """Tell whether this star is closed by another: CommonMark's rule of three keeps some apart."""
        lengths = len(self.run[0]), len(closer.run[0])
        odd = (self.closes or closer.opens) and sum(lengths) % 3 == 0 and any(length % 3 for length in lengths)
        return self.opens and self.run is not closer.run and not odd


def loose_stars(words: str) -> list[Star]:
    """Return the stars of a text that are printed, by the spaces beside them as ``templating.markup`` does."""
    loose: list[Star] = []
    for run in _STARS.finditer(words):
        if run[0].startswith("\\"):
            continue
        opens = run.end() < len(words) and not words[run.end()].isspace()
        closes = run.start() > 0 and not words[run.start() - 1].isspace()
        for _ in run[0]:
            _meet(loose, Star(run, opens, closes))
    return loose


def _meet(loose: list[Star], star: Star) -> None:
    """Pair a star with the last one that it closes; those between the two can open no more."""
    place = next((n for n in reversed(range(len(loose))) if loose[n].fits(star)), -1) if star.closes else -1
    if place < 0:
        loose.append(star)
    else:
        loose[place:] = [Star(each.run, opens=False, closes=each.closes) for each in loose[place + 1 :]]
