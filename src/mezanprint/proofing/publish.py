"""Prints proofs: the pieces of their sheets are typeset and laid over the pages, and both files are published."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from mezanprint.engine.build_history import ProofMemory
from mezanprint.engine.builder import locate
from mezanprint.engine.delivery import Product
from mezanprint.engine.fingerprint import composer, proof_tools
from mezanprint.engine.output_folder import writing
from mezanprint.engine.pipeline import Prepared
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic, Severity
from mezanprint.model.regions import Measured
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.project.folder import Folder
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.proof_cache import Kept, Order
from mezanprint.proofing.proof_html import as_html
from mezanprint.proofing.proof_sheet import compose_sheet
from mezanprint.proofing.rooms import rooms_of
from mezanprint.proofing.worker_tasks import put_together, set_piece


@dataclass(frozen=True, slots=True)
class Ready:
    """A proof whose edition is measured."""

    proof: Proof
    prepared: Prepared
    printed: Measured
    key: str
    """Under which the measured edition is kept."""
    reads: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Press:
    """Publishes proofs in one locale."""

    kept: Kept
    out: Folder
    locale: str

    def print(self, ready: Sequence[Ready]) -> tuple[ProofMemory | tuple[Diagnostic, ...], ...]:
        """Return what is to be remembered of each proof, or why there is none.

        ``Fault`` if a file can not be written.
        """
        pieces = [self._pieces(each) for each in ready]
        set_pieces = iter(self.kept.made([order for orders in pieces for order in orders]))
        sets = [[next(set_pieces) for _ in orders] for orders in pieces]
        faults = [tuple(found for made in one if isinstance(made, tuple) for found in made) for one in sets]
        whole = [n for n, found in enumerate(faults) if not found]
        orders = {n: self._order(ready[n], pieces[n], sets[n]) for n in whole}
        sheets = dict(zip(whole, self.kept.made(list(orders.values())), strict=True))
        memories: list[ProofMemory | tuple[Diagnostic, ...]] = []
        for n, each in enumerate(ready):
            sheet = sheets.get(n, faults[n])
            keys = (each.key, *(order.key for order in (*pieces[n], *([orders[n]] if n in orders else []))))
            memories.append(self._published(each, sheet, keys) if isinstance(sheet, Artifact) else sheet)
        return tuple(memories)

    def _pieces(self, ready: Ready) -> list[Order]:
        composition, limits = ready.prepared.composition, ready.prepared.limits
        return [self.kept.order("piece", set_piece, each, limits) for each in compose_sheet(ready.proof, composition)]

    def _order(self, ready: Ready, pieces: Sequence[Order], made: Sequence[Product]) -> Order:
        act = partial(
            put_together,
            ready.printed.data,
            tuple(each.data for each in made if isinstance(each, Artifact)),
            ready.proof.title,
        )
        keys = (ready.key, ready.proof.title, *(piece.key for piece in pieces))
        return self.kept.order("proof", act, pieces[0].composition, ready.prepared.limits, *keys)

    def _published(self, ready: Ready, sheet: Artifact, keys: tuple[str, ...]) -> ProofMemory:
        proof = ready.proof
        pictures = self.kept.pictures(ready.printed)
        page = as_html(proof, [picture for _, picture in pictures]).encode()
        pdf, html = proof.edition.proof_paths(self.locale)
        with writing(self.out.below(proof.edition.locale_code).name):
            for path, data in ((pdf, sheet.data), (html, page)):
                self.out.write_changed(path, data)
        located = (locate(each, ready.prepared.places) for each in ready.printed.diagnostics)
        return ProofMemory(
            keys=tuple(sorted({*keys, *(key for key, _ in pictures)})),
            tools=proof_tools(),
            composer=composer(),
            reads=ready.reads,
            files={path: hashlib.sha256(data).hexdigest() for path, data in ((pdf, sheet.data), (html, page))},
            strings=len(proof.strings),
            marked=sum(bool(string.findings) for string in proof.strings),
            draft=ready.prepared.composition.draft,
            rooms=tuple(rooms_of(self.locale, proof.edition.document, proof.strings)),
            faults=tuple(each for each in located if each.code.startswith(LAYOUT) and each.severity is Severity.ERROR),
        )
