"""What went wrong in a template, as one finding with the template's path and line."""

from types import TracebackType

from jinja2 import TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from mezanprint.model.diagnostics import Diagnostic, Fault, Span, error
from mezanprint.project.files import Files
from mezanprint.templating.loading import MAX_BYTES
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
    message = str(raised).rstrip(".") or type(raised).__name__
    match raised:
        case UnknownName():
            return error("template-name", message, span, *raised.hints)
        case SecurityError():
            hint = "templates read values and call filters; they change nothing and reach nothing else"
            return error("template-unsafe", message.replace("'", "`"), span, hint)
        case TemplateNotFound():
            return error("template-missing", f"no template `{raised.name}`", span)
        case UndefinedError():
            return error("template-name", message.replace("'", "`"), span)
        case LimitExceeded():
            return error(
                "template-limit",
                message,
                span,
                "a page needs far less: look for a loop that feeds itself or counts too far",
            )
        case RecursionError():
            return error("template-recursion", "a macro or template calls itself without end", span)
        case _:
            return error("template-value", message[0].lower() + message[1:], span)


def _place(traceback: TracebackType | None, files: Files) -> Span | None:
    """Return the innermost template line of a traceback."""
    found: Span | None = None
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
            found = Span(template.filename, line)
        traceback = traceback.tb_next
    return found and Span(found.path, found.line, excerpt=_line(found, files))


def _line(span: Span, files: Files) -> str:
    try:
        lines = files.read_text(span.path, MAX_BYTES).split("\n")
    except Fault:
        return ""
    return lines[span.line - 1] if span.line and span.line <= len(lines) else ""
