"""Reading gettext files: nothing is lost, nothing is guessed, every fault has its line."""

import re
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_parser import MAX_BYTES, MAX_FAULTS, MAX_LINES, parse_po
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Diagnostic, Fault
from steps import LINES_TO_REFUSE, at_most

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD = f'{HEADER}msgctxt "title"\nmsgid "Light"\nmsgstr "نور"\n'


def parse(text: str) -> PoFile:
    return parse_po(text.encode(), "ar.po")


def faults(text: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(Fault) as caught:
        parse_po(text.encode() if isinstance(text, str) else text, "ar.po")
    return caught.value.diagnostics


def only(text: str | bytes) -> Diagnostic:
    found = faults(text)
    assert len(found) == 1, [str(each) for each in found]
    return found[0]


def test_every_part_of_an_entry_is_read() -> None:
    text = (
        "# by hand\n#\n#. for you\n#: content/a.yaml b.md\n#: \u2068with blank.md\u2069\n#, fuzzy, max-length:28\n"
        '#| msgctxt "old key"\n#| msgid "old "\n#| "text"\n'
        'msgctxt "key"\nmsgid ""\n"two "\n"parts\\n"\nmsgid_plural "many"\n'
        'msgstr[0] "a\\tb"\nmsgstr[1] "\\"q\\" \\\\"\n'
    )
    entry = tuple(parse(HEADER + text).entries)[1]
    assert (entry.context, entry.source, entry.plural) == ("key", "two parts\n", "many")
    assert entry.values == ("a\tb", '"q" \\')
    assert entry.comments == ("by hand", "")
    assert entry.notes == ("for you",)
    assert entry.references == ("content/a.yaml", "b.md", "with blank.md")
    assert entry.flags == ("fuzzy", "max-length:28")
    assert (entry.previous.context, entry.previous.source) == ("old key", "old text")
    assert (entry.line, entry.value_line) == (14, 19)


def test_obsolete_entries_keep_their_parts_and_are_told_apart() -> None:
    text = '#, fuzzy\n#~| msgid "older"\n#~ msgctxt "k"\n#~ msgid "old"\n#~ msgstr ""\n#~ "قديم"\n'
    entry = tuple(parse(HEADER + text).entries)[1]
    assert entry.obsolete
    assert entry.fuzzy
    assert (entry.previous.source, entry.source, entry.values) == ("older", "old", ("قديم",))


def test_entries_without_empty_lines_between_them_are_separate() -> None:
    text = HEADER.rstrip("\n") + '\nmsgid "a"\nmsgstr "1"\nmsgid "b"\nmsgstr "2"\n#~ msgid "c"\n#~ msgstr "3"\n'
    assert [entry.source for entry in parse(text).entries] == ["", "a", "b", "c"]


def test_a_separator_other_than_line_feed_does_not_end_a_line() -> None:
    entry = tuple(parse(HEADER + 'msgid "a"\nmsgstr "x\u2028y"\n').entries)[1]
    assert entry.values == ("x\u2028y",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "x\nmsgstr "y"\n', 5, "no closing quotation mark"),
        ('msgid "x"\nmsgstr "never closed\n', 6, "no closing quotation mark"),
        ('msgid “x”\nmsgstr "y"\n', 5, "`“` is not a straight quotation mark"),
        ('msgid "x"\nmsgstr «ص»\n', 6, "`«` is not a straight quotation mark"),
        ('msgid "x"\nmsgstr "a "b" c"\n', 6, "more text after the closing quotation mark"),
        ('msgid "x" msgstr "y"\n', 5, "more text after the closing quotation mark"),
        ('\u200fmsgid "x"\nmsgstr "y"\n', 5, "invisible U+200F RIGHT-TO-LEFT MARK"),
        ('msgid "x"\n\nmsgid "z"\nmsgstr "y"\n', 5, "the entry has no `msgstr`"),
        ('msgctxt "x"\n', 5, "the entry has no `msgid`"),
        ('msgstr "y"\n', 5, "a second `msgstr` for one `msgid`"),
        ('msgctxt "x"\nmsgstr "y"\n', 6, "`msgstr` without `msgid`"),
        ('msgid "x"\nmsgstr "y"\nmsgstr "z"\n', 7, "a second `msgstr`"),
        ('msgid "x"\nmsgid_plural "z"\nmsgstr "y"\n', 7, "`msgstr` where `msgstr[0]` is due"),
        ('msgid "x"\nmsgid_plural "z"\nmsgstr[0] "y"\nmsgstr[2] "y"\n', 8, "`msgstr[2]` where `msgstr[1]` is due"),
        ('msgid "x"\nmsgstr[0] "y"\n', 6, "`msgstr[0]` where `msgstr` is due"),
        ('msgid_plural "x"\nmsgid "x"\nmsgstr "y"\n', 5, "`msgid_plural` without `msgid`"),
        ('msgid "x"\n# why\nmsgstr "y"\n', 6, "a comment between the lines"),
        ('msgid "x"\nmsgstr "y"\nhello there\n', 7, "stray text `hello there`"),
        ('msgid "x"\nmsgstr "y"\n\n# c\n"z"\n', 9, "a text without a keyword"),
        ('msgid "x"\nmsgst "y"\n', 6, "unknown keyword `msgst`"),
        ('msgid x\nmsgstr "y"\n', 5, "no quotation mark after `msgid`"),
        ('msgid[0] "x"\nmsgstr "y"\n', 5, "`msgid[0]` is not a keyword"),
        ('msgid "x"\nmsgstr "a\\qb"\n', 6, "`\\q` is not an escape"),
        ('msgid "x"\nmsgstr "\\x41"\n', 6, "`\\x` is not an escape"),
        ('msgid "x"\nmsgstr "\\303"\n', 6, "`\\303` is not an escape"),
        ('msgid "x"\nmsgstr "\\777"\n', 6, "`\\777` is not an escape"),
        ('#| msgid "x"\n', 5, "`#|` lines without an entry"),
        ('#~ msgid "x"\nmsgstr "y"\n', 6, "one part of the entry is obsolete"),
        ('#~ msgid "x"\n#~ msgstr ""\n"y"\n', 7, "one part of the entry is obsolete"),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, line: int, words: str) -> None:
    found = faults(HEADER + text)[0]
    assert found.code == "i18n-syntax"
    assert words in found.message
    assert found.span is not None
    assert found.span.line == line
    assert found.hints


def test_a_fault_points_at_the_character() -> None:
    found = only(HEADER + 'msgid "x"\nmsgstr “ن"\n')
    assert found.span is not None
    assert (found.span.column, found.span.excerpt) == (8, 'msgstr “ن"')


def test_all_faults_of_a_file_are_told_at_once_and_not_blamed_twice() -> None:
    text = HEADER + 'msgid "a\nmsgstr "1"\n\nmsgid "b"\nmsgstr “2”\n\nmsgid "c"\nmsgstr "3"\n'
    assert [each.span.line for each in faults(text) if each.span] == [5, 9]


def test_very_many_faults_are_counted() -> None:
    found = faults(HEADER + 'msgid "x\nmsgstr "y"\n\n' * 50)
    assert len(found) == MAX_FAULTS + 1
    assert "more faults" in found[-1].message


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
def test_an_unfinished_merge_is_refused(mark: str) -> None:
    found = faults(f'{HEADER}msgid "x"\n{mark}\nmsgstr "y"\n')[0]
    assert found.code == "i18n-conflict"
    assert found.span is not None
    assert found.span.line == 6


def test_a_second_entry_for_the_same_message_is_refused_and_the_first_named() -> None:
    entry = 'msgctxt "title"\nmsgid "Light"\nmsgstr "ضوء"\n'
    found = only(f"{GOOD}\n{entry}")
    assert found.code == "i18n-duplicate"
    assert found.message == "`title` stands already in line 5"
    assert found.span is not None
    assert found.span.line == 9


def test_an_obsolete_twin_is_no_duplicate() -> None:
    assert len(parse(GOOD + '\n#~ msgctxt "title"\n#~ msgid "Light"\n#~ msgstr "ضوء"\n').slots) == 3


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b'msgid "x"\nmsgstr "\xff"\n', 2, 9), ('msgid "x"\nmsgstr "ن'.encode() + b'\xe3"\n', 2, 10), (b"\xc3", 1, 1)],
)
def test_a_byte_that_is_not_utf8_is_told_with_its_place(data: bytes, line: int, column: int) -> None:
    found = only(data)
    assert found.code == "i18n-encoding"
    assert found.span is not None
    assert (found.span.line, found.span.column) == (line, column)


def test_utf16_is_refused_by_name() -> None:
    assert only(GOOD.encode("utf-16")).message == "the catalog is UTF-16"


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x85", "\x0c", "\r"])
def test_a_control_character_is_refused(char: str) -> None:
    found = only(f'{HEADER}msgid "x"\nmsgstr "a{char}b"\n')
    assert found.code == "i18n-character"
    assert f"U+{ord(char):04X}" in found.message
    assert found.span is not None
    assert (found.span.line, found.span.column) == (6, 10)
    assert char not in found.span.excerpt


@pytest.mark.parametrize("data", [b"#" * (MAX_BYTES + 1), b"\n" * (MAX_LINES + 1)])
@pytest.mark.provokes("i18n-size")
def test_a_file_of_unreasonable_size_is_refused_at_once(data: bytes) -> None:
    with at_most(LINES_TO_REFUSE):
        assert only(data).code == "i18n-size"


def test_many_entries_are_read_in_little_memory() -> None:
    entries = (f'#: content/a.yaml\nmsgctxt "k.{n}"\nmsgid "text {n}"\nmsgstr "نص {n}"\n' for n in range(4_000))
    data = (HEADER + "\n".join(entries)).encode()
    tracemalloc.start()
    assert len(parse_po(data, "ar.po").slots) == 4_001
    assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    tracemalloc.stop()


def test_the_corpus_has_the_entries_it_is_known_for(corpus: Path) -> None:
    def count(name: str) -> int:
        file = parse_po((corpus / name).read_bytes(), name)
        return sum(not entry.obsolete for entry in file.entries)

    def ids(name: str) -> int:
        return len(re.findall(rb"^msgid ", (corpus / name).read_bytes(), re.MULTILINE))

    for path in sorted(corpus.iterdir()):
        assert count(path.name) == ids(path.name) > 5


MUTATED = GOOD.encode() + b'\n#, fuzzy\n#| msgid "o"\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0] "1"\nmsgstr[1] "\\"2"\n'


@settings(max_examples=150)
@given(
    at=st.integers(0, len(MUTATED)),
    cut=st.integers(0, 12),
    put=st.one_of(
        st.binary(max_size=6), st.sampled_from([b'"', b"\\", b"#~ ", b"\r\n", b"msgid", b"\xef\xbb\xbf", b"[9]"])
    ),
)
def test_a_damaged_file_is_read_whole_or_refused_with_lines(at: int, cut: int, put: bytes) -> None:
    damaged = MUTATED[:at] + put + MUTATED[at + cut :]
    try:
        file = parse_po(damaged, "ar.po")
    except Fault as fault:
        told = [each.code.startswith("i18n-") and each.span and each.span.line for each in fault.diagnostics]
    else:
        read = "".join(f"{slot.lead}{slot.raw}" for slot in file.slots) + file.tail
        told = [read.encode() == damaged.removeprefix(b"\xef\xbb\xbf")]
    assert all(told)


def test_octal_escapes_are_bytes_of_utf8_as_for_gnu_gettext() -> None:
    entry = tuple(parse(HEADER + 'msgid "a"\nmsgstr "\\101\\0012\\330\\2431"\n').entries)[1]
    assert entry.values == ("A\x012أ1",)


BITS = st.sampled_from(
    [
        b'"',
        b"\\",
        b"#~ ",
        b"#| ",
        b"#, fuzzy\n",
        b"\r\n",
        b"\n\n",
        b"msgid ",
        b"msgstr[9] ",
        b"\xef\xbb\xbf",
        b"\xe2\x80",
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["core.ar.po", "wrapped.ar.po", "babel.ar.po"]),
    start=st.floats(0, 0.9),
    edits=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), BITS | st.binary(max_size=4)), max_size=6),
)
def test_a_damaged_piece_of_the_corpus_is_read_whole_or_refused_with_lines(
    corpus: Path, name: str, start: float, edits: list[tuple[int, int, bytes]]
) -> None:
    whole = (corpus / name).read_bytes()
    data = whole[int(len(whole) * start) :][:3000]
    for at, cut, put in edits:
        data = data[:at] + put + data[at + cut :]
    try:
        file = parse_po(data, name)
    except Fault as fault:
        told = [each.code.startswith("i18n-") and each.span and each.span.line for each in fault.diagnostics]
    else:
        told = [write_po(file) == data]
        told.append(len(re.findall(rb"^[ \t]*(?:#~[ \t]*)?msgid[ \t\"]", data, re.MULTILINE)) == len(file.slots))
    assert all(told)


def test_a_header_is_found_wherever_it_stands() -> None:
    file = parse('msgid "a"\nmsgstr "b"\n\n' + HEADER)
    assert isinstance(file.header, Entry)
    assert parse('msgid "a"\nmsgstr "b"\n').header is None
