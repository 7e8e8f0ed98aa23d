"""What the proof on paper adds to an edition: a layer of numbers over each page, and the index behind them.

Each layer and each page of the index is a composition by itself: those that did not change are not typeset again.
"""

from dataclasses import replace
from html import escape
from importlib.resources import files

from mezanprint.model.compositions import Composition
from mezanprint.model.kinds import FitRules
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
    layers = [_layer(proof, number, page) for number, page in enumerate(proof.layout, 1)]
    index = [(page, _page_number(number)) for number, page in enumerate(index_pages(proof), 1 + len(layers))]
    css = (files("mezanprint.outputs.labels") / "labels.css").read_text("utf-8")
    metadata = replace(composition.metadata, title=proof.title, rtl=proof.words.direction == "rtl")
    return tuple(
        Composition(
            composition.edition,
            name_languages(
                f'<!DOCTYPE html><html lang="{proof.words.language}" dir="{proof.words.direction}">'
                f'<head><meta charset="utf-8"><title>{escape(proof.title)}</title><style>{css}{rule}</style></head>'
                f"<body>{body}</body></html>"
            ),
            (),
            metadata,
            FitRules(min_last_page=0),
        )
        for body, rule in (*layers, *index)
    )


def _page_number(number: int) -> str:
    """Return the rule by which a page of the index has its number in the file."""
    return f'@page index {{ @bottom-center {{ content: "{number}" }} }}'


def _layer(proof: Proof, number: int, page: PageLayout) -> tuple[str, str]:
    """Return the layer over a page, with the rule of its size."""
    numbered = tuple(
        (string.number, spot.region) for string in proof.strings for spot in string.spots if spot.page == number
    )
    kinds = {string.number: _kind(string) for string in proof.strings}
    tags = place_tags(page, numbered, proof.rtl)
    head = (
        f'<div class="head" style="left: {MARGIN}pt; width: {page.width:.2f}pt">'
        f'<span class="what">{escape(proof.words["proof"])}</span> · {escape(proof.name)} · '
        f"{escape(proof.words['page'])} {number}/{len(proof.layout)}</div>"
    )
    body = DESK.over(number, page, head + "".join(DESK.tag(tag, kinds[tag.number]) for tag in tags))
    return body, DESK.rule(number, page)


def _kind(string: String) -> str:
    severities = [finding.severity.value for finding in string.findings]
    if "error" in severities:
        return " error"
    if string.is_open:
        return " open"
    return " warning" if "warning" in severities else ""
