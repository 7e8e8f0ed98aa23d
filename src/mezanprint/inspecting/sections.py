"""What is told of a PDF in words, section by section; shared by the report for the terminal and the page."""

from collections.abc import Callable, Iterator
from itertools import groupby

from mezanprint.inspecting.inspect import Inspection, ReaderResult
from mezanprint.model.geometry import MM_PER_PT, Box
from mezanprint.model.translatable import as_message, msg, nmsg, parted
from mezanprint.preflight.inspection.facts import Page
from mezanprint.preflight.readers.recall import Recall


def file_lines(inspection: Inspection) -> Iterator[str]:
    """Yield what the file is as a whole."""
    facts = inspection.facts
    pages = nmsg("{count} page", "{count} pages", len(facts.pages), count=_thousands(len(facts.pages)))
    yield msg(
        "PDF {version}, {size} kB, {pages}", version=facts.pdf_version, size=f"{facts.size / 1000:.1f}", pages=pages
    )
    if facts.direction:
        yield msg("pages turn from right to left") if facts.direction == "R2L" else msg("pages turn from left to right")
    if facts.encryption:
        yield msg("encrypted: {encryption}", encryption=facts.encryption)


def page_lines(inspection: Inspection) -> Iterator[str]:
    """Yield sizes in mm; pages of one form share a line."""
    numbered = enumerate(inspection.facts.pages, 1)
    for _, group in groupby(numbered, key=lambda pair: (pair[1].boxes, pair[1].rotation)):
        pages = list(group)
        first, last = pages[0][0], pages[-1][0]
        numbers = str(first) if first == last else f"{first}-{last}"
        yield msg("{pages}: {boxes}", pages=numbers, boxes=_boxes(pages[0][1]))


def _boxes(page: Page) -> str:
    told, media = [], dict(page.boxes).get("MediaBox")
    for name, box in page.boxes:
        if name == "MediaBox" or box != media:
            told.append(msg("{name} {size}", name=name, size=_size(box)))
    boxes = parted(told)
    if not page.rotation:
        return boxes
    return msg("{boxes}, turned by {angle} degrees", boxes=boxes, angle=page.rotation)


def _size(box: Box) -> str:
    left, bottom, right, top = (side * MM_PER_PT for side in box)
    size = msg("{width} x {height} mm", width=f"{right - left:.1f}", height=f"{top - bottom:.1f}")
    if not (left or bottom):
        return size
    return msg("{size} at {left}, {bottom}", size=size, left=f"{left:.1f}", bottom=f"{bottom:.1f}")


def font_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each font."""
    for font in inspection.facts.fonts:
        told = [font.kind, msg("embedded") if font.embedded else msg("NOT embedded")]
        told += [msg("subset")] if font.subset else []
        told += [] if font.unicode else [msg("no Unicode map")]
        told += [msg("licence bits: {rights}", rights=font.licence)] if font.licence else []
        yield msg("{name}: {facts}", name=font.name, facts=tuple(told))


def language_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each language with how often it is stated."""
    for code, times in inspection.facts.languages:
        yield nmsg("{code}: stated once", "{code}: stated {n} times", times, code=code)


def standard_lines(inspection: Inspection) -> Iterator[str]:
    """Yield the standards claimed, and what veraPDF says of them."""
    yield from (msg("claims {standard}", standard=claim) for claim in inspection.facts.claims)
    for verdict in inspection.verdicts:
        yield msg(
            "{standard}: {verdict} ({tests})",
            standard=verdict.profile,
            verdict=msg("veraPDF agrees") if verdict.passed else _disagreement(len(verdict.failures)),
            tests=nmsg("{count} test", "{count} tests", verdict.assertions, count=_thousands(verdict.assertions)),
        )
        for failure in verdict.failures:
            sentence = nmsg(
                "{rule}, {n} times: {words}",
                "{rule}, {n} times: {words}",
                failure.times,
                rule=failure.rule,
                words=failure.message,
            )
            yield msg("   {failure}", failure=sentence)
    if inspection.unjudged:
        yield msg("not judged: {reason}", reason=inspection.unjudged)


def _disagreement(rules: int) -> str:
    return nmsg(
        "veraPDF disagrees in {count} rule", "veraPDF disagrees in {count} rules", rules, count=_thousands(rules)
    )


def metadata_lines(inspection: Inspection) -> Iterator[str]:
    """Yield both kinds of metadata."""
    yield from (f"Info {name}: {value}" for name, value in inspection.facts.info)
    yield from (f"XMP {name}: {value}" for name, value in inspection.facts.xmp)


def attachment_lines(inspection: Inspection) -> Iterator[str]:
    """Yield the files inside the file."""
    for each in inspection.facts.attachments:
        size = msg("{size} kB", size=f"{each.size / 1000:.1f}")
        told = tuple(part for part in (each.media_type, size, each.relation) if part)
        yield msg("{name}: {facts}", name=each.name, facts=told)


def image_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each picture with its resolution on paper."""
    for each in inspection.facts.images:
        yield msg(
            "page {page}: {width} x {height} px, {dpi} dpi, {colours}",
            page=each.page,
            width=each.width,
            height=each.height,
            dpi=f"{each.dpi:.0f}",
            colours=each.colours,
        )


def link_lines(inspection: Inspection) -> Iterator[str]:
    """Yield each link."""
    for link in inspection.facts.links:
        told = msg("page {page}: {target}", page=link.page, target=link.target)
        yield msg("{link} ({words})", link=told, words=link.says) if link.says not in ("", link.target) else told


def reader_lines(inspection: Inspection) -> Iterator[str]:
    """Yield what each reader finds."""
    for found in inspection.found:
        name, version = found.reading.reader, found.reading.version
        reader = f"{name} {version}" if version else as_message(name)
        yield msg("{reader}: {found}", reader=reader, found=_reading(found))


def _reading(reading: ReaderResult) -> str:
    if reading.reading.failure:
        return msg("can not read it: {reason}", reason=reading.reading.failure)
    if reading.recall is None or reading.exact is None:
        words = len(reading.reading.text.split())
        return nmsg("{count} word", "{count} words", words, count=_thousands(words))
    told = msg("finds {share}", share=_share(reading.recall))
    if not reading.exact.total:
        return told
    return msg("{found}; right-to-left words with all marks {share}", found=told, share=_share(reading.exact))


def _share(recall: Recall) -> str:
    return msg(
        "{found}/{total} words, {share} %", found=recall.found, total=recall.total, share=f"{100 * recall.share:.1f}"
    )


def _thousands(number: int) -> str:
    return f"{number:,}"


SECTIONS: dict[str, Callable[[Inspection], Iterator[str]]] = {
    msg("file"): file_lines,
    msg("standards"): standard_lines,
    msg("pages"): page_lines,
    msg("fonts"): font_lines,
    msg("languages"): language_lines,
    msg("metadata"): metadata_lines,
    msg("attachments"): attachment_lines,
    msg("pictures"): image_lines,
    msg("links"): link_lines,
    msg("what readers find"): reader_lines,
}
