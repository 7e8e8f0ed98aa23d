"""Characters nobody sees, deleted where nothing changes but that words can be found again."""

import re

from mezanprint.model.direction.letters import RTL_LETTERS
from mezanprint.model.pasted import SOFT_HYPHEN

_WIDTHLESS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Neither seen nor of use. U+0080-009F are left: what a failed conversion made of letters and quotation marks."""
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EMBEDDINGS = re.compile("[\u202a\u202b]|\u202c")
_OVERRIDDEN = re.compile("([\u202d\u202e])([^\u202a-\u202e]*)\u202c|\u202d|\u202e")
_IDLE_RLM = re.compile(f"(?<=[{RTL_LETTERS}])[\u200f\u061c]+(?=[{RTL_LETTERS}])")
_IDLE_LRM = re.compile("(?<=[A-Za-z])\u200e+(?=[A-Za-z])")
_ISOLATE = re.compile("[\u2066-\u2069]")
_EMPTY = re.compile("[\u2066-\u2068]\u2069")
_RTL = re.compile(f"[{RTL_LETTERS}]")
_LTR = re.compile(f"(?![{RTL_LETTERS}\u0660-\u0669])[^\\W\\d_]")


def delete_controls(text: str) -> str:
    """Return ``text`` without stray controls; a separator of lines becomes a blank.

    An override stays if it turns letters round: what was seen under it is not what would be seen without. Embeddings
    go, for runs are isolated in print; so do isolates that are empty or close nothing.
    """
    text = delete_refused(text.replace(SOFT_HYPHEN, ""))
    return _EMPTY.sub("", _drop_idle_ends(_IDLE_LRM.sub("", _IDLE_RLM.sub("", text))))


def delete_refused(text: str) -> str:
    """Return ``text`` without those that no text of a project may hold, as far as nothing else changes with them."""
    text = _BREAKS.sub(_blank, _WIDTHLESS.sub("", text))
    return _drop_embeddings(_OVERRIDDEN.sub(_without_override, text))


def _blank(found: re.Match[str]) -> str:
    return "\n" if found[0] == "\r\n" else " "


def _without_override(found: re.Match[str]) -> str:
    if found[1] is None:
        return found[0] if _turns(found[0], found.string[found.end() :]) else ""
    return found[0] if _turns(found[1], found[2]) else found[2]


def _turns(control: str, text: str) -> bool:
    """Tell whether an override changes the order of ``text``: it has letters of the other direction, or numbers."""
    other = _RTL if control == "\u202d" else _LTR
    return other.search(text) is not None or (control == "\u202e" and any(char.isdecimal() for char in text))


def _drop_embeddings(text: str) -> str:
    """Drop embeddings and their ends, but not the end of an override that stays."""
    if "\u202d" in text or "\u202e" in text:
        return text
    return _EMBEDDINGS.sub("", text)


def _drop_idle_ends(text: str) -> str:
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != "\u2069":
            depth += 1
        elif depth:
            depth -= 1
        else:
            return ""
        return match[0]

    return _ISOLATE.sub(keep, text)
