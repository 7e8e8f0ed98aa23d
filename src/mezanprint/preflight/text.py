"""Text of a released PDF stands on its pages: what lies beside the paper can still be copied out."""

import pypdfium2

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg


def check_text_places(pdf: bytes) -> tuple[Diagnostic, ...]:
    """Return an error for each page with text that lies wholly outside its paper."""
    found: list[Diagnostic] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            left, bottom, right, top = page.get_mediabox()
            text = page.get_textpage()
            for index in range(text.count_rects()):
                x0, y0, x1, y1 = text.get_rect(index)
                if x1 < left or x0 > right or y1 < bottom or y0 > top:
                    words = " ".join(text.get_text_bounded(x0, y0, x1, y1).split())[:40]
                    found.append(
                        error(
                            "release-off-page",
                            msg("page {page}: `{words}` stands outside the paper", page=number, words=words),
                        )
                    )
    finally:
        document.close()
    return tuple(found)
