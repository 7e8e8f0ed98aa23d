"""What the proof on paper adds to an edition: a layer of numbers over each page, and the index behind them."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from importlib.resources import files

from mezanprint.engine.proof.collect import String
from mezanprint.engine.proof.desk import Desk
from mezanprint.engine.proof.placing import MARGIN, place_tags
from mezanprint.engine.proof.proof import Proof
from mezanprint.model.compositions import Composition
from mezanprint.model.kinds import FitRules
from mezanprint.model.regions import PageLayout
from mezanprint.model.texts import TextState
from mezanprint.templating.scripts import name_languages

HEAD, FOOT = 24.0, 10.0
DESK = Desk(MARGIN, HEAD, MARGIN, FOOT)
"""What a proof adds around each page."""
TIGHT = 90
"""Per cent of its room from which on a string is tight."""


def compose_sheet(proof: Proof, composition: Composition) -> Composition:
    """Return the layers, one a page, and after them the index, to be typeset like any document."""
    words = proof.words
    overs = "".join(_over(proof, number, page) for number, page in enumerate(proof.layout, 1))
    css = (files("mezanprint.engine.proof") / "sheet.css").read_text("utf-8") + "".join(DESK.rules(proof.layout))
    html = (
        f'<!DOCTYPE html><html lang="{words.language}" dir="{words.direction}"><head><meta charset="utf-8">'
        f"<title>{escape(proof.title)}</title><style>{css}</style></head><body>{overs}{_index(proof)}</body></html>"
    )
    metadata = replace(composition.metadata, title=proof.title, rtl=words.direction == "rtl")
    return Composition(composition.edition, name_languages(html), (), metadata, FitRules(min_last_page=0))


def _over(proof: Proof, number: int, page: PageLayout) -> str:
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
    return DESK.over(number, page, head + "".join(DESK.tag(tag, kinds[tag.number]) for tag in tags))


def _kind(string: String) -> str:
    severities = [finding.severity.value for finding in string.findings]
    if "error" in severities:
        return " error"
    if string.is_open:
        return " open"
    return " warning" if "warning" in severities else ""


def _index(proof: Proof) -> str:
    words = proof.words
    shown = [string for string in proof.strings if string.spots]
    absent = [string for string in proof.strings if not string.spots]
    general = "".join(proof.finding(finding) for finding in proof.findings)
    return (
        f'<div class="index"><h1>{escape(words["index"])}</h1>'
        f'<p class="under">{escape(proof.name)}</p>'
        + (f"<h2>{escape(words['general'])}</h2>{general}" if general else "")
        + _table(proof, shown)
        + (f"<h2>{escape(words['absent'])}</h2>{_table(proof, absent)}" if absent else "")
        + "</div>"
    )


def _table(proof: Proof, strings: Iterable[String]) -> str:
    heads = [("n", "number"), ("", "translation"), ("", "source"), ("where", "place"), ("room", "room")]
    if proof.is_source:
        heads.remove(("", "translation"))
    head = "".join(f'<th class="{kind}">{escape(proof.words[name])}</th>' for kind, name in heads)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(_row(proof, each) for each in strings)}</tbody></table>"
    )


def _row(proof: Proof, string: String) -> str:
    state, spec = proof.words.state(string.state), proof.source_of(string)
    words = "" if string.state is TextState.SOURCE and not proof.is_source else proof.words_of(string.source, spec)
    source = f"<td{proof.attributes(spec)}>{words}</td>"
    printed = f"<td{proof.attributes(proof.locale)}>{proof.words_of(string.printed, proof.locale)}"
    printed += f'<div class="state">{escape(state)}</div>' if state else ""
    found = "".join(proof.finding(finding) for finding in string.findings)
    cells = (source,) if proof.is_source else (printed + "</td>", source)
    return (
        f'<tr><td class="n">{proof.digits(string.number)}</td>{"".join(cells)}'
        f'<td class="where">{_where(proof, string)}{found}</td><td class="room">{_room(proof, string)}</td></tr>'
    )


def _where(proof: Proof, string: String) -> str:
    """Return place, key and file; the name of a catalog says its domain and its locale is that of the proof."""
    lines = [f"<div>{escape(proof.words.place(string.place))}</div>"] if string.place else []
    file = f"{string.span.path.rpartition('/')[2]}:{string.span.line}" if string.span else ""
    told = " · ".join(filter(None, (string.key.partition(":")[2], file)))
    lines.append(f'<div class="file" lang="en" dir="ltr">{escape(told)}</div>')
    if string.absence:
        lines.append(f"<div>{escape(proof.words[string.absence])}</div>")
    return "".join(lines)


def _room(proof: Proof, string: String) -> str:
    if string.room is None or string.used is None:
        return escape(proof.words["flows"]) if string.spots else ""
    tight = ' class="tight"' if string.used >= TIGHT else ""
    panel = ""
    if string.panel:
        name = "full" if string.panel.name else "box"
        panel = f"<div>{escape(proof.words[name]).format(used=proof.percent(round(100 * string.panel.used)))}</div>"
    return (
        f'<div class="gauge"><div{tight} style="width: {min(string.used, 100)}%"></div></div>'
        f"<div>{proof.percent(string.used)}</div>{panel}"
    )
