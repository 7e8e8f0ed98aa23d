"""The filters and functions that templates have: docs/designers.md lists the same names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from jinja2 import Undefined
from markupsafe import Markup, escape

from mezanprint.model.cropping import CENTRE
from mezanprint.model.dates import format_date
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.direction.letters import first_strong
from mezanprint.model.documents import Figure, Image, Names, Value
from mezanprint.model.kinds import Kind, SlotSpec
from mezanprint.model.locales import Direction, real_locale
from mezanprint.model.messages import Messages
from mezanprint.model.ordinals import format_ordinal
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg
from mezanprint.project.config import Config
from mezanprint.templating.drawers import Drawers
from mezanprint.templating.maps.map_view import MapView
from mezanprint.templating.resources.resources import Resources
from mezanprint.templating.sandbox import UnknownName
from mezanprint.templating.tables.table_parts import PartView
from mezanprint.templating.tables.tabling import Tabling
from mezanprint.templating.texts.texts import Texts, language_attributes, spelling
from mezanprint.templating.texts.values import figure_text, number_text, value_text
from mezanprint.templating.texts.views import LogoView, SectionView, View
from mezanprint.templating.types_in_words import what_is

T = TypeVar("T")
FILTERS = {
    "inline": "inline",
    "plain": "plain",
    "name": "name",
    "other_name": "other_name",
    "value": "value",
    "number": "number",
    "ordinal": "ordinal",
    "date": "date",
    "phone": "ltr",
    "email": "ltr",
    "url": "ltr",
    "ltr": "ltr",
    "iso": "iso",
    "src": "src",
    "chart": "chart",
    "chart_words": "chart_words",
}
"""Filters of templates and the methods behind them."""
FUNCTIONS = (
    *("attrs", "pairs", "pairs_of", "table_parts", "slot", "asset", "house_logo", "gettext", "pgettext"),
    *("qr_code", "ean_code", "geo_map"),
)
"""Functions of templates, named as the methods; ``_`` is ``gettext``."""
CONTEXT = (
    "edition",
    "kind",
    "draft",
    "look",
    "bilingual",
    "web",
    "views",
    "view",
    "styles",
    "sides",
    "component",
    "range",
    "namespace",
    "_",
)
"""Names that are set beside them."""


class Interface:
    """What one composition offers to its templates."""

    def __init__(
        self,
        config: Config,
        kind: Kind,
        views: tuple[View, ...],
        texts: Texts,
        resources: Resources,
        messages: Mapping[str, Messages],
        drawers: Drawers,
    ) -> None:
        self._config, self._kind, self._views = config, kind, views
        self._texts, self._resources, self._messages = texts, resources, messages
        self._drawers = drawers
        self._tabling = Tabling(config, texts, views)

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters by name."""
        return {name: getattr(self, method) for name, method in FILTERS.items()}

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return the functions by name."""
        return {name: getattr(self, name) for name in FUNCTIONS} | {"_": self.gettext}

    def in_language(self, sections: tuple[SectionView, ...], make: Callable[[], str]) -> Markup:
        """Return a section as ``make`` gives it, in an element of the language that its writer says of it.

        Beside another language each of its texts says that by itself: the halves of a row are in those of the edition.
        """
        section = sections[0]
        if not section.language or len(sections) > 1:
            return Markup(make())  # noqa: S704 - a macro escapes what it prints
        with self._texts.inside(section.language):
            html = Markup(make())  # noqa: S704 - likewise
        attributes = language_attributes(self._config.language(section.language))
        return Markup("<div{}>{}</div>").format(attributes, html)

    def inline(self, text: Text) -> Markup:
        """Return a text with its markup, placeholders, isolates and draft marker."""
        return self._texts.inline(_a(Text, text, "inline"))

    def plain(self, text: Text) -> str:
        """Return a text as plain words, for an attribute."""
        return self._texts.plain(_a(Text, text, "plain"))

    def attrs(self, node: Text | Value | Names | Figure | Image | SectionView) -> Markup:
        """Return the attributes of the element that prints a text, value or picture, or that holds a section.

        By them a finding about the page names what it is about, with its line in the content.
        """
        match node:
            case SectionView():
                return Markup(' data-section="{}"').format(node.key)
            case Image(focus=(x, y)) if (x, y) != CENTRE:
                return Markup(' data-key="{}" data-focus="{}% {}%"').format(node.key, x, y)
            case Value() | Names() | Figure() | Image():
                return Markup(' data-key="{}"').format(node.key)
            case _:
                return self._texts.attributes(_a(Text, node, "attrs"))

    def name(self, names: Names, view: View) -> Markup:
        """Return a name as the view's locale spells it."""
        return self._texts.isolated(spelling(_a(Names, names, "name"), view.locale)[1], view.locale)

    def other_name(self, names: Names, view: View) -> tuple[str, Markup] | None:
        """Return language and spelling of a name in the first other locale, or None."""
        for locale, words in _a(Names, names, "other_name").names:
            if locale != real_locale(view.locale):
                return locale.replace("_", "-"), self._texts.isolated(words, locale)
        return None

    def value(self, value: Figure | Value, view: View) -> Markup:
        """Return a figure by its unit, or a scalar of content."""
        locale = self._config.locale(view.locale)
        if isinstance(value, Figure):
            return self._texts.isolated(figure_text(value, locale), view.locale)
        return self._texts.isolated(value_text(_a(Value, value, "value"), locale), view.locale)

    def number(self, number: Decimal | int | Value, view: View) -> Markup:
        """Return a number with its thousands grouped."""
        plain = number.value if isinstance(number, Value) else number
        return self._texts.isolated(number_text(plain, self._config.locale(view.locale)), view.locale)

    def ordinal(self, number: int | Value, view: View, *, feminine: bool = False) -> Markup:
        """Return the ordinal of a whole number, in the gender of what it stands with."""
        locale = self._config.locale(view.locale)
        plain = int(number.value) if isinstance(number, Value) else _a(int, number, "ordinal")
        return self._texts.isolated(format_ordinal(plain, locale.style, locale.code, feminine=feminine), view.locale)

    def date(self, day: date | Value, view: View) -> Markup:
        """Return a date in the house's pattern."""
        locale = self._config.locale(view.locale)
        if isinstance(day, Value):
            return escape(value_text(day, locale))
        return escape(format_date(_a(date, day, "date"), locale.style, locale.code))

    def ltr(self, value: Value | str) -> Markup:
        """Return an address, number or code, which runs from left to right."""
        return self._texts.island(_words(value), Direction.LTR)

    def iso(self, value: Value | str) -> Markup:
        """Return words of unknown direction, which run as their first letter does."""
        words = _words(value)
        return self._texts.island(words, first_strong(words) or Direction.LTR)

    def src(self, image: Image) -> str:
        """Register a picture of the content and return its address."""
        return self._resources.image(_a(Image, image, "src"))

    def chart(self, section: SectionView, view: View, **words: Markup) -> Markup:
        """Return the drawing of a chart; ``words`` are what it may have to say, in the view's language."""
        pairs = self.pairs(_a(SectionView, section, "chart").slot)
        beside = next(pair for pair in pairs if any(each is section for each in pair))
        return self._drawers.charts.drawn(section, view, words, tuple(zip(beside, self._views, strict=True)))

    def chart_words(self, section: SectionView, view: View, *, no_data: Markup) -> str:
        """Return the numbers of a chart in words, for those who cannot see it."""
        return self._drawers.charts.in_words(_a(SectionView, section, "chart_words"), view, no_data)

    def asset(self, path: str) -> str:
        """Register a file below ``templates/`` and return its address."""
        return self._resources.asset(_a(str, path, "asset"))

    def house_logo(self, *, on_dark: bool = False) -> LogoView | None:
        """Return the logo of the house as it stands on paper, or on a dark ground; None where it has none."""
        brand, locale = self._config.brand, real_locale(self._views[0].locale)
        logo = (brand.logo_on_dark if on_dark else None) or brand.logo
        if logo is None:
            return None
        src, alt = self._resources.logo(logo, locale), dict(self._config.names)[locale]
        return LogoView(src, strip_controls(alt), on_dark and logo is brand.logo)

    def qr_code(self, link: Value, size: Value | None = None) -> Markup:
        """Return the QR code of an address; ``size`` is its side in mm."""
        return self._drawers.codes.qr(_a(Value, link, "qr_code"), size)

    def ean_code(self, number: Value, size: Value | None = None) -> Markup:
        """Return the bars of a book or of goods; ``size`` is in per cent."""
        return self._drawers.codes.barcode(_a(Value, number, "ean_code"), size)

    def geo_map(self, sections: Sequence[SectionView], **words: Sequence[Markup]) -> MapView:
        """Return a map, drawn once for all languages; ``words`` are what it may have to say, in each of them."""
        return self._drawers.maps.drawn(sections, words)

    def pairs(self, slot: str) -> tuple[tuple[SectionView, ...], ...]:
        """Return each section of a slot in every view: of one language, one."""
        return tuple(zip(*(view.sections(slot) for view in self._views), strict=True))

    def pairs_of(self, *sequences: Sequence[Any]) -> tuple[tuple[Any, ...], ...]:
        """Return the items of equally long sequences side by side."""
        return tuple(zip(*sequences, strict=True))

    def table_parts(self, sections: Sequence[SectionView]) -> tuple[PartView, ...]:
        """Return a table of data, of which a section in each language is given, as parts with heads and rows."""
        return self._tabling.parts(sections)

    def slot(self, name: str) -> SlotSpec:
        """Return a slot of the kind."""
        for slot in self._kind.slots:
            if slot.name == name:
                return slot
        hints = did_you_mean(name, (slot.name for slot in self._kind.slots))
        raise UnknownName(msg("kind `{kind}` has no slot `{name}`", kind=self._kind.name, name=name), hints)

    def gettext(self, source: str, view: View) -> Markup:
        """Return a word of the template in the view's locale."""
        return self.pgettext("", source, view)

    def pgettext(self, context: str, source: str, view: View) -> Markup:
        """Return a word of the template by context, where one English word has two meanings."""
        return self._texts.chrome(self._messages[_a(View, view, "_").locale].lookup(context, source), view.locale)


def _words(value: Value | str) -> str:
    return value.value if isinstance(value, Value) else str(_a(str, value, "ltr"))


def _a(kind: type[T], value: object, user: str) -> T:
    if isinstance(value, Undefined):
        str(value)  # says that the name does not exist, and which do
    if not isinstance(value, kind):
        raise TypeError(
            msg(
                "`{user}` takes {wanted}, and this is {found}",
                user=user,
                wanted=what_is(kind),
                found=what_is(type(value)),
            )
        )
    return value
