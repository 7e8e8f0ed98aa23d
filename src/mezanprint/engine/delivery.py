"""What a confined process hands back, as bytes: nothing in them can act on whoever reads them."""

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from typing import Any, TypeAlias

from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.translatable import Translatable

Product: TypeAlias = Artifact | tuple[Diagnostic, ...]
"""An artifact, or why there is none."""


def pack(product: Product) -> bytes:
    """Return the bytes of a product."""
    return pickle.dumps(product, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Product:
    """Return the product that ``data`` holds; ``ValueError`` if it holds anything else.

    Whoever took over the process that wrote the bytes could write any. A pickle names what is to be called to make its
    values; here these can only be the values of ``model``, which do nothing.
    """
    try:
        product = _Values(io.BytesIO(data)).load()
    except Exception as bad:
        raise ValueError("no product") from bad
    if isinstance(product, Artifact) and isinstance(product.pdf, bytes) and _are_findings(product.diagnostics):
        return product
    if _are_findings(product):
        return tuple(product)
    raise ValueError("no product")


def _are_findings(values: Any) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, Diagnostic) for value in values)


class _Values(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("mezanprint.model.") and "." not in name:
            found = getattr(import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module and _is_value(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _is_value(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, Enum | Translatable)
