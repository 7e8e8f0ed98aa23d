"""Commands that speak the language of the reader, and groups of them, each imported only when it is chosen.

A command that can not go on raises ``Fault``; the ``Program`` makes findings and an exit status of it.
"""

import copy
import inspect
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from mezanprint.cli import speech
from mezanprint.console.language import choose, speak
from mezanprint.model.diagnostics import Fault
from mezanprint.model.translatable import as_message, msg

DOCUMENTS = ("html", "transcript")
"""Values of ``--format`` that make a document for people."""


class Command(click.Command):
    """A command that is explained in the language of the reader, and can be asked for another."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters: the command's own, ``--lang`` and ``--help``."""
        *own, help_option = super().get_params(ctx)
        return [*own, speech.LANGUAGE, help_option]

    def get_help(self, ctx: click.Context) -> str:
        """Return the whole help."""
        return speech.laid_out(super().get_help(ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(speech.paragraphs(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        options = [_worded(param) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(speech.worded(msg("Options"))):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])


def _worded(option: click.Option) -> click.Option:
    told = copy.copy(option)
    told.help = speech.worded(as_message(option.help or ""))
    return told


class Commands(Command, click.Group):
    """A group that imports the module of a command when that command is chosen.

    ``table`` has for each name, in the order of use, a module with a ``command`` and one line of help.
    """

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names, in the order of use."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command by its name."""
        if cmd_name not in self.table:
            return None
        command = import_module(self.table[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options, and that of commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the list of commands without importing any."""
        with formatter.section(speech.worded(msg("Commands"))):
            formatter.write_dl([(name, speech.worded(says)) for name, (_, says) in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        from mezanprint.model.suggestions import did_you_mean

        if args and args[0] not in self.table and not args[0].startswith("-"):
            wrong = speech.misuse(msg("there is no command `{name}`", name=args[0]), *did_you_mean(args[0], self.table))
            ctx.fail(wrong.message)
        return super().resolve_command(ctx, args)


class Program(Commands):
    """The group of all commands: it knows language and terminal of the reader before it looks at any of them."""

    def main(self, args: Any = None, *more: Any, **options: Any) -> Any:
        """Run the command line ``args``, or that of the process."""
        words = sys.argv[1:] if args is None else list(args)
        speak(choose(speech.asked_for("--lang", words), os.environ))
        with speech.terminal_of(words):
            try:
                return super().main(args, *more, **options)
            except Fault as fault:  # of the command, or of an option that looks into the project
                return _tell(fault, speech.asked_for("--format", words))


def _tell(fault: Fault, form: str | None) -> int:
    """Tell why a command could not go on, in the form that was asked for; return the exit status.

    Where that is a document for people, with the findings of something else in it, they go to standard error.
    """
    from mezanprint.console.console import Console
    from mezanprint.console.report_text import Format
    from mezanprint.model.results import Report

    report = Report(diagnostics=fault.diagnostics)
    if form in DOCUMENTS:
        Console().complain(report.findings)
    else:
        Console(Format(form) if form in tuple(Format) else Format.TEXT).findings(report)
    return report.status
