"""Makes proofs for which something changed: measures their editions, collects their strings, has them printed."""

from collections.abc import Sequence

from mezanprint.engine.build_history import ProofMemory
from mezanprint.engine.builder import locate
from mezanprint.engine.cache import Cache
from mezanprint.engine.fingerprint import proof_tools
from mezanprint.engine.pipeline import Prepared, prepare_to_look_at
from mezanprint.engine.pool import Pool
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.model.editions import Edition
from mezanprint.model.regions import Measured
from mezanprint.outputs.refused_places import LAYOUT
from mezanprint.project.folder import Folder
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.proof_cache import Kept
from mezanprint.proofing.proof_findings import GLOSSARY, check_strings
from mezanprint.proofing.publish import Press, Ready
from mezanprint.proofing.request import ProofRequest
from mezanprint.proofing.strings import collect
from mezanprint.proofing.worker_tasks import measure


def make_anew(
    project: Project, request: ProofRequest, editions: Sequence[Edition], places: tuple[Cache, Folder]
) -> tuple[dict[Edition, ProofMemory], list[Diagnostic]]:
    """Return how each proof was made that could be, and why the others could not.

    ``places`` are the cache, and the folder the proofs go to. ``Fault`` or ``OSError`` if one can not be written.
    """
    prepared, diagnostics = _prepare(project, editions)
    cache, out = places
    with Pool(request.jobs, project.root, measure) as pool:
        parts = Kept(cache, proof_tools(), pool)
        orders = [parts.order("measure", measure, each.composition, each.limits) for each in prepared]
        ready: list[Ready] = []
        for each, order, product in zip(prepared, orders, parts.made(orders), strict=True):
            if isinstance(product, Measured):
                proof = make_proof(project, request, each, product)
                reads = {**each.reads, **project.reads(GLOSSARY)}
                ready.append(Ready(proof, each, product, order.key, reads))
            elif isinstance(product, tuple):
                diagnostics += product
        new: dict[Edition, ProofMemory] = {}
        for one, result in zip(ready, Press(parts, out, request.locale).print(ready), strict=True):
            if isinstance(result, ProofMemory):
                new[one.proof.edition] = result
            else:
                diagnostics += result
    return new, diagnostics


def _prepare(project: Project, editions: Sequence[Edition]) -> tuple[list[Prepared], list[Diagnostic]]:
    """Return what can be typeset, and why the rest can not."""
    prepared: list[Prepared] = []
    diagnostics: list[Diagnostic] = []
    for edition in editions:
        try:
            prepared.append(prepare_to_look_at(project, edition))
        except Fault as fault:
            diagnostics += fault.diagnostics
    return prepared, diagnostics


def make_proof(project: Project, request: ProofRequest, prepared: Prepared, measured: Measured) -> Proof:
    """Return the proof of one edition, made of its composition and its measured layout."""
    edition = prepared.composition.edition
    document, _ = project.document(edition.document)
    located = tuple(locate(each, prepared.places) for each in measured.diagnostics)
    built = (*prepared.diagnostics, *located)
    findings = tuple(check_strings(project, edition.document, request.locale, built))
    strings = collect(project, prepared, measured.layout, request.locale, findings)
    told_on_strings = {finding for string in strings for finding in string.findings}
    return Proof(
        edition,
        project.config.locale(request.locale),
        project.config.locale(document.source_locale),
        prepared.composition.metadata.title,
        request.told_in,
        strings,
        measured.layout,
        tuple(
            each
            for each in findings
            if each not in told_on_strings and (each.key is None or each.code.startswith(LAYOUT))
        ),
        project.config,
    )
