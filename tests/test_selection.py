from collections.abc import Callable
from pathlib import Path

import pytest

from mezanprint.engine.project import Project
from mezanprint.engine.selection import Selection, output_paths, select
from mezanprint.model.diagnostics import Fault
from mezanprint.model.editions import Use
from mezanprint.project.files import Files


@pytest.fixture
def root(new_project: Callable[..., Path]) -> Path:
    return new_project("lamps")


def names(root: Path, selection: Selection) -> list[str]:
    return [edition.name for edition in select(Project(Files(root)), selection)]


def faults(root: Path, selection: Selection) -> list[tuple[str, str, tuple[str, ...]]]:
    with pytest.raises(Fault) as caught:
        names(root, selection)
    return [(found.code, found.message, found.hints) for found in caught.value.diagnostics]


def test_nothing_named_means_everything(root: Path) -> None:
    assert names(root, Selection()) == ["home en", "home ar", "street en", "street ar", "street ar+en"]


def test_documents_locales_and_profile_narrow_it_down(root: Path) -> None:
    assert names(root, Selection(("home",), ("ar",))) == ["home ar"]
    assert names(root, Selection((), ("ar+en",), "print")) == ["street ar+en (print)"]
    assert names(root, Selection(("home", "home"))) == ["home en", "home ar"]


@pytest.mark.provokes("cli-document", "cli-profile")
def test_unknown_names_are_told_with_what_was_probably_meant(root: Path) -> None:
    assert faults(root, Selection(("stret",), (), "prnt")) == [
        ("cli-document", "there is no document `stret`", ("did you mean `street`?",)),
        ("cli-profile", "there is no profile `prnt`", ("did you mean `print`?",)),
    ]


@pytest.mark.parametrize(
    ("use", "lacks"),
    [
        (Use.READING, "that is plain"),
        (Use.PRESS, "for a print shop"),
        (Use.HAND, "for a printer of your own"),
    ],
)
def test_who_names_no_profile_hears_that_none_is_for_what_is_wanted(root: Path, use: Use, lacks: str) -> None:
    settings = root / "mezanprint.toml"
    settings.write_text(settings.read_text("utf-8").replace("[profiles.screen]", "[profiles.tablet]"), "utf-8")
    message = f"no profile is named, and the project has none {lacks}"
    hint = "name one with `--profile`: `tablet`, `print`" + (", `web`" if use is Use.READING else "")
    assert faults(root, Selection(use=use)) == [("cli-profile", message, (hint,))]


@pytest.mark.provokes("cli-locale")
def test_a_locale_must_be_one_of_each_named_document(root: Path) -> None:
    assert faults(root, Selection(("street", "home"), ("ar+en",))) == [
        ("cli-locale", "`home` has no edition `ar+en`", ("known are `ar`, `en`",))
    ]
    assert faults(root, Selection((), ("en+ar",))) == [
        ("cli-locale", "no document has an edition `en+ar`", ("did you mean `ar+en`?",))
    ]


@pytest.mark.provokes("cli-nothing")
def test_a_project_without_documents_says_how_to_begin(root: Path) -> None:
    for name in ("home", "street"):
        (root / f"content/{name}/document.yaml").unlink()
    assert [code for code, _, _ in faults(root, Selection())] == ["cli-nothing"]


def test_a_document_that_cannot_be_read_still_has_the_usual_editions(root: Path) -> None:
    (root / "content/street/document.yaml").write_text("kind: [")
    assert names(root, Selection(("street",))) == ["street en", "street ar"]


def test_paths_of_all_editions_are_known_only_if_every_document_can_be_read(root: Path) -> None:
    paths = output_paths(Project(Files(root)))
    assert paths is not None
    assert "ar+en/street.print.pdf" in paths
    assert "ar+en/street.print.refused.pdf" in paths
    own = {path for path in paths if "-X" not in path}
    # Both profiles for paper, each with its marked pages, and pages for the web.
    assert len([path for path in own if not path.startswith("proof/")]) == 2 * 10 + 5
    assert "ar/street.web.html" in own
    assert {"proof/ar/home.pdf", "proof/ar/home.html", "proof/ar+en/street.ar.html", "proof/ar+en/street.en.pdf"} <= own
    (root / "content/street/document.yaml").write_text("kind: [")
    assert output_paths(Project(Files(root))) is None
