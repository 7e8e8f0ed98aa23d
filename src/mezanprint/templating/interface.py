"""The functions and filters that templates have: see docs/designers.md, which lists the same names."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from mezanprint.model.bidi import FSI, LRI, PDI
from mezanprint.model.dates import format_date
from mezanprint.model.documents import Figure, Image, Names, Value
from mezanprint.model.kinds import Kind, SlotSpec
from mezanprint.model.locales import LocaleSpec
from mezanprint.model.messages import Messages
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.project.config import Config
from mezanprint.templating.resources import Resources
from mezanprint.templating.sandbox import UnknownName
from mezanprint.templating.texts import Texts, chrome, spelling
from mezanprint.templating.values import figure_text, number_text, value_text
from mezanprint.templating.views import SectionView, View


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
    ) -> None:
        self._config, self._kind, self._views = config, kind, views
        self._texts, self._resources, self._messages = texts, resources, messages

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Return the filters by name."""
        return {
            "inline": self._texts_only(self._texts.inline, "inline"),
            "plain": self._plain,
            "name": self._name,
            "other_name": self._other_name,
            "value": self._value,
            "number": self._number,
            "date": self._date,
            "phone": self._ltr,
            "email": self._ltr,
            "url": self._ltr,
            "ltr": self._ltr,
            "iso": self._iso,
            "src": self._src,
        }

    def functions(self) -> dict[str, Callable[..., Any]]:
        """Return the functions by name, ``component`` and ``styles`` apart, which need the environment."""
        return {
            "attrs": self._texts_only(self._texts.attributes, "attrs"),
            "pairs": self._pairs,
            "pairs_of": self._pairs_of,
            "slot": self._slot,
            "asset": self._resources.asset,
            "_": self._gettext,
            "gettext": self._gettext,
            "pgettext": self._pgettext,
        }

    def _texts_only(self, function: Callable[[Text], Markup], name: str) -> Callable[[Text], Markup]:
        def call(text: Text) -> Markup:
            if not isinstance(text, Text):
                raise TypeError(f"`{name}` takes a text, and this is {_what(text)}")
            return function(text)

        return call

    def _plain(self, text: Text | Names | str) -> str:
        if isinstance(text, Text):
            return self._texts.plain(text)
        raise TypeError(f"`plain` takes a text, and this is {_what(text)}")

    def _name(self, names: Names, view: View) -> Markup:
        locale, words = spelling(_is(names, Names, "name"), view.locale)
        return self._texts.isolated(words, view.locale)

    def _other_name(self, names: Names, view: View) -> tuple[str, Markup] | None:
        for locale, words in _is(names, Names, "other_name").names:
            if locale != view.locale:
                return locale.replace("_", "-"), self._texts.isolated(words, locale)
        return None

    def _value(self, figure: Figure | Value, view: View) -> Markup:
        locale = self._config.locale(view.locale)
        text = (
            figure_text(figure, locale)
            if isinstance(figure, Figure)
            else value_text(_is(figure, Value, "value"), locale)
        )
        return self._texts.isolated(text, view.locale)

    def _number(self, number: Decimal | int | Value, view: View) -> Markup:
        value = number.value if isinstance(number, Value) else number
        return self._texts.isolated(number_text(value, self._config.locale(view.locale)), view.locale)

    def _date(self, day: date | Value, view: View) -> Markup:
        locale: LocaleSpec = self._config.locale(view.locale)
        value = date.fromisoformat(day.value) if isinstance(day, Value) else _is(day, date, "date")
        return escape(format_date(value, locale.style, locale.code))

    def _ltr(self, value: Value | str) -> Markup:
        return escape(LRI + _words(value) + PDI)

    def _iso(self, value: Value | str) -> Markup:
        return escape(FSI + _words(value) + PDI)

    def _src(self, image: Image) -> str:
        return self._resources.image(_is(image, Image, "src"))

    def _pairs(self, slot: str) -> tuple[tuple[SectionView, ...], ...]:
        return tuple(zip(*(view.sections(slot) for view in self._views), strict=True))

    def _pairs_of(self, *sequences: Sequence[Any]) -> tuple[tuple[Any, ...], ...]:
        return tuple(zip(*sequences, strict=True))

    def _slot(self, name: str) -> SlotSpec:
        for slot in self._kind.slots:
            if slot.name == name:
                return slot
        hints = did_you_mean(name, (slot.name for slot in self._kind.slots))
        raise UnknownName(f"kind `{self._kind.name}` has no slot `{name}`", hints)

    def _gettext(self, source: str, view: View) -> Markup:
        return self._pgettext("", source, view)

    def _pgettext(self, context: str, source: str, view: View) -> Markup:
        message = self._messages[view.locale].lookup(context, source)
        return chrome(
            message, self._config.locale(view.locale), self._texts, self._config.locale(self._config.source_locale)
        )


def _words(value: Value | str) -> str:
    return value.value if isinstance(value, Value) else str(_is(value, str, "ltr"))


def _is(value: Any, kind: type, filter_name: str) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"`{filter_name}` takes a {kind.__name__.lower()}, and this is {_what(value)}")
    return value


def _what(value: object) -> str:
    return "nothing (an optional field that is left out)" if value is None else f"a {type(value).__name__.lower()}"
