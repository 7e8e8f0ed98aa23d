"""Stages and checks that PDFs for reading and for printing have in common."""

from collections.abc import Iterable
from dataclasses import replace

from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.outputs.output import Work
from mezanprint.outputs.parts import in_parts


def typeset_pages(work: Work) -> Work:
    """Typeset a composition, or each of its parts."""
    from mezanprint.typesetting.typeset import typeset

    counts: list[int] = []

    def make(part: Composition) -> Artifact:
        artifact = typeset(part, work.root)
        counts.append(artifact.pages)
        return artifact

    artifact = in_parts(work.composition, make)
    return replace(work, artifact=artifact, part_pages=tuple(counts))


def compare_inks(work: Work) -> Work:
    """Report the inks of the theme that print another colour than a screen shows."""
    from mezanprint.finishing.press.likeness import tell_unlike

    return work.reported(tell_unlike(work.composition, colour_profile(work)))


def read_back(work: Work) -> Work:
    """Look the words and their neighbours up again in the file, as a reader finds them."""
    from mezanprint.preflight.readers.pairs import count_pairs
    from mezanprint.preflight.readers.words import count_words, read_file

    artifact = work.artifact
    *_, lost_words = count_words(artifact.data, artifact.lines)
    # A file for a press is read by nobody, and its sheets are in another order.
    rows = () if artifact.plan else artifact.rows
    pairs, found, lost_pairs = count_pairs(read_file(artifact.data), rows)
    counted = replace(work, artifact=replace(artifact, pairs=pairs, pairs_found=found))
    return counted.reported(lost_words, lost_pairs)


def read_codes(work: Work) -> Work:
    """Read the codes for machines back from the pages, as a scanner would."""
    from mezanprint.preflight.press.printed_codes import check_printed

    return work.reported(check_printed(work.artifact.data, work.composition.codes))


def check_pdf(work: Work) -> Iterable[Diagnostic]:
    """Return an error for everything in a PDF that is not of its composition."""
    from mezanprint.preflight.release import check_release

    return check_release(work.artifact.data, work.composition)


def colour_profile(work: Work) -> bytes:
    """Return the project's own profile of the press; empty if it has none, ``Fault`` if it is another one by now."""
    from mezanprint.typesetting.typeset import profile_at

    return profile_at(work.composition.edition.profile.ink.profile, work.composition, work.root)
