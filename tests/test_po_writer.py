"""Writing gettext files: unedited bytes stay, an edit is local, what is new is as GNU gettext writes it."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mezanprint.i18n.po_file import Entry, PoFile, Previous, Slot
from mezanprint.i18n.po_parser import parse_po
from mezanprint.i18n.po_writer import write_po

CORPUS = ("ckan.ar.po", "django-core.ar.po", "django-humanize.ar.po", "evince.ar.po")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def fresh(file: PoFile) -> PoFile:
    """Forget how the file was written."""
    return PoFile(tuple(Slot(slot.entry) for slot in file.slots))


def new(*entries: Entry) -> str:
    return write_po(PoFile(tuple(Slot(entry) for entry in entries))).decode()


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("name", CORPUS)
def test_an_unedited_file_keeps_every_byte(shared: Path, name: str, newline: bytes) -> None:
    data = (shared / "corpus" / name).read_bytes().replace(b"\n", newline)
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
        "",
    ],
)
def test_odd_layouts_keep_every_byte(text: str) -> None:
    assert write_po(parse_po(text.encode(), "a.po")).decode() == text


@pytest.mark.parametrize("name", CORPUS)
def test_an_edit_changes_only_the_lines_of_its_string(shared: Path, name: str) -> None:
    data = (shared / "corpus" / name).read_bytes()
    file = parse_po(data, name)
    old = next(
        entry for entry in file.entries if entry.context is None and entry.value_line > 50 and entry.values != ("",)
    )
    written = write_po(file.with_entry(old, replace(old, values=("جديد",) * len(old.values))))
    before, after = data.split(b"\n"), written.split(b"\n")
    start = next(number for number, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
    assert start == old.value_line - 1
    tail = next(n for n, pair in enumerate(zip(reversed(before), reversed(after), strict=False)) if pair[0] != pair[1])
    following = next(entry.line for entry in file.entries if entry.line > old.line)
    assert len(before) - tail < following


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


@pytest.mark.parametrize("name", ["django-core.ar.po", "django-humanize.ar.po", "evince.ar.po"])
def test_the_corpus_written_anew_is_what_msgcat_writes(shared: Path, name: str) -> None:
    msgcat = shutil.which("msgcat") or pytest.skip("GNU gettext is not installed")
    path = shared / "corpus" / name
    wanted = subprocess.run([msgcat, "--no-wrap", path], capture_output=True, check=True).stdout
    assert write_po(fresh(parse_po(path.read_bytes(), name))) == wanted


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
LINE = TEXT.filter(lambda text: not any(c < " " or "\x7f" <= c <= "\x9f" for c in text))
WORD = st.text(st.characters(categories=("L", "N", "Pd"), include_characters="./:_"), min_size=1, max_size=12)
STRING = LINE | st.lists(LINE, max_size=3).map("\n".join) | st.just('\\"\t\r\a\b\f\v\n')
ENTRIES = st.builds(
    Entry,
    source=STRING,
    context=st.none() | STRING,
    plural=st.none(),
    values=st.tuples(STRING),
    comments=st.lists(LINE, max_size=2).map(tuple),
    notes=st.lists(LINE, max_size=2).map(tuple),
    references=st.lists(WORD | st.just("with blank.md"), max_size=3).map(tuple),
    flags=st.lists(WORD, max_size=2, unique=True).map(tuple),
    previous=st.builds(Previous, st.none() | STRING, st.none() | STRING, st.none() | STRING),
    obsolete=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=4, unique_by=lambda entry: entry.id), st.booleans())
def test_whatever_is_written_is_read_again(entries: list[Entry], plural: bool) -> None:
    if plural:
        entries = [replace(entry, plural=entry.source, values=entry.values * 3) for entry in entries]
    written = write_po(PoFile(tuple(Slot(entry) for entry in entries)))
    read = tuple(replace(entry, line=0, value_lines=()) for entry in parse_po(written, "a.po").entries)
    ordered = [replace(entry, flags=tuple(sorted(entry.flags, key=lambda flag: flag != "fuzzy"))) for entry in entries]
    assert list(read) == ordered
