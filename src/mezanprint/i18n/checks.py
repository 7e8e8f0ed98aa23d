"""Checks of a finished translation against its source. What they find stops a build."""

import re
from collections import Counter
from collections.abc import Iterator

from mezanprint.i18n.catalogs import Catalog
from mezanprint.i18n.inline_markup import find_crossing, find_directives, find_markup, find_placeholders, find_tags
from mezanprint.i18n.numbers import compare_numbers
from mezanprint.i18n.plurals import lone_forms
from mezanprint.i18n.po_file import Entry
from mezanprint.model.characters import check_characters, name_of
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning

_ACCEPTED = re.compile(r"accept:\s*(i18n-numbers)\b")
_MARKS = re.compile(r"[{}%*\[\]<\"]")
_HIDDEN = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]")


def check_entry(catalog: Catalog, entry: Entry) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the translation of ``entry``, which must not be blank.

    A form that stands for a single number (Arabic: zero, one, two) may leave out ``{n}`` and may write that number. A
    translator's comment ``# accept: i18n-numbers`` says that a person looked at the numbers and they are right.
    """
    findings: list[Diagnostic] = []
    lone = lone_forms(catalog.plural_forms) if entry.plural is not None else {}
    for form, value in enumerate(entry.values):
        source = entry.source if entry.plural is None else entry.plural
        where = catalog.span(entry, form)
        findings += _check_characters(value, where)
        # Most texts have no marks at all; to look for each kind one by one would take most of the time.
        if _MARKS.search(source) or _MARKS.search(value):
            findings += _check_placeholders(source, value, where, counted=form in lone)
            findings += _check_markup(source, value, where)
        if not any(_ACCEPTED.match(comment) for comment in entry.comments):
            findings += _check_numbers(source, value, where, lone.get(form))
    return tuple(findings)


def _check_characters(value: str, span: Span) -> Iterator[Diagnostic]:
    for fault in check_characters(value):
        yield error("i18n-character", f"{fault.says} in the translation", span, "delete it, or close what it opens")
    if "\t" in value or "\n" in value.replace("\\\n", ""):
        hint = "write the translation as one paragraph; a backslash before `\\n` breaks the line in print"
        yield error("i18n-character", "a line break or tab in the translation", span, hint)


def _check_placeholders(source: str, value: str, span: Span, *, counted: bool) -> Iterator[Diagnostic]:
    for find, kind in ((find_placeholders, "placeholder"), (find_directives, "directive")):
        wanted, found = find(source), find(value)
        lacks = wanted - found
        if counted:
            del lacks["{n}"]
        for name in lacks:
            hint = f"put `{name}` where its value belongs, spelled as in the source"
            yield error("i18n-placeholder", f"the translation lacks the {kind} `{name}`", span, hint)
        for name in found - wanted:
            yield _refuse_placeholder(name, kind, wanted, span)


def _refuse_placeholder(name: str, kind: str, wanted: Counter[str], span: Span) -> Diagnostic:
    known = ", ".join(f"`{each}`" for each in wanted) or "none"
    shown = _HIDDEN.sub(lambda hidden: f"<{name_of(hidden[0])}>", name)
    if name in ("{", "}"):
        return error(
            "i18n-placeholder", f"`{name}` has no partner", span, f"write `\\{name}` for a brace that is printed"
        )
    more = "once more than the source" if name in wanted else "that the source does not have"
    return error(
        "i18n-placeholder", f"the translation has the {kind} `{shown}` {more}", span, f"the source has {known}"
    )


def _check_markup(source: str, value: str, span: Span) -> Iterator[Diagnostic]:
    for tag in find_tags(value) - find_tags(source):
        hint = "delete it: a translation has only the marks of its source, and HTML is printed as letters"
        yield error("i18n-markup", f"`{tag}` is HTML that the source does not have", span, hint)
    crossing = find_crossing(value)
    if crossing is not None and find_crossing(source) is None:
        hint = "close each mark before the one around it; write `\\*` for a star that is printed"
        yield error("i18n-markup", f"`{crossing}` is not closed, or crosses another mark", span, hint)
        return
    wanted, found = find_markup(source), find_markup(value)
    for token in wanted - found:
        yield error(
            "i18n-markup", f"the translation lacks `{token}`", span, "take over notes, links and stars as they are"
        )
    for token in found - wanted:
        hint = "take over notes, links and stars as they are; write `\\*` for a star that is printed"
        yield error("i18n-markup", f"the translation has `{token}` more often than the source", span, hint)
    if '"' in value and '"' not in source:
        hint = "write the quotation marks of the language"
        yield warning("i18n-quotation-mark", 'a straight `"` that the source does not have', span, hint)


def _check_numbers(source: str, value: str, span: Span, own: int | None) -> Iterator[Diagnostic]:
    lacks, adds = compare_numbers(source, value)
    adds = tuple(number for number in adds if number != str(own))
    parts = [f"lacks {_name(lacks)}"] if lacks else []
    parts += [f"adds {_name(adds)}"] if adds else []
    if parts:
        hint = "compare with the source; if the translation is right, add the comment `# accept: i18n-numbers`"
        yield error("i18n-numbers", f"the translation {' and '.join(parts)}", span, hint)


def _name(numbers: tuple[str, ...]) -> str:
    return "the number " + ", ".join(f"`{number}`" for number in numbers)
