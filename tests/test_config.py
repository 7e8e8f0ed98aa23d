import re
from dataclasses import replace
from pathlib import Path

import pytest

from mezanprint.model.customs import usual_style
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Pictures, Use
from mezanprint.model.locales import Direction
from mezanprint.outputs.table import MEDIA
from mezanprint.project.config import Config, parse_edition, read_config
from mezanprint.project.files import Files

SETTINGS = """source_locale = "en"
editions = ["en", "ar+en"]
[name]
en = "The Lamp"
ar = "المصباح"
[locales.en]
[locales.ar]
digits = "arab"
percent = "left"
quotes = ["«", "»"]
[profiles.screen]
[profiles.print]
image_dpi = 300
"""


def config(tmp_path: Path, text: str = SETTINGS) -> Config:
    (tmp_path / "mezanprint.toml").write_text(text, "utf-8")
    return read_config(Files(tmp_path), MEDIA)


def faults(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in SETTINGS
    with pytest.raises(Fault) as caught:
        config(tmp_path, SETTINGS.replace(old, new))
    return [f"{found.span}: {found.code}: {found.message}" for found in caught.value.diagnostics]


def test_what_becomes_of_pictures_is_said_once_for_all_profiles(tmp_path: Path) -> None:
    assert {profile.pictures for profile in config(tmp_path).profiles} == {Pictures.EXACT}
    read = config(tmp_path, 'pictures = "anonymous"\n' + SETTINGS)
    assert {profile.pictures for profile in read.profiles} == {Pictures.ANONYMOUS}
    assert faults(tmp_path, 'source_locale = "en"', 'pictures = "anonymus"\nsource_locale = "en"') == [
        "mezanprint.toml:1:1: project-unknown-value: `anonymus` is no value of `pictures`"
    ]


def test_what_pictures_in_cmyk_are_made_for_is_said_once_for_all_profiles(tmp_path: Path) -> None:
    assert {profile.assume_cmyk for profile in config(tmp_path).profiles} == {""}
    read = config(tmp_path, 'assume_cmyk = "FOGRA39"\n' + SETTINGS)
    assert {profile.assume_cmyk for profile in read.profiles} == {"FOGRA39"}


def test_settings_become_values(tmp_path: Path) -> None:
    read = config(tmp_path)
    assert read.names == (("en", "The Lamp"), ("ar", "المصباح"))
    assert read.editions == (("en",), ("ar", "en"))
    assert read.locale("ar").direction is Direction.RTL
    assert read.locale("ar").style.digits == "arab"
    assert read.locale("ar").style.quotes == ("«", "»")
    assert read.locale("en").style.percent == "right"
    assert (read.profile("screen").image_dpi, read.profile("print").image_dpi) == (150, 300)
    with pytest.raises(KeyError):
        read.locale("fr")
    with pytest.raises(KeyError):
        read.profile("press")


def test_the_profile_called_screen_is_plain_unless_another_one_says_it_is(tmp_path: Path) -> None:
    assert [profile.is_plain for profile in config(tmp_path).profiles] == [True, False, False]
    read = config(tmp_path, SETTINGS.replace("[profiles.print]\n", "[profiles.print]\nplain = true\n"))
    assert [profile.is_plain for profile in read.profiles] == [False, True, False]


def test_two_profiles_cannot_be_plain(tmp_path: Path) -> None:
    both = ("[profiles.screen]\n", "[profiles.a]\nplain = true\n[profiles.b]\nplain = true\n[profiles.screen]\n")
    assert [fault.partition(": ")[2] for fault in faults(tmp_path, *both)] == [
        "config-profile: more than one profile is plain, and their files would have the same names"
    ]


@pytest.mark.parametrize(("use", "name"), [(Use.READING, "screen"), (Use.PRESS, "shop"), (Use.HAND, "office")])
def test_each_use_has_the_first_profile_that_is_for_it(tmp_path: Path, use: Use, name: str) -> None:
    more = '[profiles.office]\nsheet = "A4"\n[profiles.shop]\nmarks = ["crop"]\nslug = 10\nbleed = 3\n'
    profile = config(tmp_path, f'{SETTINGS}{more}[profiles.other]\ncolour = "cmyk"\n').usual_profile(use)
    assert profile is not None
    assert profile.name == name


def test_a_project_has_a_locale(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        config(tmp_path, "[name]\n")
    assert [found.message for found in caught.value.diagnostics] == ["the project has no locale"]


def test_what_is_left_out_has_a_sense(tmp_path: Path) -> None:
    read = config(tmp_path, '[name]\nen = "x"\nar = "y"\n[locales.en]\n[locales.ar]\n')
    assert read.source_locale == "en"
    assert read.editions == (("en",), ("ar",))
    assert [profile.name for profile in read.profiles] == ["screen", "web"]


def test_the_settings_of_this_repository_are_read(repo_root: Path) -> None:
    assert {spec.code for spec in read_config(Files(repo_root), MEDIA).locales} == {"en", "ar"}


def test_what_a_locale_leaves_out_is_the_custom_of_its_language(tmp_path: Path) -> None:
    text = SETTINGS.replace("[locales.en]\n", '[locales.en]\n[locales.fa]\n[locales.fr]\nquotes = ["“", "”"]\n')
    read = config(tmp_path, text.replace("[name]\n", '[name]\nfa = "چراغ"\nfr = "La Lampe"\n'))
    assert read.locale("fa").style == usual_style("fa")
    assert read.locale("fr").style == replace(usual_style("fr"), quotes=("“", "”"))
    assert read.locale("en-XA").style == read.locale("en").style


def test_days_are_counted_by_the_calendar_that_a_locale_names(tmp_path: Path) -> None:
    read = config(tmp_path, SETTINGS.replace('percent = "left"', 'calendar = "both"\ndate_both = "{hijri}، {civil}"'))
    style = read.locale("ar").style
    assert (style.calendar, style.date_both) == ("both", "{hijri}، {civil}")
    assert read.locale("en").style.calendar == "civil"


def test_time_runs_as_lines_do_unless_the_house_says_otherwise(tmp_path: Path) -> None:
    read = config(tmp_path)
    assert (read.locale("ar").style.time, read.locale("en").style.time) == (Direction.RTL, Direction.LTR)
    read = config(tmp_path, SETTINGS.replace('percent = "left"', 'time = "ltr"'))
    assert (read.locale("ar").style.time, read.locale("ar").direction) == (Direction.LTR, Direction.RTL)
    assert faults(tmp_path, 'percent = "left"', 'time = "left"') == [
        "mezanprint.toml:9:1: project-unknown-value: `left` is no value of `time`"
    ]


def test_a_language_without_names_of_hijri_months_cannot_print_them(tmp_path: Path) -> None:
    text = SETTINGS.replace("[locales.en]\n", '[locales.en]\n[locales.de]\ncalendar = "hijri"\n')
    with pytest.raises(Fault) as caught:
        config(tmp_path, text.replace("[name]\n", '[name]\nde = "Die Lampe"\n'))
    (found,) = caught.value.diagnostics
    assert (found.code, found.span and found.span.line) == ("config-style", 9)
    assert "not known in `de`" in found.message
    assert "`ar`" in found.hints[0]


@pytest.mark.provokes("project-missing-file")
def test_a_project_without_settings_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        read_config(Files(tmp_path), MEDIA)
    assert caught.value.diagnostics[0].code == "project-missing-file"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[locales.en]", "[locales.xx]", "config-locales: `xx` is no locale that CLDR knows"),
        ('source_locale = "en"', 'source_locale = "fr"', "config-locales: `source_locale` is `fr`, which is no locale"),
        ("ar+en", "ar+fr", "config-edition: `fr` is no locale of the project"),
        ("ar+en", "en+en", "config-edition: `en+en` names a locale twice"),
        ('en = "The Lamp"\n', "", "project-missing-key: the key `en` is missing in `[name]`"),
        ('percent = "left"', 'percent = "up"', "project-unknown-value: `up` is no value of `percent`"),
        ('percent = "left"', 'date = "yyyy-MM-dd"', "config-style: `yyyy-MM-dd` is no date pattern"),
        ('percent = "left"', 'date = "d de MMMM de y"', "config-style: `d de MMMM de y` is no date pattern"),
        ('percent = "left"', 'date_hijri = "d y"', "config-style: `d y` is no date pattern"),
        ('percent = "left"', 'date_both = "{hijri}"', "config-style: `{hijri}` does not name both calendars"),
        ('percent = "left"', 'calendar = "lunar"', "project-unknown-value: `lunar` is no value of `calendar`"),
        ('percent = "left"', 'spaces = "wide"', "project-unknown-value: `wide` is no value of `spaces`"),
        ('digits = "arab"', 'digits = "persian"', "project-unknown-value: `persian` is no value of `digits`"),
        ('percent = "left"', 'thousands = "."', "config-style: `thousands` and `decimal` are the same mark"),
        ('percent = "left"', 'decimal = "pt"', "config-style: `decimal` must be one mark, or empty"),
        ('["«", "»"]', '["«"]', "config-style: `quotes` must be two marks, opening and closing"),
        ("image_dpi = 300", "image_dpi = 3", "config-profile: `image_dpi` is 3, which is not between 36 and 2400"),
        ("[profiles.print]", '[profiles."a/b"]', "config-profile: `a/b` is no name of a profile"),
        ("[profiles.screen]", "[limits]\nmemory_mb = 9999", "config-limit: `memory_mb` is 9999, which is not between"),
        ("[profiles.screen]", "[limits]\ntime = 9", "project-unknown-key: unknown key `time` in `[limits]`"),
        ("image_dpi", "imgae_dpi", "project-unknown-key: unknown key `imgae_dpi` in `[profiles.print]`"),
    ],
)
def test_each_wrong_setting_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert any(told in fault for fault in faults(tmp_path, old, new))


def test_all_faults_are_told_in_one_run(tmp_path: Path) -> None:
    text = SETTINGS.replace("300", "3").replace("left", "up").replace("ar+en", "fr")
    with pytest.raises(Fault) as caught:
        config(tmp_path, text)
    assert {str(found.span) for found in caught.value.diagnostics} == {
        "mezanprint.toml:2:1",
        "mezanprint.toml:9:1",
        "mezanprint.toml:13:1",
    }


def test_an_edition_is_one_or_two_locales() -> None:
    assert parse_edition("ar+en", ("en", "ar")) == ("ar", "en")
    with pytest.raises(ValueError, match="more than 2"):
        parse_edition("ar+en+fr", ("en", "ar", "fr"))
    with pytest.raises(ValueError, match="no locale"):
        parse_edition("", ("en",))


def test_arabic_commas_between_editions_are_told_with_the_comma_to_write(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        config(tmp_path, re.sub("(?m)^editions.*", 'editions = ["en، ar"]', SETTINGS))
    assert caught.value.diagnostics[0].hints == ("write the comma `,` between items, not `،`",)
