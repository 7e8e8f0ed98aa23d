"""Sections put in, moved and taken out: their lines go with the remarks above them, and nothing else changes."""

from itertools import permutations
from pathlib import Path

import pytest

from mezanprint.content.editing.section_list import Content, SectionList
from mezanprint.model.diagnostics import Fault

REPO = Path(__file__).resolve().parents[2]

PATH = "content/a/document.yaml"
FILE = """kind: brochure
sections:
  # of the first
  - id: one # beside it
    title: One
    # inside it

  # of the second,
  # in two lines
  -
    id: two
    text: |
      - no section
      - id: none

      end


  - {id: three, title: "[x]"}
  - title: Four
    id: four

# of the notes
notes:
  a: b
"""
NAMES = ("one", "two", "three", "four")


def names(data: bytes) -> tuple[str, ...]:
    return SectionList.of(PATH, data).names


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_sections_move_with_their_remarks_and_back(end: str) -> None:
    data = FILE.replace("\n", end).encode()
    for name in NAMES:
        for before in (*(each for each in NAMES if each != name), None):
            moved = SectionList.of(PATH, data).move(name, before)
            expected = [each for each in NAMES if each != name]
            expected.insert(expected.index(before) if before else len(expected), name)
            assert names(moved) == tuple(expected)
            assert sorted(moved.splitlines(keepends=True)) == sorted(data.splitlines(keepends=True))
            text = moved.decode()
            assert text.index("of the first") < text.index("id: one") < text.index("inside it")
            assert text.index("of the second") < text.index("id: two") < text.index("no section")
            after = NAMES[NAMES.index(name) + 1] if name != NAMES[-1] else None
            assert SectionList.of(PATH, moved).move(name, after) == data


def test_every_order_can_be_reached() -> None:
    for order in permutations(NAMES):
        data = FILE.encode()
        for name in order:
            data = SectionList.of(PATH, data).move(name, None)
        assert names(data) == order
        assert data.endswith(b"\n\n# of the notes\nnotes:\n  a: b\n")


def test_a_section_is_taken_out_with_its_remarks_and_the_others_stay() -> None:
    for name in NAMES:
        rest = SectionList.of(PATH, FILE.encode()).remove(name)
        assert names(rest) == tuple(each for each in NAMES if each != name)
        kept = [line for line in rest.decode().splitlines() if line.strip()]
        assert [line for line in FILE.splitlines() if line in kept] == kept
    assert "of the second" not in SectionList.of(PATH, FILE.encode()).remove("two").decode()


def test_the_only_section_stays() -> None:
    with pytest.raises(Fault, match="only section"):
        SectionList.of(PATH, b"sections:\n- id: a\n").remove("a")


@pytest.mark.parametrize("before", [*NAMES, None])
def test_a_section_is_put_in_and_taken_out_again(before: str | None) -> None:
    content: dict[str, Content] = {"id": "five", "slot": "main", "title": "Say: «x»", "items": ["a", "b: c"]}
    content["rows"] = [["1", "2"], ["3", "4"]]
    content["people"] = [{"name": "a", "role": "#1"}]
    content["picture"] = {"file": "a.jpg", "alt": 'say "so"'}
    data = SectionList.of(PATH, FILE.encode()).add(content, before)
    assert (
        names(data) == (*NAMES[: NAMES.index(before)], "five", *NAMES[NAMES.index(before) :])
        if before
        else (*NAMES, "five")
    )
    read = SectionList.of(PATH, data)
    lines = read.pieces[read.names.index("five")]
    assert lines[0] == "  - id: five"
    assert '    title: "Say: «x»"' in lines
    assert [line for line in FILE.splitlines() if line] == [
        line for line in data.decode().splitlines() if line and line not in lines
    ]
    assert names(read.remove("five")) == NAMES


def test_a_file_without_a_line_end_stays_one() -> None:
    data = b"sections:\n- id: a\n  text: |\n    x\n- id: b\n  text: |\n    y"
    moved = SectionList.of(PATH, data).move("b", "a")
    assert moved == b"sections:\n- id: b\n  text: |\n    y\n- id: a\n  text: |\n    x"
    assert SectionList.of(PATH, moved).move("b", None) == data


@pytest.mark.parametrize("text", ["sections: [{id: a}, {id: b}]\n", "sections:\n", "kind: a\n", "sections: x\n"])
def test_sections_that_share_lines_are_refused(text: str) -> None:
    with pytest.raises(Fault):
        SectionList.of(PATH, text.encode()).move("a", None)


def test_sections_of_all_our_documents_move_to_the_end_and_back() -> None:
    roots = (REPO / "content", REPO / "tests/projects", REPO / "src/mezanprint/starter")
    count = 0
    for path in (path for root in roots for path in root.glob("**/document.yaml")):
        data = path.read_bytes()
        sections = SectionList.of(PATH, data)
        for name, after in zip(sections.names, (*sections.names[1:], None), strict=True):
            moved = SectionList.of(PATH, data).move(name, None)
            assert names(moved) == (*(each for each in sections.names if each != name), name)
            assert SectionList.of(PATH, moved).move(name, after) == data, path
            count += 1
    assert count > 100
