"""One PDF looked at from all sides: its facts, the judge of standards, and what each reader finds."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mezanprint.inspecting.foreign_file import Looked, lightened, look
from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error, warning
from mezanprint.model.foreign import said_by
from mezanprint.model.translatable import as_message, listed, msg
from mezanprint.preflight.inspection.examine import examine, unread, unreadable
from mezanprint.preflight.inspection.facts import Facts, Image
from mezanprint.preflight.inspection.metadata import profile_of
from mezanprint.preflight.inspection.tags import tagged_text
from mezanprint.preflight.readers import pdfium, verapdf
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.readings import Reading
from mezanprint.preflight.readers.recall import Recall, is_rtl, recall, words
from mezanprint.project.boxes.boxed import boxed, is_too_much
from mezanprint.project.boxes.budget import Budget

FLOORS = {"poppler": 1.0, "pdfium": 1.0, "pdf.js": 0.99, "MuPDF": 0.99, "tags": 1.0}
"""Share of the source's words that a reader must find. ``poppler -raw`` prints lines as they look, so it has none."""
TAGS = "tags"
"""What assistive technology is told, beside the readers."""
_SHOWN = 8
_NO_STANDARD = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
)


@dataclass(frozen=True, slots=True)
class ReaderResult:
    """What a reader finds, and how much of the source that is."""

    reading: Reading
    recall: Recall | None
    """Words found as a search finds them: without regard to vowel marks and case; None without a source."""
    exact: Recall | None
    """Right-to-left words found with every mark."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that ``mezanprint inspect`` tells."""

    file: str
    facts: Facts
    verdicts: tuple[verapdf.Verdict, ...]
    unjudged: str
    """Why veraPDF has not judged the file; empty when it has, or when the file claims nothing."""
    source: tuple[str, ...]
    """Words of the source, in its order."""
    found: tuple[ReaderResult, ...]
    diagnostics: tuple[Diagnostic, ...]
    looked: Looked | None
    """Pictures of the pages, where somebody asked for them."""


def inspect(
    file: Path, source: Sequence[str] | None = None, budget: Budget | None = None, *, has_pictures: bool = False
) -> Inspection:
    """Return what is in ``file`` and what readers find of ``source``; ``Fault`` when it cannot be opened.

    All that reads it does so in boxes, which may take ``budget`` together.
    """
    limits = budget or Budget()
    with lightened(file, limits) as (light, left_out):
        images, unread_images = _images(light, limits)
        facts, diagnostics = _examined(light, images, limits)
        looked = look(light, limits) if has_pictures else None
        verdicts, unjudged = _judged(light, facts, limits)
        readings = (*read_text(light, budget=limits), *_told_by_tags(facts))
    facts = replace(facts, size=file.stat().st_size)
    wanted = tuple(words("\n".join(source))) if source is not None else ()
    read = tuple(_found(reading, wanted, has_source=source is not None) for reading in readings)
    span = Span(file.name)
    told = (*left_out, *unread_images, *diagnostics, *_standards(verdicts, span), *_losses(read, span))
    return Inspection(file.name, facts, verdicts, unjudged, wanted, read, told, looked)


def _examined(file: Path, images: tuple[Image, ...], budget: Budget) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """Return what ``examine`` says; of a file whose tags are too much for a box, what it says of all else."""
    try:
        return boxed(examine, file.absolute(), images, file=file, budget=budget)
    except Fault as fault:
        if not is_too_much(fault):
            raise
        too_much = fault.diagnostics
    facts, found = boxed(examine, file.absolute(), images, False, file=file, budget=budget)
    return facts, (*too_much, *found)


def _images(file: Path, budget: Budget) -> tuple[tuple[Image, ...], tuple[Diagnostic, ...]]:
    """Return the pictures on the pages; none, and a finding, where pdfium falls over them."""
    try:
        return boxed(pdfium.images, file.absolute(), file=file, budget=budget), ()
    except Fault as fault:
        return (), (unread(msg("pictures"), ValueError(fault.diagnostics[0].message), Span(file.name)),)


def _told_by_tags(facts: Facts) -> tuple[Reading, ...]:
    return (Reading(TAGS, "", (tagged_text(facts.tags),)),) if facts.tags else ()


def _found(reading: Reading, wanted: tuple[str, ...], *, has_source: bool) -> ReaderResult:
    if not has_source or reading.failure:
        return ReaderResult(reading, None, None)
    rtl = [word for word in wanted if is_rtl(word)]
    return ReaderResult(reading, recall(wanted, reading.text), recall(rtl, reading.text, marks=True))


def _judged(file: Path, facts: Facts, budget: Budget) -> tuple[tuple[verapdf.Verdict, ...], str]:
    """Return veraPDF's verdicts on what the file claims, after it has shown that it can condemn."""
    profiles = [profile for claim in facts.claims if (profile := profile_of(claim)) in verapdf.PROFILES]
    if not profiles:
        return (), ""
    if why := verapdf.missing():
        return (), why
    with tempfile.TemporaryDirectory() as folder:
        bad = Path(folder) / "bad.pdf"
        bad.write_bytes(_bad_pdf())
        try:
            verdicts = verapdf.judge([*((file.resolve(), profile) for profile in profiles), (bad, profiles[0])], budget)
        except OSError as trouble:
            return (), said_by(trouble)
    if verdicts[-1].passed:
        return (), msg("veraPDF passes a file that breaks every rule: its verdicts mean nothing")
    return verdicts[:-1], ""


def _bad_pdf() -> bytes:
    """Return a PDF of one empty page that says nothing of itself, and so follows no standard."""
    body = _NO_STANDARD + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
    places = [body.index(b"%d 0 obj" % number) for number in (1, 2, 3)]
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 4\n0000000000 65535 f \n"
        + table
        + (b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body))
    )


def _standards(verdicts: tuple[verapdf.Verdict, ...], span: Span) -> Iterator[Diagnostic]:
    for verdict in verdicts:
        if not verdict.passed:
            rules = [f"{failure.rule} ({failure.message})" for failure in verdict.failures]
            message = msg(
                "it claims {standard}, and veraPDF disagrees: {rules}",
                standard=verdict.profile,
                rules=listed(rules, 3),
            )
            yield error("inspect-standard", message, span)


def _losses(read: tuple[ReaderResult, ...], span: Span) -> Iterator[Diagnostic]:
    for each in read:
        name = each.reading.reader
        if each.reading.failure:
            yield unreadable(name, each.reading.failure, span)
        elif each.recall and each.recall.lost and name in FLOORS:
            words = tuple(f"`{word}`" for word in list(dict.fromkeys(each.recall.lost))[:_SHOWN])
            message = msg(
                "{reader} finds {found} of {total} words; lost: {lost}",
                reader=as_message(name),
                found=each.recall.found,
                total=each.recall.total,
                lost=words,
            )
            if each.recall.share < FLOORS[name]:
                yield error("inspect-lost-words", message, span)
            else:
                yield warning("inspect-lost-words", message, span)
