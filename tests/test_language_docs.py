"""docs/languages.md: its table is what is printed, its settings are read, its steps make an edition."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, select
from mezanprint.i18n.po.plurals import parse_plural_forms, plural_header
from mezanprint.model.customs import usual_style
from mezanprint.model.dates import format_date
from mezanprint.model.hijri import LANGUAGES
from mezanprint.model.locales import Direction, HouseStyle, direction_of
from mezanprint.model.money import format_currency
from mezanprint.model.numerals import format_number, format_percent
from mezanprint.model.ordinals import format_ordinal
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import read_config
from mezanprint.project.files import Files
from mezanprint.translating.catalog_update import update_catalogs

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "languages.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
ROWS = re.findall(r"^\| `([a-z]{2,3})` \| (.*) \|$", PAGE, re.MULTILINE)
SETTINGS = re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)?) \|", PAGE.partition("| key |")[2], re.MULTILINE)


def row(locale: str) -> str:
    """Return the cells of the table for one language."""
    style, rtl = usual_style(locale), direction_of(locale) is Direction.RTL
    ordinals = (format_ordinal(number, style, locale) for number in (1, 21))
    cells = (
        format_number(Decimal("1234.5"), style),
        f"{format_percent(45, style, rtl=rtl)}, {style.percent}",
        format_currency(3, "EUR", style, locale),
        format_date(date(2026, 3, 1), style, locale),
        ", ".join(ordinals),
        " ".join((*style.quotes, *style.inner_quotes)),
        str(parse_plural_forms(plural_header(locale))[0]),
    )
    return " | ".join(cells)


@pytest.mark.parametrize(("locale", "cells"), ROWS)
def test_the_table_is_what_is_printed(locale: str, cells: str) -> None:
    assert cells == row(locale)


def test_every_language_that_is_tested_as_a_whole_page_stands_in_the_table(repo_root: Path) -> None:
    tested = read_config(Files(repo_root / "tests" / "projects" / "languages"), MEDIA).locales
    assert {locale for locale, _ in ROWS} == {spec.code for spec in tested} - {"en"} | {"ar"}


def test_every_setting_of_a_locale_is_told() -> None:
    told = re.findall("[a-z_]+", " ".join(SETTINGS))
    assert told == [field.name for field in fields(HouseStyle)]


def test_the_languages_with_hijri_months_are_those_named() -> None:
    names = "Arabic, English, Spanish, Persian, French, Hebrew, Turkish and Urdu"
    assert f"Names of the months are there in {names}." in PAGE
    assert LANGUAGES == ("ar", "en", "es", "fa", "fr", "he", "tr", "ur")


def test_the_settings_on_the_page_are_read(tmp_path: Path) -> None:
    steps, hijri = SNIPPETS
    (tmp_path / "mezanprint.toml").write_text(steps.replace("[locales.ar]\n", hijri), "utf-8")
    config = read_config(Files(tmp_path), MEDIA)
    assert config.locale("fr").style == usual_style("fr")
    style = config.locale("ar").style
    assert style == replace(usual_style("ar"), calendar="both")
    said = hijri.partition("# ")[2].partition("\n")[0]
    assert format_date(date(2026, 11, 22), style, "ar").replace("\u00a0", " ") == said


def test_the_steps_add_a_language(new_project: Callable[..., Path]) -> None:
    root = new_project("lamps")
    steps = SNIPPETS[0].replace('["en", "ar", "fr"]', '["fr"]')
    (root / "mezanprint.toml").write_text(f"{steps}[profiles.screen]\n", "utf-8")
    for path, old, new in (
        ("content/data/lamp.yaml", "  ar: المصباح\n", "  ar: المصباح\n  fr: La Lampe\n"),
        ("content/street/document.yaml", "editions: [en, ar, ar+en]\n", ""),
        ("content/home/document.yaml", "editions: [en, ar]\n", ""),
    ):
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")
    assert {Path(name).name for name in update_catalogs(root, ("fr",))} >= {"data.po", "street.po"}
    for catalog in (root / "locales/fr/LC_MESSAGES").glob("*.po"):
        catalog.write_text(_translated(catalog.read_text("utf-8")), "utf-8")
    project = Project(Files(root))
    (edition,) = select(project, Selection(documents=("street",)))
    prepared = prepare(project, edition)
    assert prepared.diagnostics == ()
    assert 'lang="fr" dir="ltr"' in prepared.composition.html
    assert "fr So far fr\u00a01\u202f250\u00a0homes have light." in prepared.composition.html


def _translated(catalog: str) -> str:
    """Return a catalog with each text as its own translation, after the word ``fr``."""
    one = re.sub(r'^msgid "(.+)"\nmsgstr ""$', r'msgid "\1"\nmsgstr "fr \1"', catalog, flags=re.MULTILINE)
    several = r'^msgid "(.+)"\nmsgid_plural "(.+)"\nmsgstr\[0\] ""\nmsgstr\[1\] ""$'
    whole = r'msgid "\1"\nmsgid_plural "\2"\nmsgstr[0] "fr \1"\nmsgstr[1] "fr \2"'
    return re.sub(several, whole, one, flags=re.MULTILINE)
