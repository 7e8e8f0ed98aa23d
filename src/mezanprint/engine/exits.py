"""Why an edition has no pages though nothing was refused: what is told of a process that did not come to its end."""

import signal

from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.limits import MOST, Limits
from mezanprint.model.translatable import msg
from mezanprint.project.discovery import document_path


def ended(status: int, limits: Limits, document: str) -> Diagnostic:
    """Return the finding for an exit status; minus a number is the signal of that number."""
    if status == -signal.SIGXCPU:
        return too_long(limits, document)
    return crash(msg("its worker died ({ending})", ending=_ending(status)))


def crash(why: str) -> Diagnostic:
    """Return the finding for a process that died of something that is no limit of ours."""
    return error(
        "build-crash",
        msg("typesetting ended in a crash: {reason}", reason=why),
        None,
        msg("build again; if it comes back, look at what changed last, and see `mezanprint doctor`"),
    )


def too_long(limits: Limits, document: str) -> Diagnostic:
    """Return the finding for a process that took more of the processor than an edition of ``document`` may have."""
    return error(
        "build-time",
        msg("typesetting took more than {seconds} s of the processor", seconds=limits.processor_seconds),
        None,
        msg("look for a style that repeats without end, and for a very large table or picture"),
        _more("processor_seconds", limits.processor_seconds, MOST.processor_seconds, document),
    )


def stuck(limits: Limits) -> Diagnostic:
    """Return the finding for a process that waited for something that never came."""
    return crash(msg("its worker was not done after {seconds} s", seconds=limits.clock_seconds))


def too_much(limits: Limits, document: str) -> Diagnostic:
    """Return the finding for a process that asked for more memory than an edition of ``document`` may have."""
    return error(
        "build-memory",
        msg("typesetting took more than {memory} MB of memory", memory=limits.memory_mb),
        None,
        msg("look for a very large picture, a table of thousands of rows, or a style that repeats without end"),
        _more("memory_mb", limits.memory_mb, MOST.memory_mb, document),
    )


def _more(key: str, now: int, most: int, document: str) -> str:
    if now >= most:
        return msg("divide the document: no edition may have more than `{key}: {most}`", key=key, most=most)
    return msg(
        "if it is as large as that, let it have more: `{key}: {more}` below `limits:` in `{file}`, at most {most}",
        key=key,
        more=min(2 * now, most),
        file=document_path(document),
        most=most,
    )


def _ending(status: int) -> str:
    try:
        return signal.Signals(-status).name
    except ValueError:
        return msg("exit status {status}", status=status)
