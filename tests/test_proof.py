"""The context proof is the print edition with numbers beside it: no glyph moves, and no string is forgotten."""

import ctypes
from functools import cache

import pypdfium2
import pytest
from pypdfium2 import raw

from conftest import REPO
from editions import make_editions
from mezanprint.engine.pipeline import Prepared, prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.finishing.proof_overlay import lay_over
from mezanprint.model.documents import iter_texts
from mezanprint.model.regions import Measured
from mezanprint.project.files import Files
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.proof_sheet import DESK, compose_sheet
from mezanprint.proofing.rebuild import make_proof
from mezanprint.proofing.request import ProofRequest
from mezanprint.proofing.worker_tasks import measure
from mezanprint.typesetting.typeset import typeset

Glyph = tuple[int, float, float, tuple[float, float, float, float]]


CASES = (
    ("about-al-mezan ar+en", "ar"),
    ("about-al-mezan ar+en", "en"),
    ("al-mezan-booklet ar", "ar"),
    ("al-mezan-brochure ar", "ar"),
    ("fishing-boats-2017 en", "en"),
    ("fishing-count ar", "ar"),
)
"""Every document once, every kind, both directions, and an edition in two languages from either side."""


@cache
def measured_edition(edition: str) -> tuple[Prepared, Measured]:
    document, _, code = edition.partition(" ")
    project = Project(Files(REPO))
    (chosen,) = select(project, Selection((document,), (code,)))
    prepared = prepare(project, chosen)
    measured = measure(prepared.composition, REPO)
    assert isinstance(measured, Measured)
    return prepared, measured


@cache
def proved(edition: str, locale: str) -> tuple[Proof, bytes, bytes]:
    """Return a proof, the PDF of its print edition, and its own."""
    prepared, measured = measured_edition(edition)
    proof = make_proof(Project(Files(REPO)), ProofRequest(locale), prepared, measured)
    sheet = compose_sheet(proof, prepared.composition)
    layers, index = sheet[: len(proof.layout)], sheet[len(proof.layout) :]
    # Of the index, which stands behind all pages, the page that has most on it, and in each language once the end.
    chosen = [max(index, key=lambda each: len(each.html))]
    if edition == CASES[0][0] and index[-1] not in chosen:
        chosen.append(index[-1])
    pieces = [typeset(each, REPO) for each in (*layers, *chosen)]
    found = [each for piece in pieces for each in piece.diagnostics]
    assert [each for each in found if each.code.startswith(("typeset", "layout-off"))] == []
    assert [piece.pages for piece in pieces] == [1] * len(pieces)
    return proof, measured.data, lay_over(measured.data, [piece.data for piece in pieces], DESK.around, proof.title)


def glyphs(pdf: bytes, number: int) -> list[Glyph]:
    """Return code, origin and box of every character of a page, in the order in which they are drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[number].get_textpage()
        found = []
        for index in range(text.count_chars()):
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            code = raw.FPDFText_GetUnicode(text, index)
            if not raw.FPDFText_IsGenerated(text, index):
                found.append((code, x.value, y.value, text.get_charbox(index)))
        return found
    finally:
        document.close()


@pytest.mark.parametrize(("edition", "locale"), CASES)
def test_no_glyph_of_the_edition_moves(edition: str, locale: str) -> None:
    proof, printed, proved_pdf = proved(edition, locale)
    compared = 0
    for number in range(len(proof.layout)):
        before, after = glyphs(printed, number), glyphs(proved_pdf, number)
        assert after[: len(before)] == before
        compared += len(before)
    assert compared > 500


@pytest.mark.parametrize(("edition", "locale"), CASES)
def test_each_page_has_its_own_numbers_over_it(edition: str, locale: str) -> None:
    proof, printed, proved_pdf = proved(edition, locale)
    count = len(proof.layout)
    for number in range(count):
        layer = glyphs(proved_pdf, number)[len(glyphs(printed, number)) :]
        assert f"{number + 1}/{count}" in "".join(chr(code) for code, *_ in layer)


def test_what_is_measured_is_the_print_edition_to_the_byte() -> None:
    _, printed, _ = proved("al-mezan-brochure ar", "ar")
    (made,) = make_editions(REPO, Selection(("al-mezan-brochure",), ("ar",)))
    assert printed == made.artifact.data


@pytest.mark.parametrize(("edition", "locale"), CASES)
def test_every_printed_string_has_a_place_or_is_listed_without_one(edition: str, locale: str) -> None:
    proof, _, _ = proved(edition, locale)
    view, _ = Project(Files(REPO)).view(proof.edition.document, locale, draft=True)
    shown = {string.key for string in proof.strings}
    forgotten = {f"{text.domain}:{text.key}" for text in iter_texts(view) if not text.kept} - shown
    assert {key for key in forgotten if ".figures." not in key} == set()  # a figure is printed in part or as a number
    assert [string.number for string in proof.strings] == list(range(1, len(proof.strings) + 1))
    assert all(string.spots or string.absence for string in proof.strings)
    assert all(string.span and string.span.line for string in proof.strings)


def test_each_document_is_among_the_cases() -> None:
    assert {edition.partition(" ")[0] for edition, _ in CASES} == set(Project(Files(REPO)).documents)
