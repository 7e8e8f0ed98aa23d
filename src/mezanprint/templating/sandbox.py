"""The sandbox templates run in: what they may read, call and compute, and how much of it.

Composing happens in the main process, so a template must end by itself. One budget of ``MAX_STEPS`` pays for every turn
of a loop, every call, every filter, and every 1000 characters of text that any of them makes; a text has at most
``MAX_TEXT`` characters and the page ``MAX_PAGE``. Both grow with the content, for a long table is no loop that feeds
itself. Nothing else can grow: no template can change a value, a range has at most 1000 numbers, powers do not exist,
and a template that brings in itself is found before it runs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, wraps
from typing import Any, ClassVar

from jinja2 import BaseLoader, StrictUndefined, nodes, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from mezanprint.model.documents import Figure, Image, Names, Value
from mezanprint.model.editions import Edition, Ink, Profile
from mezanprint.model.jobs import Job
from mezanprint.model.kinds import Kind, SlotSpec
from mezanprint.model.paper import Paper
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Block, Text
from mezanprint.model.translatable import msg
from mezanprint.templating.lines import mark
from mezanprint.templating.maps.map_view import MapEntry, MapView
from mezanprint.templating.styles.paper import PanelView
from mezanprint.templating.tables.table_parts import TABLE_VIEWS
from mezanprint.templating.texts.views import Blocks, Fields, LogoView, SectionView, View
from mezanprint.templating.types_in_words import what_is

MAX_STEPS = 100_000
MAX_TEXT = 200_000
"""Characters of one text, or items of one list, that a template makes."""
MAX_PAGE = 8_000_000
"""Characters of a composition."""
STEPS_FOR_EACH, TEXT_FOR_EACH = 20, 300
"""What each text of the content adds to the first two: five times what the cell of a table takes."""
MOST_STEPS = 3_000_000
"""However much content there is: about half a minute of the processor."""
MAX_NUMBER = 10**15
_VALUES = (*(Block, Edition, Figure, Image, Ink, Job, Kind, Names, PanelView, Paper, Profile, SlotSpec, Text),
           *(LogoView, MapEntry, MapView, Value, View, SectionView), *TABLE_VIEWS)  # fmt: skip
_ATTRIBUTES: dict[type, frozenset[str]] = {
    str: frozenset(
        {"startswith", "endswith", "strip", "split", "lower", "upper", "title", "removeprefix", "removesuffix"}
    ),
    dict: frozenset({"items", "keys", "values", "get"}),
    date: frozenset({"day", "month", "year", "isoformat"}),
    Blocks: frozenset({"blocks"}),
    LoopContext: frozenset(
        {"index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle"}
        | {"previtem", "nextitem", "changed"}
    ),
}
_FILTERS = frozenset(
    {
        "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "groupby",
        "int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr",
        "reverse", "round", "select", "selectattr", "sort", "string", "sum", "title", "trim", "unique", "upper",
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
                return UnknownName(msg("`{name}` is not defined", name=str(name)), ())
            return UnknownName(
                msg("{thing} has no `{name}`", thing=what_is(type(obj)), name=str(name)),
                did_you_mean(str(name), _attributes(obj)),
            )

        super().__init__(hint, obj, name, unknown if exc is UndefinedError else exc)  # type: ignore[arg-type]


_TURNS, _SIZED = "__turns", "__sized"
"""Filters that ``bound`` puts into templates."""


def _attributes(value: Any) -> frozenset[str]:
    """Return the attributes of ``value`` that a template may read."""
    if isinstance(value, Fields):
        return frozenset(dir(value))
    if isinstance(value, Namespace | TemplateModule):
        given = value._Namespace__attrs if isinstance(value, Namespace) else vars(value)
        return frozenset(name for name in given if not name.startswith("_"))
    kind: type = type(value)
    return _attributes_of(kind)


@cache
def _attributes_of(kind: type) -> frozenset[str]:
    for known, names in _ATTRIBUTES.items():
        if issubclass(kind, known):
            return names
    return (
        frozenset(name for name in dir(kind) if not name.startswith("_")) if issubclass(kind, _VALUES) else frozenset()
    )


class Budget:
    """What one composition has left."""

    def __init__(self, content: int = 0) -> None:
        """Take the number of texts there are to print."""
        self.steps = self._limit = min(MAX_STEPS + STEPS_FOR_EACH * content, MOST_STEPS)
        self._text = min(MAX_TEXT + TEXT_FOR_EACH * content, MAX_PAGE)

    def spend(self, steps: int = 1) -> None:
        """Pay for ``steps``; ``LimitExceeded`` when nothing is left."""
        self.steps -= steps
        if self.steps < 0:
            raise LimitExceeded(msg("loops, calls and filters take more than {limit} steps", limit=self._limit))

    def turns(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield ``items`` and pay for each."""
        for item in items:
            self.spend()
            yield item

    def sized(self, value: Any) -> Any:
        """Return ``value``, which must be no longer or larger than a template may make it, and pay for its length."""
        if isinstance(value, str | list | tuple):
            if len(value) > self._text:
                raise LimitExceeded(msg("a text or list is longer than {limit} characters or items", limit=self._text))
            self.spend(len(value) // 1000)
        elif isinstance(value, int | float) and not -MAX_NUMBER < value < MAX_NUMBER:
            raise LimitExceeded(msg("a number is larger than any page needs"))
        return value

    def measured(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter that pays for each use and for what it makes."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self.spend()
            return self.sized(function(*args, **kwargs))

        return call


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja with an allow-list instead of a deny-list for attributes, filters and operators."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    _parsed: ClassVar[dict[str, tuple[str, nodes.Template]]] = {}
    """Text and tree of each template of this process, by its path."""

    def __init__(self, own_filters: Iterable[str]) -> None:
        """Take the names of the filters that each composition brings; they stand empty until then."""
        super().__init__(autoescape=True, undefined=Missing, optimized=False, cache_size=0, finalize=printable)
        self.trim_blocks = self.lstrip_blocks = True
        self.filters = {name: function for name, function in self.filters.items() if name in _FILTERS}
        self.filters |= {"join": bounded_join, **dict.fromkeys((*own_filters, _TURNS, _SIZED), _nothing)}
        self.globals = {"range": _range, "namespace": Namespace}
        self.budget = Budget()

    def for_composition(self, loader: BaseLoader, filters: Mapping[str, Callable[..., Any]], content: int) -> "Sandbox":
        """Return an environment with a budget for so many texts that shares the compiled templates of this one."""
        environment = self.overlay(loader=loader, cache_size=100, auto_reload=False)
        assert isinstance(environment, Sandbox)
        budget = environment.budget = Budget(content)
        environment.filters = {name: budget.measured(filter_) for name, filter_ in {**self.filters, **filters}.items()}
        environment.filters |= {_TURNS: budget.turns, _SIZED: budget.sized}
        return environment

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - the name decides
        """Allow only what ``_attributes`` lists."""
        return attr in _attributes(obj)

    def wrap_str_format(self, value: Any) -> None:
        """Give no way round ``is_safe_attribute``, which refuses ``format``."""

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, methods that ``is_safe_attribute`` gave out, and functions of the template interface."""
        return not isinstance(obj, type) or obj is Namespace

    def call(self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Pay for the call, and for the turns of a loop that calls itself."""
        self.budget.spend()
        if isinstance(__obj, LoopContext):
            args = tuple(self.budget.turns(argument) for argument in args)
        return self.budget.sized(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse powers and ``%`` on text, and bound the rest before it is computed."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(msg("`{operator}` is not for templates", operator=operator))
        for one, other in ((left, right), (right, left)):
            if operator == "*" and isinstance(one, str | list | tuple) and isinstance(other, int):
                self.budget.spend(len(one) * other // 1000)
        return self.budget.sized(super().call_binop(context, operator, left, right))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse once what is checked and then compiled, until its text changes."""
        known, tree = self._parsed.get(filename or "", ("", None))
        if tree is None or known != source:
            tree = mark(bound(super()._parse(source, name, filename)), filename or "")
            self._parsed[filename or ""] = source, tree
        return tree


def bound(template: nodes.Template) -> nodes.Template:
    """Return a parsed template in which every loop is counted and every joined text is measured."""
    for parent in [template, *template.find_all(nodes.Node)]:
        for field, child in list(parent.iter_fields()):
            if isinstance(child, nodes.Concat):
                setattr(parent, field, _filtered(child, _SIZED))
            elif isinstance(child, list):
                child[:] = [_filtered(part, _SIZED) if isinstance(part, nodes.Concat) else part for part in child]
        if isinstance(parent, nodes.For):
            parent.iter = _filtered(parent.iter, _TURNS)
    return template


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    wrapped = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
    if node.environment:
        wrapped.set_environment(node.environment)
    return wrapped


@pass_eval_context
def bounded_join(context: EvalContext, value: Iterable[Any], d: str = "", attribute: str | int | None = None) -> str:
    """Join as Jinja does, measured before it is done."""
    items = list(value)
    if sum(len(item) if isinstance(item, str) else 1 for item in items) + len(d) * len(items) > MAX_TEXT:
        raise LimitExceeded(msg("a text is longer than {limit} characters", limit=MAX_TEXT))
    joined: str = do_join(context, items, d, attribute)
    return joined


def _nothing() -> None:
    """Stand for a filter that every composition brings itself; never called."""


def _range(*limits: int) -> range:
    numbers = range(*limits)
    if len(numbers) > 1000:
        raise LimitExceeded(msg("a range has more than 1000 numbers"))
    return numbers


def printable(value: Any) -> Any:
    """Return what an expression prints; a value of content is refused, since only a filter knows how to print it."""
    if isinstance(value, str | int | Undefined) and not isinstance(value, bool):
        return value
    if value is None:
        raise TypeError(msg("nothing is printed: the field was left out, so ask `{% if ... %}` first"))
    raise TypeError(
        msg(
            "{thing} is printed as it is: use a filter such as `|inline`, `|plain`, `|value(view)` or `|date(view)`",
            thing=what_is(type(value)),
        )
    )
