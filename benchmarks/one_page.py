"""Whether a page laid out alone is the page of a whole layout, and how often that can be done.

``python benchmarks/one_page.py [--every N] [--root FOLDER] [EDITION ...]`` edits each string of each edition in three
ways (a word more, a word less, twice as long), lays out its page alone and the whole edition beside it, and prints for
each edition how many pages were laid out alone, how many of these differ in look, places or findings, and how many
moved text on.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.documents import Document, iter_texts, map_document
from mezanprint.model.editions import Edition
from mezanprint.model.texts import Text
from mezanprint.project.files import Files
from mezanprint.templating.compose import compose
from mezanprint.templating.source import Source
from mezanprint.typesetting.preview.draw import look
from mezanprint.typesetting.preview.edited_page import EditedPage, lay_out_page
from mezanprint.typesetting.preview.one_page import NotAlone
from mezanprint.typesetting.preview.whole import Whole, lay_out_whole

DPI = 72
OF_OTHER_PAGES = ("layout-parted", "layout-page-count", "layout-blank-page", "layout-near-empty-page")
"""Findings that hang on more than one page."""


def more(words: str) -> str:
    """Return a text with a word more, like its last."""
    return f"{words} {words.split()[-1]}"


def less(words: str) -> str:
    """Return a text without its last word."""
    return " ".join(words.split()[:-1]) or words[:1]


def twice(words: str) -> str:
    """Return a text twice as long."""
    return f"{words} {words}"


EDITS: tuple[Callable[[str], str], ...] = (more, less, twice)


class Sample:
    """An edition with its whole layout, whose texts can be edited."""

    def __init__(self, root: Path, edition: Edition) -> None:
        """Compose and lay out an edition of the project in ``root``."""
        project = Project(Files(root))
        self.root, self.edition, self._project = root, edition, project
        self.composition = prepare(project, edition).composition
        self.views = tuple(project.view(edition.document, locale, draft=False)[0] for locale in edition.locales)
        self.wholes = tuple(lay_out_whole(part, root) for part in self.composition.parts or (self.composition,))

    def texts(self) -> Iterator[tuple[int, Text]]:
        """Yield the texts of each language, with the number of the language."""
        yield from ((number, text) for number, view in enumerate(self.views) for text in iter_texts(view))

    def edited(self, number: int, text: Text, edit: Callable[[str], str]) -> Composition:
        """Return the composition with another text; ``Fault`` if none can be made of it."""

        def other(one: Text) -> Text:
            return replace(one, value=edit(one.value)) if (one.domain, one.key) == (text.domain, text.key) else one

        view = self.views[number]
        views = list(self.views)
        views[number] = map_document(view, view.locale, other)
        return self._composed(tuple(views))

    def _composed(self, views: tuple[Document, ...]) -> Composition:
        document, project = self.edition.document, self._project
        messages = {locale: project.messages(document, locale) for locale in self.edition.locales}
        kind = project.kinds[views[0].kind]
        source = Source(project.files(f"edition {self.edition.name}"), project.config, kind, views, messages)
        return compose(source, self.edition, draft=self.composition.draft)[0]


@dataclass(slots=True)
class Tally:
    """What became of the edits of an edition."""

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    seconds: float = 0.0
    whole: float = 0.0

    def __str__(self) -> str:
        """Say it in a line."""
        alone = self.counts["alone"]
        return (
            f"{self.counts['edits']} edits, {alone} alone ({self.counts['moves']} move text), "
            f"{self.counts['whole']} need all pages, {len(self.differences)} differ; "
            f"{1000 * self.seconds / max(alone, 1):.0f} ms alone, {1000 * self.whole / max(alone, 1):.0f} ms whole"
        )


def judge(sample: Sample, number: int, text: Text, edit: Callable[[str], str], tally: Tally) -> None:
    """Edit a text in one way, and compare its page laid out alone with that of a whole layout."""
    try:
        composition = sample.edited(number, text, edit)
    except Fault:
        return
    key = f"{text.domain}:{text.key}"
    parts = composition.parts or (composition,)
    for whole, part in zip(sample.wholes, parts, strict=True):
        if part == whole.composition:
            continue
        stands = [at for at, page in enumerate(whole.layout) if any(region.key == key for region in page.regions)]
        if not stands:
            continue
        tally.counts["edits"] += 1
        begin = time.process_time()
        try:
            alone = lay_out_page(whole, part, stands[0], DPI, sample.root)
        except NotAlone as reason:
            tally.counts["whole"] += 1
            tally.refused.append(f"{key}: {reason}")
            continue
        tally.seconds += time.process_time() - begin
        tally.counts["alone"] += 1
        tally.counts["moves"] += alone.moves
        begin = time.process_time()
        truth = lay_out_whole(part, sample.root)
        tally.whole += time.process_time() - begin
        tally.differences += (
            f"{sample.edition.name} {key} {edit.__name__}: {what}"
            for what in differences(alone, truth, whole, stands[0])
        )


def differences(alone: EditedPage, truth: Whole, before: Whole, index: int) -> Iterator[str]:
    """Yield in what a page that was laid out alone is not that of a whole layout."""
    if look(alone.document, 0, {}) != look(truth.document, index, {}):
        yield "look"
    if alone.layout != truth.layout[index]:
        yield "places"
    if not alone.moves and len(truth.layout) != len(before.layout):
        yield f"{len(truth.layout)} pages"
    told, true = set(map(_shown, alone.diagnostics)), set(map(_shown, _of_page(truth, index)))
    if alone.moves:
        true = {each for each in true if not each.startswith("layout-lost")}
    yield from (f"not told: {each}" for each in true - told)
    yield from (f"wrongly told: {each}" for each in told - true)


def _shown(finding: Diagnostic) -> str:
    return f"{finding.code} {finding.span}: {finding.message}"


def _of_page(truth: Whole, index: int) -> Iterator[Diagnostic]:
    for each in truth.diagnostics:
        is_of_page = each.span is None or each.span.page in (None, index + 1)
        if is_of_page and each.code.startswith(("layout-", "typeset-glyph")) and each.code not in OF_OTHER_PAGES:
            yield each


def main() -> None:
    """Edit the strings of the editions that are named, or of all."""
    parser = argparse.ArgumentParser(description="Pages laid out alone, compared with those of whole layouts.")
    parser.add_argument("--every", type=int, default=1, help="take each n-th edit only")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("editions", nargs="*")
    chosen = parser.parse_args()
    for edition in select(Project(Files(chosen.root)), Selection()):
        if chosen.editions and f"{edition.document} {'+'.join(edition.locales)}" not in chosen.editions:
            continue
        sample, tally = Sample(chosen.root, edition), Tally()
        edits = [(number, text, edit) for number, text in sample.texts() for edit in EDITS]
        for number, text, edit in edits[:: chosen.every]:
            judge(sample, number, text, edit, tally)
        print(f"{edition.document} {'+'.join(edition.locales)}: {tally}", flush=True)
        for each in (*tally.differences, *dict.fromkeys(tally.refused)):
            print(f"  {each}", flush=True)


if __name__ == "__main__":
    main()
