"""Good translations, damaged one by one as they are damaged in life. Seeded: the same set every time."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

import arabic_reshaper
from bidi.algorithm import get_display

from mezanprint.i18n.po_file import Entry

PHONE = "+970 8 555 0142"
Damage: TypeAlias = Callable[[Entry, random.Random], Entry | None]
_RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_NUMBER = re.compile(r"(?<![{%$])\d+(?:[.,]\d+)*(?![}$\])])")
_PLAIN_NUMBER = re.compile(r"(?<![\w{%(.,/-])\d+(?:[.,]\d+)*(?![\w/-])")
_NAME = re.compile(r"\{[A-Za-z_.]+\}|%\([a-z_]+\)[sd]|(?<!%)%[sd](?![A-Za-z])")
_MARK = re.compile(r"\*\*|</?[a-z]+[^<>]*>|\[\^[^\]]+\]|\]\([^()\s]+\)")
_ADDRESS = re.compile(r"https?://[\w./-]+|[\w.]+@[\w.-]+\w")
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{4,}")
_PERSIAN = {"ك": "ک", "ي": "ی", "ه": "ھ"}


def _value(entry: Entry, change: Callable[[str], str | None]) -> Entry | None:
    """Change the last form: it is the one that must say everything."""
    changed = change(entry.values[-1])
    if not changed or not changed.strip() or changed == entry.values[-1]:
        return None
    return replace(entry, values=(*entry.values[:-1], changed))


def _at(pattern: re.Pattern[str], change: Callable[[str], str]) -> Damage:
    """Change one of the places where ``pattern`` is found."""

    def damage(entry: Entry, chance: random.Random) -> Entry | None:
        places = list(pattern.finditer(entry.values[-1]))
        if not places:
            return None
        place = chance.choice(places)
        return _value(entry, lambda text: text[: place.start()] + change(place[0]) + text[place.end() :])

    return damage


def _digit(entry: Entry, chance: random.Random) -> Entry | None:
    def change(number: str) -> str:
        offset = chance.choice([offset for offset, char in enumerate(number) if char.isdecimal()])
        digit = chance.choice([each for each in "123456789" if each != number[offset]])
        return number[:offset] + digit + number[offset + 1 :]

    return _at(_NUMBER, change)(entry, chance)


def _digits_swapped(entry: Entry, chance: random.Random) -> Entry | None:
    return _at(_PLAIN_NUMBER, lambda number: number.translate(_INDIC))(entry, chance)


def _one_digit_swapped(entry: Entry, chance: random.Random) -> Entry | None:
    return _at(re.compile(r"(?<![\w{%(])\d(?=\d)"), lambda digit: digit.translate(_INDIC))(entry, chance)


def _phone(entry: Entry, chance: random.Random) -> Entry | None:
    """Few messages have a number to dial, so one is put into source and translation first."""
    if entry.plural is not None or "\n" in entry.source:
        return None
    offset = chance.choice([offset for offset, char in enumerate(PHONE) if char.isdecimal()])
    digit = chance.choice([each for each in "0123456789" if each != PHONE[offset]])
    wrong = f"{PHONE[:offset]}{digit}{PHONE[offset + 1 :]}"
    return replace(entry, source=f"{entry.source} {PHONE}", values=(f"{entry.values[0]} {wrong}",))


def _insert(char: str) -> Damage:
    def damage(entry: Entry, chance: random.Random) -> Entry | None:
        offset = chance.randrange(len(entry.values[-1]) + 1)
        return _value(entry, lambda text: text[:offset] + char + text[offset:])

    return damage


def _isolate(entry: Entry, chance: random.Random) -> Entry | None:
    return _insert(chance.choice("\u2066\u2067\u2068\u2069"))(entry, chance)


def _visual(entry: Entry, _chance: random.Random) -> Entry | None:
    if not _WORD.search(entry.values[-1]):
        return None
    return _value(entry, lambda text: str(get_display(_RESHAPER.reshape(text))))


def _visual_letters(entry: Entry, _chance: random.Random) -> Entry | None:
    """The same paste where the program that was copied from held letters: reversed, and of a sentence."""
    if len(_WORD.findall(entry.values[-1])) < 6:
        return None
    return _value(entry, lambda text: str(get_display(text)))


def _empty_form(entry: Entry, chance: random.Random) -> Entry | None:
    if entry.plural is None:
        return None
    form = chance.randrange(len(entry.values))
    return replace(entry, values=(*entry.values[:form], "", *entry.values[form + 1 :]))


def _lost_form(entry: Entry, chance: random.Random) -> Entry | None:
    if entry.plural is None:
        return None
    form = chance.randrange(len(entry.values))
    values = (*entry.values[:form], *entry.values[form + 1 :])
    return replace(entry, values=values, value_lines=entry.value_lines[:-1])


DAMAGES: Mapping[str, tuple[Damage, frozenset[str]]] = {
    "a digit changed": (_digit, frozenset({"i18n-numbers", "i18n-address", "i18n-markup"})),
    "a number in other digits": (_digits_swapped, frozenset({"i18n-digits"})),
    "one digit in other digits": (_one_digit_swapped, frozenset({"i18n-digits"})),
    "a placeholder lost": (_at(_NAME, lambda _: ""), frozenset({"i18n-placeholder"})),
    "a placeholder renamed": (_at(_NAME, lambda name: name[:-1] + "x" + name[-1]), frozenset({"i18n-placeholder"})),
    "a tag or mark lost": (_at(_MARK, lambda _: ""), frozenset({"i18n-markup"})),
    "a link changed": (_at(_ADDRESS, lambda url: f"{url[:-1]}q"), frozenset({"i18n-address"})),
    "a telephone number changed": (_phone, frozenset({"i18n-address"})),
    "a word in presentation forms": (_at(_WORD, _RESHAPER.reshape), frozenset({"i18n-presentation-form"})),
    "a Persian letter": (_at(re.compile("[كيه]"), lambda char: _PERSIAN[char]), frozenset({"i18n-look-alike"})),
    "a bidi override": (_insert("\u202e"), frozenset({"i18n-character"})),
    "an isolate alone": (_isolate, frozenset({"i18n-isolate"})),
    "pasted in visual order": (_visual, frozenset({"i18n-visual-order", "i18n-presentation-form"})),
    "pasted in visual order, as letters": (_visual_letters, frozenset({"i18n-visual-order"})),
    "a plural form empty": (_empty_form, frozenset({"i18n-blank-form"})),
    "a plural form lost": (_lost_form, frozenset({"i18n-plural-forms"})),
}  # fmt: skip
"""Each damage, and the codes that may tell it."""
