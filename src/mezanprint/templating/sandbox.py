"""The sandbox templates run in: what they may read, call and compute, and how much of it.

Composing happens in the main process, so a template must end by itself. Counted are: turns of every loop and calls
(``MAX_STEPS`` together), the length of each text a template makes, and the length of the page. Nothing else can grow:
no template can change a value, ``range`` ends at 1000, and powers do not exist.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from mezanprint.model.documents import Figure, Image, Names, Value
from mezanprint.model.editions import Edition, Profile
from mezanprint.model.kinds import Kind, SlotSpec
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Block, Text
from mezanprint.templating.views import Blocks, Fields, SectionView, View

MAX_STEPS = 200_000
MAX_TEXT = 1_000_000
"""Characters of one text that a template makes."""
MAX_PAGE = 8_000_000
"""Characters of a composition."""
MAX_NUMBER = 10**15
_VALUES = (Block, Edition, Figure, Image, Kind, Names, Profile, SlotSpec, Text, Value, View, SectionView, Fields)
_ATTRIBUTES: dict[type, frozenset[str]] = {
    str: frozenset(
        {"startswith", "endswith", "strip", "split", "lower", "upper", "title", "removeprefix", "removesuffix"}
    ),
    dict: frozenset({"items", "keys", "values", "get"}),
    date: frozenset({"day", "month", "year", "isoformat"}),
    Blocks: frozenset({"blocks"}),
    LoopContext: frozenset(
        {
            "index",
            "index0",
            "revindex",
            "revindex0",
            "first",
            "last",
            "length",
            "cycle",
            "previtem",
            "nextitem",
            "changed",
        }
    ),
}
_FILTERS = frozenset(
    {
        "abs", "batch", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby",
        "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace",
        "reverse", "round", "select", "selectattr", "slice", "sort", "string", "sum", "title", "trim", "unique", "upper",
    }
)  # fmt: skip
"""Filters of Jinja that templates have beside our own; the rest is unsafe, or makes text no page needs."""


class LimitExceeded(Exception):  # noqa: N818 - says what happened
    """A template wants more than it may have."""


class UnknownName(UndefinedError):  # noqa: N818 - Jinja's own name for it is Undefined
    """A name that is not there, with the names that are."""

    def __init__(self, message: str, hints: tuple[str, ...]) -> None:
        super().__init__(message)
        self.hints = hints


class Missing(StrictUndefined):
    """A name or attribute that does not exist: any use of it, a condition too, is an error that says what exists."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[Exception] | Callable[[str], Exception] = UndefinedError,
    ) -> None:
        """Take what Jinja knows of the name."""

        def unknown(_message: str | None) -> Exception:
            if hint:
                return UnknownName(hint, ())
            if obj is missing:
                return UnknownName(f"`{name}` is not defined", ())
            return UnknownName(f"{_says(obj)} has no `{name}`", did_you_mean(str(name), _attributes(obj)))

        super().__init__(hint, obj, name, unknown if exc is UndefinedError else exc)  # type: ignore[arg-type]


def _says(value: Any) -> str:
    words = {
        Fields: "the record",
        SectionView: "a section",
        View: "a view",
        str: "a string",
        type(None): "nothing (None)",
    }
    return words.get(type(value), f"a {type(value).__name__.lower()}")


def _attributes(value: Any) -> frozenset[str]:
    """Return the attributes of ``value`` that a template may read."""
    for kind, names in _ATTRIBUTES.items():
        if isinstance(value, kind):
            return names
    if isinstance(value, Namespace):
        return frozenset(value._Namespace__attrs)  # type: ignore[attr-defined]
    if isinstance(value, TemplateModule):
        return frozenset(name for name in vars(value) if not name.startswith("_"))
    if isinstance(value, _VALUES):
        return frozenset(name for name in dir(value) if not name.startswith("_"))
    return frozenset()


class Budget:
    """What one composition has left."""

    def __init__(self) -> None:
        self.steps = MAX_STEPS

    def step(self) -> None:
        """Count one turn of a loop or one call."""
        self.steps -= 1
        if self.steps < 0:
            raise LimitExceeded(f"loops turn more than {MAX_STEPS} times")

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield ``items`` and count them."""
        for item in items:
            self.step()
            yield item


def sized(value: Any) -> Any:
    """Return ``value``, which must not be a text or list longer than a template may make."""
    if isinstance(value, str | list | tuple) and len(value) > MAX_TEXT:
        raise LimitExceeded(f"a text is longer than {MAX_TEXT} characters")
    if isinstance(value, int | float) and not -MAX_NUMBER < value < MAX_NUMBER:
        raise LimitExceeded("a number is larger than any page needs")
    return value


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with an allow-list instead of a deny-list for attributes, filters and operators."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    budget: Budget

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Missing, optimized=False, cache_size=0, finalize=printable)
        self.trim_blocks = self.lstrip_blocks = True
        self.filters = {name: _sizing(function) for name, function in self.filters.items() if name in _FILTERS}
        self.globals = {"range": _range, "namespace": Namespace}
        self.budget = Budget()

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow only what ``_attributes`` lists."""
        return attr in _attributes(obj)

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, methods that ``is_safe_attribute`` gave out, and functions of the template interface."""
        return not isinstance(obj, type) or obj is Namespace

    def call(self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Count the call, and the turns of a loop that calls itself."""
        self.budget.step()
        if isinstance(__obj, LoopContext):
            args = tuple(self.budget.turns(argument) for argument in args)
        return sized(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse powers and ``%`` on text, and bound the rest before it is computed."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"`{operator}` is not for templates")
        if operator == "*":
            for one, other in ((left, right), (right, left)):
                if isinstance(one, str | list | tuple) and isinstance(other, int) and len(one) * other > MAX_TEXT:
                    raise LimitExceeded(f"a text is longer than {MAX_TEXT} characters")
        return sized(super().call_binop(context, operator, left, right))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return bound(super()._parse(source, name, filename))


def bound(template: nodes.Template) -> nodes.Template:
    """Return a parsed template in which every loop is counted and every joined text is measured."""
    for loop in list(template.find_all(nodes.For)):
        loop.iter = _filtered(loop.iter, "__turns")
    for parent in [template, *template.find_all(nodes.Node)]:
        for field, child in parent.iter_fields():
            if isinstance(child, nodes.Concat):
                setattr(parent, field, _filtered(child, "__sized"))
            elif isinstance(child, list):
                child[:] = [_filtered(c, "__sized") if isinstance(c, nodes.Concat) else c for c in child]
    return template


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    wrapped = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
    return wrapped.set_environment(node.environment) if node.environment else wrapped


def _sizing(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return sized(function(*args, **kwargs))

    return call


def _range(*limits: int) -> range:
    numbers = range(*limits)
    if len(numbers) > 1000:
        raise LimitExceeded("a range has more than 1000 numbers")
    return numbers


def printable(value: Any) -> Any:
    """Return what an expression prints; a value of content is refused, since only a filter knows how to print it."""
    if isinstance(value, str | int | Undefined) and not isinstance(value, bool):
        return value
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("nothing (None) is printed: the field is optional, ask `{% if ... %}` first")
    raise TypeError(
        f"{_says(value)} is printed: use a filter, such as `|inline`, `|plain`, `|value(view)` or `|date(view)`"
    )
