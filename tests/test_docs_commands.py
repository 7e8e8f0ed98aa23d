"""README and docs: they name no command and no option that is not there, no line long gone."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from conftest import REPO
from fakes import composition
from mezanprint.cli.main import command as mezanprint
from mezanprint.console.report_text import summary
from mezanprint.model.results import EditionResult, Report, State

PAGES = (REPO / "README.md", REPO / "CONTRIBUTING.md", REPO / "CHANGELOG.md", *sorted((REPO / "docs").glob("*.md")))
TEXTS = {path.relative_to(REPO).as_posix(): path.read_text("utf-8") for path in PAGES}
COMMAND = re.compile(r"(?:^|[`(|>] ?)mezanprint ([a-z-][^`#|>&\n]*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
OTHERS = {"--require-hashes", "--upgrade", "--upgrade-package", "--check", "--no-binary", "--only-binary", "--hash"}
"""Options of pip, of `scripts/lock` and of `scripts/messages.py`."""
ADDED = ("editions",)
"""Commands that docs/adding.md adds, as its test does in a copy."""
PROPERTIES = {
    name
    for path in (REPO / "templates").rglob("*.css")
    for name in re.findall(r"--[a-z][a-z-]+", path.read_text("utf-8"))
}
"""Custom properties of style sheets, which look like options."""
EACH = pytest.mark.parametrize("page", TEXTS)


def walked(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command there is with its name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found
        yield f"{path}{name}", found
        if isinstance(found, click.Group):
            yield from walked(found, f"{path}{name} ")


COMMANDS = dict(walked(mezanprint))


def options(command: click.Command) -> set[str]:
    params = command.get_params(click.Context(command))
    return {name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")}


EVERY = options(mezanprint).union(*map(options, COMMANDS.values()))


def faults(line: str) -> list[str]:
    """Return what is wrong in a line that begins after ``mezanprint``."""
    words = [word.strip(".,;:)") for word in line.split()]
    while words and words[0].startswith("--"):
        words = words[1 if words[0] in ("--help", "--version") or "=" in words[0] else 2 :]
    named = next((name for name in (" ".join(words[:2]), *words[:1]) if name in COMMANDS), None)
    if named is None:
        return [f"no command: {line}"] if words and words[0] not in ("", *ADDED) else []
    known = options(COMMANDS[named]) | options(mezanprint)
    return [f"no option of `{named}`: {word}" for word in OPTION.findall(" ".join(words)) if word not in known]


@EACH
def test_every_command_is_one_and_has_the_options_it_is_given(page: str) -> None:
    assert [fault for line in COMMAND.findall(TEXTS[page]) for fault in faults(line)] == []


@EACH
def test_every_option_that_is_named_alone_is_one_of_some_command(page: str) -> None:
    named = set(re.findall(r"`(--[a-z][a-z-]+)(?![a-z:-])[^`\n]*`", TEXTS[page]))  # with a colon: a custom property
    assert named - EVERY - OTHERS - PROPERTIES == set()


def test_the_readme_names_every_command_that_does_something() -> None:
    named = {line.split()[0] for line in COMMAND.findall(TEXTS["README.md"]) if line[0].isalpha()}
    assert {name for name in COMMANDS if " " not in name} - named == {"inspect", "clean"}


def test_a_wrong_line_is_found() -> None:
    assert faults("bild about") == ["no command: bild about"]
    assert faults("i18n check --wrong") == ["no option of `i18n check`: --wrong"]
    assert faults("--lang ar build --profile press.") == []


def test_the_line_about_pairs_is_the_one_that_a_build_prints() -> None:
    (shown,) = re.findall(r"`(text: [^`]+)`", TEXTS["README.md"])
    found, total = map(int, re.findall(r"\d+", shown))
    result = EditionResult(composition().edition, "", State.TYPESET, (), pairs=total, pairs_found=found)
    assert summary(Report((result,))).splitlines()[-1] == shown


def test_there_is_something_to_look_at() -> None:
    assert sum(len(COMMAND.findall(text)) for text in TEXTS.values()) > 100
    assert Path(REPO / "docs/diagnostics.ar.md") in PAGES
