"""Codes for machines that a page shows by its content: each is read back from the drawn page as what it should say."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pypdfium2

from mezanprint.model.compositions import PrintedCode
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.press.codes import FAIR
from mezanprint.preflight.press.scanning import scan


def check_printed(pdf: bytes, codes: tuple[PrintedCode, ...]) -> Iterator[Diagnostic]:
    """Yield an error for each code that no scanner reads as what it should say: covered, spoilt, pale or too small."""
    if not codes:
        return
    seen = Counter(_read(pdf))
    for code in codes:
        seen[code.says] -= 1
        if seen[code.says] < 0:
            message = msg("no scanner reads `{says}` in the code for it on the page", says=code.says[:80])
            hint = msg("keep it dark on white, and free of what lies over it")
            yield error("code-unread", message, None, hint, key=code.key)


def _read(pdf: bytes) -> Iterable[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield from (code.says for code in scan(page, ()) if code.contrast >= FAIR and not code.is_reversed)
    finally:
        document.close()
