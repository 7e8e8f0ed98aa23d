from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest

from mezanprint.cli.main import command
from mezanprint.i18n.catalogs.catalogs import read_catalog
from mezanprint.i18n.exchange.comma import read_csv, write_csv
from mezanprint.i18n.exchange.rows import Row, State
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.translating.catalog_update import update_catalogs
from mezanprint.translating.exchange import Returned, export_catalogs, import_catalogs

CATALOG = "locales/ar/LC_MESSAGES/home.po"
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=6; plural=n==0 ? 0 : '
    'n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\\n"\n'
)
BODY = """
# a word of mine
#. Title of the document
#. Room: about 60 characters
#: content/home/document.yaml
#, no-such-flag
msgctxt "title"
msgid "Water"
msgstr "ماء"

#, fuzzy
#| msgid "Old air"
msgctxt "kicker"
msgid "Air {n}"
msgstr "هواء {n}"

msgctxt "text"
msgid "Fire"
msgstr ""

msgctxt "boats"
msgid "{n} boat"
msgid_plural "{n} boats"
msgstr[0] "لا قوارب"
msgstr[1] "قارب واحد"
msgstr[2] "قاربان"
msgstr[3] "{n} قوارب"
msgstr[4] "{n} قاربًا"
msgstr[5] "{n} قارب"

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "ذهب"
"""


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    folder = new_project("lamps")
    for path in (folder / "locales/ar/LC_MESSAGES").glob("*.po"):
        path.unlink()
    (folder / CATALOG).write_text(HEADER + BODY, "utf-8")
    return folder


class Desk:
    """A translator with the exported file of a project."""

    def __init__(self, root: Path) -> None:
        self.root, self.file = root, root / "ar.csv"
        export_catalogs(root, "ar", self.file)
        self.rows = {row.key: row for row in read_csv(self.file.read_bytes(), "ar.csv").rows}

    def write(self, key: str, translation: str, state: State = State.TRANSLATED) -> None:
        self.rows[key] = replace(self.rows[key], translation=translation, state=state)

    def send(self) -> Returned:
        self.file.write_bytes(write_csv(self.rows.values(), "ar"))
        return import_catalogs(self.root, self.file)

    def catalog(self) -> str:
        return (self.root / CATALOG).read_text("utf-8")


@pytest.fixture
def desk(root: Path) -> Desk:
    return Desk(root)


def told(returned: Returned) -> list[tuple[str, str, int | None]]:
    return [(found.code, found.message, found.span.line if found.span else None) for found in returned.findings]


def test_each_message_has_its_rows(desk: Desk) -> None:
    assert list(desk.rows) == ["home:title", "home:kicker", "home:text", *(f"home:boats[{form}]" for form in range(6))]
    text = desk.file.read_text("utf-8-sig")
    assert '"about 60 characters","Title of the document"' in text
    assert "Form 4 of 6, for 3, 4, 5, 6, ..." in text
    assert "Translated when the source said: Old air" in text
    assert [desk.rows[f"home:boats[{form}]"].source for form in (0, 1, 2)] == ["{n} boats", "{n} boat", "{n} boats"]


def test_what_nobody_touched_changes_no_byte(desk: Desk) -> None:
    returned = desk.send()
    assert (returned.written, told(returned)) == ((), [])
    assert desk.catalog() == HEADER + BODY
    assert (returned.intake.taken, returned.intake.same, returned.intake.refused) == (0, 4, 0)


def test_one_translation_changes_its_lines_only(desk: Desk) -> None:
    desk.write("home:text", "نار")
    desk.write("home:boats[2]", "قاربان اثنان")
    assert desk.send().written == (CATALOG,)
    expected = BODY.replace('"Fire"\nmsgstr ""', '"Fire"\nmsgstr "نار"').replace('"قاربان"', '"قاربان اثنان"')
    assert desk.catalog() == HEADER + expected


def test_a_fuzzy_translation_stays_so_until_its_state_says_otherwise(desk: Desk) -> None:
    desk.write("home:kicker", "الهواء {n}", State.FUZZY)
    desk.send()
    assert '#, fuzzy\n#| msgid "Old air"\nmsgctxt "kicker"\nmsgid "Air {n}"\nmsgstr "الهواء {n}"\n' in desk.catalog()
    again = Desk(desk.root)
    again.write("home:kicker", "الهواء {n}")
    again.send()
    assert '\n\nmsgctxt "kicker"\nmsgid "Air {n}"\nmsgstr "الهواء {n}"\n' in again.catalog()


def test_an_empty_translation_erases_none(desk: Desk) -> None:
    for key in desk.rows:
        desk.write(key, "  ", State.MISSING)
    returned = desk.send()
    assert (returned.written, told(returned)) == ((), [])
    assert desk.catalog() == HEADER + BODY


def test_what_the_catalog_lost_is_brought_back(desk: Desk) -> None:
    (desk.root / CATALOG).write_text((HEADER + BODY).replace('msgstr "ماء"', 'msgstr ""'), "utf-8")
    assert desk.send().intake.taken == 1
    assert desk.catalog() == HEADER + BODY


@pytest.mark.provokes("exchange-source")
def test_a_changed_source_refuses_its_row_and_no_other(desk: Desk) -> None:
    (desk.root / CATALOG).write_text((HEADER + BODY).replace('msgid "Water"', 'msgid "Clean water"'), "utf-8")
    desk.write("home:title", "مياه")
    desk.write("home:text", "نار")
    returned = desk.send()
    assert told(returned) == [("exchange-source", "the source of `home:title` is not what was translated", 2)]
    assert returned.findings[0].hints[:2] == ("came in: `Water`", "stands in the catalog: `Clean water`")
    assert 'msgid "Clean water"\nmsgstr "ماء"' in desk.catalog()
    assert 'msgid "Fire"\nmsgstr "نار"' in desk.catalog()
    assert (returned.intake.taken, returned.intake.refused) == (1, 1)


@pytest.mark.provokes("exchange-changed")
def test_what_changed_on_both_sides_is_decided_by_a_person(desk: Desk) -> None:
    (desk.root / CATALOG).write_text((HEADER + BODY).replace('"ماء"', '"الماء"'), "utf-8")
    desk.write("home:title", "مياه")
    returned = desk.send()
    assert told(returned) == [
        ("exchange-changed", "`home:title` was changed in the catalog too since it was exported", 2)
    ]
    assert returned.findings[0].hints[:2] == ("came in: `مياه`", "stands in the catalog: `الماء`")
    assert returned.written == ()


def test_no_message_comes_in_half(desk: Desk) -> None:
    desk.write("home:boats[3]", "{n} من القوارب")
    desk.write("home:boats[4]", "قاربًا بلا عدد")
    returned = desk.send()
    assert [(code, line) for code, _, line in told(returned)] == [("i18n-placeholder", line_of(desk, "home:boats[4]"))]
    assert returned.written == ()


def line_of(desk: Desk, key: str) -> int:
    rows = read_csv(desk.file.read_bytes(), "ar.csv").rows
    span = next(row.span for row in rows if row.key == key)
    assert span is not None
    assert span.line is not None
    return span.line


def test_checks_run_on_the_way_in(desk: Desk) -> None:
    desk.write("home:kicker", "هواء")
    returned = desk.send()
    assert [code for code, _, _ in told(returned)] == ["i18n-placeholder"]
    assert returned.written == ()


@pytest.mark.provokes("exchange-key")
def test_unknown_and_doubled_keys_are_told(desk: Desk) -> None:
    desk.rows["home:titel"] = replace(desk.rows["home:title"], key="home:titel")
    desk.rows["again"] = desk.rows["home:title"]
    returned = desk.send()
    assert [(code, message) for code, message, _ in told(returned)] == [
        ("exchange-key", "no catalog has the key `home:titel`"),
        ("exchange-key", "`home:title` stands here a second time"),
    ]
    assert "did you mean `home:title`?" in returned.findings[0].hints
    assert returned.written == ()


def test_a_number_that_a_spreadsheet_program_spoilt_is_refused(desk: Desk) -> None:
    (desk.root / CATALOG).write_text(
        (HEADER + BODY).replace('"Water"', '"12,300"').replace('"ماء"', '"12,300"'), "utf-8"
    )
    again = Desk(desk.root)
    again.write("home:title", "12300")
    returned = again.send()
    assert told(returned) == [("exchange-cell", "a spreadsheet program made `12300` of it", 2)]
    assert returned.written == ()


def test_no_message_comes_in_that_has_a_bad_cell(desk: Desk) -> None:
    desk.write("home:boats[3]", "{n} من القوارب")
    desk.write("home:boats[4]", "#NAME?")
    desk.write("home:text", "نار")
    returned = desk.send()
    assert [code for code, _, _ in told(returned)] == ["exchange-cell"]
    assert (returned.intake.taken, returned.intake.refused) == (1, 1)
    assert "من القوارب" not in desk.catalog()


def test_a_sheet_without_stamps_is_taken_at_its_word(root: Path) -> None:
    rows = (Row("home:title", "Water", "مياه", State.TRANSLATED),)
    (root / "mine.csv").write_bytes(write_csv(rows, "ar"))
    assert import_catalogs(root, root / "mine.csv").intake.taken == 1
    assert read_catalog(Files(root), "ar", "home").by_key["title"].values == ("مياه",)


@pytest.mark.parametrize("name", ["ar.xlsx", "ar.xlf"])
def test_a_whole_project_goes_out_and_comes_back(new_project: Callable[..., Path], name: str) -> None:
    root = new_project("lamps")
    update_catalogs(root)
    folder = root / "locales/ar/LC_MESSAGES"
    before = {path.name: path.read_bytes() for path in folder.glob("*.po")}
    assert export_catalogs(root, "ar", root / name) > 5
    full = read_catalog(Files(root), "ar", "home")
    for path in folder.glob("*.po"):
        head, body = path.read_text("utf-8").split("\n\n", 1)
        emptied = [f'{line.split(" ")[0]} ""' if line.startswith("msgstr") else line for line in body.split("\n")]
        path.write_text(head + "\n\n" + "\n".join(emptied), "utf-8")
    returned = import_catalogs(root, root / name)
    assert told(returned) == []
    assert {path.name: path.read_bytes() for path in folder.glob("*.po")} == before
    assert full.by_key["title"].values[0]


def code_of(root: Path, name: str, data: bytes, locale: str = "") -> tuple[str, str]:
    (root / name).write_bytes(data)
    with pytest.raises(Fault) as caught:
        import_catalogs(root, root / name, locale)
    (found,) = caught.value.diagnostics
    return found.code, found.message


def test_the_file_must_be_one_that_is_known_and_not_too_large(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(root, "ar.docx", b"")[0] == "exchange-format"
    with pytest.raises(Fault, match=r"files ending in `\.ods` are read, but not written"):
        export_catalogs(root, "ar", root / "ar.ods")
    monkeypatch.setattr("mezanprint.translating.exchange.MAX_BYTES", 1024 * 1024)
    assert code_of(root, "ar.csv", bytes(1024 * 1024 + 1)) == ("exchange-size", "the file is larger than 1 MiB")
    with pytest.raises(Fault) as caught:
        import_catalogs(root, root / "absent.csv")
    assert caught.value.diagnostics[0].message == "cannot be read: No such file or directory"


@pytest.mark.provokes("exchange-locale")
def test_the_locale_must_be_one_of_the_project(root: Path) -> None:
    rows = (Row("home:title", "Water", "eau", State.TRANSLATED),)
    french = write_csv(rows, "fr")
    assert code_of(root, "fr.csv", french) == ("exchange-locale", "`fr` is no locale that the project translates into")
    assert code_of(root, "fr.csv", french, "ar") == ("exchange-locale", "the file is in `fr`, not in `ar`")


@pytest.mark.provokes("exchange-nothing")
def test_there_must_be_something_to_export(root: Path) -> None:
    (root / CATALOG).unlink()
    with pytest.raises(Fault) as caught:
        export_catalogs(root, "ar", root / "ar.csv")
    assert [found.code for found in caught.value.diagnostics] == ["exchange-nothing"]
    assert not (root / "ar.csv").exists()


def test_the_commands_say_what_they_did(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> object:
        return command.main(["i18n", *arguments, "--project", str(desk.root)], standalone_mode=False)

    target = str(desk.root / "ar.xlf")
    with pytest.raises(click.UsageError, match=r"ends in `\.xlf`"):
        run("export", "ar.csv", "--format", "xliff1")
    assert run("export", target, "--format", "xliff1") == 0
    assert 'version="1.2"' in (desk.root / "ar.xlf").read_text("utf-8")
    assert run("import", target) == 0
    assert capsys.readouterr().out == f"{target}: 9 rows written\n0 taken in, 4 as they were, 0 refused\n"
    desk.write("home:kicker", "هواء")
    desk.send()
    assert run("import", str(desk.file)) == 1
    assert run("pseudo", "--locale", "en-XA", "--out", str(desk.root / "demo")) == 0
    assert (desk.root / "demo/en-XA/LC_MESSAGES/home.po").is_file()
