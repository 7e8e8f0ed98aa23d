"""The list of a proof on screen: each string with its message, page by page."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from mezanprint.console.differences import as_html
from mezanprint.proofing.proof import TIGHT, Proof
from mezanprint.proofing.strings import String


def spot_name(string: String, index: int) -> str:
    """Return the name of a place of a string in the page."""
    return f"s{string.number}" + (f"-{index + 1}" if index else "")


def list_of_strings(proof: Proof) -> str:
    """Return the list, with what is to be searched and filtered in it."""
    words = proof.words
    kinds = {"": words["all"], "faulty": words["faulty"], "tight": words["tight"], "open": words["open"]}
    counts = {kind: sum(kind in _kinds(string) for string in proof.strings) for kind in kinds if kind}
    filters = "".join(
        f'<button type="button" value="{kind}" aria-pressed="{"false" if kind else "true"}">{escape(told)}'
        f"{f' {proof.digits(counts[kind])}' if kind else ''}</button>"
        for kind, told in kinds.items()
        if not kind or counts[kind]
    )
    general = "".join(proof.finding(finding) for finding in proof.findings)
    search = escape(words["search"])
    hidden = "" if any(counts.values()) else " hidden"
    filters = f'<div class="filters"{hidden}>{filters}</div>'
    return (
        f'<section class="side" id="list" aria-label="{escape(words["strings"])}" tabindex="-1"><div class="tools">'
        f'<input id="search" type="search" placeholder="{search}" aria-label="{search}">{filters}</div>'
        + (f'<div class="general message">{general}</div>' if general else "")
        + '<ul class="list">'
        + "".join(_groups(proof))
        + f'<li class="nothing" hidden>{escape(words["nothing"])}</li></ul></section>'
    )


def _groups(proof: Proof) -> Iterator[str]:
    """Yield the strings of each page under a heading that leads to it, and those that stand on none."""
    ordered = sorted(proof.strings, key=lambda string: not string.spots)
    for page, strings in groupby(ordered, lambda string: string.pages[0] if string.pages else None):
        if page is None:
            yield f"<li><h2>{escape(proof.words['absent'])}</h2></li>"
        else:
            told = f"{escape(proof.words['page'])} {proof.digits(page)}"
            yield f'<li class="page" id="l{page}"><h2><a href="#p{page}">{told}</a></h2></li>'
        yield from (_entry(proof, string) for string in strings)


def _kinds(string: String) -> tuple[str, ...]:
    return tuple(
        kind
        for kind, holds in (
            ("faulty", bool(string.findings)),
            ("tight", (string.used or 0) >= TIGHT),
            ("open", string.is_open),
        )
        if holds
    )


def _entry(proof: Proof, string: String) -> str:
    shown, spec = (string.printed, proof.locale) if string.printed else (string.source, proof.source_of(string))
    share = ""
    if string.used is not None:
        share = (
            f'<span class="flag share{" tight" if string.used >= TIGHT else ""}">{proof.percent(string.used)}</span>'
        )
    state = proof.words.state(string.state)
    if string.findings or state:
        share = f'<span class="flag">{escape(state) or "●"}</span>'
    return (
        f'<li><details class="entry {" ".join(_kinds(string))}" id="t{string.number}"><summary>'
        f'<span class="n">{proof.digits(string.number)}</span>'
        f'<span class="t"{proof.attributes(spec)}>{proof.words_of(shown, spec)}</span>{share}</summary>'
        f"{_message(proof, string, shown)}</details></li>\n"
    )


def _message(proof: Proof, string: String, shown: str) -> str:
    words, spec = proof.words, proof.source_of(string)
    source = ""
    if string.before:
        source = f'<p class="changed">{escape(words["changed"])}</p>'
        source += f'<p class="source"{proof.attributes(spec)}>{as_html(string.before, string.source)}</p>'
    elif string.source != shown:
        source = f'<p class="source"{proof.attributes(spec)}>{proof.words_of(string.source, spec)}</p>'
    rows = [(words["note"], string.note), (words["key"], string.key), (words["file"], str(string.span or ""))]
    told = f"<dt>{escape(words['where'])}</dt><dd>{escape(words.place(string.place))}</dd>" if string.place else ""
    told += "".join(
        f'<dt>{escape(name)}</dt><dd lang="en" dir="ltr">{escape(value)}</dd>' for name, value in rows if value
    )
    why = f"<p>{escape(words['absent'])}: {escape(words[string.absence])}</p>" if string.absence else ""
    found = "".join(proof.finding(finding) for finding in string.findings)
    room = f"<dt>{escape(words['room'])}</dt><dd>{_room(proof, string)}</dd>" if string.spots else ""
    return f'<div class="message">{source}{why}{found}<dl>{room}{told}</dl>{_links(proof, string)}</div>'


def _links(proof: Proof, string: String) -> str:
    """Return the links back to each place of a string."""
    told = escape(proof.words["show"])
    links = (
        f'<a class="go" href="#{spot_name(string, index)}">{told}'
        f"{f' {proof.digits(spot.page)}' if len(string.spots) > 1 else ''}</a>"
        for index, spot in enumerate(string.spots)
    )
    return f'<p class="links">{" ".join(links)}</p>' if string.spots else ""


def _room(proof: Proof, string: String) -> str:
    words = proof.words
    if string.room is None or string.used is None:
        return f"{escape(words['flows'])}<br>{escape(words['length']).format(length=proof.digits(string.length))}"
    tight = ' class="tight"' if string.used >= TIGHT else ""
    told = escape(words["of"]).format(length=proof.digits(string.length), room=proof.digits(string.room))
    panel = ""
    if string.panel:
        name = "full" if string.panel.name else "box"
        panel = f"<br>{escape(words[name]).format(used=proof.percent(round(100 * string.panel.used)))}"
    gauge = f'<span class="gauge"><i{tight} style="width: {min(string.used, 100)}%"></i></span>'
    return f"{gauge}{proof.percent(string.used)}<br>{told}{panel}"
