"""Every diagnostic code has a sample project with the exact words it is told in, in Arabic too, and documentation."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from english_left import in_finding
from fakes import Silence
from mezanprint.console.language import ARABIC
from mezanprint.console.report_text import as_text
from mezanprint.engine.builder import Options
from mezanprint.engine.pool import Pool
from mezanprint.engine.selection import Selection
from mezanprint.engine.session import BuildSession
from mezanprint.i18n.checks import CHECKS
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.outputs.produce import produce

REPO = Path(__file__).resolve().parents[1]
SAMPLES = sorted(path.name for path in (REPO / "tests" / "faults").iterdir())
DOCS = REPO / "docs" / "diagnostics.md"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
EXEMPT = {
    "build-crash": "test_pool.py::test_what_goes_wrong_in_a_worker_costs_one_edition",
    "build-internal": "test_builder.py::test_what_nobody_foresaw_costs_one_edition",
    "build-link": "test_untrusted_project.py::test_what_is_written_stays_in_the_project",
    "build-memory": "test_pool.py::test_what_goes_wrong_in_a_worker_costs_one_edition",
    "build-time": "test_pool.py::test_what_goes_wrong_in_a_worker_costs_one_edition",
    "build-write": "test_shelf.py::test_a_file_in_place_of_the_folder_is_told_before_anything_is_typeset",
    "cli-document": "test_selection.py::test_unknown_names_are_told_with_what_was_probably_meant",
    "cli-file": "test_translation_check.py::test_a_file_that_cannot_be_read_or_names_no_language_is_wrong_usage",
    "cli-git": "test_merge_driver.py::test_outside_of_a_clone_and_without_git_it_says_so",
    "cli-locale": "test_selection.py::test_a_locale_must_be_one_of_each_named_document",
    "cli-not-print": "test_dummy.py::test_a_profile_for_screens_has_no_dummy",
    "cli-nothing": "test_selection.py::test_a_project_without_documents_says_how_to_begin",
    "cli-profile": "test_selection.py::test_unknown_names_are_told_with_what_was_probably_meant",
    "exchange-cell": "test_returned_sheets.py::test_a_bad_cell_refuses_its_row_and_no_other",
    "exchange-changed": "test_intake.py::test_what_changed_on_both_sides_is_decided_by_a_person",
    "exchange-format": "test_exchange.py::test_a_file_that_is_something_else_is_told_so",
    "exchange-key": "test_intake.py::test_unknown_and_doubled_keys_are_told",
    "exchange-locale": "test_intake.py::test_the_locale_must_be_one_of_the_project",
    "exchange-nothing": "test_intake.py::test_there_must_be_something_to_export",
    "exchange-size": "test_exchange.py::test_bombs_do_not_go_off",
    "exchange-source": "test_intake.py::test_a_changed_source_refuses_its_row_and_no_other",
    "file-crash": "test_boxes.py::test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new",
    "file-memory": "test_boxes.py::test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new",
    "file-size": "test_boxes.py::test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new",
    "file-time": "test_boxes.py::test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new",
    "file-unpacks": "test_bombs.py::test_a_page_that_unpacks_to_too_much_is_named_and_the_other_is_read",
    "file-unreadable": "test_boxes.py::test_what_is_too_much_is_named_and_the_next_box_is_as_good_as_new",
    "fonts-changed": "test_fonts.py::test_a_changed_font_is_refused",
    "fonts-missing": "test_fonts.py::test_a_missing_package_and_a_missing_file_are_named",
    "image-crop": "test_pictures.py::test_what_is_hidden_of_a_background_and_stays_is_said",
    "kind-fold": "test_printing.py::test_a_fold_into_other_panels_is_told_and_not_done",
    "project-missing-file": "test_config.py::test_a_project_without_settings_is_told_so",
    "project-gone": "test_gone.py::test_a_build_ends_well_whenever_the_project_goes",
    "project-unreadable": "test_files.py::test_a_file_that_may_not_be_read_is_told_without_a_traceback",
    "i18n-room": "test_room.py::test_what_is_no_row_is_refused_with_its_line",
    "i18n-size": "test_po_parser.py::test_a_file_of_unreasonable_size_is_refused_at_once",
    "i18n-file-changed": "test_fixing.py::test_a_catalog_that_was_changed_meanwhile_stays",
    "i18n-glossary-file": "test_glossary.py::test_a_bad_row_is_told_by_its_line",
    "i18n-key": "test_reviews.py::test_a_key_must_be_one_finished_message_or_nothing_is_written",
    "i18n-typo": "test_update.py::test_a_changed_figure_is_no_correction",
    "i18n-template": "test_extract.py::test_a_template_that_cannot_be_read_is_refused_and_not_skipped",
    "finish-blanks": "test_join.py::test_the_tool_says_that_there_are_blank_pages_and_why",
    "finish-ink-colour": "test_press_inks.py::test_a_colour_changed_on_the_screen_alone_is_told_with_the_inks_for_it",
    "finish-turning": "test_printing.py::test_sheets_that_people_turn_have_their_backs_after_all_fronts",
    "finish-colour-profile": "test_press_inks.py::test_a_profile_of_a_screen_is_refused",
    "press-annotation": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-attachment": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-binding": "test_preflight.py::test_wrong_page_counts_and_bindings_are_found",
    "press-bleed": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-blend-space": "test_ink_rules.py::test_a_planted_fault_is_found_by_its_name",
    "press-box": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-code-contrast": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-code-size": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-default-space": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-fold": "test_preflight.py::test_text_across_a_fold_is_found",
    "press-font": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-form-field": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-hidden-text": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-ink": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-intent": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-job": "test_job_order.py::test_a_file_is_held_against_its_job",
    "press-jpeg": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-key": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-knockout": "test_ink_rules.py::test_a_planted_fault_is_found_by_its_name",
    "press-layer": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-locked": "test_press_rules.py::test_a_file_that_may_not_be_printed_is_told",
    "press-marks": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-notdef": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-one-bit": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-page-count": "test_preflight.py::test_wrong_page_counts_and_bindings_are_found",
    "press-page-size": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-postscript": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-quiet-zone": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-registration": "test_ink_rules.py::test_a_planted_fault_is_found_by_its_name",
    "press-resolution": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-rgb": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-rotated": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-safe": "test_preflight.py::test_an_office_printer_needs_no_ink_and_no_bleed",
    "press-scaled": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-script": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-spot": "test_ink_rules.py::test_a_planted_fault_is_found_by_its_name",
    "press-spot-name": "test_ink_rules.py::test_one_ink_under_two_names_is_found",
    "press-text-black": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-text-bleed": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-text-ink": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-thin-line": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-tiny-text": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-transfer": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-transparency": "test_preflight.py::test_a_planted_fault_is_found_by_its_name",
    "press-type3": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "press-unreadable": "test_preflight.py::test_what_is_no_pdf_is_refused_without_the_folder_it_lies_in",
    "press-white-overprint": "test_ink_rules.py::test_a_planted_fault_is_found_by_its_name",
    "press-whole-page": "test_press_rules.py::test_a_planted_fault_is_found_by_its_name_and_how_grave_it_is",
    "release-active": "test_release.py::test_a_planted_fault_is_found",
    "release-attachment": "test_attachments.py::test_any_other_file_is_found_in_the_release",
    "release-bidi-control": "test_release.py::test_a_planted_fault_is_found",
    "release-damaged": "test_release.py::test_a_file_that_is_not_whole_is_refused",
    "release-date": "test_release.py::test_a_planted_fault_is_found",
    "release-font": "test_release.py::test_a_planted_fault_is_found",
    "release-hidden": "test_release.py::test_words_that_nobody_sees_are_found",
    "release-link": "test_release.py::test_a_planted_fault_is_found",
    "release-lost-pairs": "test_pairs.py::test_a_turned_phrase_is_counted_and_named_with_what_is_told_instead",
    "release-lost-words": "test_words.py::test_lost_words_are_counted_and_named",
    "release-metadata": "test_release.py::test_a_planted_fault_is_found",
    "release-object": "test_plants.py::test_a_plant_in_an_object_is_seen",
    "release-off-page": "test_release.py::test_a_planted_fault_is_found",
    "release-paper": "test_print_check.py::test_a_print_file_that_lies_is_found",
    "release-picture": "test_release.py::test_a_picture_with_more_than_pixels_is_found",
    "release-stream": "test_plants.py::test_a_plant_in_an_object_is_seen",
    "release-text": "test_plants.py::test_the_file_of_another_text_is_seen",
    "release-trace": "test_release.py::test_a_planted_fault_is_found",
    "markup-link": "test_compose.py::test_what_a_text_names_must_be_there",
    "markup-note": "test_compose.py::test_what_a_text_names_must_be_there",
    "markup-placeholder": "test_compose.py::test_what_a_text_names_must_be_there",
    "inspect-active": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-damaged": "test_examine.py::test_a_damaged_file_is_read_as_far_as_it_goes",
    "inspect-encrypted": "test_examine.py::test_a_file_with_a_password_is_refused_with_the_way_out",
    "inspect-figure": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-font": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-language": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-licence": "test_inspect.py::test_pictures_and_licences_that_fall_short_are_warnings",
    "inspect-link": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-lost-words": "test_inspect.py::test_lost_words_are_an_error_that_names_them",
    "inspect-no-pdf": "test_examine.py::test_what_is_no_pdf_is_refused_without_the_folder_it_lies_in",
    "inspect-reader": "test_inspect.py::test_a_reader_that_fails_is_a_warning",
    "inspect-resolution": "test_examine.py::test_coarse_pictures_are_told_with_their_resolution",
    "inspect-source": "test_inspect.py::test_a_source_that_is_no_text_is_wrong_usage",
    "inspect-standard": "test_inspect.py::test_a_claim_that_the_judge_refuses_is_an_error",
    "inspect-title": "test_examine.py::test_each_fault_of_a_bad_file_is_told",
    "inspect-untagged": "test_examine.py::test_a_file_without_tags_is_told",
    "starter-not-empty": "test_starter.py::test_a_folder_with_anything_in_it_is_refused_untouched",
    "starter-unwritable": "test_starter.py::test_a_place_that_cannot_be_written_is_named",
    "typeset-alt": "test_typeset.py::test_a_picture_without_words_is_an_error_and_an_ornament_is_not",
    "typeset-changed": "test_typeset.py::test_a_file_changed_since_it_was_listed_is_refused",
    "typeset-crash": "test_typeset.py::test_a_crash_of_the_typesetter_is_one_finding",
    "typeset-fetch": "test_typeset.py::test_a_picture_that_is_not_listed_is_an_error",
    "typeset-release": "test_tags.py::test_another_release_of_weasyprint_is_used_untouched_and_said",
}
"""Codes that no files of a project can provoke, with the test that does."""
CHECKED = {check.code for check in CHECKS}
"""Codes of translations: docs/checks.md has them with examples, and test_check_docs.py provokes each."""


@cache
def codes_in_source() -> dict[str, str]:
    """Return each code that the source gives to a finding, with its place."""
    found: dict[str, str] = {}
    for path in sorted((REPO / "src" / "mezanprint").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        makers = {"error", "warning", "info"} | {
            node.name for node in nodes if isinstance(node, ast.FunctionDef) and _takes_code(node)
        }
        for node in nodes:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
                chosen = (one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant))
                found |= {str(code): f"{path.name}:{node.lineno}" for code in chosen if CODE.fullmatch(str(code))}
            if isinstance(node, ast.Call) and node.args and _called(node) in makers:
                first = node.args[0]
                place = f"{path.name}:{node.lineno}"
                if isinstance(first, ast.Constant):
                    found.setdefault(str(first.value), place)
                else:
                    assert isinstance(first, ast.Name), f"{place}: a code must be a literal"
                    assert first.id == "code", f"{place}: a code must be a literal"
    return found


def _takes_code(function: ast.FunctionDef) -> bool:
    """Tell whether a function makes a finding of a code it is given."""
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    return names[:1] == ["code"]


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "id", "") or getattr(call.func, "attr", ""))


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    with Pool(1, tmp_path_factory.mktemp("none"), produce) as pool:
        yield pool


def check(root: Path, pool: Pool) -> tuple[Diagnostic, ...]:
    """Return what a check of the project finds."""
    pool.root = root
    session = BuildSession(root, Options(publish=False))
    session.workers = lambda _editions: pool  # type: ignore[method-assign, assignment]
    return tuple(session.build(Selection(), Silence()).findings)


@pytest.mark.parametrize("code", SAMPLES)
def test_a_fault_is_told_in_exactly_these_words_and_wholly_in_arabic(
    code: str, new_project: Callable[..., Path], pool: Pool
) -> None:
    sample = REPO / "tests" / "faults" / code
    root = new_project("minimal", sample)
    expected = (sample / "expected.txt").read_text("utf-8")
    assert f"[{code}]" in expected
    findings = check(root, pool)
    assert "".join(map(as_text, findings)) == expected
    assert [left for found in findings for left in in_finding(found)] == []
    for found in findings:
        headline = as_text(found, ARABIC).splitlines()[0]
        assert f"[{found.code}]: " in headline
        assert re.search("[\u0621-\u064a]", headline.partition("]: ")[2])


def test_the_project_under_the_samples_has_no_fault(new_project: Callable[..., Path], pool: Pool) -> None:
    assert check(new_project("minimal"), pool) == ()


def test_every_code_has_a_sample_or_a_test_that_provokes_it() -> None:
    assert set(codes_in_source()) - set(SAMPLES) - set(EXEMPT) == set()


def test_every_sample_is_of_a_code_that_exists() -> None:
    assert set(SAMPLES) - set(codes_in_source()) - CHECKED == set()


@pytest.mark.parametrize("code", EXEMPT)
def test_an_exempt_code_is_in_use_and_its_test_exists(code: str) -> None:
    assert code in codes_in_source()
    assert code not in SAMPLES
    file, _, name = EXEMPT[code].partition("::")
    text = (REPO / "tests" / file).read_text("utf-8")
    assert f"def {name}(" in text
    assert code in text


def test_the_documentation_has_exactly_these_codes_in_their_stages() -> None:
    documented: list[str] = []
    stage = ""
    for line in DOCS.read_text("utf-8").splitlines():
        if line.startswith("## "):
            stage = line[3:]
        elif line.startswith("### "):
            assert line[4:].startswith(f"{stage}-"), f"`{line[4:]}` stands under `{stage}`"
            documented.append(line[4:])
    assert sorted(documented) == sorted(set(codes_in_source()))


def test_codes_are_words_and_messages_follow_the_rules() -> None:
    assert [code for code in codes_in_source() if not CODE.fullmatch(code)] == []
    for code in SAMPLES:
        text = (REPO / "tests" / "faults" / code / "expected.txt").read_text("utf-8")
        message = text.split(f"[{code}]: ")[1].splitlines()[0]
        assert not message.endswith("."), f"{code}: {message}"
        assert not re.match(r"[A-Z][a-z]", message), f"{code}: {message}"
