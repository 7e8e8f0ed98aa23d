"""The finished page looked over: what a reader's software, and the outline of the PDF, need from its HTML."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from markupsafe import escape

from mezanprint.model.compositions import BASE_URL
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg
from mezanprint.templating.lines import place_of
from mezanprint.templating.texts.texts import Texts
from mezanprint.templating.texts.views import Name

if TYPE_CHECKING:
    from mezanprint.model.finding_codes import ErrorCode

_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])((?:[^<>\"']|\"[^\"]*\")*) data-key=\"([^\"]*)\"(?: data-locale=\"([^\"]*)\")?")
_LINK = re.compile(r"https://|mailto:|#")


def label_headings(html: str, plain: Callable[[str, str], str]) -> str:
    """Return ``html`` with a ``data-label`` on each heading of content, its plain words, for the outline of the PDF.

    An outline made of the heading itself would hold isolates and the numbers of notes. ``plain`` gives the words of a
    text by its ``domain:key`` and its locale, which is empty for that of the page; none for what is no text.
    """

    def label(match: re.Match[str]) -> str:
        words = plain(match[3], match[4] or "")
        tag = f"<h{match[1]}{match[2]}"
        return f'{tag} data-label="{escape(words)}"{match[0][len(tag) :]}' if words else match[0]

    return _HEADING.sub(label, html)


def check_page(html: str, path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a page, at the lines of templates it was marked with; ``path`` is where it began."""
    return tuple(dict.fromkeys(_Page(path).check(_STYLE.sub("", html))))


class _Page:
    """One walk over the tags of a page."""

    def __init__(self, path: str) -> None:
        self._whole = self._span = Span(path)
        self._ids: set[str] = set()
        self._level = 0
        self._key = ""
        self._tables: list[tuple[bool, Span]] = []
        """Whether each open table has a head, and where it begins."""
        self._link: tuple[int, Span] | None = None
        """End of the tag of the open link, and its place."""

    def check(self, html: str) -> Iterator[Diagnostic]:
        for match in _TAG.finditer(html):
            closing, name, inside = match[1], match[2].lower(), match[3]
            if closing:
                yield from self._end(name, html, match.start())
                continue
            self._span = place_of(inside) or self._whole
            self._link = (match.end(), self._span) if name == "a" and "href" in inside else self._link
            given = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(inside)}
            self._key = given.get("data-key", self._key)
            yield from self._identity(given)
            yield from self._element(name, given)

    def _element(self, name: str, attributes: Mapping[str, str]) -> Iterator[Diagnostic]:
        if name == "html" and not (attributes.get("lang") and attributes.get("dir")):
            yield self._fault("template-language", msg("`<html>` says no language or direction"), _LANGUAGE_HINT)
        elif name == "img":
            yield from self._picture(attributes)
        elif name == "a" and not _LINK.match(attributes.get("href", "#")):
            yield self._fault(
                "template-address",
                msg("a link leads to `{address}`", address=attributes["href"]),
                msg("links are https, mailto or `#id`"),
            )
        elif name == "table":
            self._tables.append((False, self._span))
        elif name == "th" and self._tables:
            self._tables[-1] = (True, self._tables[-1][1])
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            yield from self._heading(int(name[1]))

    def _picture(self, attributes: Mapping[str, str]) -> Iterator[Diagnostic]:
        if "alt" not in attributes:
            hint = msg('write `alt="{{ image.alt|plain }}"`, or `alt=""` for a drawing that says nothing')
            yield self._fault("template-alt", msg("a picture has no `alt`"), hint)
        if not attributes.get("src", "").startswith(BASE_URL):
            hint = msg("take the address from `image|src` or `asset('base/mark.svg')`")
            yield self._fault(
                "template-address", msg("a picture comes from `{address}`", address=attributes.get("src", "")), hint
            )

    def _heading(self, level: int) -> Iterator[Diagnostic]:
        if self._level == 0 and level != 1:
            yield self._fault(
                "template-heading",
                msg("the first heading is `<h{level}>`", level=level),
                msg("the title of the document is `<h1>`"),
            )
        elif level > self._level + 1 and self._level:
            yield self._fault(
                "template-heading",
                msg("`<h{level}>` follows `<h{before}>`", level=level, before=self._level),
                msg("headings go down one level at a time"),
            )
        self._level = level

    def _end(self, name: str, html: str, place: int) -> Iterator[Diagnostic]:
        if name == "table" and self._tables:
            has_head, self._span = self._tables.pop()
            if not has_head:
                hint = msg("head its columns or rows with `<th>`; set what is no table with flex")
                yield self._fault("template-table", msg("a table has no head"), hint)
        elif name == "a" and self._link:
            start, self._span = self._link
            self._link = None
            if not _says_something(html[start:place]):
                hint = msg("a link is read aloud by its words: put text into it, or a picture with `alt`")
                yield self._fault("template-link", msg("a link has no words"), hint)

    def _identity(self, given: Mapping[str, str]) -> Iterator[Diagnostic]:
        name = given.get("id")
        if name and name in self._ids:
            yield self._fault(
                "template-id",
                msg('`id="{name}"` stands twice', name=name),
                msg("in a bilingual page give it in one language only"),
            )
        elif name:
            self._ids.add(name)

    def _fault(self, code: "ErrorCode", message: str, hint: str) -> Diagnostic:
        """Return an error that says near which text it is: a page has no lines a designer knows."""
        near = msg("{fault}, at or after `{key}`", fault=message, key=self._key) if self._key else message
        return error(code, near, self._span, hint)


def _says_something(html: str) -> bool:
    """Tell whether there are words in a piece of a page, or a picture that stands for some."""
    described = any(
        match[2].lower() == "img" and re.search(r"\balt=\"[^\"]", match[3]) for match in _TAG.finditer(html)
    )
    return described or any(character.isalnum() for character in _TAG.sub("", html))


_LANGUAGE_HINT = msg('write `<html lang="{{ view.lang }}" dir="{{ view.dir }}">`')


def check_texts(path: str, texts: Texts, own: Mapping[Name, Text]) -> Iterator[Diagnostic]:
    """Yield texts of a document, ``own``, that are on no page, and texts whose element does not name them."""
    for name, text in own.items():
        if name not in texts.printed and name not in texts.quoted:
            hint = msg("print it in `{path}`, or take it out of the content", path=path)
            yield warning(
                "template-unprinted", msg("`{name}` is printed nowhere", name=name[0]), text.span, hint, key=text.key
            )
    for name in texts.printed:
        if name not in texts.carried:
            hint = msg("write `<p{{ attrs(text) }}>{{ text|inline }}</p>`")
            yield error(
                "template-key", msg("no element carries `attrs(...)` of `{name}`", name=name[0]), Span(path), hint
            )
