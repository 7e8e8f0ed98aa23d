"""The strings of an open document as the page shows them: text, state, place, measure and findings of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mezanprint.i18n.catalogs.gaps import find_text_gap, find_word_gap
from mezanprint.i18n.catalogs.reviews import is_of, reviews_of
from mezanprint.i18n.checks import Rules, check_entry
from mezanprint.i18n.po.plurals import numbers_of_forms
from mezanprint.model.diagnostics import has_errors
from mezanprint.model.domains import TEMPLATES
from mezanprint.model.plurals import categories
from mezanprint.model.regions import PageLayout
from mezanprint.model.texts import TextState
from mezanprint.model.translatable import Translatable, msg
from mezanprint.project.config import Config
from mezanprint.proofing.spots import Spot, matching, spots_of
from mezanprint.proofing.strings import String
from mezanprint.studio.islands import chips_of, islands_of
from mezanprint.studio.rows import Row, word_id
from mezanprint.studio.told import area, findings, told, words

_RUNS = 2
"""Runs of numbers by which a plural form is known."""


def id_of(string: String) -> str:
    """Return the id of a string, the same as in the table."""
    domain, _, context = string.key.partition(":")
    return word_id(context, string.source) if domain == TEMPLATES else string.key


@dataclass(frozen=True, slots=True)
class Measured:
    """Where a string stands, and how much room is left for it there."""

    string: String
    spots: tuple[Spot, ...]
    """On the pages that were laid out, in all languages."""
    fitting: String | None = None
    """As it was measured last when nothing left its frame."""

    def spots_value(self) -> list[dict[str, Any]]:
        """Return the places of the string, each with the areas of its lines.

        ``beside`` are those in the other language of the page: what is written changes nothing there.
        """
        own = {id(spot.region) for spot in self.string.spots}
        return [
            {
                "page": spot.page,
                "lines": [area(line) for line in spot.region.lines],
                "beside": id(spot.region) not in own,
            }
            for spot in self.spots
        ]

    def as_value(self) -> dict[str, Any]:
        """Return what the page is told of the measure."""
        limit = self.fitting if self.fitting is not None and self.fitting.room is not None else self.string
        standing = self.string if self.string.spots or self.fitting is None else self.fitting
        room, length = limit.room, standing.length
        return {
            "spots": self.spots_value(),
            "room": room,
            "length": length,
            "used": None if room is None else round(100 * length / max(room, 1)),
            "panel": _panel(standing),
        }


def measures(
    strings: Mapping[str, String],
    layout: tuple[PageLayout, ...],
    language: str,
    printed: Mapping[str, str],
    *,
    fitting: Mapping[str, String],
    first: int = 1,
) -> dict[str, Measured]:
    """Return where the strings stand in a layout, by id; those that stand nowhere in it are not in it.

    ``printed`` is what is printed of those that have no key, or are printed otherwise than the string says;
    ``language`` is that of the texts that are measured.
    """
    everywhere = spots_of(layout, "", first)
    loose = [
        Spot(number, region) for number, page in enumerate(layout, first) for region in page.regions if not region.key
    ]
    result: dict[str, Measured] = {}
    for id_, string in strings.items():
        spots = everywhere.get(string.key) or []
        if not spots and string.absence is None and loose:
            spots = matching(printed.get(id_, string.printed), loose)
        if spots:
            here = [spot for spot in spots if spot.region.language == language]
            if not here and (printed.get(id_) == "" or not _is_in(language, string)):
                here = spots
            measured = replace(string, spots=tuple(here)) if here else string
            result[id_] = Measured(measured, tuple(spots), fitting.get(id_))
    return result


def _is_in(language: str, string: String) -> bool:
    """Tell whether a string stood somewhere in a language: if not, words of another one stand in for it."""
    return any(spot.region.language == language for spot in string.spots)


def as_value(row: Row, string: String, config: Config) -> dict[str, Any]:
    """Return a string as the page shows it, but for where it stands and what room it has."""
    spec, source_spec = config.locale(string_locale(row, config)), config.locale(string.source_locale)
    source, plural = row.message.source, row.message.plural or ""
    forms = row.forms if row.catalog else row.source_forms
    span = string.span
    return {
        "id": row.id,
        "number": string.number,
        "source": source,
        "source_plural": plural,
        "source_locale": string.source_locale,
        "forms": list(forms),
        "form_labels": form_labels(row),
        "printed_form": row.printed_form,
        "state": str(string.state),
        "place": words(string.place),
        "note": string.note,
        "before": string.before,
        "absence": told(string.absence) if string.absence else None,
        "findings": findings(string.findings, row.id),
        "islands": {
            "source": islands_of(source, source_spec),
            "source_plural": islands_of(plural, source_spec),
            "forms": [islands_of(form, spec) for form in forms],
        },
        "chips": chips_of(f"{source}\n{plural}"),
        "file": f"{span.path}:{span.line}" if span and row.catalog else "",
        "source_file": source_file(row),
        "writable": row.catalog is not None or row.text is not None,
        "reviewed": reviewers(row),
    }


def string_locale(row: Row, config: Config) -> str:
    """Return the locale of what is written into the field of a string."""
    if row.catalog is not None:
        return row.catalog.locale
    return row.text.locale if row.text else config.template_locale


def source_file(row: Row) -> str:
    """Return the file in which the source of a message stands, with its line where that is known."""
    if row.text is not None:
        return f"{row.text.span.path}:{row.text.span.line}" if row.text.span.line else row.text.span.path
    return row.message.references[0] if row.message.references else ""


def reviewers(row: Row) -> str | None:
    """Return who has looked at a translation as it stands."""
    entry = row.entry
    if entry is None or entry.fuzzy or entry.blank:
        return None
    return ", ".join(review.by for review in reviews_of(entry) if is_of(review, entry)) or None


def state_of(row: Row, rules: Rules) -> TextState:
    """Return the state of a message as its catalog has it now."""
    entry = row.entry
    if row.catalog is None:
        return TextState.SOURCE
    gap = find_text_gap(row.text, entry) if row.text else find_word_gap(entry)
    if entry is None or entry.blank:
        return TextState.MISSING
    if gap is not None:
        return TextState.FUZZY
    return TextState.DISPUTED if has_errors(check_entry(row.catalog, entry, rules)) else TextState.TRANSLATED


def _panel(string: String) -> dict[str, str] | None:
    panel = string.panel
    if panel is None:
        return None
    used = f"{round(100 * panel.used)}%"
    return words(msg("panel {used} full", used=used) if panel.name else msg("frame {used} full", used=used))


def form_labels(row: Row) -> list[dict[str, str]] | None:
    """Return the numbers that each form of a counted phrase is for; None for what counts nothing."""
    if row.catalog is None and row.text is not None and row.text.forms:
        numbers_of = categories(row.text.locale)
        return [words(_numbers(numbers_of[name])) for name, _ in row.text.forms]
    if row.catalog is None or row.message.plural is None:
        return None
    return [words(_numbers(numbers)) for numbers in numbers_of_forms(row.catalog.plural_forms)]


def _numbers(numbers: Sequence[int]) -> str:
    """Return the numbers of a plural form in words: the first of them, one after the other as one run."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][-1] = number
        elif len(runs) == _RUNS:
            return msg("{numbers} and so on", numbers=tuple(map(_run, runs)))
        else:
            runs.append([number, number])
    return Translatable("{words}", {"words": tuple(map(_run, runs))})


def _run(run: Sequence[int]) -> str:
    first, last = run
    if first == last:
        return str(first)
    return f"{first}, {last}" if last == first + 1 else msg("{first} to {last}", first=first, last=last)
