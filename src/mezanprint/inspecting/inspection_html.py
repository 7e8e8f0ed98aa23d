"""An inspection as one HTML page that needs nothing beside it: pictures of the pages with the lost words marked."""

from collections.abc import Iterator, Sequence
from html import escape

from mezanprint.console.language import ENGLISH
from mezanprint.console.legible import legible
from mezanprint.console.localization import localized
from mezanprint.inspecting.foreign_file import Looked
from mezanprint.inspecting.inspect import Found, Inspection
from mezanprint.inspecting.inspection_text import readable, tag_line
from mezanprint.inspecting.lost_words import Mark, place_marks
from mezanprint.inspecting.sections import SECTIONS
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.translatable import as_message, msg, nmsg
from mezanprint.preflight.inspection.facts import Tag
from mezanprint.preflight.readers.pdfium import DPI, Look

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #222 }
h2 { margin: 2rem 0 .3rem; font-size: 1.1rem } ul, ol { padding-inline-start: 1.6rem; margin: .2rem 0 } pre { unicode-bidi: plaintext }
.error { color: #a11 } .warning { color: #850 } .pages { display: flex; flex-wrap: wrap; gap: 1rem }
figure { margin: 0; position: relative; border: 1px solid #bbb; width: 30rem; max-width: 100% } img { width: 100%; display: block }
.mark { position: absolute; background: #f006; outline: 2px solid #c00 } .mark b { position: absolute; left: 100%; bottom: 100%;
  background: #c00; color: #fff; font: bold 11px/1.4 system-ui, sans-serif; padding: 0 .3em } figcaption { padding: .2rem .5rem; background: #eee }
pre { white-space: pre-wrap; background: #f6f6f6; padding: .6rem; font: inherit } summary { cursor: pointer }
@media (prefers-color-scheme: dark) { body, pre, figcaption { background: #1b1b1b; color: #ddd } .error { color: #f88 } .warning { color: #fc6 } }
"""  # noqa: E501 - a style sheet


def as_html(inspection: Inspection, language: str = ENGLISH) -> str:
    """Return the report, with the pictures of the pages if the inspection has any. ASCII only."""
    looked = inspection.looked or Looked((), "")
    marks = place_marks(inspection, looked.pages)
    body = "".join(
        (
            f"<h1>{escape(inspection.file)}</h1>\n",
            findings(inspection.diagnostics, language),
            *_sections(inspection, language),
            pictures(looked, marks, language),
            "".join(_reader(found, language) for found in inspection.found),
            _tags(inspection.facts.tags, language),
        )
    )
    return whole_page(inspection.file, body, language)


def whole_page(title: str, body: str, language: str) -> str:
    """Return a page that needs nothing beside it. ASCII only."""
    direction = "" if language == ENGLISH else ' dir="rtl"'
    page = (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body>\n{body}</body></html>\n"
    )
    return page.encode("ascii", "xmlcharrefreplace").decode("ascii")


def findings(found: Sequence[Diagnostic], language: str) -> str:
    """Return a list of findings."""
    if not found:
        return f"<p>{localized(msg('no fault found'), language)}</p>\n"
    items = (
        f'<li class="{each.severity}">{localized(as_message(each.severity), language)}[{each.code}]: '
        f"{_shown(each.message, language)}"
        f"{''.join(f'<br><small>{_shown(hint, language)}</small>' for hint in each.hints)}</li>"
        for each in found
    )
    return f"<ul>{''.join(items)}</ul>\n"


def _sections(inspection: Inspection, language: str) -> Iterator[str]:
    for title, tell in SECTIONS.items():
        if lines := list(tell(inspection)):
            items = "".join(f"<li>{_shown(line, language)}</li>" for line in lines)
            yield f"<h2>{localized(title, language)}</h2>\n<ul>{items}</ul>\n"


def pictures(looked: Looked, marks: Sequence[Sequence[Mark]], language: str) -> str:
    """Return pictures of pages, each with its marks, and why there are no more."""
    if not looked.pages and not looked.lacking:
        return ""
    figures = (_figure(page, on_it, language) for page, on_it in zip(looked.pages, marks, strict=True))
    head = localized(msg("pictures of the pages"), language)
    lacking = f"<p>{_shown(looked.lacking, language)}</p>\n" if looked.lacking else ""
    return f'<h2>{head}</h2>\n<div class="pages">{"".join(figures)}</div>\n{lacking}'


def _figure(page: Look, marks: Sequence[Mark], language: str) -> str:
    boxes = "".join(
        f'<div class="mark" title="{_shown(mark.says, language)}" style="left:{mark.left}%;top:{mark.top}%;'
        f'width:{mark.width}%;height:{mark.height}%"><b>{place}</b></div>'
        for place, mark in enumerate(marks, 1)
    )
    name = localized(msg("page {page}", page=page.number), language)
    lost = f": {localized(nmsg('{n} marked', '{n} marked', len(marks)), language)}" if marks else ""
    picture = f'<img src="data:image/png;base64,{page.png}" alt="{name}">'
    too_large = msg("too large for more than `{dpi} dpi`", dpi=f"{page.dpi:.0f}")
    coarse = f"; {localized(too_large, language)}" if page.dpi < DPI else ""
    items = "".join(f"<li>{_shown(mark.says, language)}</li>" for mark in marks)
    listed = f"<ol>{items}</ol>" if items else ""
    caption = f"<figcaption>{name}{coarse}{lost}{listed}</figcaption>"
    return f'<figure><div style="position:relative">{picture}{boxes}</div>{caption}</figure>'


def _reader(found: Found, language: str) -> str:
    reading = found.reading
    lost = ""
    if found.recall and found.recall.lost:
        lost = f"<p>{escape(localized(msg('lost: {words}', words=found.recall.lost), language))}</p>"
    text = escape("\n".join(reading.pages))
    head = localized(msg("text as {reader} gives it", reader=as_message(reading.reader)), language)
    summary = f"<summary>{escape(head)}</summary>"
    return f'<details>{summary}{lost}<pre dir="auto">{text}</pre></details>\n'


def _tags(tags: tuple[Tag, ...], language: str) -> str:
    return f"<h2>{localized(msg('tags'), language)}</h2>\n{_tree(tags, language)}" if tags else ""


def _tree(tags: tuple[Tag, ...], language: str) -> str:
    items = (
        f"<li>{_shown(tag_line(tag, language), language)}{_tree(tag.children, language) if tag.children else ''}</li>"
        for tag in map(readable, tags)
    )
    return f"<ul>{''.join(items)}</ul>"


def _shown(text: str, language: str) -> str:
    return escape(legible(localized(text, language)))
