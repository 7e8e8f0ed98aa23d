"""Text of a released PDF can be seen: each word leaves ink on its page.

Nothing is guessed from colours and operators. Each page is drawn twice, with its text and without it, and a word whose
place looks the same in both is hidden, in whatever way: painted in the colour behind it, covered, clipped away,
transparent, or not painted at all.
"""

from collections.abc import Iterator

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg
from mezanprint.preflight.readers.open_file import OpenPage, take_open
from mezanprint.preflight.text_ink import Canvas, TextInk
from mezanprint.preflight.text_places import Letters, Word, stands_off

_SCALE = 1.0
"""Pixels a point: thin grey print of 6 pt still differs from its paper by 50 levels of 255."""
_NEAR = 4.0
_MIN_PT = 1.0
"""Smaller type is a grey line to everybody."""
_SHOWN = 40


def check_visible(pdf: bytes) -> tuple[Diagnostic, ...]:
    """Return an error for each page with words that machines can read and nobody sees, hidden or beside the paper."""
    diagnostics: list[Diagnostic] = []
    opened = take_open(pdf)
    canvases = Canvas(), Canvas()
    try:
        for number, page in enumerate(opened.pages, 1):
            ink = TextInk(page.page, _SCALE, *canvases)
            words = list(_doubtful(page, ink))
            paper = page.page.get_mediabox()
            diagnostics += [_off_page(number, word.letters[:_SHOWN]) for word in words if stands_off(word.box, paper)]
            hidden_words = _hidden(words, ink)
            if hidden_words:  # or so thin that no pixel is dark of them: dashes of a light face, looked at from near
                near = TextInk(opened.document[number - 1], _NEAR, Canvas(), Canvas())
                hidden_words = _hidden(hidden_words, near)
            if hidden := " ".join(word.letters for word in hidden_words):
                message = msg(
                    "page {page}: `{words}` is in the PDF and not to be seen", page=number, words=hidden[:_SHOWN]
                )
                diagnostics.append(
                    error("release-hidden", message, None, msg("show it, or leave it out in the template"))
                )
    finally:
        opened.close()
    return tuple(dict.fromkeys(diagnostics))


def _off_page(page: int, words: str) -> Diagnostic:
    return error("release-off-page", msg("page {page}: `{words}` stands outside the paper", page=page, words=words))


def _hidden(words: list[Word], ink: TextInk) -> list[Word]:
    """Return the words on the paper that leave no ink; what stands beside it is another matter."""
    return [word for word in words if word.size < _MIN_PT or (ink.reaches(*word.box) and not ink.shows(*word.box))]


def _doubtful(page: OpenPage, ink: TextInk) -> Iterator[Word]:
    """Yield the words whose first letter leaves no ink by itself: all others are seen, and are on the paper."""
    letters = Letters(page)
    paper = page.page.get_mediabox()
    for start, end in letters.words():
        *box, size = letters.place(start)
        if not (size >= _MIN_PT and ink.shows(*box) and not stands_off(box, paper)):
            yield letters.word(start, end)
