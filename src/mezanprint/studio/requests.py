"""What a request may say: each field has a check, and what has none is refused. No field is ever part of a path."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypeAlias

from mezanprint.i18n.po.plurals import MAX_FORMS
from mezanprint.studio.answers import Refusal

Check: TypeAlias = Callable[[Any], bool]
LONGEST_TEXT = 20_000
"""Characters of one form of a text."""
_LONGEST_NAME = 8192
"""Characters of an id: words of templates are known by themselves."""
_MOST = 2000
_LARGEST = 2**53
"""The largest number that scripts and Python read alike."""
_CONTROLS = frozenset((*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)))) - {"\n", "\t"}


def checked(
    request: Mapping[str, Any], fields: Mapping[str, Check], optional: Mapping[str, Check]
) -> Mapping[str, Any]:
    """Return a request that has all ``fields``, some of the ``optional`` ones and nothing else, each as it must be."""
    known = {**fields, **optional}
    if not (fields.keys() <= request.keys() <= known.keys()):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    if not all(known[name](value) for name, value in request.items()):
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY)
    return request


def is_name(value: Any) -> bool:
    """Tell whether a value is a name that is looked up: of a session, a document, a message."""
    return isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME


def is_names(value: Any) -> bool:
    """Tell whether a value is a list of names."""
    return isinstance(value, list) and 0 < len(value) <= _MOST and all(map(is_name, value))


def is_flag(value: Any) -> bool:
    """Tell whether a value is true or false."""
    return isinstance(value, bool)


def is_side(value: Any) -> bool:
    """Tell whether a value names a side of the desk."""
    return value in ("target", "source") if isinstance(value, str) else False


def is_number(value: Any) -> bool:
    """Tell whether a value is a whole number, 0 or more."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def is_resolution(value: Any) -> bool:
    """Tell whether a value is a number of dots an inch that pages are drawn with."""
    return is_number(value) and 30 <= value <= 300


def is_text(value: Any) -> bool:
    """Tell whether a value is a text that a file can hold: controls but line feed and tab are nobody's words."""
    return (
        isinstance(value, str) and len(value) <= LONGEST_TEXT and not _CONTROLS.intersection(value) and _is_sound(value)
    )


def is_forms(value: Any) -> bool:
    """Tell whether a value is the forms of a translation."""
    return isinstance(value, list) and 0 < len(value) <= MAX_FORMS and all(map(is_text, value))


def is_edits(value: Any) -> bool:
    """Tell whether a value is translations by message."""
    return _is_by_name(value, is_forms)


def is_source(value: Any) -> bool:
    """Tell whether a value is a source text: one, or the forms of a counted phrase."""
    return is_text(value) or is_forms(value)


def is_sources(value: Any) -> bool:
    """Tell whether a value is source texts by message."""
    return _is_by_name(value, is_source)


def _is_by_name(value: Any, check: Check) -> bool:
    return isinstance(value, dict) and len(value) <= _MOST and all(is_name(k) and check(v) for k, v in value.items())


def _is_sound(text: str) -> bool:
    """Tell whether a text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
