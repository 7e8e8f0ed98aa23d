"""A saved translation changes its own entry and no other byte, whoever else writes and however it ends."""

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from mezanprint.i18n.catalogs.catalogs import Catalog, catalog_of
from mezanprint.i18n.catalogs.merge import merge_entry
from mezanprint.i18n.checks import Rules, check_catalog
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.project import entries, folder
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.rows import Row
from mezanprint.studio.saving import Saved, Saver

REPO = Path(__file__).resolve().parents[2]
PATH = "locales/ar/LC_MESSAGES/words.po"
SAMPLES = sorted((REPO / "locales/ar/LC_MESSAGES").glob("*.po"))
CORPUS = ("core", "admin", "humanize-dz", "wrapped", "babel")
MOST = 6
"""Messages that are saved of one catalog: those of a large one at equal distances."""


def saver() -> Saver:
    return Saver(lambda _path, _data: nullcontext())


def unchecked(_row: Row) -> tuple[Diagnostic, ...]:
    return ()


def catalog_in(root: Path) -> tuple[PoFile, Catalog]:
    file = parse_po((root / PATH).read_bytes(), PATH)
    return file, catalog_of(file, "ar", "words", PATH, "en")


def rows_in(root: Path) -> list[Row]:
    file, catalog = catalog_in(root)
    return [Row(f"words:{entry.context}|{entry.source}", entry, catalog) for entry in messages(file)]


def messages(file: PoFile) -> list[Entry]:
    return [entry for entry in file.entries if not entry.obsolete and entry.id != (None, "")]


def is_ready(row: Row) -> bool:
    """Whether a translation is confirmed and has all its forms."""
    entry = row.entry
    return entry is not None and not entry.fuzzy and len(entry.values) == row.count


def put(root: Path, data: bytes) -> Path:
    path = root / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def plain(entries: list[Entry]) -> list[Entry]:
    """Entries without the lines they stand on, which a change above them moves."""
    return [replace(entry, line=0, value_lines=()) for entry in entries]


def save(root: Path, row: Row, forms: tuple[str, ...], seen: tuple[str, ...], **more: bool) -> Saved:
    return saver().save(Files(root), row, (forms, seen), unchecked, confirmed=more.get("confirmed", True))


def with_byte_order_mark(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


def of_windows(data: bytes) -> bytes:
    return with_byte_order_mark(data.replace(b"\n", b"\r\n"))


def catalogs_of(corpus: Path) -> Iterator[tuple[str, bytes]]:
    for path in SAMPLES:
        yield path.stem, path.read_bytes()
    for name in CORPUS:
        yield name, (corpus / f"{name}.ar.po").read_bytes()
    booklet = (REPO / "locales/ar/LC_MESSAGES/al-mezan-brochure.po").read_bytes()
    yield "windows", of_windows(booklet)
    yield "mark", with_byte_order_mark(booklet)


def test_another_text_and_the_old_one_again_leave_every_byte_as_it_was(tmp_path: Path, corpus: Path) -> None:
    number = 0
    for name, data in catalogs_of(corpus):
        path, one, files = put(tmp_path, data), saver(), Files(tmp_path)
        rows = [row for row in rows_in(tmp_path) if is_ready(row)]
        for row in rows[:: max(1, len(rows) // MOST)]:
            new = tuple(f"{form} كلمة\n«أخرى» \\ {{n}}" for form in row.forms)
            before = messages(parse_po(path.read_bytes(), PATH))
            one.save(files, row, (new, row.forms), unchecked, confirmed=True)
            after = messages(parse_po(path.read_bytes(), PATH))
            changed = [pair for pair in zip(plain(before), plain(after), strict=True) if pair[0] != pair[1]]
            assert [(old.id, now.values) for old, now in changed] == [(row.message.id, new)], name
            one.save(files, row, (row.forms, new), unchecked, confirmed=True)
            assert path.read_bytes() == data, (name, row.id)
            number += 1
    assert number > 50


HEAD = (REPO / "locales/ar/LC_MESSAGES/fishing-count.po").read_text("utf-8").split("\n\n")[0] + "\n"
DOUBTFUL = (
    f'{HEAD}\n#  by hand\n#. Heading\n#, fuzzy, no-python-format\n#| msgctxt "a"\n#| msgid "Old boats"\n'
    'msgctxt "a"\nmsgid "Boats"\nmsgstr "قوارب قديمة"\n\n#~ msgid "gone"\n#~ msgstr "ذهب"\n'
)


def doubtful(root: Path) -> Row:
    put(root, DOUBTFUL.encode())
    return rows_in(root)[0]


def test_a_confirmed_translation_loses_the_mark_and_the_words_it_was_made_for(tmp_path: Path) -> None:
    row = doubtful(tmp_path)
    save(tmp_path, row, ("قوارب",), row.forms)
    assert (tmp_path / PATH).read_text("utf-8") == DOUBTFUL.replace("fuzzy, ", "").replace(
        '#| msgctxt "a"\n#| msgid "Old boats"\n', ""
    ).replace("قوارب قديمة", "قوارب")


def test_notes_on_what_has_changed_go_with_the_mark_as_at_the_next_update(tmp_path: Path) -> None:
    notes = "#. Heading\n#. Changed words: Old -> none\n#. Changed figure: 2016 -> 2017\n"
    text = DOUBTFUL.replace("#. Heading\n", notes)
    put(tmp_path, text.encode())
    row = rows_in(tmp_path)[0]
    save(tmp_path, row, ("قوارب",), row.forms, confirmed=False)
    assert (tmp_path / PATH).read_text("utf-8") == text.replace("قوارب قديمة", "قوارب")
    save(tmp_path, row, ("قوارب",), ("قوارب",))
    file, _ = catalog_in(tmp_path)
    (saved,) = messages(file)
    message = Entry("Boats", "a", notes=("Heading",), flags=("no-python-format",))
    assert plain([merge_entry(message, saved, 6)]) == plain([saved])  # an update has nothing left to do


def test_what_is_saved_unconfirmed_stays_marked(tmp_path: Path) -> None:
    row = doubtful(tmp_path)
    save(tmp_path, row, ("قوارب",), row.forms, confirmed=False)
    assert (tmp_path / PATH).read_text("utf-8") == DOUBTFUL.replace("قوارب قديمة", "قوارب")


def test_a_message_that_the_catalog_has_not_is_put_before_what_is_obsolete(tmp_path: Path) -> None:
    row = doubtful(tmp_path)
    assert row.catalog
    new = Row("words:b", Entry("Nets", "b", notes=("Heading",), references=("content/a/document.yaml",)), row.catalog)
    assert new.forms == ("",)
    save(tmp_path, new, ("شباك",), ("",))
    entry = '#. Heading\n#: content/a/document.yaml\nmsgctxt "b"\nmsgid "Nets"\nmsgstr "شباك"\n\n'
    assert (tmp_path / PATH).read_text("utf-8") == DOUBTFUL.replace("#~ msgid", f"{entry}#~ msgid", 1)


def test_a_catalog_that_is_not_there_is_made_with_its_header(tmp_path: Path) -> None:
    row = doubtful(tmp_path)
    (tmp_path / PATH).unlink()
    save(tmp_path, row, ("قوارب",), ("",))
    file, catalog = catalog_in(tmp_path)
    assert [entry.values for entry in messages(file)] == [("قوارب",)]
    assert catalog.forms == 6


def test_where_checks_object_nothing_is_written_as_confirmed(tmp_path: Path) -> None:
    row = doubtful(tmp_path)

    def check(now: Row) -> tuple[Diagnostic, ...]:
        assert now.catalog
        return check_catalog(now.catalog, Rules())

    before = (tmp_path / PATH).read_bytes()
    saved = saver().save(Files(tmp_path), row, (("قوارب 17",), row.forms), check, confirmed=True)
    assert not saved.is_written
    assert [each.code for each in saved.findings if each.severity == "error"] == ["i18n-numbers"]
    assert (tmp_path / PATH).read_bytes() == before
    assert saver().save(Files(tmp_path), row, (("قوارب 17",), row.forms), check, confirmed=False).is_written
    assert "قوارب 17" in (tmp_path / PATH).read_text("utf-8")


def test_a_text_that_another_program_wrote_is_never_written_over(tmp_path: Path) -> None:
    shutil.copytree(REPO / "locales", tmp_path / "locales")
    path = put(tmp_path, SAMPLES[0].read_bytes())
    rows, chance = rows_in(tmp_path), random.Random(1948)
    for _ in range(50):
        row = chance.choice([row for row in rows_in(tmp_path) if is_ready(row)])
        same = chance.random() < 0.5
        other = row if same else chance.choice([each for each in rows if each.id != row.id])
        moments = [chance.choice(("before", "between"))]

        def outside(moment: str, other: Row = other, moments: list[str] = moments) -> None:
            if moment in moments:
                moments.remove(moment)
                file = parse_po(path.read_bytes(), PATH)
                (entry,) = [each for each in messages(file) if each.id == other.message.id]
                text = path.read_text("utf-8")
                head, lines = text.split(f'msgctxt "{entry.context}"\n')
                first = lines.index('msgstr "') + len('msgstr "')
                path.write_text(f'{head}msgctxt "{entry.context}"\n{lines[:first]}خارج {lines[first:]}', "utf-8")

        outside("before")

        def check(_row: Row) -> tuple[Diagnostic, ...]:
            outside("between")
            return ()

        new = tuple(f"{form} داخل" for form in row.forms)
        if same:
            with pytest.raises(Refusal) as refusal:
                saver().save(Files(tmp_path), row, (new, row.forms), check, confirmed=True)
            stands = [f"خارج {form}" if number == 0 else form for number, form in enumerate(row.forms)]
            assert refusal.value.value == {"stands": stands, "fuzzy": False}
            now = {entry.id: entry.values for entry in messages(parse_po(path.read_bytes(), PATH))}
            assert now[row.message.id] == tuple(stands)
        else:
            saver().save(Files(tmp_path), row, (new, row.forms), check, confirmed=True)
            now = {entry.id: entry.values for entry in messages(parse_po(path.read_bytes(), PATH))}
            assert now[row.message.id] == new
            assert now[other.message.id][0].startswith("خارج ")
        assert not moments


def test_two_studios_save_one_after_the_other(tmp_path: Path) -> None:
    path = put(tmp_path, SAMPLES[0].read_bytes())
    rows = [row for row in rows_in(tmp_path) if is_ready(row)][:24]

    def work(mine: list[Row]) -> None:
        one = saver()
        for row in mine:
            new = tuple(f"{form} جديد" for form in row.forms)
            one.save(Files(tmp_path), row, (new, row.forms), unchecked, confirmed=True)

    threads = [Thread(target=work, args=(rows[half::2],)) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    now = {entry.id: entry.values for entry in messages(parse_po(path.read_bytes(), PATH))}
    assert all(now[row.message.id] == tuple(f"{form} جديد" for form in row.forms) for row in rows)


POINTS = ("half", "written", "synced", "renamed")


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_any_point_leaves_the_old_file_or_the_new_one(tmp_path: Path, point: str) -> None:
    before = SAMPLES[0].read_bytes()
    path = put(tmp_path, before)
    row = next(row for row in rows_in(tmp_path) if is_ready(row))
    new = tuple(f"{form} جديد" for form in row.forms)
    child = os.fork()
    if child == 0:
        _kill_at(point)
        save(tmp_path, row, new, row.forms)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (path.read_bytes() == before) is (point != "renamed")
    again = next(each for each in rows_in(tmp_path) if each.id == row.id)
    save(tmp_path, again, new, again.forms)
    assert next(each.forms for each in rows_in(tmp_path) if each.id == row.id) == new


def _kill_at(point: str) -> None:
    """Have this process end in the middle of a saving, as if it were killed there."""
    write, rename = entries.write_new, os.replace

    def half(place: int, name: str, data: bytes, mode: int) -> None:
        write(place, name, data[: len(data) // 2] if point == "half" else data, mode)
        if point in ("half", "written"):
            os._exit(9)

    def renamed(*arguments: object, **more: object) -> None:
        if point == "synced":
            os._exit(9)
        rename(*arguments, **more)  # type: ignore[arg-type]
        os._exit(9)

    setattr(folder, "write_new", half)  # noqa: B010 - of another module
    os.replace = renamed
