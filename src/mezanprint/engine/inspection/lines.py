"""What is told of a PDF in words, section by section; shared by the report for the terminal and the page."""

from collections.abc import Callable, Iterator
from itertools import groupby

from mezanprint.engine.inspection.inspect import Found, Inspection
from mezanprint.preflight.inspection.facts import Box, Page
from mezanprint.preflight.recall import Recall

_MM = 25.4 / 72


def file_lines(inspection: Inspection) -> Iterator[str]:
    """Yield what the file is as a whole."""
    facts = inspection.facts
    yield f"PDF {facts.pdf_version}, {facts.size / 1000:.1f} kB, {_count(len(facts.pages), 'page')}"
    if facts.direction:
        yield "pages turn from right to left" if facts.direction == "R2L" else "pages turn from left to right"
    if facts.encryption:
        yield f"encrypted: {facts.encryption}"


def page_lines(inspection: Inspection) -> Iterator[str]:
    """Yield sizes in mm; pages of one form share a line."""
    numbered = enumerate(inspection.facts.pages, 1)
    for _, group in groupby(numbered, key=lambda pair: (pair[1].boxes, pair[1].rotation)):
        pages = list(group)
        first, last = pages[0][0], pages[-1][0]
        yield f"{first if first == last else f'{first}-{last}'}: {_boxes(pages[0][1])}"


def _boxes(page: Page) -> str:
    told, media = [], dict(page.boxes).get("MediaBox")
    for name, box in page.boxes:
        if name == "MediaBox" or box != media:
            told.append(f"{name} {_size(box)}")
    turned = f", turned by {page.rotation} degrees" if page.rotation else ""
    return "; ".join(told) + turned


def _size(box: Box) -> str:
    left, bottom, right, top = box
    place = f" at {left * _MM:.1f}, {bottom * _MM:.1f}" if left or bottom else ""
    return f"{(right - left) * _MM:.1f} x {(top - bottom) * _MM:.1f} mm{place}"


def font_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each font."""
    for font in inspection.facts.fonts:
        told = [font.kind, "embedded" if font.embedded else "NOT embedded"]
        told += ["subset"] if font.subset else []
        told += [] if font.unicode else ["no Unicode map"]
        told += [f"licence bits: {font.licence}"] if font.licence else []
        yield f"{font.name}: {', '.join(told)}"


def language_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each language with how often it is stated."""
    for code, times in inspection.facts.languages:
        yield f"{code}: stated {times} times" if times > 1 else f"{code}: stated once"


def standard_lines(inspection: Inspection) -> Iterator[str]:
    """Yield the standards claimed, and what veraPDF says of them."""
    yield from (f"claims {claim}" for claim in inspection.facts.claims)
    for verdict in inspection.verdicts:
        agrees = "veraPDF agrees" if verdict.passed else f"veraPDF disagrees in {_count(len(verdict.failures), 'rule')}"
        yield f"{verdict.profile}: {agrees} ({_count(verdict.assertions, 'test')})"
        for failure in verdict.failures:
            yield f"   {failure.rule}, {failure.times} times: {failure.message}"
    if inspection.unjudged:
        yield f"not judged: {inspection.unjudged}"


def metadata_lines(inspection: Inspection) -> Iterator[str]:
    """Yield both kinds of metadata."""
    yield from (f"Info {name}: {value}" for name, value in inspection.facts.info)
    yield from (f"XMP {name}: {value}" for name, value in inspection.facts.xmp)


def attachment_lines(inspection: Inspection) -> Iterator[str]:
    """Yield the files inside the file."""
    for each in inspection.facts.attachments:
        told = [part for part in (each.media_type, f"{each.size / 1000:.1f} kB", each.relation) if part]
        yield f"{each.name}: {', '.join(told)}"


def image_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each picture with its resolution on paper."""
    for each in inspection.facts.images:
        yield f"page {each.page}: {each.width} x {each.height} px, {each.dpi:.0f} dpi, {each.colours}"


def link_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each link."""
    for link in inspection.facts.links:
        yield f"page {link.page}: {link.target}" + (f" ({link.says})" if link.says and link.says != link.target else "")


def reader_lines(inspection: Inspection) -> Iterator[str]:
    """Yield what each reader finds."""
    for found in inspection.found:
        reading = found.reading
        yield f"{f'{reading.reader} {reading.version}'.rstrip()}: {_reading(found)}"


def _reading(found: Found) -> str:
    if found.reading.failure:
        return f"can not read it: {found.reading.failure}"
    if found.recall is None or found.exact is None:
        return f"{_count(len(found.reading.text.split()), 'word')}"
    marks = f"; right-to-left words with all marks {_share(found.exact)}" if found.exact.total else ""
    return f"finds {_share(found.recall)}{marks}"


def _share(recall: Recall) -> str:
    return f"{recall.found}/{recall.total} words, {100 * recall.share:.1f} %"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


SECTIONS: dict[str, Callable[[Inspection], Iterator[str]]] = {
    "file": file_lines,
    "standards": standard_lines,
    "pages": page_lines,
    "fonts": font_lines,
    "languages": language_lines,
    "metadata": metadata_lines,
    "attachments": attachment_lines,
    "pictures": image_lines,
    "links": link_lines,
    "what readers find": reader_lines,
}
