"""Marks, spaces, placeholders and tags that are lost, doubled, or in a wrong place."""

import re
from dataclasses import replace

from damage_parts import ARABIC, NO_LETTER_AFTER, NO_LETTER_BEFORE, Damage, Damaged, Draw, Kind, at, is_prose, put
from mezanprint.i18n.po.po_file import Entry

_NAME = r"\{[A-Za-z_.]+\}|%\([a-z_]+\)[sd]|(?<![%\d])%[sd](?![A-Za-z])"
_TAG = r"</?[a-z]+[^<>]*>"
_WORD = f"{NO_LETTER_BEFORE}[{ARABIC}]{{3,}}{NO_LETTER_AFTER}"


def _marked(marks: tuple[str, str], wrong: str) -> Damage:
    """Put ``marks`` round one word of source and translation, where few messages have them, then write ``wrong``.

    ``{}`` stands for the word in what is wrong.
    """

    def damage(entry: Entry, draw: Draw) -> Damaged | None:
        theirs, ours = re.findall(r"(?<= )[a-z]{3,}(?= )", entry.source), list(re.finditer(_WORD, entry.values[-1]))
        if not is_prose(entry) or not theirs or not ours:
            return None
        word, place, text = draw.chance.choice(theirs), draw.chance.choice(ours), entry.values[-1]
        source = entry.source.replace(f" {word} ", f" {marks[0]}{word}{marks[1]} ", 1)
        good, bad = (
            replace(entry, source=source, values=(text[: place.start()] + marked + text[place.end() :],))
            for marked in (f"{marks[0]}{place[0]}{marks[1]}", wrong.replace("{}", place[0]))
        )
        return Damaged(good, bad)

    return damage


def _percent_side(entry: Entry, draw: Draw) -> Damaged | None:
    return at(r"(?<![\w.,])(\d+(?:[.,]\d+)?)%(?![\w(-]|\.\d)", lambda found, _: f"%{found[1]}")(entry, draw)


def _line_break(entry: Entry, draw: Draw) -> Damaged | None:
    return at(f"(?<=[{ARABIC}]) (?=[{ARABIC}])", "\n")(entry, draw) if "\n" not in entry.source else None


def _exchanged_names(entry: Entry, _draw: Draw) -> Damaged | None:
    """Two placeholders of one name where there were two names."""
    names = list(re.finditer(_NAME, entry.values[-1]))
    if len({name[0] for name in names}) < 2 or any(name[0] in ("%s", "%d") for name in names):
        return None
    last, first, text = names[-1], names[0], entry.values[-1]
    return put(entry, text[: last.start()] + first[0] + text[last.end() :])


PUNCTUATION = (
    Kind("the full stop doubled", at(r"(?<=[\w\u0621-\u064a])\.$", "..")),
    Kind("the full stop lost", at(r"(?<=[\u0621-\u064a])\.$", "")),
    Kind("a comma of another script", at("،", ",")),
    Kind("a question mark of another script", at("؟", "?")),
    Kind("a space before a mark", at(f"(?<=[{ARABIC}])(?=[،.؛:؟](?: |$))", " ")),
    Kind("no space after a mark", at(f"(?<=[،؛؟]) (?=[{ARABIC}])", "")),
    Kind("two spaces", at(f"(?<=[{ARABIC}]) (?=[{ARABIC}])", "  ")),
    Kind("a space at the end", at("(?<=[^\\s])$", " ")),
    Kind("a bracket lost", at(r"(?<=[\u0621-\u064a\d])\)|\((?=[\u0621-\u064a])", "")),
    Kind("a quotation mark lost", at("[«»“”]", "")),
    Kind("a waw by itself", at(f"(?<= )و(?=ال[{ARABIC}]{{3,}})", "و ")),
    Kind("a percent sign on the other side", _percent_side),
    Kind("a line broken", _line_break),
)
MARKUP = (
    Kind("a placeholder lost", at(_NAME, "")),
    Kind("a placeholder renamed", at(_NAME, lambda found, _: f"{found[0][:-1]}x{found[0][-1]}")),
    Kind("one placeholder for another", _exchanged_names),
    Kind("a tag lost", at(_TAG, "")),
    Kind("tags in wrong order", _marked(("<b>", "</b>"), "</b>{}<b>")),
    Kind("tags that overlap", _marked(("<b><i>", "</i></b>"), "<b><i>{}</b></i>")),
    Kind("stars lost", _marked(("**", "**"), "{}**")),
    Kind("a link's target changed", _marked(("[", "](annex)"), "[{}](anex)")),
    Kind("a note lost", _marked(("", "[^1]"), "{}")),
)
