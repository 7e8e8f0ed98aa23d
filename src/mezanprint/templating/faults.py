"""What went wrong in a template, as one finding with the template's path and line."""

from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.translatable import Translatable, msg
from mezanprint.project.files import Files
from mezanprint.templating.resources.loading import MAX_BYTES
from mezanprint.templating.sandbox import LimitExceeded, UnknownName
from mezanprint.templating.template_lint import syntax_fault

RAISED = (
    TemplateSyntaxError,
    TemplateNotFound,
    TemplateRuntimeError,
    LimitExceeded,
    RecursionError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""What a template may raise. Anything else is a fault of our own and is not turned into a finding."""


def template_fault(raised: Exception, files: Files, path: str) -> Diagnostic:
    """Return the finding for an exception out of the template at ``path``, or out of one it brings in.

    The exception is raised again if no template was running: then the fault is ours.
    """
    span = _place(raised.__traceback__, files)
    if isinstance(raised, TemplateSyntaxError):
        named = raised.filename or path
        return syntax_fault(raised, named, files.read_text(named, MAX_BYTES))
    if span is None and not isinstance(raised, LimitExceeded):
        raise raised
    span = span or Span(path)
    message = _said(raised)
    match raised:
        case UnknownName():
            return error("template-name", message, span, *raised.hints)
        case SecurityError():
            hint = msg("templates read values and call filters; they change nothing and reach nothing else")
            return error("template-unsafe", message, span, hint)
        case TemplateNotFound():
            return error("template-missing", msg("no template `{name}`", name=str(raised.name)), span)
        case UndefinedError():
            return error("template-name", message, span)
        case LimitExceeded():
            return error(
                "template-limit",
                message,
                span,
                msg("a page needs far less: look for a loop that feeds itself or counts too far"),
            )
        case RecursionError():
            return error("template-recursion", msg("a macro or template calls itself without end"), span)
        case _:
            return error("template-value", message, span)


def _said(raised: Exception) -> str:
    """Return our own words for what happened, or else Jinja's or Python's."""
    said = raised.args[0] if raised.args else ""
    if isinstance(said, Translatable):
        return said
    words = str(raised).rstrip(".") or type(raised).__name__
    if isinstance(raised, SecurityError | UndefinedError):
        return foreign(words.replace("'", "`"))
    return foreign(words if isinstance(raised, LimitExceeded | UnknownName) else words[0].lower() + words[1:])


def _place(traceback: TracebackType | None, files: Files) -> Span | None:
    """Return the innermost template line of a traceback."""
    span: Span | None = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
            span = Span(template.filename, line)
        traceback = traceback.tb_next
    return span and Span(span.path, span.line, excerpt=_line(span, files))


def _line(span: Span, files: Files) -> str:
    try:
        lines = files.read_text(span.path, MAX_BYTES).split("\n")
    except Fault:
        return ""
    return lines[span.line - 1] if span.line and span.line <= len(lines) else ""
