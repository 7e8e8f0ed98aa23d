"""Names and numbers of a map as the languages of its page print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from mezanprint.model.datasets import Column
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.documents import Names
from mezanprint.model.locales import script_of
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.templating.drawings.lettering import lettering_of
from mezanprint.templating.drawings.text_width import text_width
from mezanprint.templating.maps.naming import Name
from mezanprint.templating.texts.texts import Texts, language_attributes, spelling
from mezanprint.templating.texts.values import column_text, number_text

_BOLDER = 1.1
"""How much wider bold letters are than those that widths are known of."""
_PARTED = " · "


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one language."""

    html: Markup
    plain: str
    language: str


class Printing:
    """Prints for the locales of one page, the first of them first."""

    def __init__(self, config: Config, texts: Texts, locales: Sequence[str]) -> None:
        self._config, self._texts, self.locales = config, texts, tuple(locales)

    def named(self, names: Names, locale: str) -> Words:
        """Return a proper name as a locale spells it."""
        written, words = spelling(names, locale)
        html = Markup('<span data-key="{}">{}</span>').format(names.key, self._texts.isolated(words, locale))
        return Words(html, words, written)

    def text(self, text: Text) -> Words:
        """Return a text of the document."""
        html = Markup("<span{}>{}</span>").format(self._texts.attributes(text), self._texts.inline(text))
        return Words(html, self._texts.plain_words(text), text.locale)

    def number(self, number: Decimal, locale: str, column: Column | None = None) -> Words:
        """Return a number in the style of a locale, as its column says."""
        spec = self._config.locale(locale)
        plain = column_text(number, column, spec) if column else number_text(number, spec)
        return Words(self._texts.isolated(plain, locale), strip_controls(plain), locale)

    def sentence(self, words: Markup, locale: str, **numbers: str) -> Words:
        """Return words of the template with numbers in the places of their names."""
        plain = strip_controls(words.striptags())
        for name, number in numbers.items():
            plain = plain.replace(f"{{{name}}}", number)
        return Words(self._texts.isolated(plain, locale), plain, locale)

    def lines(self, each: Sequence[Words], *, is_bold: bool = False) -> Name:
        """Return what stands on a map: the words of each language in a line of its own."""
        html = Markup("").join(
            Markup("<div{}>{}</div>").format(language_attributes(self._config.locale(words.language)), words.html)
            for words in each
        )
        letters = [lettering_of(script_of(words.language)) for words in each]
        wider = [self._config.brand.width_of(script_of(words.language)) for words in each]
        widths = (text_width(words.plain) * script.size for words, script in zip(each, letters, strict=True))
        width = max(width * factor for width, factor in zip(widths, wider, strict=True))
        width *= _BOLDER if is_bold else 1
        return Name(html, (width, sum(script.line for script in letters)))

    def numbered(self, number: Decimal) -> Name:
        """Return a number that stands for a name: in the digits of each language, once where these are the same."""
        words = {words.plain: words for words in (self.number(number, locale) for locale in self.locales)}
        first, *_ = words.values()
        plain = _PARTED.join(words)
        return self.lines([Words(self._texts.isolated(plain, first.language), plain, first.language)])

    def measured(self, number: Decimal, units: Sequence[Markup]) -> Name:
        """Return a length on the ground in the words of each language, each in a line."""
        pairs = zip(self.locales, units, strict=False)  # of one language they are given twice
        return self.lines([self.sentence(unit, locale, n=self.number(number, locale).plain) for locale, unit in pairs])
