"""Mezanprint: printable documents in Arabic and English from one source.

What this module offers is what programs may rely on; docs/python.md describes it. It is imported when it is asked for:
the check of the system runs before the packages are there, and the command line starts without the stages.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = [
    "Diagnostic",
    "Edition",
    "Fault",
    "MisuseError",
    "Project",
    "Result",
    "Severity",
    "Span",
    "build",
    "check",
    "localized",
]

if TYPE_CHECKING:
    from mezanprint.api.build import Result, build, check
    from mezanprint.api.project import Edition, MisuseError, Project
    from mezanprint.console.localization import localized
    from mezanprint.model.diagnostics import Diagnostic, Fault, Severity, Span
else:

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        homes = {
            "api.build": ("Result", "build", "check"),
            "api.project": ("Edition", "MisuseError", "Project"),
            "console.localization": ("localized",),
            "model.diagnostics": ("Diagnostic", "Fault", "Severity", "Span"),
        }
        home = next(module for module, names in homes.items() if name in names)
        return getattr(import_module(f"{__name__}.{home}"), name)
