"""What the proof on paper adds to an edition: a layer of numbers over each page, and the index behind them.

Each layer and each page of the index is a composition by itself: those that did not change are not typeset again.
"""

from collections.abc import Iterator
from dataclasses import replace

from mezanprint.console.differences import as_html as difference
from mezanprint.console.pages import render
from mezanprint.model.compositions import Composition
from mezanprint.model.kinds import FitRules
from mezanprint.model.locales import Direction, direction_of
from mezanprint.model.regions import PageLayout
from mezanprint.outputs.labels.desk import Desk
from mezanprint.outputs.labels.placing import MARGIN, place_tags
from mezanprint.proofing.proof import Proof
from mezanprint.proofing.string_index import index_pages
from mezanprint.proofing.strings import String
from mezanprint.templating.styles.script_rules import name_languages

HEAD, FOOT = 24.0, 10.0
DESK = Desk(MARGIN, HEAD, MARGIN, FOOT)
"""What a proof adds around each page."""


def compose_sheet(proof: Proof, composition: Composition) -> tuple[Composition, ...]:
    """Return the layers, one a page, and after them the pages of the index, to be typeset like any document."""
    rtl = direction_of(proof.language) is Direction.RTL
    metadata = replace(composition.metadata, title=proof.title, rtl=rtl)
    layers = (_layer(proof, number, page) for number, page in enumerate(proof.layout, 1))
    return tuple(
        Composition(composition.edition, name_languages(html), (), metadata, FitRules(min_last_page=0))
        for html in (*layers, *_index(proof))
    )


def _layer(proof: Proof, number: int, page: PageLayout) -> str:
    """Return the layer over a page."""
    numbered = tuple(
        (string.number, spot.region) for string in proof.strings for spot in string.spots if spot.page == number
    )
    return render(
        "proof-layer",
        proof.language,
        proof=proof,
        desk=DESK,
        number=number,
        page=page,
        tags=place_tags(page, numbered, proof.rtl),
        kinds={string.number: _kind(string) for string in proof.strings},
    )


def _index(proof: Proof) -> Iterator[str]:
    """Yield the pages of the index, numbered on from the pages of the edition."""
    pages = index_pages(proof)
    for number, strings in enumerate(pages, 1 + len(proof.layout)):
        yield render(
            "proof-index",
            proof.language,
            proof=proof,
            number=number,
            is_first=strings is pages[0],
            shown=[string for string in strings if string.spots],
            absent=[string for string in strings if not string.spots],
            difference=difference,
        )


def _kind(string: String) -> str:
    severities = [finding.severity.value for finding in string.findings]
    if "error" in severities:
        return "error"
    if string.is_open:
        return "open"
    return "warning" if "warning" in severities else ""
