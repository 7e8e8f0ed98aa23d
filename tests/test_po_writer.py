"""Writing gettext files: unedited bytes stay, an edit is local, what is new is as GNU gettext writes it."""

import random
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogs_of_others import AS_PUBLISHED, BABEL, WRAPPED
from mezanprint.i18n.po.po_file import Entry, PoFile, Previous, Slot
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po

CORPUS = [f"{name}.ar.po" for name in (*AS_PUBLISHED, WRAPPED, BABEL)]
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def fresh(file: PoFile) -> PoFile:
    """Forget how the file was written."""
    return PoFile(tuple(Slot(slot.entry) for slot in file.slots))


def new(*entries: Entry) -> str:
    return write_po(PoFile(tuple(Slot(entry) for entry in entries))).decode()


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("name", CORPUS)
def test_an_unedited_file_keeps_every_byte(corpus: Path, name: str, newline: bytes) -> None:
    data = (corpus / name).read_bytes().replace(b"\n", newline)
    assert write_po(parse_po(data, name)) == data
    marked = b"\xef\xbb\xbf" + data
    assert write_po(parse_po(marked, name)) == marked


@pytest.mark.parametrize(
    "text",
    [
        HEADER + '\n\n\nmsgid "a"\nmsgstr ""\n"b"\n',
        HEADER + 'msgid "a"\nmsgstr "b"',
        HEADER + "\n# loose\n\n# words\n",
        HEADER + '\n#~| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n',
        HEADER + '\n#~ # an old comment\n#~ msgid "a"\n#~ msgstr "b"\n',
        HEADER + '\n#\tx\n#,fuzzy,odd\n#:a:1\n#.\n  msgid  "a"\t\n\nmsgstr"b"\n',
        "\n\n" + HEADER,
        '# Arabic translation\n# Copyright (C) YEAR\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Project-Id-Version: lamps  1\\n"\n'
        '"POT-Creation-Date: 2026-01-01 10:00+0000\\n"\n"content-type: text/plain; charset=utf-8\\n"\n'
        '"X-Generator: Poedit 3.4\\n"\n"X-Poedit-Basepath: ..\\n"\n"X-Poedit-SearchPath-0: .\\n"\n\n#~|\tmsgid "x"\n'
        '#~ msgid "y"\n#~ msgstr ""\n',
        'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\nX-Generator: Weblate 5.14\\n"\n'
        '\n#: a.yaml:3 b.yaml:4\n#, fuzzy, max-length:28\n#| msgid "old"\nmsgid "new"\nmsgstr "جديد"\n',
        "",
    ],
)
def test_odd_layouts_keep_every_byte(text: str) -> None:
    assert write_po(parse_po(text.encode(), "a.po")).decode() == text


def own_lines(lines: list[bytes], entry: Entry) -> tuple[int, int]:
    """Return the bytes of a file between which the translation of ``entry`` stands; by its lines, not by the parser."""
    start = end = entry.value_line - 1
    while end < len(lines) and re.match(rb'\s*(#~ )?(msgstr|")', lines[end]):
        end += 1
    return sum(map(len, lines[:start])), sum(map(len, lines[:end]))


@pytest.mark.parametrize(("name", "newline"), [*((name, b"\n") for name in CORPUS), ("babel.ar.po", b"\r\n")])
def test_an_edit_of_any_entry_changes_only_the_lines_of_its_string(corpus: Path, name: str, newline: bytes) -> None:
    data = (corpus / name).read_bytes().replace(b"\n", newline)
    file, lines = parse_po(data, name), data.splitlines(keepends=True)
    assert b"\r" not in data.replace(b"\r\n", b"")
    tried = 0
    for old in file.entries:
        start, end = own_lines(lines, old)
        written = write_po(file.with_entry(old, replace(old, values=("جديد",) * len(old.values))))
        assert written.startswith(data[:start]), old
        assert written.endswith(data[end:]), old
        inside = written[start : len(written) - len(data) + end]
        assert inside.count(newline) == inside.count("جديد".encode()) == len(old.values), old
        tried += 1
    assert tried == len(file.slots) > 50


@pytest.mark.parametrize("name", ["core.ar.po", "babel.ar.po"])
def test_a_comment_put_to_any_entry_changes_only_its_line(corpus: Path, name: str) -> None:
    data = (corpus / name).read_bytes()
    file = parse_po(data, name)
    for slot in file.slots[1:]:
        old = slot.entry
        comments = replace(old, comments=(*old.comments, "seen by me"))
        written = write_po(file.with_entry(old, comments))
        at = written.index(b"# seen by me\n")
        assert written.replace(b"# seen by me\n", b"") == data
        assert written[:at].count(b"\n") < old.line


def test_the_parts_of_an_entry_that_were_not_edited_keep_their_layout() -> None:
    text = (
        f'{HEADER}\n#: a.yaml\n#: b.yaml\n#,odd , c-format\nmsgid ""\n"wrapped "\n"words"\nmsgstr ""\n"old "\n"words"\n'
    )
    file = parse_po(text.encode(), "a.po")
    old = tuple(file.entries)[1]
    written = write_po(file.with_entry(old, replace(old, values=("new",), notes=("why",)))).decode()
    kept = text.replace('msgstr ""\n"old "\n"words"\n', 'msgstr "new"\n').replace("#: a", "#. why\n#: a")
    assert written == kept


def test_an_edit_in_a_file_with_carriage_returns_has_them_too() -> None:
    text = f'{HEADER}\nmsgid "a"\nmsgstr "b"\n'.replace("\n", "\r\n")
    file = parse_po(text.encode(), "a.po")
    old = tuple(file.entries)[1]
    written = write_po(replace(file.with_entry(old, replace(old, values=("c",)))))
    assert written.decode() == text.replace('"b"', '"c"')
    more = write_po(replace(file, slots=(*file.slots, Slot(Entry("d")))))
    assert more.decode() == text + '\r\nmsgid "d"\r\nmsgstr ""\r\n'


def test_an_entry_that_is_not_in_the_file_cannot_be_edited() -> None:
    with pytest.raises(ValueError, match="no entry"):
        parse_po(HEADER.encode(), "a.po").with_entry(Entry("x"), Entry("y"))


def test_a_new_entry_has_the_order_and_form_of_gnu_gettext() -> None:
    entry = Entry(
        "two\nlines\n",
        "key",
        "many",
        ("", 'a "b"\t\\'),
        comments=("by hand", ""),
        notes=("for you",),
        references=tuple(f"content/document-{n}.yaml" for n in range(4)),
        flags=("no-python-format", "fuzzy"),
        previous=Previous("old", "was", "were"),
    )
    assert new(entry) == (
        "# by hand\n#\n#. for you\n"
        "#: content/document-0.yaml content/document-1.yaml content/document-2.yaml\n#: content/document-3.yaml\n"
        "#, fuzzy, no-python-format\n"
        '#| msgctxt "old"\n#| msgid "was"\n#| msgid_plural "were"\n'
        'msgctxt "key"\nmsgid ""\n"two\\n"\n"lines\\n"\nmsgid_plural "many"\n'
        'msgstr[0] ""\nmsgstr[1] "a \\"b\\"\\t\\\\"\n'
    )


def test_a_new_obsolete_entry_has_the_mark_on_each_line() -> None:
    entry = Entry("a\nb", values=("x",), previous=Previous(source="o"), obsolete=True)
    assert new(entry) == '#~| msgid "o"\n#~ msgid ""\n#~ "a\\n"\n#~ "b"\n#~ msgstr "x"\n'


def msgcat(data: bytes) -> bytes:
    """Return what GNU gettext makes of a file."""
    program = "msgcat"
    return subprocess.run([program, "--no-wrap", "-"], input=data, capture_output=True, check=True).stdout


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_written_anew_is_what_msgcat_writes(corpus: Path, name: str) -> None:
    data = (corpus / name).read_bytes()
    file = fresh(parse_po(data, name))
    # GNU gettext drops an obsolete entry without a translation; we keep it, for it may hold a comment.
    kept = tuple(slot for slot in file.slots if any(slot.entry.values) or not slot.entry.obsolete)
    assert write_po(replace(file, slots=kept)) == msgcat(data)


PIECES = (
    "كلمة", "word", "97%", "\n", "\t", '"', "\\", " ", "«ن»", "\u200f", "\u2067", "\u2069", "\xa0", "{n}", "é",
    "\u0651", "漢", "ｗ", "-", "…", "\u2028", "😀", "\a", "\b", "\v", "\f", "\r", "  ", ". ", "\u200b", "/", "#", "#~ ",
    "msgid",
)  # fmt: skip
PATHS = (
    "content/a.yaml", "content/b.md", "very/long/path/to/some/file/of/content/document.yaml", "a:12", "ar/نصّ.md",
)  # fmt: skip
FLAGS = ("no-python-format", "c-format", "python-brace-format", "java-format", "no-wrap", "range: 0..9")


def odd_entries(count: int) -> Iterator[Entry]:
    """Yield entries of odd strings, the same ones each time.

    Left out is what GNU gettext is known to change: a comment that ends with a backslash swallows the next line, a
    file named twice stands once, a file name with a blank may be broken there, an untranslated entry is never
    fuzzy, and unknown flags are dropped.
    """
    rolls = random.Random(1)

    def words(most: int = 12) -> str:
        return "".join(rolls.choices(PIECES, k=rolls.randrange(most)))

    def comments() -> tuple[str, ...]:
        return tuple(re.sub(r"[\n\r\a\b\v\f]", "", words()).rstrip("\\") for _ in range(rolls.choice([0, 0, 1, 2])))

    for number in range(count):
        values = (words() + "x", words()) if rolls.random() < 0.3 else (words() + "x",)
        flags = rolls.sample(["fuzzy", *FLAGS], rolls.choice([0, 0, 1, 3]))
        plural = words() if len(values) > 1 else None
        old = Previous(words(), words(), None if plural is None else words()) if rolls.random() < 0.2 else Previous()
        paths = rolls.sample(PATHS, rolls.randrange(5))
        yield Entry(
            words() + "y", f"k{number}", plural, values, comments(), comments(), tuple(paths), tuple(flags), old
        )


def test_odd_entries_are_written_as_msgcat_writes_them() -> None:
    header = Entry("", values=("Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n",))
    written = new(header, *odd_entries(400))
    assert written.split("\n\n") == msgcat(written.encode()).decode().split("\n\n")


def test_flags_have_the_order_of_gnu_gettext_and_unknown_ones_follow() -> None:
    flags = ("max-length:9", "no-wrap", "python-brace-format", "odd", "range: 0..3", "no-python-format", "fuzzy")
    assert "#, fuzzy, no-python-format, python-brace-format, range: 0..3, no-wrap, max-length:9, odd\n" in new(
        Entry("a", flags=flags)
    )


def test_a_comment_can_not_break_the_file() -> None:
    written = new(Entry("", values=(HEADER,)), Entry("a", comments=("one\ntwo\x1b",), notes=('x\r\nmsgid "y"',)))
    read = tuple(parse_po(written.encode(), "a.po").entries)[1]
    assert (read.source, read.comments, read.notes) == ("a", ("one", "two\ufffd"), ("x\ufffd", 'msgid "y"'))


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t"), max_size=60)
FILE = st.text(st.characters(categories=("L", "N", "Pd"), include_characters="./:_"), min_size=1, max_size=12)
FLAG = LINE.map(lambda text: text.replace(",", "").strip()).filter(bool)
STRING = TEXT | st.lists(LINE, max_size=3).map("\n".join) | st.just('\\"\t\r\a\b\f\v\n\0\x85123')
ENTRIES = st.builds(
    Entry,
    source=STRING,
    context=st.none() | STRING,
    plural=st.none(),
    values=st.tuples(STRING),
    comments=st.lists(LINE, max_size=2).map(tuple),
    notes=st.lists(LINE, max_size=2).map(tuple),
    references=st.lists(FILE | st.just("with blank.md"), max_size=3).map(tuple),
    flags=st.lists(FLAG | st.sampled_from(["fuzzy", *FLAGS]), max_size=3, unique=True).map(tuple),
    previous=st.builds(Previous, st.none() | STRING, st.none() | STRING, st.none() | STRING),
    obsolete=st.booleans(),
)


@settings(max_examples=150)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.id), st.booleans())
def test_whatever_is_written_is_read_again(entries: list[Entry], plural: bool) -> None:
    if plural:
        entries = [replace(entry, plural=entry.source, values=entry.values * 3) for entry in entries]
    written = write_po(PoFile(tuple(Slot(entry) for entry in entries)))
    read = tuple(replace(entry, line=0, value_lines=()) for entry in parse_po(written, "a.po").entries)
    assert [replace(entry, flags=()) for entry in read] == [replace(entry, flags=()) for entry in entries]
    assert [set(entry.flags) for entry in read] == [set(entry.flags) for entry in entries]


def test_a_comment_more_or_less_leaves_the_others_as_they_were_typed() -> None:
    read = parse_po(b'#mine\n#  mine\n#\xc2\xa0odd\nmsgid "a"\nmsgstr "b"\n', "a.po")
    (old,) = read.entries
    more = write_po(read.with_entry(old, replace(old, comments=(*old.comments, "new"))))
    assert more == b'#mine\n#  mine\n#\xc2\xa0odd\n# new\nmsgid "a"\nmsgstr "b"\n'
    less = write_po(read.with_entry(old, replace(old, comments=old.comments[1:])))
    assert less == b'#  mine\n#\xc2\xa0odd\nmsgid "a"\nmsgstr "b"\n'
