from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mezanprint.content import parse
from mezanprint.content.parse import MAX_DEPTH, MAX_NODES, parse_yaml
from mezanprint.content.raw import Mapping, Raw, Scalar, Sequence
from mezanprint.content.source import read_source
from mezanprint.model.characters import check_characters
from mezanprint.model.diagnostics import Diagnostic, Fault
from mezanprint.project.files import Files
from steps import LINES_TO_REFUSE, at_most


def parsed(text: str) -> Mapping:
    return parse_yaml(read_source("a.yaml", text))


def plain(raw: Raw) -> object:
    """Return raw nodes as Python values."""
    if isinstance(raw, Scalar):
        return raw.value
    if isinstance(raw, Sequence):
        return [plain(item) for item in raw.items]
    return {entry.key: plain(entry.value) for entry in raw.entries}


def refused(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(Fault) as caught:
        parsed(text)
    return caught.value.diagnostics


def told(text: str) -> list[str]:
    return [f"{found.span} {found.code}" for found in refused(text)]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml and with the reader written in Python, which stands in where libyaml is absent."""
    monkeypatch.setattr(parse, "_LOADER", getattr(yaml, request.param))


def test_every_scalar_is_the_text_that_was_typed(either_reader: None) -> None:
    typed = [
        "no",
        "off",
        "NO",
        "012",
        "0123",
        "0x1F",
        "1.10",
        "1e3",
        "12:30:45",
        "1_000",
        "2026-01-01",
        "~",
        "null",
        "=",
    ]
    root = parsed("\n".join(f"k{n}: {value}" for n, value in enumerate(typed)))
    assert list(plain(root).values()) == typed  # type: ignore[attr-defined]


def test_nodes_know_their_places(either_reader: None) -> None:
    root = parsed("title: Light\nsections:\n  - id: what\n    text: |\n      one\n\n      two\n  - [a, b]\n")
    title, sections = root.entries
    assert (str(title.span), title.span.length) == ("a.yaml:1:1", 5)
    assert (str(title.value.span), title.value.span.length) == ("a.yaml:1:8", 5)
    assert isinstance(sections.value, Sequence)
    first, second = sections.value.items
    assert isinstance(first, Mapping)
    assert str(first.span) == "a.yaml:3:5"
    text = first.get("text")
    assert isinstance(text, Scalar)
    assert (text.value, text.block_line) == ("one\n\ntwo\n", 5)
    assert str(second.span) == "a.yaml:8:5"


def test_an_excerpt_is_the_whole_line_without_its_remark(either_reader: None) -> None:
    root = parsed("title: Light # never for print\nstatus: embargoed\n")
    assert root.span.excerpt == "title: Light"
    assert [entry.span.excerpt for entry in root.entries] == ["title: Light", "status: embargoed"]
    assert [entry.value.span.excerpt for entry in root.entries] == ["title: Light", "status: embargoed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\n", ["a.yaml:1:4 content-yaml-alias"]),
        ("a: &x [*x]\n", ["a.yaml:1:4 content-yaml-alias", "a.yaml:1:8 content-yaml-alias"]),
        ("a: !!str b\n", ["a.yaml:1:4 content-yaml-tag"]),
        ("a: ! b\n", ["a.yaml:1:4 content-yaml-tag"]),
        ("a: !x [b]\nc: !y {d: e}\n", ["a.yaml:1:4 content-yaml-tag", "a.yaml:2:4 content-yaml-tag"]),
        ("a: {b: c}\nd:\n  <<: {e: f}\n", ["a.yaml:3:3 content-yaml-merge"]),
        (
            "a: 1\nb:\n  a: 1\n  a: 2\na: 3\n",
            ["a.yaml:4:3 content-yaml-duplicate", "a.yaml:5:1 content-yaml-duplicate"],
        ),
        ("a: b\n---\nc: d\n", ["a.yaml:2:1 content-yaml-document"]),
        ("%YAML 1.1\n---\na: b\n", ["a.yaml:1:1 content-yaml-directive"]),
        ("%TAG ! tag:x,2000:\n---\na: b\n", ["a.yaml:1:1 content-yaml-directive"]),
        ("", ["a.yaml:1 content-yaml-root"]),
        ("# only a remark\n", ["a.yaml:1 content-yaml-root"]),
        ("- a\n", ["a.yaml:1:1 content-yaml-root"]),
        ("words\n", ["a.yaml:1:1 content-yaml-root"]),
        ("? [a, b]\n: c\n", ["a.yaml:1:3 content-yaml-key"]),
        ("_private: x\n", ["a.yaml:1:1 content-yaml-key"]),
        ("1: x\n", ["a.yaml:1:1 content-yaml-key"]),
        ('"a\\u202e": x\n', ["a.yaml:1:1 content-character", "a.yaml:1:1 content-yaml-key"]),
        ("عنوان: x\n", ["a.yaml:1:1 content-yaml-key"]),
        ("get: x\n", ["a.yaml:1:1 content-yaml-key"]),
        ('a: "\\u202e"\n', ["a.yaml:1:4 content-character"]),
        ('a: "\\u2067never closed"\n', ["a.yaml:1:4 content-character"]),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_place(either_reader: None, text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("a: b\nc: d: e\n", 2, "in quotes"),
        ("a: b\nc:\n\t- d\n", 3, "no tabs"),
        ("a: @b\n", 1, "in quotes"),
        ('a: b\nc: "d\ne: f\ng: h\n', 2, 'close it with `"`'),
        ('a: b\nc: "d\ne: f\ng: "h"\n', 2, 'close it with `"`'),
        ("a: b\nc: [d, e\nf: g\n", 2, "close it with `]`"),
        ("a: b\nc:\n  - {d: e\nf: g\n", 3, "close it with `}`"),
        ('a: "b" c\n', 1, "in single quotes"),
        ("a: b\nc: 'don't\nd: e\n", 2, "write `'` twice"),
        ("a: b\nfew: {n} boats\nmany: c\n", 2, '`"{n} boats"`'),
        ("a: {few: {n} boats, many: c}\n", 1, '`"{n} boats"`'),
        ("a: b\nc: {d: e #1}\nf: g\n", 2, "put a text that holds ` #` in quotes"),
        ("a: b\nc: [d, e #1]\nf: g\n", 2, "put a text that holds ` #` in quotes"),
        ("a: [b] c # a remark\n", 1, '`"[b] c"`'),
        ("a: [en، ar]\n", 1, "the comma `,`"),
        ("a: {ar: نص، en: text}\n", 1, "the comma `,`"),
        ("a: [b]، c\n", 1, "the comma `,`"),
        ("a:\n  - b\n c: d\n", 3, "same column"),
        ('a: "\\d"\n', 1, "backslash twice"),
        ("a: b\nwords\n", 2, "a key ends with `:`"),
        ("a: b\nc:d e\nf: g\n", 2, "write `c: d e`"),
        ("s:\n  - a:b\n    c: d\n", 2, "write `a: b`"),
        ("s:\n  - a: b\n    c:d\n", 3, "write `c: d`"),
        ("a: b\nc:\u00a0d\n", 2, "type a space"),
        ("a: b\n  c: d\n", 2, "same column"),
        ("a: “b: c”\n", 1, '`"b: c"`'),
        ("a: «b»: c\n", 1, '`"«b»: c"`'),
        ("a: **b** c\n", 1, '`"**b** c"`'),
        ("a:\n  - **b** c\n", 2, '`"**b** c"`'),
        ("a: *b* c # d\n", 1, '`"*b* c"`'),
        ("a: & b\n", 1, '`"& b"`'),
        ("a: `b`\n", 1, '`"`b`"`'),
        ("a: %b\n", 1, '`"%b"`'),
        ("a: | b | c |\n", 1, '`"| b | c |"`'),
        ("a: >b\n", 1, '`">b"`'),
        ("a: - b\n", 1, '`"- b"`'),
        ("a: ? b\n", 1, '`"? b"`'),
        ("a: , b\n", 1, '`", b"`'),
        ("a: ] b\n", 1, '`"] b"`'),
        ('a: b\nc: @d "e"\n', 2, "`'@d \"e\"'`"),
        ("a: @b\n_c: never\n", 1, '`"@b"`'),
    ],
)
def test_bad_yaml_is_told_with_its_line_and_a_remedy(either_reader: None, text: str, line: int, remedy: str) -> None:
    (found,) = refused(text)
    assert found.code == "content-yaml"
    assert found.span is not None
    assert found.span.line == line
    assert remedy in "".join(found.hints)


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("s:\n  -id: a\n    b: c\n", 2, "write `- id:`"),
        ("s:\n  - a: b\n\u00a0\u00a0\u00a0\u00a0c: d\n    e: f\n", 3, "type a space"),
        ("“a”: b\n", 1, "write `a`, without quotation marks"),
    ],
)
def test_a_line_that_makes_a_false_key_is_told_once_and_not_what_follows(
    either_reader: None, text: str, line: int, remedy: str
) -> None:
    (found,) = refused(text)
    assert (found.code, found.span and found.span.line) == ("content-yaml-key", line)
    assert remedy in "".join(found.hints)


@pytest.mark.parametrize("text", ["a: *b", "a: &b c", "a: !b c"])
def test_a_text_that_begins_with_a_sign_of_yaml_is_to_stand_in_quotes(either_reader: None, text: str) -> None:
    (found,) = refused(text)
    assert found.hints[0] == f"put the text in quotes if it begins with `{text[3]}`"


def test_a_remedy_shows_nothing_that_stands_behind_a_private_key() -> None:
    (found,) = refused("a:\n  - {_b: never for print} d\n")
    assert found.hints == ('put it in quotes: `"{_b:"`',)
    assert "never" not in repr(found)


def test_arabic_commas_are_part_of_a_text_in_quotes_and_beside_other_commas() -> None:
    typed = 'a: ["ماء، خبز"]\nb: [ماء، خبز, ملح]\nc: ماء، خبز\nd:\n  - ماء، خبز\n'
    assert plain(parsed(typed)) == {
        "a": ["ماء، خبز"],
        "b": ["ماء، خبز", "ملح"],
        "c": "ماء، خبز",
        "d": ["ماء، خبز"],
    }


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    assert told("a: !x y\na: 2\n_b: *c\n") == [
        "a.yaml:1:4 content-yaml-tag",
        "a.yaml:2:1 content-yaml-duplicate",
        "a.yaml:3:5 content-yaml-alias",
        "a.yaml:3:1 content-yaml-key",
    ]


def test_depth_size_and_line_length_have_limits() -> None:
    assert plain(parsed("a: " + "[" * (MAX_DEPTH - 2) + "x" + "]" * (MAX_DEPTH - 2)))
    for text in (
        "a: " + "[" * 200_000,
        "a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1),
        "a: [" + "x,\n" * MAX_NODES + "]",
        "a: " + "x" * 100_001,
    ):
        assert refused(text)[-1].code == "content-too-large"


def test_a_file_full_of_faults_is_told_in_a_few_lines() -> None:
    assert len(refused("a:\n" + "".join(f"  - &x{n} y\n" for n in range(10_000)))) == 20


@given(st.text())
def test_a_quoted_text_comes_back_as_typed_or_is_refused_by_name(text: str) -> None:
    escaped = "".join(f"\\U{ord(char):08x}" for char in text)
    surrogate = any("\ud800" <= char <= "\udfff" for char in text)
    source = f'title: "{escaped}"\n'
    if surrogate or check_characters(text):
        assert {found.code for found in refused(source)} <= {"content-character", "content-yaml"}
    else:
        assert plain(parsed(source)) == {"title": text}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"\\')))
def test_an_unescaped_text_comes_back_as_typed_or_is_refused_by_name(text: str) -> None:
    source = f'title: "{text}"\n'
    if check_characters(text):
        assert {found.code for found in refused(source)} == {"content-character"}
    else:
        assert plain(parsed(source)) == {"title": text}


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`?,~\n \t0", max_size=60))
def test_any_text_is_read_or_refused_and_never_a_crash(text: str) -> None:
    try:
        assert isinstance(parsed(text), Mapping)
    except Fault as fault:
        codes = {found.code for found in fault.diagnostics}
    else:
        return
    assert all(code.startswith("content-") for code in codes)


PROMISED = {
    "y01-alias-bomb": {"content-yaml-alias"},
    "y03-self-alias-list": {"content-yaml-alias"},
    "y05-python-apply": {"content-yaml-tag"},
    "y07-local-tags": {"content-yaml-tag"},
    "y11-second-document": {"content-yaml-document"},
    "y13-bidi-invisible": {"content-character"},
    "y15-shadowing-keys": {"content-yaml-key"},
    "y21-utf16": {"project-utf8"},
    "y25-empty": {"content-yaml-root"},
    "y27-root-scalar": {"content-yaml-root"},
    "y29-bad-binary": {"content-yaml-tag"},
    "y31-unpublished": {"content-yaml-key"},
}
ACCEPTED = {
    "y09-implicit-types": {
        "country": "NO",
        "answer": "off",
        "serial": "0123",
        "time": "12:30:45",
        "phone": "1_000_000",
        "date": "2024-02-03",
        "version": "1.10",
        "nothing": "~",
        "float": "1e3",
        "hexish": "0x1F",
    },
    "y19-bom": {"title": "with BOM"},
    "y23-cr-only": {"title": "cr only", "body": "x"},
}


def test_every_hostile_file_has_its_promised_end(hostile: Path) -> None:
    folder = hostile / "yaml"
    assert {path.stem for path in folder.iterdir()} == set(PROMISED) | set(ACCEPTED)
    files = Files(folder)
    for name, expected in ACCEPTED.items():
        assert plain(parsed(files.read_text(f"{name}.yaml"))) == expected
    for name, codes in PROMISED.items():
        with at_most(LINES_TO_REFUSE), pytest.raises(Fault) as caught:
            parsed(files.read_text(f"{name}.yaml"))
        assert {found.code for found in caught.value.diagnostics} == codes, name
        assert "UNPUBLISHED" not in repr(caught.value.diagnostics)
        assert "Leila" not in repr(caught.value.diagnostics)


def test_all_bad_characters_of_one_file_are_named(hostile: Path) -> None:
    with pytest.raises(Fault) as caught:
        parsed((hostile / "yaml" / "y13-bidi-invisible.yaml").read_text("utf-8"))
    names = " ".join(found.message for found in caught.value.diagnostics)
    for name in ("RIGHT-TO-LEFT OVERRIDE", "POP DIRECTIONAL FORMATTING", "RIGHT-TO-LEFT ISOLATE", "ZERO WIDTH SPACE"):
        assert name in names
    for name in ("WORD JOINER", "TAG LATIN CAPITAL LETTER A"):
        assert name in names
