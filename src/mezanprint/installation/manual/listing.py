"""The list of all that can be explained."""

from mezanprint.console.localization import left, phrase, width
from mezanprint.console.localization import line as as_line
from mezanprint.installation.manual.manual_layout import wrapped
from mezanprint.installation.manual.topics import checks, codes, pages, title
from mezanprint.model.translatable import msg

_INDENT = "  "


def listing(language: str, columns: int) -> str:
    """Return pages with their titles, then codes and numbers, in lines of at most ``columns`` cells."""
    cells = max(map(width, pages()))
    lines = [as_line(msg("Pages, as in `mezanprint explain writers`:"), language)]
    lines += [f"{_INDENT}{left(name, cells)}  {phrase(title(name, language), language)}\n" for name in pages()]
    lines += ["\n", as_line(msg("Findings, as in `mezanprint explain content-yaml`:"), language)]
    lines += _filled([" ".join(each) for each in codes().values()], columns)
    lines += ["\n", as_line(msg("Checks of translations, as in `mezanprint explain C1`:"), language)]
    lines += _filled([_together((number, *each)) for number, each in checks().items()], columns)
    return "".join(lines)


def _together(words: tuple[str, ...]) -> str:
    return "\u00a0".join(words)


def _filled(paragraphs: list[str], columns: int) -> list[str]:
    lines = [line for paragraph in paragraphs for line in wrapped(paragraph, columns - len(_INDENT))]
    return [f"{_INDENT}{line}\n".replace("\u00a0", " ") for line in lines]
