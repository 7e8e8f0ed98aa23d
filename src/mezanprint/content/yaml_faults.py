"""What is wrong with a text that is no YAML, told at the place where it went wrong and not where that was noticed."""

import re
from dataclasses import dataclass, field

import yaml

from mezanprint.content.source import Source
from mezanprint.content.yaml_lines import SHOWN, Slip, find_bare_text, find_slip, in_quotes, quotes_hint, value_of
from mezanprint.model.diagnostics import Diagnostic, Span, error
from mezanprint.model.foreign import foreign
from mezanprint.model.suggestions import ARABIC_COMMA, comma_hint
from mezanprint.model.translatable import msg

_COLUMNS = msg("start the entries of one list or mapping in the same column, and close quotes and brackets")
_REMEDIES = (
    ("could not find expected ':'", msg("a key ends with `:` and a space; the lines of a text are indented")),
    ("did not find expected", _COLUMNS),
    ("expected <block end>", _COLUMNS),
    ("expected ','", _COLUMNS),
    ("unexpected end of stream", msg("close the quote or bracket that this text opens")),
    ("escape", msg("in double quotes write a backslash twice")),
)
_REMARK = re.compile(r"\s#[^\s#].*")
_ENTRY = re.compile(r"\s*(?:- |[A-Za-z][\w-]*:(?:\s|$))")


@dataclass(slots=True)
class _Tokens:
    """What was read before the fault: the brackets that are open, and the last thing that was closed."""

    opened: list[yaml.Token] = field(default_factory=list)
    opener: yaml.Token | None = None
    """What opened ``last``, a bracket; None where ``last`` is none."""
    last: yaml.Token | None = None


def syntax_fault(source: Source, bad: yaml.MarkedYAMLError, loader: type) -> Diagnostic:
    """Return the finding about a text that ``loader`` refused with ``bad``."""
    problem = str(bad.problem or bad.context or msg("not understood"))
    mark = bad.problem_mark or bad.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if "end of stream" in problem and bad.context_mark and "quoted scalar" in str(bad.context):
        return _unclosed(source, bad.context_mark)
    if slip := _slip(source, bad, line + 1):
        return _fault(slip.span, slip.problem, slip.hint)
    if "mapping values are not allowed" in problem:
        return _second_colon(source, problem, line, column)
    if "could not find expected ':'" in problem and bad.context_mark:
        line, column = bad.context_mark.line, bad.context_mark.column  # where the key stands that has none
    elif "expected" in problem:
        tokens = _read(source.text, loader, line, column)
        if known := _behind_closed(source, tokens, line, column) or _open_bracket(source, tokens, line, column):
            return known
    hints = tuple(remedy for words, remedy in _REMEDIES if words in problem)[:1]
    return _fault(source.span(line + 1, column + 1, 1, column + 2), foreign(problem), *hints)


def _fault(span: Span, problem: str, *hints: str) -> Diagnostic:
    return error("content-yaml", msg("not readable as YAML: {problem}", problem=problem), span, *hints)


def _slip(source: Source, bad: yaml.MarkedYAMLError, number: int) -> Slip | None:
    """Return what the look of a line says: the one of the fault, that of what was being read, or the one above."""
    began = bad.context_mark.line + 1 if bad.context_mark and "scanning" in str(bad.context) else number
    above = next((n for n in range(number - 1, 0, -1) if source.lines[n - 1].strip()), number)
    lines = dict.fromkeys((began, number, above))
    slips = (find_slip(source, each) for each in lines)
    return next((slip for slip in slips if slip), None) or find_bare_text(source, began)


def _second_colon(source: Source, problem: str, line: int, column: int) -> Diagnostic:
    """Return the fault of a colon that makes no key: one inside a text, or of a key that stands too far right."""
    span = source.span(line + 1, column + 1, 1, column + 2)
    if ":" not in source.lines[line][:column]:
        return _fault(span, foreign(problem), _COLUMNS)
    text = value_of(source, line + 1)
    hint = (
        msg("put a text that holds `: ` in quotes: {example}", example=in_quotes(text))
        if text
        else msg("put a text that holds `: ` in quotes")
    )
    return _fault(span, foreign(problem), hint)


def _read(text: str, loader: type, line: int, column: int) -> _Tokens:
    """Return what stands before a place, as far as it can be read."""
    read = _Tokens()
    try:
        for token in yaml.scan(text, Loader=loader):
            if (token.start_mark.line, token.start_mark.column) >= (line, column):
                break
            read.opener = None
            if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
                read.opened.append(token)
            elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)) and read.opened:
                read.opener = read.opened.pop()
            read.last = token
    except yaml.YAMLError:
        pass  # what was read until then is what is asked for
    return read


def _behind_closed(source: Source, tokens: _Tokens, line: int, column: int) -> Diagnostic | None:
    """Return the fault of a text that goes on behind a quote or bracket that has closed; None if it is another."""
    last, first = tokens.last, tokens.opener or tokens.last
    if last is None or first is None or last.end_mark.line != line:
        return None
    start = first.start_mark
    if isinstance(last, yaml.ScalarToken) and last.style in ("'", '"'):
        if any(map(_ENTRY.match, source.lines[start.line + 1 : line + 1])):
            return _unclosed(source, start)
        hint = (
            msg("in single quotes write `'` twice, or put the text in double quotes")
            if last.style == "'"
            else msg('write `\\"` for a quotation mark inside, or put the text in single quotes')
        )
        span = source.span(line + 1, column + 1, 1, column + 2)
        return _fault(span, msg("the text goes on behind its closing quotation mark"), hint)
    rest = source.lines[line][last.end_mark.column : column + 1]
    if tokens.opener is None or start.line != line or ":" in rest:
        return None
    span = source.span(line + 1, start.column + 1, column - start.column, column + 2)
    if rest.lstrip().startswith(ARABIC_COMMA):
        return _fault(span, msg("`{comma}` divides nothing", comma=ARABIC_COMMA), comma_hint())
    # What may be shown: nothing behind a private key, no remark, and in a list no other item.
    shown = source.span(line + 1, 1).excerpt[start.column :]
    text = re.split(r"\s*,|\s+#|\s*$" if tokens.opened else r"\s+#|\s*$", shown, maxsplit=1)[0][:SHOWN]
    return _fault(span, msg("a text begins with `{sign}`", sign=source.lines[line][start.column]), quotes_hint(text))


def _open_bracket(source: Source, tokens: _Tokens, line: int, column: int) -> Diagnostic | None:
    """Return the fault of a bracket that is never closed, or whose items are not divided; None if it is another."""
    if not tokens.opened:
        return None
    start = tokens.opened[-1].start_mark
    between = source.lines[start.line][start.column : column if start.line == line else None]
    if ARABIC_COMMA in between:
        at = start.column + between.index(ARABIC_COMMA)
        span = source.span(start.line + 1, at + 1, 1, at + 2)
        return _fault(span, msg("`{comma}` divides nothing", comma=ARABIC_COMMA), comma_hint())
    return _unclosed(source, start) if start.line < line else None


def _unclosed(source: Source, mark: yaml.Mark) -> Diagnostic:
    opener = source.lines[mark.line][mark.column]
    span = source.span(mark.line + 1, mark.column + 1, 1, mark.column + 2)
    closer = {"[": "]", "{": "}"}.get(opener, opener)
    message = msg("`{opener}` opens here and is never closed", opener=opener)
    hint = msg("close it with `{closer}`", closer=closer)
    if opener in "[{" and (lost := _REMARK.search(source.lines[mark.line], mark.column)):
        at = lost.start() + 1
        remark = msg("put a text that holds ` #` in quotes: the rest of the line is a remark")
        return _fault(source.span(mark.line + 1, at + 1, len(lost[0]) - 1), message, remark, hint)
    return _fault(span, message, hint)
