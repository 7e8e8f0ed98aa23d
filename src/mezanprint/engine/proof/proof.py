"""A proof before it is put on paper or on screen: strings, layout and the words that tell of them."""

from dataclasses import dataclass
from html import escape

from mezanprint.engine.proof.collect import String
from mezanprint.engine.proof.words import Words
from mezanprint.model.bidi import first_strong, isolate
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.locales import Direction, LocaleSpec
from mezanprint.model.numerals import format_digits, format_percent
from mezanprint.model.regions import PageLayout
from mezanprint.project.config import Config


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of one edition in one locale."""

    edition: Edition
    locale: LocaleSpec
    source: LocaleSpec
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
        return self.locale.code == self.source.code

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

    def attributes(self, of: str) -> str:
        """Return ``lang`` and ``dir`` for a ``source`` or, otherwise, a translation."""
        spec = self.source if of == "source" else self.locale
        return f' lang="{escape(spec.code.replace("_", "-"))}" dir="{spec.direction}"'

    def words_of(self, text: str, of: str) -> str:
        """Return a ``source`` or a translation as HTML, runs of the other direction isolated."""
        spec = self.source if of == "source" else self.locale
        return escape(isolate(text, spec.direction, spec.style)).replace("\\\n", "<br>")

    def finding(self, finding: Diagnostic) -> str:
        """Return a finding as an HTML element, set as the language asks in which it can be told."""
        told = [self.words.told(sentence) for sentence in (finding.message, *finding.hints)]
        direction = first_strong(told[0]) or Direction.LTR
        language = "en" if direction is Direction.LTR else self.words.language
        lines = [isolate(line, direction, self.own.style) for line in told]
        return (
            f'<div class="found" lang="{language}" dir="{direction}">'
            f"<b>{escape(self.words.severity(finding.severity))}</b> {'<br>'.join(map(escape, lines))}</div>"
        )

    def digits(self, number: int) -> str:
        """Return a number in the digits of the house."""
        return format_digits(number, self.own.style)

    def percent(self, number: int) -> str:
        """Return a percentage in the style of the house."""
        own = self.own
        rtl = own.direction is Direction.RTL
        return isolate(format_percent(number, own.style, rtl=rtl), own.direction, own.style)
