"""The catalogs of a project, or any catalog, checked from the command line: what is told, how, and with what status."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mezanprint.cli.main import command
from mezanprint.console.localization import localized, unmarked
from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Diagnostic, Fault, Severity
from mezanprint.model.documents import iter_names
from mezanprint.project.files import Files
from mezanprint.translating.catalog_check import check_files, check_project
from mezanprint.translating.catalog_update import update_catalogs
from mezanprint.translating.known_words import known_words

NewProject = Callable[..., Path]
LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"
TITLE = 'msgstr "نور لكل شارع"'


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, ["i18n", "check", *map(str, arguments)], standalone_mode=False)


def with_title(root: Path, title: str, comment: str = "") -> Path:
    """Return the project with another translation of its title."""
    path = root / LEAFLET
    text = path.read_text("utf-8")
    assert TITLE in text
    text = text.replace(TITLE, f'msgstr "{title}"').replace('msgctxt "title"', f'{comment}msgctxt "title"')
    path.write_text(text, "utf-8")
    return root


def found(root: Path, *documents: str) -> list[Diagnostic]:
    return list(check_project(root, documents)[1].findings)


def codes(root: Path) -> list[str]:
    return [finding.code for finding in found(root)]


def test_a_sound_project_has_no_finding(new_project: NewProject) -> None:
    root = new_project()
    checked, report = check_project(root)
    assert (checked, report.status, list(report.findings)) == (3, 0, [])


def test_our_own_catalogs_have_no_finding(repo_root: Path) -> None:
    assert found(repo_root) == []


def test_a_finding_names_its_line_key_and_number(new_project: NewProject) -> None:
    (finding,) = found(with_title(new_project(), "نور لكل شارع في 2027"))
    assert (finding.code, finding.key) == ("i18n-numbers", "leaflet:title")
    assert finding.message.endswith("[C1]")
    assert str(finding.span) == f"{LEAFLET}:11"


def test_it_is_told_in_arabic(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور  لكل شارع")
    said = run("--project", root, "--lang", "ar").output
    first, *_, hint, _, last = said.splitlines()
    place = f"{LEAFLET}:11: \u2068تنبيه\u2069[i18n-space]: "
    assert first == f"{place}\u2068مسافتان متتاليتان في \u2068`نور لكل`\u2069 [\u2068C21\u2069]\u2069"
    assert hint == "   \u2068إرشاد: أبقِ مسافة واحدة\u2069"
    assert last == "\u2068فُحصت 3 ملفات ترجمة: تنبيه واحد\u2069"


def test_a_bad_character_is_named_in_either_language(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور\u200b لكل شارع")
    (finding,) = found(root)
    for language, name in (("en", "U+200B ZERO WIDTH SPACE"), ("ar", "U+200B (مسافة بلا عرض)")):
        assert name in unmarked(localized(finding.message, language))
        assert "`نور`" in localized(finding.message, language)


@pytest.mark.parametrize("name", ["C15", "c15", "i18n-tatweel", "C21, i18n-tatweel", "C15 (as in the seal)"])
def test_a_comment_sets_a_check_aside(new_project: NewProject, name: str) -> None:
    root = with_title(new_project(), "نـور لكل شارع", f"# check: ignore {name}\n")
    assert "i18n-tatweel" not in codes(root)


def test_a_waiver_survives_the_tools_of_translators(new_project: NewProject) -> None:
    root = with_title(new_project(), "نـور لكل شارع", "# check: ignore C15 (as in the seal)\n")
    path = root / LEAFLET
    for tool in (["msgcat", "--no-wrap"], ["msgcat", "--width=60"], ["msgattrib", "--no-obsolete"]):
        path.write_bytes(subprocess.run([*tool, path], capture_output=True, check=True).stdout)
        assert codes(root) == []


def test_a_waiver_survives_an_update(new_project: NewProject) -> None:
    root = with_title(new_project(), "نـور لكل شارع", "# check: ignore C15 (as in the seal)\n")
    update_catalogs(root)
    assert "# check: ignore C15 (as in the seal)\n" in (root / LEAFLET).read_text("utf-8")
    assert codes(root) == []


def test_a_waiver_that_is_unknown_or_idle_is_told(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل شارع", "# check: ignore C15 C99\n")
    assert [(each.code, each.severity.value) for each in found(root)] == [("i18n-waiver", "info")] * 2
    said = " ".join(each.message for each in found(root))
    assert "there is no check `C99`" in said
    assert "`C15` is set aside and finds nothing here" in said


def test_a_project_sets_a_check_aside(new_project: NewProject) -> None:
    root = with_title(new_project(), "نـور لكل شارع")
    settings = root / "mezanprint.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\n[checks]\nignore = ["C15", "C98"]\n', "utf-8")
    (finding,) = found(root)
    assert (finding.code, str(finding.span)) == ("i18n-waiver", "mezanprint.toml")
    assert "`C98`" in finding.message


def test_the_house_decides_on_digits_and_quotation_marks(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور “لكل” شارع")
    assert codes(root) == ["i18n-quotation-mark"]
    settings = root / "mezanprint.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('["\\u00ab", "\\u00bb"]', '["\\u201c", "\\u201d"]'), "utf-8"
    )
    assert codes(root) == []


def test_a_text_that_changed_since_is_told(new_project: NewProject) -> None:
    root = new_project()
    path = root / "content/leaflet/document.yaml"
    text = path.read_text("utf-8")
    assert "Light for every street" in text
    path.write_text(text.replace("Light for every street", "Light for each street"), "utf-8")
    (finding,) = found(root)
    assert (finding.code, finding.key) == ("i18n-changed-source", "leaflet:title")
    assert "Light for each street" in finding.message


def test_the_glossary_is_followed(new_project: NewProject) -> None:
    root = new_project()
    (root / "locales/ar/glossary.csv").write_text("term,translation,forbidden\nlight,ضوء,نور\n", "utf-8")
    assert set(codes(root)) == {"i18n-term"}
    assert "`نور` is not to be used for `light`" in " ".join(each.message for each in found(root))


def test_a_misspelt_word_is_a_warning_unless_the_project_knows_it(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل الاسعار")
    (finding,) = found(root)
    assert (finding.code, finding.severity) == ("i18n-dictionary", Severity.WARNING)
    assert finding.hints == ("write `الأسعار`, or put the word into `locales/ar/words.txt` if it is right",)
    (root / "locales/ar/words.txt").write_text("# ours\nاسعار السوق  # a name\n", "utf-8")
    assert found(root) == []
    (root / "locales/ar/words.txt").write_bytes(b"\xff")
    assert set(codes(root)) == {"project-utf8", "i18n-dictionary"}


def test_names_in_the_content_are_known_words(repo_root: Path) -> None:
    project = Project(Files(repo_root))
    names = {name.in_locale("ar") for name in iter_names(project.document("al-mezan-booklet")[0])}
    known = known_words(project, project.files("catalogs"), "ar", ("al-mezan-booklet", "no-document"), None)
    assert names
    assert known == {word for name in names for word in (name or "").split()}


def test_terms_of_the_glossary_are_known_words(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل الاسعار")
    (root / "locales/ar/glossary.csv").write_text("term,translation\nprice list,قائمة الاسعار\n", "utf-8")
    assert found(root) == []


def test_a_common_slip_is_told_once(new_project: NewProject) -> None:
    assert codes(with_title(new_project(), "نور الى كل شارع")) == ["i18n-spelling"]


def test_only_named_documents_are_checked(new_project: NewProject) -> None:
    root = with_title(new_project(), "Light for every street")
    assert found(root, "leaflet") != []
    with pytest.raises(Fault) as refused:
        found(root, "leaflets")
    (fault,) = refused.value.diagnostics
    assert (fault.code, fault.hints) == ("cli-document", ("did you mean `leaflet`?",))
    assert run("--project", root, "--locale", "fr").return_value == 2


def test_the_status_says_whether_there_are_errors(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور  لكل شارع")
    assert run("--project", root).return_value == 0
    assert run("--project", root, "--strict").return_value == 1
    localized = run("--project", root)
    assert localized.output.endswith("3 catalogs checked: 1 warning\n")


def test_any_catalog_is_checked_without_a_project(tmp_path: Path) -> None:
    path = tmp_path / "some.po"
    head = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(f'{head}msgid "12 boats"\nmsgstr "21 قاربًا"\n', "utf-8")
    checked, report = check_files([path])
    assert checked == 1
    assert [(each.code, each.span and each.span.line) for each in report.findings] == [("i18n-numbers", 7)]
    assert run(path).return_value == 1


@pytest.mark.provokes("cli-file")
def test_a_file_that_cannot_be_read_or_names_no_language_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none.po").return_value == 2
    path = tmp_path / "some.po"
    path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n', "utf-8")
    checked, report = check_files([path])
    (fault,) = report.findings
    assert fault.message == f"`{path.as_posix()}` is not looked at: its header names no language"
    name_it = f"name its language: `mezanprint i18n check {path.as_posix()} --locale ar`"
    assert (fault.code, fault.hints) == ("cli-file", (name_it, "write `Language: ar` in the header"))
    assert (checked, run(path).return_value) == (0, 2)
    assert (check_files([path], "ar")[0], check_files([path], "ar")[1].status) == (1, 0)


def test_a_language_that_is_none_is_told_at_its_line_with_that_of_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "en/LC_MESSAGES/some.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n"Language: عربي\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n', "utf-8")
    (fault,) = check_files([path])[1].findings
    assert fault.message == "the line `Language` says `عربي`, which is no code of a language"
    assert (fault.span and fault.span.line, fault.hints[-1]) == (3, "write `Language: en` in the header")
    path.write_text("", "utf-8")
    (fault,) = check_files([path])[1].findings
    assert fault.message == f"`{path}` is empty"


def test_a_catalog_that_is_not_gettext_is_told_beside_the_others(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل شارع في 2027")
    path = root / "locales/ar/LC_MESSAGES/data.po"
    path.write_text(path.read_text("utf-8") + 'msgid "x\n', "utf-8")
    assert {"i18n-syntax", "i18n-numbers"} <= set(codes(root))


def test_machines_are_told_in_their_formats(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل شارع في 2027")
    (finding,) = json.loads(run("--project", root, "--format", "json").output)["diagnostics"]
    assert finding["code"] == "i18n-numbers"
    github = run("--project", root, "--format", "github").output
    assert github.startswith(f"::error file={LEAFLET},line=11,title=i18n-numbers::")
    sarif = json.loads(run("--project", root, "--format", "sarif").output)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "i18n-numbers"


def test_a_new_project_has_no_finding(tmp_path: Path) -> None:
    root = tmp_path / "leaflets"
    made = CliRunner().invoke(command, ["new", str(root)], standalone_mode=False)
    assert made.return_value == 0
    checked, report = check_project(root)
    assert (checked, list(report.findings)) == (6, [])


@pytest.mark.parametrize("name", ["lamps", "components"])
def test_projects_of_the_tests_have_no_finding(new_project: NewProject, name: str) -> None:
    assert found(new_project(name)) == []


def test_a_catalog_that_names_another_source_language_is_told_and_mended_by_an_update(new_project: NewProject) -> None:
    root = with_title(new_project(), "نور لكل شارع")
    path = root / LEAFLET
    path.write_text(path.read_text("utf-8").replace('"MIME', '"X-Source-Language: ar\\n"\n"MIME', 1), "utf-8")
    (finding,) = found(root)
    assert (finding.code, finding.severity) == ("i18n-language", "warning")
    assert finding.message == "the header says that the texts are in `ar`, and they are in `en`"
    assert finding.span is not None
    assert finding.span.excerpt == '"X-Source-Language: ar\\n"'
    assert "[i18n-language]" in CliRunner().invoke(command, ["check", "--project", str(root)]).output
    update_catalogs(root)
    assert "i18n-language" not in codes(root)
