"""A booklet in which one of its parts is left out has no page more for it."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from editions import make_editions
from mezanprint.engine.selection import Selection

HEAD = """kind: booklet
date: 2026-11-28
editions: [en]
title: A book
names: $lamp.names
sections:
"""
SECTION = "  - {{id: {0}, component: prose, slot: {0}, title: Of the {0}, text: Some words.}}\n"


@pytest.mark.parametrize(
    ("slots", "pages"),
    [(["front"], 2), (["back"], 2), (["front", "back"], 3), (["front", "chapters"], 3), (["chapters", "back"], 3)],
)
def test_each_part_has_a_page_and_nothing_else_has(
    slots: list[str], pages: int, new_project: Callable[..., Path]
) -> None:
    root = new_project()
    (root / "content/book").mkdir()
    document = HEAD + "".join(map(SECTION.format, slots))
    (root / "content/book/document.yaml").write_text(document, "utf-8")
    (made,) = make_editions(root, Selection(documents=("book",)))
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made.artifact.data)]
    assert [next((slot for slot in slots if f"Of the {slot}" in text), "") for text in texts] == ["", *slots]
    assert len(texts) == pages
