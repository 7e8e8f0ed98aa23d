"""The fonts: pinned, closed, and the same page wherever they are installed."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from mezanprint.model.diagnostics import Fault
from mezanprint.typesetting.weasyprint import fonts

PAGE = """<html lang="en"><meta charset="utf-8"><style>@page { size: A6 } p { font-family: %s }</style>
<p>Wafer <b>bold</b> <i>italic</i><p style="font-weight: 500">medium<p lang="ar" dir="rtl">ميزان ١٢٣"""
TYPESET = """
import os, sys
from mezanprint.typesetting.weasyprint.fonts import font_environment
os.environ.update(font_environment())
import weasyprint
for page, target in zip(sys.argv[1::2], sys.argv[2::2]):
    weasyprint.HTML(string=page).write_pdf(target)
"""
LATIN = ("IBM Plex Sans", "EB Garamond", "Noto Serif")
PLEX, UNKNOWN = "'IBM Plex Sans', 'IBM Plex Sans Arabic'", "'DejaVu Sans', Arial"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def listed(environment: dict[str, str], query: str = "file") -> set[str]:
    run = subprocess.run(
        ["fc-list", "--format", f"%{{{query}}}\n"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split("\n")) - {""}


def typeset(folder: Path, *families: str, **environment: str) -> dict[str, Path]:
    """Return a page in each of some lists of families, all made by one new process."""
    variables = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"} | environment
    variables["PYTHONPATH"] = os.pathsep.join(sys.path)
    pages = {each: folder / f"{number}.pdf" for number, each in enumerate(families)}
    words = (word for each, target in pages.items() for word in (PAGE % each, str(target)))
    subprocess.run([sys.executable, "-c", TYPESET, *words], env=variables, check=True, capture_output=True)
    return pages


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    families = (PLEX, UNKNOWN, *(f"'{latin}', 'IBM Plex Sans Arabic'" for latin in LATIN))
    folder = tmp_path_factory.mktemp("pages")
    return typeset(folder, *dict.fromkeys(families), XDG_CACHE_HOME=str(folder / "cache"))


def test_all_pinned_fonts_are_installed_and_unchanged() -> None:
    assert len(fonts.pinned_fonts()) == 24
    assert fonts.check_fonts() == ()


def test_importing_the_module_leaves_weasyprint_alone() -> None:
    code = "import sys; from mezanprint.typesetting.weasyprint.fonts import check_fonts; check_fonts()"
    code += "; sys.exit('weasyprint' in sys.modules)"
    subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=True
    )


@pytest.mark.provokes("fonts-changed")
def test_a_changed_font_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    swapped = (*fonts.pinned_fonts()[1:], replace(fonts.pinned_fonts()[0], digest="0" * 64))
    monkeypatch.setattr(fonts, "pinned_fonts", lambda: swapped)
    with pytest.raises(Fault) as raised:
        fonts.font_environment()
    assert [d.code for d in raised.value.diagnostics] == ["fonts-changed"]
    assert "`IBMPlexSansArabic-Bold.ttf`" in raised.value.diagnostics[0].message


@pytest.mark.provokes("fonts-missing")
def test_a_missing_package_and_a_missing_file_are_named() -> None:
    font = fonts.pinned_fonts()[0]
    gone = (replace(font, distribution="fontpkg-not-there"), replace(font, file="fontpkg_amiri/files/None.ttf"))
    assert [d.code for d in fonts.check_fonts(gone)] == ["fonts-missing"] * 2


def test_the_fingerprint_follows_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fonts.fonts_fingerprint()
    changed = (replace(fonts.pinned_fonts()[0], digest="0" * 64), *fonts.pinned_fonts()[1:])
    monkeypatch.setattr(fonts, "pinned_fonts", lambda: changed)
    assert fonts.fonts_fingerprint() != before


def test_fontconfig_sees_the_pinned_files_and_no_others() -> None:
    expected = {str(font.locate()) for font in fonts.pinned_fonts()}
    assert listed(fonts.font_environment()) == expected


def test_a_stray_font_in_a_package_folder_stays_unseen(tmp_path: Path) -> None:
    source = fonts.pinned_fonts()[0].locate()
    assert source
    folder = tmp_path / "a & b"
    folder.mkdir()
    for name in ("wanted.ttf", "stray.ttf"):
        shutil.copyfile(source, folder / name)
    written = fonts._write_in(tmp_path / "conf", (folder / "wanted.ttf",))
    assert listed({"FONTCONFIG_FILE": str(written / "fonts.conf")}) == {str(folder / "wanted.ttf")}


def test_files_are_refused_by_name_alone(own_cache: Path) -> None:
    """Of a rule for all files it is a matter of fontconfig's version whether another rule has exceptions to it."""
    text = Path(fonts.font_environment()["FONTCONFIG_FILE"]).read_text()
    assert own_cache
    assert "acceptfont" not in text
    assert not set(re.findall("<glob>(.*)</glob>", text)) & {"*", *map(str, (f.locate() for f in fonts.pinned_fonts()))}


def test_the_configuration_is_mended_and_otherwise_left_alone(own_cache: Path) -> None:
    target = Path(fonts.font_environment()["FONTCONFIG_FILE"])
    assert target.is_relative_to(own_cache)
    text, written = target.read_text(), target.stat().st_mtime_ns
    fonts.font_environment()
    assert target.stat().st_mtime_ns == written
    target.write_text("<fontconfig/>")
    fonts.font_environment()
    assert target.read_text() == text


def test_a_cache_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert Path(fonts.font_environment()["FONTCONFIG_FILE"]).is_file()


@pytest.mark.parametrize("latin", LATIN)
def test_variable_fonts_are_embedded_in_the_weights_asked_for(pages: dict[str, Path], latin: str) -> None:
    with pikepdf.open(pages[f"'{latin}', 'IBM Plex Sans Arabic'"]) as pdf:
        names = {str(o.FontName)[8:] for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o}
    stem = latin.replace(" ", "-")
    assert names == {stem, f"{stem}-Bold", f"{stem}-Italic", f"{stem}-Medium", "IBM-Plex-Sans-Arabic"}


def test_an_unknown_family_falls_back_inside_the_set(pages: dict[str, Path]) -> None:
    with pikepdf.open(pages[UNKNOWN]) as pdf:
        names = {str(o.FontName)[8:] for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o}
    assert names
    assert all(name.startswith(tuple(f.replace(" ", "-") for f in fonts.font_families())) for name in names)


def test_the_page_is_the_same_in_another_place_and_locale(pages: dict[str, Path], tmp_path: Path) -> None:
    elsewhere = typeset(
        tmp_path,
        PLEX,
        XDG_CACHE_HOME=str(tmp_path / "other cache"),
        LC_ALL="C.UTF-8",
        LANG="ar_EG.UTF-8",
        PANGO_LANGUAGE="ja",
        FC_LANG="ar",
        TZ="Asia/Gaza",
    )
    here, there = (hashlib.sha256(each[PLEX].read_bytes()).hexdigest() for each in (pages, elsewhere))
    assert here == there
