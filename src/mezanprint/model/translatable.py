"""Sentences of the program itself: told in English unless somebody asks for another language, and only then.

A sentence is made where something is found, which may be in another process or in an earlier build; the language is
chosen where it is told. So it carries its template and its values with it, and is a string, its English, to all who
compare, sort, hash or store it.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, TypeAlias

Value: TypeAlias = "str | int | tuple[str, ...]"
"""What goes into a placeholder: a word, itself perhaps translatable; a number; or several words, told as a list."""


class Translatable(str):
    """An English sentence with the template and the values it was made of.

    ``template`` is the ``msgid`` of the catalog, ``plural`` its ``msgid_plural`` or None, ``number`` what chooses
    between the two. Without values and number a template is taken as it stands, braces and all.
    """

    __slots__ = ("number", "plural", "template", "values")
    template: str
    plural: str | None
    number: int | None
    values: Mapping[str, Value]

    def __new__(
        cls, template: str, values: Mapping[str, Value], plural: str | None = None, number: int | None = None
    ) -> "Translatable":
        """Return the sentence; ``KeyError`` if the template names a value that is not given."""
        chosen = template if plural is None or number == 1 else plural
        text = super().__new__(cls, fill(chosen, values, number))
        text.template, text.values, text.plural, text.number = template, values, plural, number
        return text

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep template and values when the sentence crosses to another process."""
        return (Translatable, (self.template, self.values, self.plural, self.number))


def msg(template: str, /, **values: Value) -> Translatable:
    """Return a sentence: ``msg("there is no document `{name}`", name=name)``.

    The template is a literal, for it is found in the source and put into the catalog. With values its own braces are
    doubled, as in an f-string.
    """
    return Translatable(template, values)


def nmsg(one: str, many: str, n: int, /, **values: Value) -> Translatable:
    """Return a sentence that depends on a number, which is ``{n}`` in it; other languages have other forms."""
    return Translatable(one, values, many, n)


def gettext_noop(template: str) -> str:
    """Return ``template`` as it is: this puts it into the catalog where it is not told at once."""
    return template


def as_message(words: str) -> Translatable:
    """Return the words of an enumeration, which are in the catalog, as something to be told."""
    return Translatable(words, {})


def fill(template: str, values: Mapping[str, Value], number: int | None = None) -> str:
    """Return ``template`` with ``values`` and ``{n}`` in their places, lists with commas between."""
    if not values and number is None:
        return template
    words = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    return template.format(**words, **({} if number is None else {"n": number}))


def as_data(text: str) -> Any:
    """Return plain data for JSON that ``from_data`` makes the same sentence of."""
    if not isinstance(text, Translatable):
        return text
    values = {name: _value_data(value) for name, value in text.values.items()}
    return {"template": text.template, "values": values, "plural": text.plural, "number": text.number}


def _value_data(value: Value) -> Any:
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    return as_data(value) if isinstance(value, str) else value


def from_data(data: Any) -> str:
    """Return the sentence of ``as_data``; ``KeyError`` or ``TypeError`` if it is none."""
    if isinstance(data, str):
        return data
    values = {str(name): _data_value(value) for name, value in data["values"].items()}
    return Translatable(data["template"], values, data["plural"], data["number"])


def _data_value(data: Any) -> Value:
    if isinstance(data, list):
        return tuple(from_data(each) for each in data)
    return data if isinstance(data, int) else from_data(data)


def conjoined(words: Sequence[str]) -> str:
    """Return words with "and" between them; empty where there is none."""
    return reduce(lambda before, last: msg("{before} and {last}", before=before, last=last), words) if words else ""


def parted(sentences: Sequence[str]) -> str:
    """Return sentences with semicolons between them; empty where there is none."""
    joint = gettext_noop("{before}; {last}")
    return reduce(lambda before, last: Translatable(joint, {"before": before, "last": last}), sentences or ("",))


def listed(words: Sequence[str], most: int | None = None) -> str:
    """Return words with commas between them, of more than ``most`` only so many and how many there are more."""
    shown = Translatable("{words}", {"words": tuple(words if most is None else words[:most])})
    return and_more(shown, len(words) - most) if most is not None and len(words) > most else shown


def and_more(words: str, more: int) -> str:
    """Return what is told of several things, with how many more there are."""
    return nmsg("{words} and {n} more", "{words} and {n} more", more, words=words)
