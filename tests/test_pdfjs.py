"""What pdf.js (Firefox) finds. The one reader that no package of Python or of Debian brings: without it one skip."""

from pathlib import Path

import pytest

from mezanprint.preflight.readers.pairs import pairs, pairs_of
from mezanprint.preflight.readers.readers import read_text
from mezanprint.preflight.readers.recall import exact_lines, normal, recall, words
from papers import ARABIC, ours
from test_apart import LINES, mixed_lines
from test_text_layer import FAMILIES, PIECES, encoded, every_line, in_order, page


def test_pdfjs_finds_words_and_lines_in_their_order(tmp_path: Path) -> None:
    def read(pdf: bytes) -> str:
        (tmp_path / "x.pdf").write_bytes(pdf)
        readings = read_text(tmp_path / "x.pdf", ("pdf.js",))
        if not readings:
            pytest.skip(
                "`node` or the npm package `pdfjs-dist` is not installed; see docs/text-layer.md, how to measure again"
            )
        return readings[0].text

    assert recall(words(ARABIC), read(ours(tmp_path / "ours.pdf").read_bytes()), marks=True).lost == ()
    assert pairs_of(LINES) - pairs(read(mixed_lines())) == {}
    lines = every_line()
    for family in FAMILIES:
        assert set(lines) == set(exact_lines(lines, read(encoded(page(*map(in_order, lines), family=family)))))
    assert {name: normal(read(encoded(page(html)))) for name, (html, _) in PIECES.items()} == {
        name: says for name, (_, says) in PIECES.items()
    }
