"""All documents of a project with their editions: how far each is translated, and what became of its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mezanprint.engine.build_history import Records, read_records
from mezanprint.engine.dependencies import Answers
from mezanprint.engine.output_folder import BUILD, OutputFolder, cache_folder
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, choose_profile, select
from mezanprint.i18n.catalogs.gaps import GAPS
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.model.documents import iter_messages
from mezanprint.model.editions import Edition
from mezanprint.model.texts import TextState
from mezanprint.model.translatable import msg
from mezanprint.studio.building import BUILT, REFUSED
from mezanprint.studio.tally import tally
from mezanprint.studio.thumbnails import Thumbnails
from mezanprint.studio.told import findings, words

STALE, NEVER = "stale", "never"
_STATES = {
    BUILT: msg("up to date"),
    STALE: msg("changed since it was built"),
    REFUSED: msg("refused: it has errors"),
    NEVER: msg("not built yet"),
}


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What the first screen shows of a project, with the pictures that it may ask for."""

    project: Project
    thumbnails: Thumbnails
    outcomes: Mapping[str, Mapping[str, object]]
    """What came of the editions that were built in this studio, by name."""

    def as_value(self) -> dict[str, Any]:
        """Return all documents, those first that need a hand, and what is wrong with the project as a whole."""
        records = read_records(cache_folder(self.project.folder))
        answers = Answers(self.project.files("answers").beside())
        loose: list[Diagnostic] = []
        rows = [self._document(name, records, answers, loose) for name in self.project.documents]
        rows.sort(key=lambda row: (min(map(_urgency, row["editions"]), default=9), row["document"]))
        return {"project": self.project.root.name, "documents": rows, "findings": findings(dict.fromkeys(loose))}

    def _document(self, name: str, records: Records, answers: Answers, loose: list[Diagnostic]) -> dict[str, Any]:
        try:
            document, _ = self.project.document(name)
            title, source = document.title.source, document.source_locale
        except Fault as fault:
            loose += fault.diagnostics
            title, source = name, self.project.config.source_locale
        editions = select(self.project, Selection((name,)))
        cells = [self._edition(edition, source, records, answers, loose) for edition in editions]
        cells.sort(key=_urgency)
        return {"document": name, "title": title, "source": source, "editions": cells}

    def _edition(
        self, edition: Edition, source: str, records: Records, answers: Answers, loose: list[Diagnostic]
    ) -> dict[str, Any]:
        state = self._state(edition, records, answers)
        diagnostics, tally = self._read(edition, loose)
        outcome = self.outcomes.get(edition.name, {}) if state != STALE else {}
        severities = [each.severity for each in diagnostics]
        folder = OutputFolder(self.project.folder)
        picture = self.thumbnails.of(edition, records) if state in (BUILT, STALE) else None
        return {
            "name": edition.name,
            "locales": list(edition.locales),
            "state": state,
            "state_words": words(_STATES[state]),
            "pages": self.thumbnails.pages(edition, records),
            **tally,
            "errors": max(severities.count(Severity.ERROR), _number(outcome, "errors")),
            "warnings": max(severities.count(Severity.WARNING), _number(outcome, "warnings")),
            "picture": picture,
            "file": f"{BUILD}/{edition.output_path}" if folder.holds(edition) else None,
            "targets": [locale for locale in edition.locales if locale != source],
        }

    def _state(self, edition: Edition, records: Records, answers: Answers) -> str:
        folder = OutputFolder(self.project.folder)
        if edition.profile.medium.is_paged and folder.folder.holds(edition.refused_path):
            return REFUSED
        memory = records.editions.get(edition.name)
        if not folder.holds(edition):
            return REFUSED if self.outcomes.get(edition.name, {}).get("state") == REFUSED else NEVER
        return BUILT if memory is not None and answers.are_still(memory.reads) else STALE

    def _read(self, edition: Edition, loose: list[Diagnostic]) -> tuple[list[Diagnostic], dict[str, int]]:
        """Return what is wrong with the texts of an edition, and how many messages are in which state.

        That some are open is no finding beside: their number says it.
        """
        diagnostics: list[Diagnostic] = []
        states: list[TextState] = []
        try:
            _, own = self.project.document(edition.document)
            diagnostics += own
            for locale in edition.locales:
                view, of_view = self.project.view(edition.document, locale, draft=False)
                diagnostics += of_view
                states += (text.state for text in iter_messages(view))
        except Fault as fault:
            diagnostics += fault.diagnostics
            loose += fault.diagnostics
        return [each for each in dict.fromkeys(diagnostics) if each.code not in GAPS], tally(states)


def _urgency(cell: Mapping[str, Any]) -> int:
    """Return how soon an edition needs a hand: 0 is now."""
    signs = (
        cell["errors"] > 0 or cell["state"] == REFUSED,
        cell["missing"] > 0,
        cell["unconfirmed"] > 0,
        cell["state"] in (STALE, NEVER),
        cell["warnings"] > 0,
    )
    return next((number for number, sign in enumerate(signs) if sign), len(signs))


def _number(outcome: Mapping[str, object], name: str) -> int:
    number = outcome.get(name, 0)
    return number if isinstance(number, int) else 0


def editions_of(project: Project, profile: str) -> Iterator[Edition]:
    """Yield every edition of a profile; ``Fault`` if the project has no such profile."""
    yield from select(project, Selection(profile=choose_profile(project.config, profile).name))
