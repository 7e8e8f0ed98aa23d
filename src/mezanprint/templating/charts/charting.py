"""The charts of one composition: drawn, and said in words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from mezanprint.model.datasets import Column
from mezanprint.model.dates import format_date, format_month
from mezanprint.model.diagnostics import Diagnostic, has_errors
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import HouseStyle, LocaleSpec, script_of
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.templating.charts import multiples
from mezanprint.templating.charts.chart import Chart, Setting, Words
from mezanprint.templating.charts.checks import check_chart
from mezanprint.templating.charts.forms import FORMS
from mezanprint.templating.charts.frame import names_height
from mezanprint.templating.charts.reading import Printing, chart_of, parts_of
from mezanprint.templating.drawings.lettering import lettering_of
from mezanprint.templating.drawings.room import SCREEN, column_width
from mezanprint.templating.drawings.write import written
from mezanprint.templating.texts.texts import Texts
from mezanprint.templating.texts.values import column_text
from mezanprint.templating.texts.views import SectionView, View

_LEAST_OF_SCREENS = 60.0
"""mm on a web page."""
_NUMBER = "{n}"
_UNTRANSLATED = re.compile('<span class="untranslated[^>]*>')


class Charting:
    """Makes drawings of sections; collects what is wrong with them in ``diagnostics``."""

    def __init__(
        self, config: Config, kind: Kind, texts: Texts, colours: Mapping[str, str], languages: int, *, is_paged: bool
    ) -> None:
        """Take the colours of the tokens, and how many languages stand side by side."""
        self._config, self._kind, self._texts = config, kind, texts
        self._colours, self._languages, self._is_paged = colours, languages, is_paged
        self.diagnostics: dict[Diagnostic, None] = {}

    def drawn(
        self,
        section: SectionView,
        view: View,
        words: Mapping[str, Markup],
        beside: Sequence[tuple[SectionView, View]] = (),
    ) -> Markup:
        """Return the drawing of a section; nothing after an error.

        ``words`` are those of the template: ``no_data``, and ``each_mark`` and ``begins_at``, and in these ``{n}``.
        ``beside`` is the section in each language of the edition: rows of all its drawings stand at one pitch.
        """
        faults = tuple(check_chart(section))
        self.diagnostics |= dict.fromkeys(faults)
        if has_errors(faults):
            return Markup("")
        locale = self._locale(section, view)
        setting = self._setting(section, locale, words)
        draw, printing = FORMS[section.fields.form.value].draw, self._printing(locale)
        if section.fields.multiples:
            return written(multiples.draw(parts_of(section, printing), setting, draw), self._colours)
        setting = replace(setting, row=max((self._row(*each, words) for each in beside), default=0.0))
        return written(draw(chart_of(section, printing), setting), self._colours)

    def in_words(self, section: SectionView, view: View, no_data: Markup) -> str:
        """Return the numbers of a chart row by row, for those who cannot see it."""
        if has_errors(tuple(check_chart(section))):
            return ""
        locale = self._locale(section, view)
        letters = lettering_of(script_of(locale.code))
        number = self._numbers(locale)

        def said(chart: Chart) -> str:
            rows = (f"{letters.comma} ".join(_cells(chart, row, number, no_data)) for row in range(len(chart.labels)))
            return f"{letters.semicolon} ".join(
                f"{label.plain}: {row}" for label, row in zip(chart.labels, rows, strict=True)
            )

        printing = self._printing(locale)
        if not section.fields.multiples:
            return strip_controls(said(chart_of(section, printing)))
        return strip_controls(". ".join(f"{name.plain}: {said(chart)}" for name, chart in parts_of(section, printing)))

    def _row(self, section: SectionView, view: View, words: Mapping[str, Markup]) -> float:
        """Return how high the names make the rows of a chart in a language."""
        locale = self._locale(section, view)
        return names_height(chart_of(section, self._printing(locale)), self._setting(section, locale, words))

    def _locale(self, section: SectionView, view: View) -> LocaleSpec:
        return self._config.language(section.language) if section.language else self._config.locale(view.locale)

    def _setting(self, section: SectionView, locale: LocaleSpec, words: Mapping[str, Markup]) -> Setting:
        number = self._numbers(locale)
        script = script_of(locale.code)
        letters = lettering_of(script)

        def filled(sentence: Markup) -> Callable[[Decimal, Column], Words]:
            return lambda value, column: self._with_number(sentence, number(value, column), locale)

        return Setting(
            width=self._width(section.slot),
            direction=locale.direction,
            time=locale.style.time,
            number=number,
            no_data=_words(words["no_data"]),
            each_mark=filled(words["each_mark"]),
            begins_at=filled(words["begins_at"]),
            colours=self._colours,
            size=letters.size * self._config.brand.width_of(script),
            line=letters.line,
        )

    def _width(self, slot: str) -> float:
        if self._is_paged:
            return column_width(self._kind, slot, self._languages)
        return min(SCREEN, max(column_width(self._kind, slot, 1), _LEAST_OF_SCREENS))

    def _printing(self, locale: LocaleSpec) -> Printing:
        def with_form(form: Callable[[date, HouseStyle, str], str]) -> Callable[[date], Words]:
            def printed(value: date) -> Words:
                plain = form(value, locale.style, locale.code)
                return Words(self._texts.isolated(plain, locale.code), plain)

            return printed

        return Printing(self._text, self._numbers(locale), with_form(format_date), with_form(format_month))

    def _text(self, text: Text) -> Words:
        html = Markup("<span{}>{}</span>").format(self._texts.attributes(text), self._texts.inline(text))
        return Words(html, self._texts.plain_words(text))

    def _with_number(self, sentence: Markup, number: Words, locale: LocaleSpec) -> Words:
        """Return words of a template with a number in its place, in order as a whole, and marked if they were."""
        plain = _words(sentence).plain.replace(_NUMBER, number.plain)
        html = self._texts.isolated(plain, locale.code)
        marker = _UNTRANSLATED.match(sentence)
        return Words(Markup(f"{marker[0]}{html}</span>") if marker else html, plain)  # noqa: S704 - both are HTML

    def _numbers(self, locale: LocaleSpec) -> Callable[[Decimal, Column], Words]:
        def number(value: Decimal, column: Column) -> Words:
            plain = column_text(value, column, locale)
            return Words(self._texts.isolated(plain, locale.code), plain)

        return number


def _words(html: Markup) -> Words:
    return Words(html, strip_controls(html.striptags()))


def _cells(chart: Chart, row: int, number: Callable[[Decimal, Column], Words], no_data: Markup) -> Iterator[str]:
    """Yield what a row says: of several series each with its name."""
    for series in chart.series:
        value, text = series.values[row], series.texts[row]
        said = text.plain if text else no_data.striptags() if value is None else number(value, series.column).plain
        yield said if len(chart.series) == 1 else f"{series.title.plain} {said}"
