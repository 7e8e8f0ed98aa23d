"""Checks of finished translations against their source. docs/checks.md explains each of them to translators."""

from mezanprint.i18n.checks.entry_checks import EntryCheck, EntryChecks
from mezanprint.i18n.checks.habits import gather_habits
from mezanprint.i18n.checks.registry import CHECKS, Check
from mezanprint.i18n.checks.rules import Rules
from mezanprint.i18n.checks.run import check_catalog, check_entry, check_waivers

__all__ = [
    "CHECKS",
    "Check",
    "EntryCheck",
    "EntryChecks",
    "Rules",
    "check_catalog",
    "check_entry",
    "check_waivers",
    "gather_habits",
]
