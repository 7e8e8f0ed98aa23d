"""An exception that WeasyPrint did not catch, told as one finding: what broke, and in which text."""

from types import TracebackType
from xml.etree.ElementTree import Element

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.translatable import msg

_NAMES = ("containing_block", "parent", "box", "child")
"""What WeasyPrint's layout functions call the boxes at hand."""


def explain(crash: BaseException) -> Diagnostic:
    """Return the finding for an exception that ended the layout; out of memory goes on to whoever set the limit."""
    if isinstance(crash, MemoryError):
        raise crash
    key, tag = _place(crash.__traceback__)
    message = " ".join(str(crash).split())[:120].replace("`", "'")
    kind = type(crash).__name__
    return error(
        "typeset-crash",
        msg("the typesetter stopped with {exception} in `<{tag}>`: {said}", exception=kind, tag=tag, said=message)
        if tag
        else msg("the typesetter stopped with {exception}: {said}", exception=kind, said=message),
        None,
        msg(
            "a style or element there is beyond what the typesetter can lay out; "
            "`mezanprint explain designers` has what it can"
        ),
        key=key,
    )


def _place(traceback: TracebackType | None) -> tuple[str | None, str | None]:
    """Return the content key and the tag of the innermost boxes the failing calls were working on."""
    key: str | None = None
    tag: str | None = None
    while traceback is not None:
        for box in (traceback.tb_frame.f_locals.get(name) for name in _NAMES):
            element = getattr(box, "element", None)
            if isinstance(element, Element):
                key = element.get("data-key") or key
                tag = getattr(box, "element_tag", None) or tag
        traceback = traceback.tb_next
    return key, tag
