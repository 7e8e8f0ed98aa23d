"""An inspection as one HTML page that needs nothing beside it: pictures of the pages with the lost words marked."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from mezanprint.engine import reporting
from mezanprint.engine.inspection.as_text import readable, tag_line
from mezanprint.engine.inspection.inspect import Found, Inspection
from mezanprint.engine.inspection.lines import SECTIONS
from mezanprint.engine.inspection.marks import Mark, place_marks
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.preflight.inspection.facts import Tag

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #222 }
h2 { margin: 2rem 0 .3rem; font-size: 1.1rem } ul, ol { padding-left: 1.6rem; margin: .2rem 0 } pre { unicode-bidi: plaintext }
.error { color: #a11 } .warning { color: #850 } .pages { display: flex; flex-wrap: wrap; gap: 1rem }
figure { margin: 0; position: relative; border: 1px solid #bbb; width: 30rem; max-width: 100% } img { width: 100%; display: block }
.mark { position: absolute; background: #f006; outline: 2px solid #c00 } .mark b { position: absolute; left: 100%; bottom: 100%;
  background: #c00; color: #fff; font: bold 11px/1.4 system-ui, sans-serif; padding: 0 .3em } figcaption { padding: .2rem .5rem; background: #eee }
pre { white-space: pre-wrap; background: #f6f6f6; padding: .6rem; font: inherit } summary { cursor: pointer }
@media (prefers-color-scheme: dark) { body, pre, figcaption { background: #1b1b1b; color: #ddd } .error { color: #f88 } .warning { color: #fc6 } }
"""  # noqa: E501 - a style sheet


def as_html(inspection: Inspection, pages: Sequence[Mapping[str, Any]]) -> str:
    """Return the report; ``pages`` are pictures and words as ``inspect.look`` gives them. ASCII only."""
    marks = place_marks(inspection, pages)
    body = "".join(
        (
            f"<h1>{escape(inspection.file)}</h1>\n",
            findings(inspection.diagnostics),
            *_sections(inspection),
            pictures(pages, marks),
            "".join(map(_reader, inspection.found)),
            f"<h2>tags</h2>\n{_tree(inspection.facts.tags)}" if inspection.facts.tags else "",
        )
    )
    return whole_page(inspection.file, body)


def whole_page(title: str, body: str) -> str:
    """Return a page that needs nothing beside it. ASCII only."""
    page = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}</body></html>\n"
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def findings(found: Sequence[Diagnostic]) -> str:
    """Return a list of findings."""
    if not found:
        return "<p>no fault found</p>\n"
    items = (
        f'<li class="{each.severity}">{each.severity}[{each.code}]: {_shown(each.message)}'
        f"{''.join(f'<br><small>{_shown(hint)}</small>' for hint in each.hints)}</li>"
        for each in found
    )
    return f"<ul>{''.join(items)}</ul>\n"


def _sections(inspection: Inspection) -> Iterator[str]:
    for title, tell in SECTIONS.items():
        if lines := list(tell(inspection)):
            items = "".join(f"<li>{_shown(line)}</li>" for line in lines)
            yield f"<h2>{title}</h2>\n<ul>{items}</ul>\n"


def pictures(pages: Sequence[Mapping[str, Any]], marks: Sequence[Sequence[Mark]]) -> str:
    """Return pictures of pages, as ``inspect.look`` gives them, each with its marks."""
    if not pages:
        return ""
    figures = (_figure(number, page, on_it) for number, (page, on_it) in enumerate(zip(pages, marks, strict=True), 1))
    return f'<h2>pictures of the pages</h2>\n<div class="pages">{"".join(figures)}</div>\n'


def _figure(number: int, page: Mapping[str, Any], marks: Sequence[Mark]) -> str:
    boxes = "".join(
        f'<div class="mark" title="{_shown(mark.says)}" style="left:{mark.left}%;top:{mark.top}%;'
        f'width:{mark.width}%;height:{mark.height}%"><b>{place}</b></div>'
        for place, mark in enumerate(marks, 1)
    )
    lost = f": {len(marks)} marked" if marks else ""
    picture = f'<img src="data:image/png;base64,{page["png"]}" alt="page {number}">'
    items = "".join(f"<li>{_shown(mark.says)}</li>" for mark in marks)
    listed = f"<ol>{items}</ol>" if items else ""
    caption = f"<figcaption>page {number}{lost}{listed}</figcaption>"
    return f'<figure><div style="position:relative">{picture}{boxes}</div>{caption}</figure>'


def _reader(found: Found) -> str:
    reading = found.reading
    lost = f"<p>lost: {escape(', '.join(found.recall.lost))}</p>" if found.recall and found.recall.lost else ""
    text = escape("\n".join(reading.pages))
    summary = f"<summary>text as {escape(reading.reader)} gives it</summary>"
    return f'<details>{summary}{lost}<pre dir="auto">{text}</pre></details>\n'


def _tree(tags: tuple[Tag, ...]) -> str:
    items = (
        f"<li>{_shown(tag_line(tag))}{_tree(tag.children) if tag.children else ''}</li>" for tag in map(readable, tags)
    )
    return f"<ul>{''.join(items)}</ul>"


def _shown(text: str) -> str:
    return escape(reporting.legible(text))
