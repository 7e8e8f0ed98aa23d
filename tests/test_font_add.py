"""``mezanprint font``: what is taken into a project, what is refused in words, and how the settings are written."""

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from house_fonts import (
    Change,
    as_cff,
    house_font,
    installed,
    licensed,
    whole_font,
    without_features,
    without_letters,
)
from mezanprint.cli.main import command as mezanprint
from mezanprint.model.brand import FontFile, ScriptFaces
from mezanprint.model.diagnostics import Fault
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.templating.styles.font_names import FontNames, check_families
from mezanprint.templating.styles.style_lint import read_sheet
from mezanprint.typefaces.font_adding import (
    Wish,
    add,
    candidates_of_files,
    candidates_of_package,
    unprinted_signs,
)
from mezanprint.typefaces.font_listing import families
from mezanprint.typefaces.settings_text import with_key
from mezanprint.typesetting.typefaces.font_judging import judge_font
from mezanprint.typesetting.typefaces.shaping import Shaper

ARABIC, LATIN = "IBMPlexSansArabic-Regular.ttf", "Heebo[wght].ttf"
LOCALES = ("en", "ar")


def taken(root: Path, *paths: Path, family: str = "", **wish: tuple[str, ...]) -> None:
    add(root, candidates_of_files(paths, LOCALES, family), Wish(**wish))


def codes(path: Path, *locales: str) -> list[str]:
    try:
        return [found.code for found in judge_font(path.name, path.read_bytes(), locales).diagnostics]
    except Fault as fault:
        return [found.code for found in fault.diagnostics]


@cache
def codes_of_whole(source: str) -> list[str]:
    """Return what is said of a font that is changed in its name alone."""
    return [found.code for found in judge_font("whole.ttf", whole_font(source, "Harbour"), LOCALES).diagnostics]


def test_a_family_is_copied_and_named_with_its_digests(new_project: Callable[..., Path], tmp_path: Path) -> None:
    root, settings = new_project(), (new_project() / "mezanprint.toml").read_text("utf-8")
    paths = [
        house_font(tmp_path / f"Harbour {name}.ttf", f"IBMPlexSansArabic-{name}.ttf", "Harbour")
        for name in ("Regular", "Bold")
    ]
    taken(root, *paths, text=("Arab",))
    (family,) = read_config(Files(root), MEDIA).brand.fonts
    assert family.name == "Harbour"
    assert [file.path for file in family.files] == ["fonts/Harbour-Regular.ttf", "fonts/Harbour-Bold.ttf"]
    for path, file in zip(paths, family.files, strict=True):
        assert (root / file.path).read_bytes() == path.read_bytes()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file.digest
    assert (root / "mezanprint.toml").read_text("utf-8").startswith(settings)


def test_the_size_beside_latin_is_that_of_the_pairs_which_the_house_chose_by_eye(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = new_project()
    taken(root, house_font(tmp_path / "a.ttf", ARABIC, "Harbour Plex"), text=("Arab",))
    (plex,) = read_config(Files(root), MEDIA).brand.type
    assert (plex.text, plex.width) == ("Harbour Plex", 1.0)
    assert plex.scale == pytest.approx(1.08, abs=0.04)
    taken(root, house_font(tmp_path / "b.ttf", "Amiri-Regular.ttf", "Harbour Amiri"), text=("Arab",))
    taken(root, house_font(tmp_path / "c.ttf", "EBGaramond[wght].ttf", "Harbour Garamond"), text=("Latn",))
    amiri, garamond = read_config(Files(root), MEDIA).brand.type
    assert (amiri.text, garamond.text) == ("Harbour Amiri", "Harbour Garamond")
    assert amiri.scale == pytest.approx(1.16, abs=0.07)
    assert 0.8 < garamond.width < 1 > amiri.width > 0.7


def test_headings_in_a_face_of_their_own_have_a_size_of_their_own(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = new_project()
    taken(root, house_font(tmp_path / "a.ttf", ARABIC, "Harbour Plex"), text=("Arab",))
    (plain,) = read_config(Files(root), MEDIA).brand.type
    assert plain.head_scale == 0
    taken(root, house_font(tmp_path / "b.ttf", "NotoKufiArabic[wght].ttf", "Harbour Kufi"), head=("Arab",))
    (kufi,) = read_config(Files(root), MEDIA).brand.type
    assert (kufi.text, kufi.head, kufi.scale) == ("Harbour Plex", "Harbour Kufi", plain.scale)
    assert kufi.head_scale == pytest.approx(0.88, abs=0.04)


SPOILT: dict[str, tuple[str, tuple[Change, ...]]] = {
    "fonts-lam-alef": (ARABIC, (without_features("rlig", "liga", "calt", "ccmp"),)),
    "fonts-joins": (ARABIC, (without_features("init", "medi", "fina", "rlig"),)),
    "fonts-licence": (LATIN, (licensed(0x2),)),
    "fonts-letters": (LATIN, (without_letters("Qq"),)),
}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("fonts-lam-alef", marks=pytest.mark.provokes("fonts-lam-alef")),
        pytest.param("fonts-joins", marks=pytest.mark.provokes("fonts-joins")),
        pytest.param("fonts-licence", marks=pytest.mark.provokes("fonts-licence")),
        pytest.param("fonts-letters", marks=pytest.mark.provokes("fonts-letters")),
    ],
)
def test_a_font_that_lacks_something_is_told_of_it_and_the_whole_one_of_nothing(code: str, tmp_path: Path) -> None:
    source, changes = SPOILT[code]
    assert codes_of_whole(source) == []
    assert set(codes(house_font(tmp_path / "spoilt.ttf", source, "Harbour", *changes), *LOCALES)) == {code}


def gaping(letter: str) -> Change:
    """Return what sets a letter apart from its neighbours in the middle of a word."""

    def change(font: TTFont) -> None:
        (number,) = Shaper(installed(ARABIC).read_bytes()).forms(f"ب{letter}ب")[1]
        medial = font.getGlyphName(number)
        width, side = font["hmtx"][medial]
        font["hmtx"][medial] = (width + 80, side)

    return change


@pytest.mark.provokes("fonts-other-joins")
def test_only_letters_of_the_projects_languages_must_join(tmp_path: Path) -> None:
    path = house_font(tmp_path / "a.ttf", ARABIC, "Harbour", gaping("گ"))
    assert codes(path, "en", "ar") == codes(path, "en") == ["fonts-other-joins"]
    report = judge_font(path.name, path.read_bytes(), ("fa",))
    (apart,) = [found for found in report.diagnostics if found.code == "fonts-joins"]
    assert apart.message == "strokes of letters do not meet in it: گ"
    assert "signs only" not in "".join(apart.hints)


@pytest.mark.parametrize(("locale", "source", "is_asked"), [("ar", ARABIC, True), ("he", LATIN, False)])
def test_figures_are_asked_of_a_face_for_arabic_alone_and_not_of_one_for_hebrew_alone(
    locale: str, source: str, is_asked: bool, tmp_path: Path
) -> None:
    basic = "".join(map(chr, range(0x21, 0x7F)))
    path = house_font(tmp_path / "a.ttf", source, "Harbour", without_letters(basic))
    messages = [each.message for each in judge_font(path.name, path.read_bytes(), (locale,)).diagnostics]
    assert any("0 (U+0030)" in message for message in messages) == is_asked, messages


def test_signs_of_arabic_digits_are_missed_only_where_those_are_printed(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    path = house_font(tmp_path / "a.ttf", ARABIC, "Harbour", without_letters("٫٬"))
    specs = read_config(Files(new_project()), MEDIA).locales
    (none,) = candidates_of_files((path,), LOCALES, "", unprinted_signs(specs))
    assert none.report.diagnostics == ()
    arabic = [replace(spec, style=replace(spec.style, digits="arab")) for spec in specs]
    (some,) = candidates_of_files((path,), LOCALES, "", unprinted_signs(arabic))
    assert [found.code for found in some.report.diagnostics] == ["fonts-letters"]


def test_a_file_that_is_not_there_and_a_script_that_is_none_are_told_as_that(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(Fault) as absent:
        candidates_of_files((tmp_path / "none.ttf",), LOCALES, "")
    assert [found.code for found in absent.value.diagnostics] == ["fonts-missing"]
    with pytest.raises(Fault, match="`latin` is no script") as unknown:
        taken(new_project(), house_font(tmp_path / "a.ttf", LATIN, "Harbour"), text=("Latin",))
    assert unknown.value.diagnostics[0].hints == ("did you mean `latn`?",)


@pytest.mark.parametrize(
    ("bits", "refused"), [(0x2, 1), (0x6, 0), (0x4, 0), (0x8, 0), (0x100, 1), (0x200, 1), (0x302, 3)]
)
def test_licence_bits_are_read_as_the_standard_has_them(bits: int, refused: int, tmp_path: Path) -> None:
    path = house_font(tmp_path / "a.ttf", "Heebo[wght].ttf", "Harbour", licensed(bits))
    assert codes(path) == ["fonts-licence"] * refused


@pytest.mark.parametrize(
    "name",
    [
        "Amiri-Regular.ttf",
        "Amiri-Bold.ttf",
        "IBMPlexSansArabic-Thin.ttf",
        "Heebo[wght].ttf",
    ],
)
def test_the_fonts_of_the_program_pass_their_own_check(name: str) -> None:
    assert codes(installed(name), "en") == []


@pytest.mark.provokes("fonts-broken")
@pytest.mark.provokes("fonts-outlines")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("f03-noise.ttf", "fonts-broken"),
        ("f05-bad-offsets.ttf", "fonts-outlines"),
        ("f07-woff-bomb.woff", "fonts-broken"),
    ],
)
def test_a_hostile_file_is_refused_in_words_and_nothing_is_written(
    name: str, code: str, hostile: Path, new_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = new_project()
    before = (root / "mezanprint.toml").read_bytes()
    with pytest.raises(Fault) as raised:
        taken(root, house_font(tmp_path / "good.ttf", LATIN, "Harbour"), hostile / "fonts" / name)
    assert [found.code for found in raised.value.diagnostics] == [code]
    assert (root / "mezanprint.toml").read_bytes() == before
    assert not (root / "fonts").exists()


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(installed(ARABIC).read_bytes()[:150_000])
    assert codes(path) == ["fonts-broken"]


def test_postscript_outlines_become_truetype_of_the_same_shape(tmp_path: Path) -> None:
    source = installed("Heebo[wght].ttf")
    path = as_cff(tmp_path / "a.otf", source)
    report, heebo = (judge_font(each.name, each.read_bytes(), ()) for each in (path, source))
    assert report.was == "CFF"
    assert report.data[:4] == b"\0\1\0\0"
    assert report.x_height == pytest.approx(heebo.x_height, abs=0.002)
    again = judge_font("a.ttf", report.data, ())
    assert (again.was, again.characters, again.family) == ("", report.characters, "Harbour Script")


def test_a_web_font_is_unpacked(tmp_path: Path) -> None:
    path = house_font(tmp_path / "a.woff2", "Heebo[wght].ttf", "Harbour", lambda font: setattr(font, "flavor", "woff2"))
    report = judge_font(path.name, path.read_bytes(), ("he",))
    assert (report.was, report.data[:4], report.scripts) == ("WOFF2", b"\0\1\0\0", ("Latn", "Hebr"))


@pytest.mark.provokes("fonts-name")
@pytest.mark.parametrize(
    ("family", "wish"), [("Amiri", {}), ("ميناء", {}), ('A"B', {}), ("Harbour", {"text": ("Arab",)})]
)
def test_a_name_or_a_use_that_can_not_be_is_refused(
    family: str, wish: dict[str, tuple[str, ...]], new_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = new_project()
    with pytest.raises(Fault) as raised:
        taken(root, house_font(tmp_path / "a.ttf", LATIN, "Any"), family=family, **wish)
    assert [found.code for found in raised.value.diagnostics] == ["fonts-name"]
    assert not (root / "fonts").exists()


def test_a_file_of_the_project_is_not_written_over(new_project: Callable[..., Path], tmp_path: Path) -> None:
    root = new_project()
    taken(root, house_font(tmp_path / "a.ttf", LATIN, "Harbour"))
    with pytest.raises(Fault, match="belongs to `Harbour` already"):
        taken(root, house_font(tmp_path / "a.ttf", ARABIC, "Other"))
    taken(root, house_font(tmp_path / "a.ttf", LATIN, "Harbour", licensed(8)))
    (family,) = read_config(Files(root), MEDIA).brand.fonts
    assert [file.digest for file in family.files] == [hashlib.sha256((root / "fonts/a.ttf").read_bytes()).hexdigest()]


def test_fonts_of_a_package_stay_where_they_are(
    new_project: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house_font(tmp_path / "fonts_of_harbour/Harbour.ttf", ARABIC, "Harbour")
    house_font(tmp_path / "fonts_of_harbour/Quay.ttf", LATIN, "Quay")
    info = tmp_path / "fonts_of_harbour-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fonts-of-harbour\nVersion: 1.2\n")
    (info / "RECORD").write_text("fonts_of_harbour/Harbour.ttf,,\nfonts_of_harbour/Quay.ttf,,\n")
    monkeypatch.syspath_prepend(tmp_path)
    root = new_project()
    with pytest.raises(Fault, match="several families"):
        candidates_of_package("fonts-of-harbour", LOCALES, "")
    with pytest.raises(Fault, match="no package `fonts-of-the-moon`"):
        candidates_of_package("fonts-of-the-moon", LOCALES, "")
    add(root, candidates_of_package("fonts-of-harbour", LOCALES, "Quay"), Wish())
    (family,) = read_config(Files(root), MEDIA).brand.fonts
    (file,) = family.files
    assert file == FontFile("Quay", "fonts_of_harbour/Quay.ttf", file.digest, "fonts-of-harbour==1.2")
    assert not (root / "fonts").exists()
    assert families(root)[0].is_sound
    (tmp_path / "fonts_of_harbour/Quay.ttf").write_bytes(b"")
    assert not families(root)[0].is_sound


SETTINGS = {
    "[a]\nb = 1 # kept\n": '[a]\nb = 1 # kept\n\n[x.y]\nk = "v"\n',
    "[a]\nb = 1": '[a]\nb = 1\n\n[x.y]\nk = "v"\n',
    '[x.y]\n# of k\nk = "old"  # why\n\n# of z\n[z]\n': '[x.y]\n# of k\nk = "v"  # why\n\n# of z\n[z]\n',
    "[x.y]\nm = 1\n\n# of z\n[z]\n": '[x.y]\nm = 1\nk = "v"\n\n# of z\n[z]\n',
    '[x]\ny = { m = "n" }   # one line\n': '[x]\ny = { m = "n", k = "v" }   # one line\n',
    "[x.y]\r\nm = 1\r\n": '[x.y]\r\nm = 1\r\nk = "v"\r\n',
    '[ x . \'y\' ]\n"k" = "old"\n': '[ x . \'y\' ]\n"k" = "v"\n',
    's = """\n[x.y]\n"""\n': 's = """\n[x.y]\n"""\n\n[x.y]\nk = "v"\n',
}


@pytest.mark.parametrize("before", SETTINGS)
def test_a_key_is_set_and_no_other_byte_changes(before: str) -> None:
    assert with_key(before, ("x", "y"), "k", "v") == SETTINGS[before]
    assert tomllib.loads(SETTINGS[before])["x"]["y"]["k"] == "v"


@pytest.mark.provokes("fonts-settings")
def test_settings_that_can_not_be_changed_line_by_line_are_left_as_they_are(
    new_project: Callable[..., Path], tmp_path: Path
) -> None:
    root = new_project()
    settings = root / "mezanprint.toml"
    settings.write_text('brand = { look = "sober" }\n' + settings.read_text("utf-8"), "utf-8")
    before = (root / "mezanprint.toml").read_bytes()
    with pytest.raises(Fault) as raised:
        taken(root, house_font(tmp_path / "a.ttf", LATIN, "Harbour"), text=("Latn",))
    assert [found.code for found in raised.value.diagnostics] == ["fonts-settings"]
    assert (root / "mezanprint.toml").read_bytes() == before
    assert not (root / "fonts").exists()


def test_the_command_says_what_it_found_and_lists_it(
    new_project: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = new_project()
    path = house_font(tmp_path / "Harbour.ttf", ARABIC, "Harbour", licensed(4))

    def run(*words: str) -> str:
        status = mezanprint.main([*words, "--project", str(root)], standalone_mode=False)
        captured = capsys.readouterr()
        assert status == 0
        return captured.out + captured.err

    told = run("font", "add", str(path), "--text", "arab")
    assert "fonts/Harbour.ttf: Harbour, Regular, weight 400" in told
    assert "viewed and printed, not edited" in told
    assert "Open Font License" in told
    listed = run("font", "list")
    assert "Harbour               ok      1 file    the project  arab text" in listed
    assert "named nowhere" not in listed
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8").partition("[brand.fonts")[0], "utf-8")
    assert "`fonts/Harbour.ttf` is named nowhere: delete it, or add it again" in run("font", "list")
    (root / "fonts/Harbour.ttf").unlink()
    assert "named nowhere" not in run("font", "list")


def test_the_examples_of_the_docs_are_settings_that_can_be_read(
    repo_root: Path, new_project: Callable[..., Path]
) -> None:
    page = (repo_root / "docs" / "fonts.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    root = new_project()
    with (root / "mezanprint.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n" + "\n".join(examples))
    brand = read_config(Files(root), MEDIA).brand
    assert [family.name for family in brand.fonts] == ["House Naskh", "House Sans", "Tajawal"]
    assert brand.type[0] == ScriptFaces("Arab", "House Naskh", "IBM Plex Sans Arabic", 1.04, 1.1)
    urdu, arabic = re.findall(r"```css\n(.*?)```", page, re.DOTALL)
    assert read_sheet("templates/base/locales/ar.css", arabic).diagnostics == ()
    sheet = read_sheet("templates/base/locales/ur.css", urdu)
    assert sheet.diagnostics == ()
    told = [
        found.message for found in check_families(sheet.fonts + names_of("p { font-family: var(--family-ar) }"), brand)
    ]
    assert told == ["there is no font family `Noto Nastaliq Urdu`"]


def names_of(css: str) -> tuple[FontNames, ...]:
    return read_sheet("templates/base/base.css", css).fonts
