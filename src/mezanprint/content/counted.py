"""Counted phrases of figures: a number and its noun, in the forms that the language of the data has."""

from collections.abc import Iterator
from decimal import Decimal

from mezanprint.content.raw import Mapping, Raw, Scalar, kind_of
from mezanprint.content.reading import At, Reading
from mezanprint.content.texts import make_counted
from mezanprint.model.diagnostics import error
from mezanprint.model.locales import language_of
from mezanprint.model.plurals import categories, is_lone, required
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import conjoined, msg, nmsg

_EXAMPLES = {
    "ar": '{one: "قارب واحد", two: "قاربان", few: "{n} قوارب", many: "{n} قاربًا", other: "{n} قارب"}',
    "en": '{one: "{n} boat", other: "{n} boats"}',
    "fr": '{one: "{n} bateau", other: "{n} bateaux"}',
}
_SHOWN = 4
"""How many of the numbers of a form are named."""


def read_counted(reading: Reading, raw: Raw, at: At, name: str, value: Decimal | None) -> Text | None:
    """Return the phrase that counts the figure ``name``; None after a fault. Forms are named as CLDR does."""
    locale = at.locale
    if not isinstance(raw, Mapping):
        message = msg("`counted` of `{name}` must be a mapping of forms, not {kind}", name=name, kind=kind_of(raw))
        reading.note(error("content-counted", message, raw.span, _example(locale)))
        return None
    if value is None:
        return None
    if value != value.to_integral_value() or value < 0:
        message = msg("`{name}` is {value}: only a whole number has counted forms", name=name, value=str(value))
        reading.note(error("content-counted", message, raw.span, msg("delete `counted`")))
        return None
    number = int(value)
    forms = dict(_forms(reading, raw, name, locale))
    lacking = [form for form in required(number, locale) if raw.get(form) is None]
    if lacking:
        message = nmsg(
            "`counted` of `{name}` lacks the form {forms}",
            "`counted` of `{name}` lacks the forms {forms}",
            len(lacking),
            name=name,
            forms=conjoined([f"`{form}`" for form in lacking]),
        )
        hints = (_example(locale), *(_numbers(form, locale) for form in lacking))
        reading.note(error("content-counted", message, raw.span, *hints))
    if lacking or len(forms) < len(raw.entries):
        return None
    return make_counted(reading, forms, number, at)


def _forms(reading: Reading, raw: Mapping, name: str, locale: str) -> Iterator[tuple[str, Scalar]]:
    """Yield the forms in the order of CLDR, those without a fault."""
    categories_of_locale = categories(locale)
    for entry in raw.entries:
        if entry.key not in categories_of_locale:
            message = msg(
                "`{key}` is no form of `{locale}`, in `counted` of `{name}`", key=entry.key, locale=locale, name=name
            )
            reading.note(error("content-counted", message, entry.span, *did_you_mean(entry.key, categories_of_locale)))
    for form in categories_of_locale:
        typed = raw.get(form)
        scalar = reading.scalar(typed, f"`{form}`") if typed is not None else None
        if scalar is None:
            continue
        if "{n}" not in scalar.value and not is_lone(form, locale):
            message = msg("the form `{form}` of `{name}` has no `{{n}}`", form=form, name=name)
            reading.note(error("content-counted", message, scalar.span, _numbers(form, locale), _example(locale)))
        yield form, scalar


def _example(locale: str) -> str:
    language = language_of(locale)
    return msg("write `counted: {example}`", example=_EXAMPLES.get(language) or _shape(locale))


def _shape(locale: str) -> str:
    """Return what the forms of a language look like, without its words."""
    return "{" + ", ".join(f'{form}: "{{n}} ..."' for form in required(1, locale)) + "}"


def _numbers(form: str, locale: str) -> str:
    numbers = categories(locale)[form]
    told = tuple(f"{number:,}" for number in numbers[:_SHOWN])
    if len(numbers) > _SHOWN:
        return msg("`{form}` is for {numbers} and so on", form=form, numbers=told)
    return msg("`{form}` is for {numbers}", form=form, numbers=told)
