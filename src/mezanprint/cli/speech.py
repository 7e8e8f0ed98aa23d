"""How the command line itself speaks: help and complaints in the language and for the terminal of the reader."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

import click

from mezanprint.console.language import ENGLISH, LANGUAGES, spoken
from mezanprint.console.localization import localized, phrase, unmarked
from mezanprint.console.terminal import as_seen, is_visual, visual_terminal
from mezanprint.model.direction.bidi_controls import FSI, PDI
from mezanprint.model.translatable import as_message, gettext_noop

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OTHER = re.compile(f"[^{_RTL.pattern[1:-1]}]+")
_LETTER = re.compile("[A-Za-z]")
_AROUND = ' ,:;!?\u060c\u061b\u061f\u00ab\u00bb"()[]'
"""Marks of the sentence around a piece of another script."""

LANGUAGE = click.Option(
    ["--lang"],
    type=click.Choice(LANGUAGES),
    expose_value=False,
    help=gettext_noop(
        "Language of messages; otherwise that of the environment (LC_ALL, LC_MESSAGES, LANG), or English."
    ),
)
"""Every command takes it; which language it names is known before any command is looked at."""


def asked_for(option: str, words: Sequence[str]) -> str | None:
    """Return the value that is given last to an option among the words of a command line."""
    words = words[: words.index("--")] if "--" in words else words
    value = None
    for place, word in enumerate(words, 1):
        if word == option and place < len(words):
            value = words[place]
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value


def terminal_of(words: Sequence[str]) -> AbstractContextManager[None]:
    """Have all that is printed meanwhile fit the terminal that a command line names; help does not wait for more."""
    return visual_terminal() if asked_for("--terminal", words) == "visual" else nullcontext()


def worded(text: str) -> str:
    """Return a sentence in the language of the reader, for click to lay out."""
    return unmarked(localized(text, spoken().code))


def paragraphs(text: str) -> str:
    """Return the help of a command in the language of the reader. Examples stay as they are."""
    return "\n\n".join(_paragraph(each) for each in text.split("\n\n"))


def _paragraph(text: str) -> str:
    as_typed, words = text.removeprefix("\b\n"), " ".join(text.split())
    if as_typed != text:
        return f"\b\n{worded(as_message(as_typed))}"
    return text if spoken().code == ENGLISH else worded(as_message(words))


def misuse(sentence: str, *hints: str) -> click.UsageError:
    """Return the complaint about a wrong use of a command."""
    return click.UsageError("\n".join(worded(each) for each in (sentence, *hints)))


def question(sentence: str) -> str:
    """Return a question for a terminal."""
    return phrase(sentence, spoken().code)


def laid_out(text: str) -> str:
    """Return what click laid out as the terminal must get it, each Arabic stretch of a line in its order."""
    if spoken().code != ENGLISH:
        text = "".join(_in_order(text))
    return as_seen(text) if is_visual() else text


def _in_order(text: str) -> Iterator[str]:
    """Yield lines with the column that holds Arabic isolated, and what is not Arabic isolated in it."""
    column = None
    for line in unmarked(text).splitlines(keepends=True):
        words = line.strip()
        arabic = _RTL.search(line)
        if arabic is not None:
            column = max(gap.end() for gap in re.finditer(r"^ *|  +", line[: arabic.start()]))
        elif not words or len(line) - len(line.lstrip()) != column:
            column = None  # a line that does not go on where Arabic began
        if column is None:
            yield line
        else:
            words = line[column:].rstrip()
            isolated = _OTHER.sub(lambda other: _kept(other[0]), words)
            yield f"{line[:column]}{FSI}{isolated}{PDI}{line[column + len(words) :]}"
            if words.endswith(":") and words.count("[") == words.count("]"):
                column = None  # what is announced is something to type


def _kept(words: str) -> str:
    """Return words between Arabic ones as a piece of its own, without the marks of the sentence around it."""
    start, end = 0, len(words)
    while start < end and (words[start] in _AROUND or words[start : start + 2] == ". "):
        start += 1
    while end > start and (words[end - 1] in _AROUND or _ends_sentence(words[start:end])):
        end -= 1
    start, end = _whole(words, start, end)
    if not _LETTER.search(words[start:end]):
        return words
    return f"{words[:start]}{FSI}{words[start:end]}{PDI}{words[end:]}"


def _ends_sentence(words: str) -> bool:
    return words.endswith(".") and not words.endswith("..")


def _whole(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the piece with the brackets around it where it has their partners inside."""
    for opening, closing in ("()", "[]"):
        inside = words[start:end]
        if inside.count(opening) > inside.count(closing) and words[end : end + 1] == closing:
            end += 1
        elif inside.count(closing) > inside.count(opening) and words[start - 1 : start] == opening:
            start -= 1
    return start, end


def show(wrong: click.ClickException) -> None:
    """Print a complaint of click to standard error."""
    written = io.StringIO()
    wrong.show(written)
    click.echo(laid_out(written.getvalue()), err=True, nl=False)
