"""Findings about pictures of our own print files name the file that a picture is from, and lead to its line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mezanprint.model.compositions import Composition
from mezanprint.model.picture_digest import digest_of
from mezanprint.model.translatable import msg
from mezanprint.pdf.painting.painted import Sort
from mezanprint.preflight.press.sheet import Finding, Sheet


def name_pictures(
    findings: Iterable[Finding], sheet: Sheet, sources: Mapping[str, str], composition: Composition
) -> Iterator[Finding]:
    """Yield findings; those about a picture with its file, and the key by which the content has it.

    ``sources`` has the file of each picture by the digest of the picture.
    """
    keys = {each.path: each.key for part in (composition, *composition.parts) for each in part.resources if each.key}
    for finding in findings:
        path = _file_of(finding, sheet, sources)
        if path:
            told = finding.diagnostic
            message = msg("{finding}: `{file}`", finding=told.message, file=path)
            yield replace(finding, diagnostic=replace(told, message=message, key=told.key or keys.get(path)))
        else:
            yield finding


def _file_of(finding: Finding, sheet: Sheet, sources: Mapping[str, str]) -> str:
    """Return the file of the picture whose box a finding marks; nothing if it marks something else."""
    if not sources or not finding.page or finding.box is None:
        return ""
    for thing in sheet.pages[finding.page - 1]:
        if thing.sort is Sort.PICTURE and thing.picture is not None and thing.box == finding.box:
            return sources.get(digest_of(thing.picture), "")
    return ""
