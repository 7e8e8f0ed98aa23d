"""What is to do, as one page that needs nothing beside it: to read, to print, to take along on a phone."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from mezanprint.console import differences
from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import localized, unmarked
from mezanprint.console.page_words import language_of_proof
from mezanprint.i18n.todo import Task
from mezanprint.model.locales import direction_of
from mezanprint.model.translatable import msg, nmsg
from mezanprint.translating.todo.open_messages import Part
from mezanprint.translating.todo.todo_rows import NEEDS, Row, rows_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(parts: Sequence[Part], asked: str | None = None) -> str:
    """Return the page in the language ``asked`` for, or in that of its locale if it is of one. ASCII only."""
    locales = {part.locale for part in parts}
    language = language_of_proof(locales.pop(), asked) if len(locales) == 1 else asked or ENGLISH
    count = sum(len(part.tasks) for part in parts)
    counted = nmsg("{n} message to do", "{n} messages to do", count) if count else msg("nothing to do")
    title = unmarked(localized(msg("For the translator"), language))
    body = (
        f"<header><h1>{escape(title)}</h1>\n<p>{_shown(counted, language)}</p></header>\n"
        f"{_contents(parts, language)}<main>\n{''.join(_parts(parts, language))}</main>\n"
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction_of(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>\n<style>{_style(language)}</style></head>\n<body>\n{body}</body></html>\n"
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _style(language: str) -> str:
    """Return the style sheet; who hears the page is told what went and what came."""
    spoken = (
        f"{element}::before {{ content: {_string(unmarked(localized(words, language)))} }}\n"
        for element, words in (("del", msg("before: ")), ("ins", msg("now: ")))
    )
    sheet = (files("mezanprint.translating.todo") / "page.css").read_text("utf-8")
    return f"{sheet}{differences.STYLE}\n{''.join(spoken)}"


def _string(words: str) -> str:
    return '"' + "".join(f"\\{ord(char):x} " for char in words) + '"'


def _contents(parts: Sequence[Part], language: str) -> str:
    """Return links to the documents, if there are several."""
    if len(parts) < 2:
        return ""
    label = escape(localized(msg("Documents"), language))
    items = "".join(
        f'<li><a href="#p{number}"><bdi>{_name(part)}</bdi> ({len(part.tasks)})</a></li>'
        for number, part in enumerate(parts, 1)
    )
    return f'<nav aria-label="{label}"><ul>{items}</ul></nav>\n'


def _parts(parts: Sequence[Part], language: str) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        title = ""
        if part.title is not None:
            title = f"<span{_attributes(part.title.locale)}>{escape(part.title.value)}</span> "
        tasks = "".join(f"<li>{_task(task, part.locale, language)}</li>\n" for task in part.tasks)
        head = f'<h2 id="p{number}">{title}<bdi class="key">{_name(part)}</bdi></h2>'
        yield (f'<section aria-labelledby="p{number}">{head}\n<ol>\n{tasks}</ol></section>\n')


def _name(part: Part) -> str:
    return escape(f"{part.document} · {part.locale}")


def _task(task: Task, locale: str, language: str) -> str:
    rows = "".join(_row(row, language) for row in rows_of(task, locale))
    return (
        f'<article class="task"><h3><span class="need">{_shown(NEEDS[task.need], language)}</span> '
        f'<bdi class="key" lang="en">{escape(task.name)}</bdi></h3>\n<dl>{rows}</dl>\n'
        f'<p class="file" dir="ltr" lang="en">{escape(str(task.span))}</p></article>'
    )


def _row(row: Row, language: str) -> str:
    label = f"<dt>{_shown(row.label, language)}</dt>"
    if not row.locale:
        return f'{label}<dd dir="auto">{_shown(row.words, language)}</dd>\n'
    words = differences.as_html(row.before or row.words, row.words)
    return f'{label}<dd class="words"{_attributes(row.locale)}>{words}</dd>\n'


def _attributes(locale: str) -> str:
    return f' lang="{escape(locale.replace("_", "-"))}" dir="{direction_of(locale)}"'


def _shown(sentence: str, language: str) -> str:
    return escape(legible(localized(sentence, language)))
