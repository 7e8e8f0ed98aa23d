"""A proof before it is put on paper or on screen: strings, layout and the words that tell of them."""

from dataclasses import dataclass
from html import escape

from mezanprint.console.page_words import Words
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.numerals import format_digits, format_percent
from mezanprint.model.regions import PageLayout
from mezanprint.model.texts import TextState
from mezanprint.outputs.labels.finding_html import finding_as_html, in_order
from mezanprint.project.config import Config
from mezanprint.proofing.strings import String

TIGHT = 90
"""Per cent of its room from which on a string is tight."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of one edition in one locale."""

    edition: Edition
    locale: LocaleSpec
    source: LocaleSpec
    """Locale in which the document is written; words of others may be written in another."""
    document_title: str
    words: Words
    strings: tuple[String, ...]
    layout: tuple[PageLayout, ...]
    findings: tuple[Diagnostic, ...]
    """Those that belong to no string."""
    config: Config

    @property
    def is_source(self) -> bool:
        """Whether it shows what the writers wrote, and no translation."""
        return all(string.state is TextState.SOURCE for string in self.strings)

    @property
    def name(self) -> str:
        """The document and the edition, for people."""
        return f"{self.document_title} ({self.edition.name})"

    @property
    def title(self) -> str:
        """The title of the files."""
        return f"{self.words['proof']}: {self.name}"

    @property
    def rtl(self) -> frozenset[str]:
        """Languages of the edition that are read from right to left."""
        specs = (*self.config.locales, self.locale)
        return frozenset(spec.code.replace("_", "-") for spec in specs if spec.direction == "rtl")

    @property
    def own(self) -> LocaleSpec:
        """The locale in whose house style the proof's own numbers are set: one that reads as its words do."""
        for spec in (self.locale, self.source, *self.config.locales):
            if spec.direction == self.words.direction:
                return spec
        return self.source

    def source_of(self, string: String) -> LocaleSpec:
        """Return the locale in which a string is written."""
        return self.config.locale(string.source_locale)

    def attributes(self, spec: LocaleSpec) -> str:
        """Return ``lang`` and ``dir`` for words of a locale."""
        return f' lang="{escape(spec.code.replace("_", "-"))}" dir="{spec.direction}"'

    def words_of(self, text: str, spec: LocaleSpec) -> str:
        """Return words of a locale as HTML, in their order."""
        return in_order(text, spec.direction, spec).replace("\\\n", "<br>")

    def finding(self, finding: Diagnostic) -> str:
        """Return a finding as an HTML element, set as the language asks in which it can be told."""
        return finding_as_html(finding, self.words, self.own)

    def digits(self, number: int) -> str:
        """Return a number in the digits of the house."""
        return format_digits(number, self.own.style)

    def percent(self, number: int) -> str:
        """Return a percentage in the style of the house, as HTML."""
        own = self.own
        rtl = own.direction is Direction.RTL
        return in_order(format_percent(number, own.style, rtl=rtl), own.direction, own)
