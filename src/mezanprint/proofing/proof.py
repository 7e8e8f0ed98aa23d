"""A proof before it is put on paper or on screen: strings, layout and the words that tell of them."""

from dataclasses import dataclass

from markupsafe import Markup

from mezanprint.console.localization import localized, unmarked
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.editions import Edition
from mezanprint.model.locales import Direction, LocaleSpec, direction_of
from mezanprint.model.numerals import format_digits, format_percent
from mezanprint.model.regions import PageLayout
from mezanprint.model.texts import TextState
from mezanprint.model.translatable import msg
from mezanprint.outputs.labels.localized_finding import LocalizedFinding, in_order, localized_finding
from mezanprint.project.config import Config
from mezanprint.proofing.strings import String

_NAME = msg("Context proof")
_STATES = {
    TextState.MISSING: msg("not translated"),
    TextState.FUZZY: msg("not confirmed"),
    TextState.DISPUTED: msg("a check objects to it"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """The proof of one edition in one locale."""

    edition: Edition
    locale: LocaleSpec
    source: LocaleSpec
    """Locale in which the document is written; words of others may be written in another."""
    document_title: str
    language: str
    """Language of the proof's own words, ``en`` or ``ar``."""
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
        return f"{localized(_NAME, self.language)}: {self.name}"

    @property
    def rtl(self) -> frozenset[str]:
        """Languages of the edition that are read from right to left."""
        specs = (*self.config.locales, self.locale)
        return frozenset(spec.code.replace("_", "-") for spec in specs if spec.direction == "rtl")

    @property
    def own(self) -> LocaleSpec:
        """The locale in whose house style the proof's own numbers are set: one that reads as its words do."""
        for spec in (self.locale, self.source, *self.config.locales):
            if spec.direction is direction_of(self.language):
                return spec
        return self.source

    def source_of(self, string: String) -> LocaleSpec:
        """Return the locale in which a string is written."""
        return self.config.locale(string.source_locale)

    def words_of(self, text: str, spec: LocaleSpec) -> Markup:
        """Return words of a locale as HTML, in their order."""
        return in_order(text, spec.direction, spec).replace("\\\n", Markup("<br>"))

    def localized(self, finding: Diagnostic) -> LocalizedFinding:
        """Return a finding in the language of the proof."""
        return localized_finding(finding, self.language, self.own)

    def state(self, string: String) -> str:
        """Return what is wrong with the translation of a string, or nothing."""
        return localized(_STATES.get(string.state, ""), self.language)

    def place(self, string: String) -> str:
        """Return the place of a string, without marks of direction, which a printed page forgets."""
        return unmarked(localized(string.place, self.language))

    def digits(self, number: int) -> str:
        """Return a number in the digits of the house."""
        return format_digits(number, self.own.style)

    def percent(self, number: int) -> Markup:
        """Return a percentage in the style of the house, as HTML."""
        own = self.own
        rtl = own.direction is Direction.RTL
        return in_order(format_percent(number, own.style, rtl=rtl), own.direction, own)
