"""Two versions of a text are told apart by words, in both scripts, and nothing of either is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.i18n.words.word_difference import Piece, difference
from steps import LINES_TO_REFUSE, at_most


def shown(old: str, new: str) -> str:
    """Return a difference with what went in ``[-...-]`` and what came in ``{+...+}``."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("the same words", "the same words", "the same words"),
        ("Report of 2016", "Report of 2017", "Report of [-2016-]{+2017+}"),
        ("12,300 people", "12,500 people", "[-12,300-]{+12,500+} people"),
        ("The boat left.", "The boat and the men left.", "The boat{+ and the men+} left."),
        ("The boat and the men left.", "The boat left.", "The boat[- and the men-] left."),
        ("Boats left", "All boats left.", "[-Boats-]{+All boats+} left{+.+}"),
        ("see {a.b} there", "see {a.c} there", "see [-{a.b}-]{+{a.c}+} there"),
        ("**old** words", "**new** words", "**[-old-]{+new+}** words"),
        ("see [it](one)[^2]", "see [it](two)[^3]", "see [it[-](one)[^2]-]{+](two)[^3]+}"),
        ("the organization’s boat", "the organisation’s boat", "the [-organization’s-]{+organisation’s+} boat"),
        ("أُصيب ثلاثة صيادين", "أُصيب أربعة صيادين", "أُصيب [-ثلاثة-]{+أربعة+} صيادين"),
        ("والقوارب في البحر", "وبالقوارب في البحر", "[-والقوارب-]{+وبالقوارب+} في البحر"),
        ("رجلًا، وامرأة", "رجلٌ، وامرأة", "[-رجلًا-]{+رجلٌ+}، وامرأة"),
        ("one\ntwo  three ", "one two three", "one[-\n-]{+ +}two[-  -]{+ +}three[- -]"),
        ("long ago, they say", "now, we hear", "[-long ago, they say-]{+now, we hear+}"),
        ("", "all of it", "{+all of it+}"),
        ("all of it", "", "[-all of it-]"),
        ("", "", ""),
    ],
)
def test_words_and_marks_are_compared_as_wholes(old: str, new: str, pieces: str) -> None:
    assert shown(old, new) == pieces


_WORDS = ("a", "b", "ab", "كتاب", "والكتاب", "\u064e", "12,300", "{n}", "[^1]", "،", ".", "**", "\u2067", " ", "\n")
_TEXTS = st.lists(st.sampled_from(_WORDS)).map("".join)


@given(_TEXTS, _TEXTS)
def test_both_versions_can_be_read_off_the_pieces(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    assert all(piece.text for piece in pieces)
    kinds = [piece.kind for piece in pieces]
    assert all(one != two and (one, two) != ("new", "gone") for one, two in pairwise(kinds))


def test_of_endless_repetition_only_the_ends_are_compared() -> None:
    old, new = "first " + "a b " * 5000 + "last", "first " + "b a " * 5000 + "last"
    with at_most(LINES_TO_REFUSE):
        first, *changed, last = difference(old, new)
    assert (first, last) == (Piece("same", "first "), Piece("same", " last"))
    assert [piece.kind for piece in changed] == ["gone", "new"]
