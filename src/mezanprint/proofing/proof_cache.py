"""What proofs are made of: found in the cache that builds have, or made in workers and put there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mezanprint.engine.cache import Cache, Hit, digest, picture_key
from mezanprint.engine.delivery import Product
from mezanprint.engine.worker import Produce
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.limits import Limits
from mezanprint.model.regions import Measured
from mezanprint.outputs.page_pictures import draw_pages

if TYPE_CHECKING:  # where all is kept there are no workers
    from mezanprint.engine.pool import Pool


@dataclass(frozen=True, slots=True)
class Order:
    """Something that a worker is to make of a composition."""

    key: str
    """Under which it is kept: two with the same one are the same."""
    act: Produce
    composition: Composition
    limits: Limits


class Kept:
    """The parts of the proofs of one run. ``OSError`` where the cache can not be written."""

    def __init__(self, cache: Cache, tools: Mapping[str, str], pool: "Pool") -> None:
        self._cache, self._tools, self._pool = cache, tools, pool

    def order(self, name: str, act: Produce, composition: Composition, limits: Limits, *others: str) -> Order:
        """Return an order for what is called ``name``; ``others`` decide what comes of it besides the composition."""
        tools = {**self._tools, "act": name, **{f"of {number}": other for number, other in enumerate(others)}}
        return Order(digest(composition, tools), act, composition, limits)

    def made(self, orders: Sequence[Order]) -> tuple[Product, ...]:
        """Return what comes of each order, from the cache if it is there."""
        products: dict[str, Product] = {}
        waiting: dict[str, Order] = {}
        for order in orders:
            if isinstance(known := self._cache.find(order.key), Hit):
                products[order.key] = known.artifact
            else:
                waiting[order.key] = order
        # The longest first: the last worker to end should not be one that has just begun.
        missing = sorted(waiting.values(), key=lambda order: (-len(order.composition.html), order.key))
        tasks = {number: (order.act, order.composition, order.limits) for number, order in enumerate(missing)}
        for number, product, _ in self._pool.carry_out(tasks) if tasks else ():
            products[missing[number].key] = product
            if isinstance(product, Artifact):
                self._cache.keep(missing[number].key, product)
        return tuple(products[order.key] for order in orders)

    def pictures(self, printed: Measured) -> tuple[tuple[str, bytes], ...]:
        """Return key and PNG of each page; what looks as a page did before is not drawn again."""
        keys = [picture_key(look, self._tools) for look in printed.looks]
        pictures = {key: self._cache.find_picture(key) or b"" for key in keys}
        missing = frozenset(keys.index(key) + 1 for key, picture in pictures.items() if not picture)
        for number, picture in (draw_pages(printed.data, missing) if missing else {}).items():
            pictures[keys[number - 1]] = picture
            self._cache.keep_picture(keys[number - 1], picture)
        return tuple((key, pictures[key]) for key in keys)
