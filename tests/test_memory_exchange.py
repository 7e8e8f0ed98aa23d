"""Translations go from project to project as TMX, and are offered where the words are the same or nearly so."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from leaflets import HEADER, entry, put
from mezanprint.cli.main import command
from mezanprint.i18n.catalogs.memory_file import grow, memory_path, read_memory
from mezanprint.i18n.catalogs.update import update_locale
from mezanprint.i18n.exchange.tmx import Unit, write_tmx
from mezanprint.i18n.exchange.tmx_reader import read_tmx
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.i18n.po.po_writer import write_po
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.translating.memory_exchange import export_memory, import_memory

SETTINGS = "[name]\nen = 'A'\nar = 'أ'\n[locales.en]\n[locales.ar]\n"
FORMS = ("صفر", "واحد", "اثنان", "بضعة", "كثير", "مئة")
UNITS = (
    Unit((("en", "Light & <b>\n “lamp”"), ("ar", "نور & <b>")), "leaflet:title"),
    Unit((("en", "{n} boats"), ("ar", "مئة")), "data:n", "{n} boat", FORMS),
)
OTHERS = """<?xml version="1.0" encoding="utf-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="Other" segtype="sentence" srclang="EN-US" datatype="xml" o-tmf="x"
 adminlang="en" creationtoolversion="1"><prop type="a">b</prop></header><body>
<tu tuid="7"><note>n</note><tuv xml:lang="EN-US"><prop type="x">y</prop>
<seg>A <bpt i="1">**</bpt>new<ept i="1">**</ept> lamp<ph>{n}</ph></seg></tuv>
<tuv xml:lang="ar-SA"><seg>مصباح <hi>جديد</hi></seg></tuv><tuv xml:lang="fr"><seg>Une lampe</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv lang="fr"><seg>Oui</seg></tuv><tuv lang="de"><seg>Ja</seg></tuv></tu>
</body></tmx>"""


def project(root: Path, *templates: str) -> Path:
    (root / "mezanprint.toml").write_text(SETTINGS)
    (root / "locales").mkdir(exist_ok=True)
    (root / "locales/leaflet.pot").write_text(HEADER.replace("Language: ar", "Language: ") + "".join(templates))
    return root


def test_what_is_written_is_read_again_and_is_the_same_each_time() -> None:
    data = write_tmx(UNITS, "1")
    assert read_tmx(data, "a.tmx") == UNITS
    assert write_tmx(UNITS, "1") == data
    assert b"\0" not in write_tmx([Unit((("en", "a\0b"), ("ar", "س")))], "1")


def test_codes_of_other_tools_are_taken_as_what_they_hold() -> None:
    first, second = read_tmx(OTHERS.encode("utf-16"), "a.tmx")
    assert first == Unit((("EN-US", "A **new** lamp{n}"), ("ar-SA", "مصباح جديد"), ("fr", "Une lampe")), "7")
    assert second.texts == (("fr", "Oui"), ("de", "Ja"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<xliff/>", "the file is no TMX"),
        (b"<tmx><body>\n<tu></body></tmx>", "not XML that can be read: mismatched tag"),
        (b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "it declares a document type or entities"),
        (b"<tmx>" + b"<a>" * 80, "too deep in one another"),
    ],
)
def test_what_is_no_tmx_is_told_so(data: bytes, says: str) -> None:
    with pytest.raises(Fault, match=says):
        read_tmx(data, "a.tmx")


def test_all_that_is_confirmed_goes_out_once_also_what_is_gone(tmp_path: Path) -> None:
    counted = entry("n", "{n} boat", *FORMS, plural="{n} boats")
    put(project(tmp_path), "leaflet", entry("a", "Lamp", "مصباح"), entry("b", "Lamp", "مصباح"), counted)
    old = '#~ msgctxt "x"\n#~ msgid "Gone"\n#~ msgstr "ذهب"\n'
    put(tmp_path, "poster", entry("c", "Doubt", "شك", before="#, fuzzy\n"), entry("d", "Blank", ""), old)
    assert export_memory(tmp_path, tmp_path / "house.tmx") == 3
    assert read_tmx((tmp_path / "house.tmx").read_bytes(), "house.tmx") == (
        Unit((("en", "Lamp"), ("ar", "مصباح")), "leaflet:a"),
        Unit((("en", "{n} boats"), ("ar", "مئة")), "leaflet:n", "{n} boat", FORMS),
        Unit((("en", "Gone"), ("ar", "ذهب")), "poster:x"),
    )


def test_where_nothing_is_translated_there_is_nothing_to_write(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="nothing is translated yet"):
        export_memory(project(tmp_path), tmp_path / "house.tmx")
    assert not (tmp_path / "house.tmx").exists()


def test_another_project_offers_what_came_for_the_same_words_and_for_like_ones(tmp_path: Path) -> None:
    report = "Boats that were taken in {}: {} of them."
    lamp, boats = entry("p.1", "Lamp", ""), entry("p.2", report.format("2017", "14"), "")
    project(tmp_path, lamp, boats, entry("p.3", "Something else", ""))
    units = [
        Unit((("en-GB", "Lamp"), ("ar", "مصباح")), "a:title"),
        Unit((("en-GB", report.format("2016", "12")), ("ar", "القوارب المصادَرة في 2016: 12 قاربًا.")), "a:text"),
        Unit((("fr", "Oui"), ("de", "Ja"))),
    ]
    (tmp_path / "house.tmx").write_bytes(write_tmx(units, "1"))
    done = import_memory(tmp_path, tmp_path / "house.tmx")
    assert (done.new, done.same, done.written) == (2, 0, (memory_path("ar"),))
    assert import_memory(tmp_path, tmp_path / "house.tmx").same == 2
    ((path, text),) = update_locale(Files(tmp_path), "ar")
    assert (
        "#. Translated before: like words at house a:text\n"
        "#. Changed figure: 2016 -> 2017\n#. Changed figure: 12 -> 14\n"
        f'#, fuzzy\n#| msgctxt "house a:text"\n#| msgid "{report.format("2016", "12")}"\nmsgctxt "p.2"\n'
    ) in text
    assert '#. Translated before: the same words at house a:title\n#, fuzzy\n#| msgctxt "house a:title"\n' in text
    assert text.endswith('msgctxt "p.3"\nmsgid "Something else"\nmsgstr ""\n')
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(text)
    assert update_locale(Files(tmp_path), "ar") == ()


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    put(project(tmp_path), "leaflet", entry("a", "Lamp", "مصباح"))
    file = str(tmp_path / "house.tmx")
    for words, says in (
        (("export", file), f"{file}: 1 translation\n"),
        (("import", file), "taken in: 1; there before: 0\nlocales/ar/memory.po written\n"),
        (("import", file), "taken in: 0; there before: 1\n"),
        (("import", str(tmp_path / "mezanprint.toml")), "not XML that can be read"),
    ):
        done = CliRunner().invoke(command, ["i18n", "memory", *words, "--project", str(tmp_path)])
        assert says in done.output.replace("\u2068", "").replace("\u2069", "")


def test_a_file_without_a_language_of_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "house.tmx").write_bytes(write_tmx([Unit((("fr", "Oui"), ("de", "Ja")))], "1"))
    with pytest.raises(Fault, match="no translations into a language of the project"):
        import_memory(project(tmp_path), tmp_path / "house.tmx")


def test_a_memory_grows_at_its_end_and_keeps_two_translations_of_one_text() -> None:
    one = grow(PoFile(()), [Entry("Lamp", "a", values=("مصباح",)), Entry("Blank", "b")], "ar", "en")
    two = grow(one.file, [Entry("Lamp", "a", values=("قنديل",)), Entry("Lamp", "z", values=("مصباح",))], "ar", "en")
    assert (one.new, two.new, two.same) == (1, 1, 1)
    assert write_po(two.file).startswith(write_po(one.file))
    assert [entry.id for entry in two.file.entries][1:] == [("a", "Lamp"), ("a 2", "Lamp")]
    few = Entry("{n} boat", "n", "{n} boats", ("قارب", "قوارب"))
    assert grow(two.file, [few], "ar", "en").new == 0


def test_a_memory_that_cannot_be_read_stops_an_update(tmp_path: Path) -> None:
    project(tmp_path, entry("a", "Lamp", ""))
    assert read_memory(Files(tmp_path), "ar") == PoFile(())
    (tmp_path / "locales/ar").mkdir()
    (tmp_path / memory_path("ar")).write_text('msgid "Lamp\n')
    with pytest.raises(Fault) as caught:
        update_locale(Files(tmp_path), "ar")
    assert caught.value.diagnostics[0].span
    assert caught.value.diagnostics[0].span.path == memory_path("ar")
