"""What a confined process hands back, as bytes: nothing in them can act on whoever reads them."""

from dataclasses import asdict, replace
from typing import Any, TypeAlias

from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.plain_values import read_value
from mezanprint.model.plans import Plan
from mezanprint.project.boxes.answers import packed, unpacked

Product: TypeAlias = Artifact | tuple[Diagnostic, ...]
"""An artifact, or why there is none."""


def pack(product: Product) -> bytes:
    """Return the bytes of a product."""
    return packed(product)


def unpack(data: bytes) -> Product:
    """Return the product that ``data`` holds; ``ValueError`` if it holds anything else.

    Whoever took over the process that wrote the bytes could write any.
    """
    product = unpacked(data)
    if isinstance(product, Artifact) and isinstance(product.data, bytes) and _are_findings(product.diagnostics):
        return replace(product, plan=_plan(product.plan))
    if _are_findings(product):
        return tuple(product)
    raise ValueError("no product")


def _plan(plan: Any) -> Plan | None:
    """Return a plan, made anew of its numbers and words; ``ValueError`` if it holds anything else."""
    try:
        made: Plan | None = read_value(Plan | None, asdict(plan) if isinstance(plan, Plan) else plan)
    except (AttributeError, RecursionError, TypeError) as forged:
        raise ValueError("no product") from forged
    return made


def _are_findings(values: Any) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, Diagnostic) for value in values)
