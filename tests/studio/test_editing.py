"""Edits of source files: any text in any place is read as it was meant, and no other byte of the file changes."""

import shutil
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mezanprint.content.editing.file_lines import FileLines
from mezanprint.content.editing.replace_text import TextPlace, find_place, replace_text, replace_value
from mezanprint.content.editing.ways import Way, nodes, reach
from mezanprint.content.markdown import parse_markdown
from mezanprint.content.parse import read_yaml
from mezanprint.content.raw import Scalar
from mezanprint.content.texts import normalise
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault
from mezanprint.model.documents import Document, iter_texts
from mezanprint.model.domains import is_shared
from mezanprint.model.texts import Text
from mezanprint.project.files import Files
from mezanprint.project.memory_files import MemoryFiles

REPO = Path(__file__).resolve().parents[2]

HARD = (
    "yes", "42", "- a dash", "# nothing", "a: b", "a # b", "it's", 'say "so"', "back\\slash", "*star*", "&and", "!no",
    "[brackets](x)", "{n}", "a, b", "`code`", "%", "@home", "| pipe", "> more", "? what", "…", "«نص: عربي»", "١. بند",
    "ends with colon:", "'quoted'", '"quoted"', "نصّ فيه {a.b} و[^note]", "+970 8 282 0447", "\u200fmark", "one\\\ntwo",
    "word " * 60 + "end", "<<", "---", "...", "$ 5", "~", "null", "a\u00a0b", "\u2068isolated\u2069",
)  # fmt: skip
"""What means something to YAML, to Markdown or to an editor."""
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn")), min_size=1, max_size=80
).map(normalise)
SHAPES = {
    "plain": "a: one two # remark\nb: after\n",
    "plain over lines": "a: one two\n  three four\n  five # remark\nb: after\n",
    "single": "a: 'it''s one' # remark\nb: after\n",
    "single over lines": "a: 'one two\n   three'\nb: after\n",
    "double": 'a: "say \\"one\\" \\u200f two"   # remark\nb: after\n',
    "double over lines": 'a: "one\n  two \\\n  three"\nb: after\n',
    "literal": "a: |\n  one two\n  three\n\n# remark\nb: after\n",
    "literal, kept": "a: |+\n  one two\n\n\nb: after\n",
    "literal, indented": "a: |2-\n    one two\n   three\nb: after\n",
    "folded": "a: >-\n  one two\n  three\n\nb: after\n",
    "folded, last": "b: before\na: >\n    one two\n    three",
    "in brackets": "b: [x, {a: one two, c: d}, z] # remark\n",
    "in a list": "b:\n- x\n-   one two\n  # remark\n- z\n",
    "in a list of lists": "b:\n  - - one two\n    - x\n  - - y\n",
    "without a value": "b: x\na:\nc: y\n",
    "CRLF": "# remark\r\na: one two\r\nb: |\r\n  x\r\n\r\nc: d",
    "CR and LF": "a: one\n  two\r\n  three\rb: x\n",
    "BOM": "\ufeffa: one two\nb: x\n",
    "Arabic": 'عنوان_: x\na: "نصّ: أول" # ملاحظة\nb: ثانٍ\n'.replace("عنوان_", "t"),
}


def scalars_of(data: bytes) -> Iterator[tuple[Way, Scalar]]:
    _, root = read_yaml("x.yaml", FileLines.of("x.yaml", data).text)
    yield from ((way, node) for way, node in nodes(root) if isinstance(node, Scalar))


def spans_of(data: bytes, way: Way) -> tuple[int, int]:
    """Return the first and the last line of a text of a file, 0-based."""
    scalar = dict(scalars_of(data))[way]
    first, (last, column) = (scalar.span.line or 1) - 1, scalar.end
    last -= not column
    while last > first and not lines_of(data)[last].strip():
        last -= 1
    return first, max(last, first)


def lines_of(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\0").replace(b"\r", b"\0").replace(b"\n", b"\0").split(b"\0")


def check(data: bytes, way: Way, words: str) -> bytes:
    """Replace one text; see that it is read, that all else is read as before, and that other lines are untouched."""
    edited = replace_text(data, TextPlace("x.yaml", (way,)), (words,))
    before, after = dict(scalars_of(data)), dict(scalars_of(edited))
    assert normalise(after.pop(way).value) == normalise(words)
    before.pop(way)
    assert {way: scalar.value for way, scalar in after.items()} == {way: each.value for way, each in before.items()}
    (first, last), (_, new_last) = spans_of(data, way), spans_of(edited, way)
    assert edited.splitlines(keepends=True)[:first] == data.splitlines(keepends=True)[:first]
    behind = data.splitlines(keepends=True)[last + 1 :]
    assert edited.splitlines(keepends=True)[new_last + 1 :] == behind
    assert (b"\r\n" in data) or (b"\r\n" not in edited)
    assert edited.count(b"remark") == data.count(b"remark")
    return edited


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_is_replaced_in_every_style_and_all_around_it_stays(shape: str) -> None:
    data = SHAPES[shape].encode()
    for way, scalar in scalars_of(data):
        for words in HARD:
            check(data, way, words)
        if scalar.value:
            assert replace_text(data, TextPlace("x.yaml", (way,)), (scalar.value,)) == data
            edited = check(data, way, f"{normalise(scalar.value)} more")
            if shape != "double over lines":  # there a backslash joins two lines, which nobody needs
                assert check(edited, way, normalise(scalar.value)) == data


@given(st.sampled_from(sorted(SHAPES)), st.data(), WORDS)
@settings(max_examples=150)
@example("plain", None, "a: #b")
def test_any_text_can_be_written_into_any_place(shape: str, draw: st.DataObject | None, words: str) -> None:
    data = SHAPES[shape].encode()
    ways = [way for way, _ in scalars_of(data)]
    assume(words)
    check(data, draw.draw(st.sampled_from(ways)) if draw else ways[0], words)


def test_lines_in_which_nothing_changed_stay_as_they_are_broken() -> None:
    data = b"a: >-\n  The first line of the text ends here,\n  the second one here\n  and the third one here.\nb: x\n"
    way: Way = ("a",)
    edited = check(data, way, "The first line of the text ends here, the next one here and the third one here.")
    assert edited == data.replace(b"second", b"next")
    longer = check(
        data, way, "The first line of the text ends here, the second one here plus more and the third one here."
    )
    assert longer == data.replace(b"second one here", b"second one here plus more")
    assert check(longer, way, normalise(dict(scalars_of(data))[way].value)) == data


def test_a_text_that_grows_is_broken_where_its_writer_breaks_lines_and_nowhere_else() -> None:
    broken = b"a: |\n  " + b"word " * 14 + b"end\n  of the text\n"
    assert max(map(len, check(broken, ("a",), "longer " * 40 + "end").splitlines())) <= 81
    unbroken = b"a: |\n  " + b"word " * 60 + b"end\n"
    assert len(check(unbroken, ("a",), "longer " * 80 + "end").splitlines()) == 2


@pytest.mark.parametrize("words", ["a\u202eb", "a\x00b", "\u2066open", "", " \n", "$organisation.names"])
def test_what_no_text_may_be_is_refused(words: str) -> None:
    with pytest.raises(Fault):
        replace_text(b"a: one\n", TextPlace("x.yaml", (("a",),)), (words,))


def test_a_value_is_written_letter_for_letter() -> None:
    data = b"figures: {killed: {value: 7, unit: count}} # remark\n"
    edited = replace_value(data, "x.yaml", ("figures", "killed", "value"), "12.5")
    assert edited == data.replace(b": 7", b": 12.5")
    assert replace_text(data, TextPlace("x.yaml", (("figures", "killed", "unit"),)), ("12.5",)) == data.replace(
        b"unit: count", b'unit: "12.5"'
    )


def test_a_file_that_would_say_something_else_beside_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a: one\nb: two\nc: [three]\n"
    for harm in (b"b: other", b"b: two\nd: new", b"b2: two", b"b: [two]", b"b: two\n# \x1b"):
        damaged = data.replace(b"one", b"new").replace(b"b: two", harm)
        ways = [FileLines.of("x.yaml", damaged)]
        monkeypatch.setattr("mezanprint.content.editing.replace_text.write_scalar", lambda *_, ways=ways, **__: ways)
        with pytest.raises(Fault, match="without changing what stands beside"):
            replace_text(data, TextPlace("x.yaml", (("a",),)), ("new",))
    monkeypatch.setattr(
        "mezanprint.content.editing.replace_text.write_scalar",
        lambda *_: [FileLines.of("x.yaml", data.replace(b"one", b"new"))],
    )
    assert replace_text(data, TextPlace("x.yaml", (("a",),)), ("new",)) == data.replace(b"one", b"new")


# Running text

PROSE = """### A heading ###

A paragraph that its writer
has broken, with *marks*
and an end.

- one item
- another that
  goes on
- a third

1. first
2. 2

> A quote
> of two lines
"""


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("place", [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2), (3, 0), (3, 1), (4, 0)])
def test_one_block_of_running_text_changes_alone(place: tuple[int, int], end: str, indent: str) -> None:
    text = PROSE if not indent else "a: |\n" + "".join(f"{indent}{line}".rstrip() + "\n" for line in PROSE.splitlines())
    data = text.replace("\n", end).encode()
    at = TextPlace("x.yaml", (("a",),), place) if indent else TextPlace("x.md", (), place)
    for words in ("Other words, all of them", "كلمات أخرى: {a.b} [^n]", "word " * 40 + "end", "a 1. b - c # d > e"):
        edited = replace_text(data, at, (words,))
        changed = [
            (data.split(b"\n")[first:last], edited.split(b"\n")[start:stop])
            for tag, first, last, start, stop in SequenceMatcher(
                None, data.split(b"\n"), edited.split(b"\n"), autojunk=False
            ).get_opcodes()
            if tag != "equal"
        ]
        assert len(changed) == 1
        assert len(changed[0][0]) <= 3
        assert (b"\n" in edited.replace(b"\r\n", b"")) == (end == "\n")
        undone = replace_text(edited, at, (words_of(data, at),))
        assert words_of(undone, at) == words_of(data, at)
        if "word" not in words and len(changed[0][0]) == 1:
            assert undone == data


def words_of(data: bytes, at: TextPlace) -> str:
    text = FileLines.of("x.md", data).text
    assert at.block
    if at.ways:
        found = reach(read_yaml("x.yaml", text)[1], at.ways[0])
        assert isinstance(found, Scalar)
        text = found.value
    return normalise(parse_markdown(text)[0][at.block[0]].texts[at.block[1]][0])


@pytest.mark.provokes("content-edit")
@pytest.mark.parametrize("words", ["- no item", "### no heading", "> no quote", "1. first", "+ no"])
def test_words_that_would_become_another_block_are_refused_with_the_remedy(words: str) -> None:
    data = PROSE.encode()
    with pytest.raises(Fault, match="would become something else") as refused:
        replace_text(data, TextPlace("x.md", (), (1, 0)), (words,))
    assert "backslash" in refused.value.diagnostics[0].hints[0]
    edited = replace_text(data, TextPlace("x.md", (), (1, 0)), (f"\\{words}" if words[0] != "1" else "1\\. first",))
    assert edited.splitlines()[2].startswith(b"\\" if words[0] != "1" else b"1\\")


# Files of our own


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The house's own project, and those of the tests that stand in other languages and shapes."""
    roots = []
    for source in (REPO, *(REPO / "tests/projects" / name for name in ("charity", "components", "minimal", "ur"))):
        root = tmp_path_factory.mktemp("edited") / source.name
        shutil.copytree(source / "content", root / "content")
        shutil.copytree(REPO / "templates", root / "templates")
        shutil.copyfile(source / "mezanprint.toml", root / "mezanprint.toml")
        roots.append(root)
    return roots


def texts_of(root: Path) -> Iterator[tuple[Document, Text]]:
    project = Project(Files(root))
    for name in project.documents:
        document, _ = project.document(name)
        yield from ((document, text) for text in iter_texts(document) if text.source)


def test_every_text_of_our_files_can_be_changed_and_changed_back(projects: list[Path]) -> None:
    count = 0
    for root in projects:
        files: dict[str, bytes] = {}
        for document, text in texts_of(root):
            path = text.span.path
            data = files.setdefault(path, (root / path).read_bytes())
            place = find_place(document, text, data)
            assert replace_text(data, place, text.wordings) == data
            edited = replace_text(data, place, [f"{words} ثمّ more" for words in text.wordings])
            assert edited != data
            assert replace_text(edited, place, text.wordings) == data, (path, text.key)
            count += 1
    assert count > 300


@settings(max_examples=25)
@given(st.data())
def test_a_document_read_again_has_the_new_text_and_all_others_as_they_were(
    projects: list[Path], data: st.DataObject
) -> None:
    root = data.draw(st.sampled_from(projects))
    texts = list(texts_of(root))
    document, text = texts[data.draw(st.integers(0, len(texts) - 1))]  # to sample them would be to hash documents
    plain = st.text("abc دهو،.:'\"-#", min_size=1, max_size=60).map(normalise).filter(lambda words: words[:1].isalpha())
    wordings = [f"{data.draw(plain)} {{n}}" if text.forms else data.draw(plain) for _ in text.wordings]
    path = text.span.path
    bytes_before = (root / path).read_bytes()
    edited = replace_text(bytes_before, find_place(document, text, bytes_before), wordings)
    project = Project(MemoryFiles(root, {path: edited.decode()}))
    again, _ = project.document(document.id)
    before = {(each.domain, each.key): each.wordings for each in iter_texts(document)}
    after = {(each.domain, each.key): each.wordings for each in iter_texts(again)}
    assert after.pop((text.domain, text.key)) == tuple(wordings)
    before.pop((text.domain, text.key))
    # A note or shared text that only the old words called is not read any more.
    assert after == {name: each for name, each in before.items() if name in after}
    assert all(is_shared(domain) for domain, _ in before.keys() - after.keys())
