"""What the editions of a document may take of the computer."""

from dataclasses import replace

from mezanprint.content.raw import Entry, Scalar, kind_of
from mezanprint.content.raw import Mapping as RawMapping
from mezanprint.content.unknown import unknown_key
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.limits import LEAST, MOST, SET, Limits, out_of_bounds
from mezanprint.model.translatable import msg


def read_limits(faults: list[Diagnostic], root: RawMapping, usual: Limits) -> Limits:
    """Return the limits that a document sets, the others as ``usual``; findings go to ``faults``."""
    raw = root.get("limits")
    if raw is None:
        return usual
    if not isinstance(raw, RawMapping):
        message = msg("`{key}` must be a mapping, not {kind}", key="limits", kind=kind_of(raw))
        hint = msg("write `processor_seconds: 300` below it")
        faults.append(error("content-wrong-shape", message, raw.span, hint))
        return usual
    limits = usual
    for entry in raw.entries:
        if entry.key not in SET:
            message = msg("unknown key `{key}` in {what}", key=entry.key, what="`limits`")
            faults.append(unknown_key(entry, message, SET))
        elif finding := _wrong(entry):
            faults.append(finding)
        elif isinstance(entry.value, Scalar):
            limits = replace(limits, **{entry.key: int(entry.value.value)})
    return limits


def _wrong(entry: Entry) -> Diagnostic | None:
    typed = entry.value.value.strip() if isinstance(entry.value, Scalar) else ""
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        return error(
            "content-value",
            msg("`{key}` must be {kind}", key=entry.key, kind=msg("a whole number")),
            entry.value.span,
            msg("write `{key}: {number}`", key=entry.key, number=getattr(MOST, entry.key) // 2),
        )
    least, most = getattr(LEAST, entry.key), getattr(MOST, entry.key)
    if not least <= int(typed) <= most:
        return error("content-value", out_of_bounds(entry.key, int(typed), least, most), entry.value.span)
    return None
