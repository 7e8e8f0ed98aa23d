"""Texts of one edition as HTML: markup, placeholders, notes, isolation, and the marker of what is not translated."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import nh3
from markupsafe import Markup, escape

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.direction.letters import OBJECT, first_strong, other
from mezanprint.model.documents import Document, Figure, Names, Node, Value
from mezanprint.model.locales import Direction, LocaleSpec, real_locale
from mezanprint.model.messages import Message
from mezanprint.model.numerals import format_digits, format_number
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text, TextState
from mezanprint.model.translatable import msg
from mezanprint.project.config import Config
from mezanprint.templating.texts.kept_order import is_foreign, order_runs
from mezanprint.templating.texts.markup import Mark, Piece, PieceKind, parse_markup
from mezanprint.templating.texts.order_notes import ambiguous
from mezanprint.templating.texts.runs import Element, Line, Run, island, to_html
from mezanprint.templating.texts.values import figure_text, value_text
from mezanprint.templating.texts.views import Name, View, name_of

_DEPTH = 4
"""Texts may name texts: so deep and no deeper."""
_TAGS = {"a", "br", "em", "span", "strong"}
_ATTRIBUTES = {"a": {"class", "href", "id"}, "span": {"class", "dir", "lang"}}
_SCHEMES = {"https", "mailto"}
_CALL = re.compile(r'<a (class="note-call" href="#note-([\w.-]+)")')
_EDGE_SPACE = re.compile("^ | $")


class Texts:
    """The texts of an edition: made once a composition, collects what is wrong with them in ``diagnostics``."""

    def __init__(
        self,
        config: Config,
        documents: tuple[Document, ...],
        views: tuple[View, ...],
        notes: str,
        *,
        both_ways: bool = False,
    ) -> None:
        """Take the documents of the edition, one a locale, and where its kind puts notes: ``end`` or ``page``.

        ``both_ways`` gives the first call of each note a name, so that a link may lead back to it.
        """
        self._config, self._notes_at = config, notes
        self._unnamed = {(view.locale, name) for view in views for _, name, _ in view.notes} if both_ways else set()
        self._first = documents[0]
        self._around = self._first.locale
        self._links = dict(documents[0].links)
        self._references = {document.locale: dict(document.references) for document in documents}
        self._notes = {view.locale: {name: (number, text) for number, name, text in view.notes} for view in views}
        self.diagnostics: dict[Diagnostic, None] = {}
        self.carried: dict[Name, Text] = {}
        """Texts whose key an element carries."""
        self.printed: dict[Name, Text] = {}
        """Texts that ``inline`` was given."""
        self.quoted: dict[Name, Text] = {}
        """Texts that ``plain`` was given, for an attribute."""

    def inline(self, text: Text) -> Markup:
        """Return a text as HTML of inline elements, marked where it is not translated."""
        self.printed[name_of(text)] = text
        locale = self._config.language(text.locale)
        html = self._with_names(to_html(self._ordered(text, self._runs(text, locale))), text.locale)
        if "<" in html:  # escaped text alone has nothing to clean
            html = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
        return Markup(html) if text.state.is_printed else untranslated(Markup(html), locale, text.state)  # noqa: S704 - cleaned

    def _with_names(self, html: str, locale: str) -> str:
        """Return ``html`` with a name for the first call of each note on the page, if links are to lead back."""

        def name(call: re.Match[str]) -> str:
            if (locale, call[2]) not in self._unnamed:
                return call[0]
            self._unnamed.remove((locale, call[2]))
            return f'<a id="call-{locale.replace("_", "-")}-{call[2]}" {call[1]}'

        return _CALL.sub(name, html) if self._unnamed else html

    def plain(self, text: Text) -> str:
        """Return a text without markup, notes or directional characters, for an attribute."""
        self.quoted[name_of(text)] = text
        return self.plain_words(text)

    def plain_words(self, text: Text) -> str:
        """Return the same for metadata, where it does not count as printed."""
        locale = self._config.language(text.locale)
        runs = self._runs(text, locale)
        return strip_controls("".join(run.text for run in runs).replace(OBJECT, "").replace("\n", " "))

    @contextmanager
    def inside(self, language: str) -> Iterator[None]:
        """Know that what is made inside the block stands in an element in ``language``."""
        around, self._around = self._around, language
        yield
        self._around = around

    def label(self, name: str, locale: str) -> str:
        """Return the plain words of a text that an element carries, or none; ``locale`` is empty for the page's."""
        text = self.carried.get((name, locale or self._first.locale))
        return self.plain_words(text) if text else ""

    def attributes(self, text: Text) -> Markup:
        """Return ``data-key``, and ``lang`` and ``dir`` where the text is not in the language of what is around it.

        A text that wholly speaks the other language is a block of that: its marks and its beginning are its own.
        """
        self.carried[name_of(text)] = text
        key = Markup(' data-key="{}"').format(name_of(text)[0])
        first = text.locale == self._first.locale
        locale_attribute = Markup("") if first else Markup(' data-locale="{}"').format(text.locale)
        foreign = self._foreign(text)
        if foreign is not None:
            return key + locale_attribute + _attributes(foreign)
        if text.locale == self._around:
            return key + locale_attribute
        return key + locale_attribute + language_attributes(self._config.language(text.locale))

    def _foreign(self, text: Text) -> Element | None:
        """Return the element of a text that is wholly of the other direction, or None."""
        locale = self._config.language(text.locale)
        runs, line = self._runs(text, locale), self._line(locale)
        around = [element for element in runs[0].elements if element.direction] if runs else []
        said = next((element for element in around if all(element in run.elements for run in runs)), None)
        if said is not None:
            return said
        flat = "".join(run.text for run in runs)
        return island(other(line.direction), line.foreign) if is_foreign(flat, line) else None

    def _line(self, locale: LocaleSpec) -> Line:
        own = locale.code.replace("_", "-")
        return Line(locale.direction, locale.style, own, self._config.foreign(locale.direction))

    def _ordered(self, text: Text, runs: list[Run]) -> list[Run]:
        """Return the runs of a text in order; say where two readings are fair and nobody has decided."""
        ordered, readings = order_runs(runs, self._line(self._config.language(text.locale)))
        for reading in dict.fromkeys(readings):
            self._report(ambiguous(reading, text))
        return ordered

    def isolated(self, words: str, code: str) -> Markup:
        """Return plain words of a template or a name as HTML, in order in a paragraph in locale ``code``."""
        runs, _ = order_runs([Run(words)], self._line(self._config.locale(code)))
        return Markup(to_html(runs))  # noqa: S704 - every word is escaped

    def island(self, words: str, direction: Direction) -> Markup:
        """Return words as HTML that run in ``direction`` wherever they stand, on one line if they fit on one."""
        return Markup(to_html([Run(strip_controls(words), (island(direction, whole=True),))]))  # noqa: S704 - likewise

    def chrome(self, message: Message, code: str) -> Markup:
        """Return a word of a template in locale ``code``, marked where nobody has confirmed it."""
        if message.state.is_printed:
            return self.isolated(message.value, code)
        there = self._config.locale(self._config.template_locale if message.state is TextState.MISSING else code)
        return untranslated(self.isolated(message.value, there.code), there, message.state)

    def _runs(self, text: Text, locale: LocaleSpec, depth: int = 0) -> list[Run]:
        pieces = parse_markup(text.value, bool(self._links))
        return [run for piece in pieces for run in self._piece(piece, text, locale, depth)]

    def _piece(self, piece: Piece, text: Text, locale: LocaleSpec, depth: int) -> Iterator[Run]:
        # A link stands innermost: `<a><strong>` gives a PDF a link annotation outside its link.
        marks = sorted(piece.marks, key=lambda mark: mark.tag == "a")
        elements = tuple(element for mark in marks if (element := self._element(mark, text)))
        match piece.kind:
            case PieceKind.TEXT:
                # A counted number and its noun stay on one line.
                yield Run(_EDGE_SPACE.sub("\u00a0", piece.text) if text.count is not None else piece.text, elements)
            case PieceKind.BREAK:
                yield Run("\n", elements, "<br>")
            case PieceKind.NOTE:
                yield Run(OBJECT, elements, self._note(piece.text, text, locale, depth))
            case PieceKind.PLACEHOLDER:
                for run in self._placeholder(piece.text, text, locale, depth):
                    yield Run(run.text, (*elements, *run.elements), run.html)

    def _element(self, mark: Mark, text: Text) -> Element | None:
        if mark.tag == "span":
            # All pieces of a span are in one element.
            return mark.span and replace(island(*mark.span), serial=mark.serial)
        if mark.tag != "a":
            return Element(mark.tag, "", mark.serial)
        if mark.target not in self._links:
            if not text.state.is_printed:
                return None
            message = msg("there is no link `{name}`", name=mark.target)
            hints = did_you_mean(mark.target, self._links) or (msg("name its address under `links` of the document"),)
            self._report(error("markup-link", message, text.span, *hints, key=text.key))
            return None
        return Element("a", Markup(' href="{}"').format(self._links[mark.target]), mark.serial)

    def _note(self, name: str, text: Text, locale: LocaleSpec, depth: int) -> str:
        notes = self._notes.get(text.locale, self._notes[self._first.locale])
        if name not in notes or depth > _DEPTH:
            if not text.state.is_printed:
                return escape(f"[^{name}]")
            hints = did_you_mean(name, notes) or (msg("write it under `notes` of the document"),)
            self._report(
                error("markup-note", msg("there is no note `{name}`", name=name), text.span, *hints, key=text.key)
            )
            return ""
        number, note = notes[name]
        if self._notes_at == "page":
            runs = self._ordered(note, self._runs(note, locale, depth + 1))
            foreign = self._foreign(note)
            return f'<span class="footnote"{_attributes(foreign) if foreign else ""}>{to_html(runs)}</span>'
        digits = format_digits(number, locale.style)
        return Markup('<a class="note-call" href="#note-{}">{}</a>').format(name, digits)

    def _placeholder(self, name: str, text: Text, locale: LocaleSpec, depth: int) -> list[Run]:
        if name == "n" and text.count is not None:
            return [Run(format_number(text.count, locale.style))]
        references = self._references.get(text.locale, self._references[self._first.locale])
        node = references.get(name)
        if node is None or depth > _DEPTH:
            if not text.state.is_printed:
                return [Run(f"{{{name}}}")]
            names = [*references, "n"] if text.count is not None else list(references)
            message = (
                msg("there is nothing named `{{{name}}}`", name=name)
                if node is None
                else msg("`{{{name}}}` names itself", name=name)
            )
            self._report(error("markup-placeholder", message, text.span, *did_you_mean(name, names), key=text.key))
            return []
        return self._node(node, name, text, locale, depth)

    def _node(self, node: Node, name: str, text: Text, locale: LocaleSpec, depth: int) -> list[Run]:
        match node:
            case Text():
                runs = self._runs(node, self._config.language(node.locale), depth + 1)
                return self._other(runs, node.locale, locale)
            case Figure():
                return [Run(figure_text(node, locale))]
            case Value():
                return [Run(value_text(node, locale))]
            case Names():
                written, words = spelling(node, locale.code)
                return self._other([Run(words)], written, locale)
            case _:
                message = msg("`{{{name}}}` is no text, name or figure", name=name)
                self._report(error("markup-placeholder", message, text.span, key=text.key))
                return []

    def _other(self, runs: list[Run], code: str, locale: LocaleSpec) -> list[Run]:
        """Return words that another text brings; those of the other direction are one island by themselves."""
        runs_in = first_strong("".join(run.text for run in runs))
        if runs_in in (None, locale.direction):
            return runs
        language = code.replace("_", "-") if self._config.locale(code).direction is runs_in else ""
        around = island(runs_in, language or self._config.foreign(locale.direction))
        return [Run(run.text, (around, *run.elements), run.html) for run in runs]

    def _report(self, diagnostic: Diagnostic) -> None:
        self.diagnostics[diagnostic] = None


def spelling(names: Names, locale: str) -> tuple[str, str]:
    """Return the locale and spelling of a name: the one of ``locale``, or else the first there is."""
    own = names.in_locale(real_locale(locale))
    return (locale, own) if own is not None else names.names[0]


def _attributes(element: Element) -> Markup:
    return Markup(element.attributes)  # noqa: S704 - escaped when it was made


def language_attributes(locale: LocaleSpec) -> Markup:
    """Return ``lang`` and ``dir`` of a locale as HTML attributes."""
    return Markup(' lang="{}" dir="{}"').format(locale.code.replace("_", "-"), locale.direction)


def untranslated(html: Markup, locale: LocaleSpec, state: TextState) -> Markup:
    """Return words in the visible marker of what is not translated, or not rightly; ``locale`` is the one they are in.

    What a check objects to has a second class, so that a style sheet may tell it from what nobody has translated.
    """
    kinds = "untranslated disputed" if state is TextState.DISPUTED else "untranslated"
    return Markup('<span class="{}"{}>{}</span>').format(kinds, language_attributes(locale), html)
