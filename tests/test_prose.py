from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from mezanprint.model.texts import BlockKind, Prose
from writing import HEAD, PROSE, found, load, said, write, write_prose

NewProject = Callable[..., Path]
RICH = """First paragraph,
in two lines.

### Heading

- one
- two

Second."""


def prose(root: Path) -> Prose:
    node = load(root)[0].sections[0].fields.get("text")
    assert isinstance(node, Prose)
    return node


def described(root: Path) -> list[tuple[str, str, str]]:
    return [
        (text.key.removeprefix("sections.what."), text.place.partition(": ")[2], str(text.span))
        for block in prose(root).blocks
        for text in block.texts
    ]


def test_blocks_have_keys_places_and_lines(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, RICH)
    path = "content/leaflet/document.yaml"
    assert described(root) == [
        ("text.1", "running text, paragraph 1", f"{path}:12:7"),
        ("text.2", "running text, heading 1", f"{path}:15:7"),
        ("text.3.1", "running text, list 1, item 1", f"{path}:17:7"),
        ("text.3.2", "running text, list 1, item 2", f"{path}:18:7"),
        ("text.4", "running text, paragraph 2", f"{path}:20:7"),
    ]
    assert [block.kind for block in prose(root).blocks][2] is BlockKind.BULLETS
    assert prose(root).blocks[1].level == 3


def test_a_file_beside_the_document_is_the_same_text(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, RICH)
    in_place = [(key, place) for key, place, _ in described(root)]
    write(root, HEAD + PROSE.replace("|\n", "what.md\n"))
    write(root, RICH, "content/leaflet/what.md")
    assert [(key, place) for key, place, _ in described(root)] == in_place
    assert [span for _, _, span in described(root)][2] == "content/leaflet/what.md:6:1"


def test_one_paragraph_may_stand_in_any_way_yaml_has(new_project: NewProject) -> None:
    for way in ("One line.", '"One line."', ">\n      One\n      line.", "|\n      One\n      line."):
        root = new_project()
        write(root, HEAD + PROSE.replace("|\n", f"{way}\n"))
        (block,) = prose(root).blocks
        assert block.texts[0].source == "One line."


def test_yaml_never_joins_paragraphs_or_items_unnoticed(new_project: NewProject) -> None:
    for way in (
        ">\n      one\n\n      two",
        "one\n\n      two",
        '"one\n\n      two"',
        ">\n      - one\n      - two",
        ">\n      ### One\n      two",
    ):
        root = new_project()
        write(root, HEAD + PROSE.replace("|\n", f"{way}\n"))
        assert said(root) == ["11 content-folded-text"]


def test_a_note_to_the_translator_reaches_every_block(new_project: NewProject) -> None:
    root = new_project()
    text = "\n      note: Keep it short\n      text: |\n        one\n\n        two\n"
    write(root, HEAD + PROSE.replace(" |\n", text))
    assert [text.note for block in prose(root).blocks for text in block.texts] == ["Keep it short"] * 2


def test_a_missing_file_is_told_where_it_is_named(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE.replace("|\n", "absent.md\n"))
    (finding,) = found(root)
    assert (str(finding.span), finding.code) == ("content/leaflet/document.yaml:11:11", "content-missing-file")


def test_a_text_without_words_is_empty(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE.replace("|\n", "empty.md\n"))
    write(root, "\n\n", "content/leaflet/empty.md")
    (finding,) = found(root)
    assert (str(finding.span), finding.code) == ("content/leaflet/empty.md:1", "content-empty")
    write_prose(root, ">")
    assert said(root) == ["11 content-empty"]


def test_a_file_behind_a_link_is_refused(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE.replace("|\n", "linked.md\n"))
    (root / "content" / "leaflet" / "linked.md").symlink_to(root / "mezanprint.toml")
    assert said(root) == ["11 project-path"]


def test_faults_in_a_file_are_told_there(new_project: NewProject) -> None:
    root = new_project()
    write(root, HEAD + PROSE.replace("|\n", "what.md\n"))
    write(root, "a\n\nb \u202e\n", "content/leaflet/what.md")
    (finding,) = found(root)
    assert (str(finding.span), finding.code) == ("content/leaflet/what.md:3:3", "content-character")
    write(root, "a\n\n- b\n  - c {lamp.gone}\n", "content/leaflet/what.md")
    assert [(str(each.span), each.code) for each in found(root)] == [
        ("content/leaflet/what.md:4:3", "content-markdown"),
    ]
    write(root, "a\n\nb\nc {lamp.gone}\n", "content/leaflet/what.md")
    assert [(str(each.span), each.code) for each in found(root)] == [
        ("content/leaflet/what.md:4:3", "content-unknown-placeholder"),
    ]


def test_an_isolate_is_closed_in_its_own_item(new_project: NewProject) -> None:
    root = new_project()
    write_prose(root, "- \u2067one\n- two\u2069")
    assert said(root) == ["12 content-character", "13 content-character"]


WRITTEN = (
    "First paragraph.\n\nSecond paragraph.\n",
    "A paragraph of many words that whoever dumps it breaks where its line is full - "
    'also behind a dash - and that is one still.\n\nIt\'s "quoted": 100 % of it.\n',
    "فقرة أولى فيها كلمات كثيرة حتى يُكسر سطرها حيث يمتلئ.\n\nفقرة ثانية.\n\n- بند\n- بند آخر\n",
    "Intro:\n\n1. one\n2. two\n\n> A quotation.\n\n### Heading\n\nLines that\nwere wrapped\nby hand.\n",
    "- only\n- a list\n",
)


def blocks_of(root: Path, field: str) -> list[tuple[BlockKind, int, tuple[str, ...]]]:
    """Return the blocks of a section whose text is written as ``field``, YAML that begins in the first column."""
    written = "".join(f"    {line}".rstrip() + "\n" for line in field.splitlines())
    write(root, HEAD + PROSE.replace("    text: |\n", written))
    assert said(root) == []
    return [(block.kind, block.level, tuple(text.source for text in block.texts)) for block in prose(root).blocks]


@pytest.mark.parametrize("style", [None, "'", '"', ">", "|"])
@pytest.mark.parametrize("options", [{}, {"width": 30}, {"allow_unicode": True}])
def test_a_text_that_a_program_writes_is_the_one_after_a_bar(
    new_project: NewProject, style: str | None, options: dict[str, Any]
) -> None:
    root = new_project()
    for text in WRITTEN:
        wanted = blocks_of(root, "text: |\n" + indent(text, "  "))
        key, value = "text", yaml.dump(text, default_style=style, **options)
        assert blocks_of(root, f"{key}: {value}") == wanted


def test_ruamel_breaks_lines_in_double_quotes(new_project: NewProject) -> None:
    written = 'text: "A paragraph that is\n  wrapped.\\n\\n- one\\n-\n  another\\n"'
    assert blocks_of(new_project(), written) == [
        (BlockKind.PARAGRAPH, 0, ("A paragraph that is wrapped.",)),
        (BlockKind.BULLETS, 0, ("one", "another")),
    ]
