"""No work is done twice for proofs: what was made of the same is found again, and only what changed is made anew."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fakes import composition
from mezanprint.engine.build_history import read_records
from mezanprint.engine.cache import Cache
from mezanprint.engine.pool import Pool
from mezanprint.model.compositions import Artifact, Composition
from mezanprint.model.diagnostics import error
from mezanprint.model.limits import DEFAULT
from mezanprint.model.regions import Measured
from mezanprint.project.folder import Folder
from mezanprint.proofing import proof_cache as kept_module
from mezanprint.proofing.make import make_proofs
from mezanprint.proofing.proof_cache import Kept
from mezanprint.proofing.request import ProofRequest

NewProject = Callable[..., Path]
LEAFLET = "locales/ar/LC_MESSAGES/leaflet.po"


class Crew:
    """Does in this process what workers do, and counts."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def carry_out(self, tasks: Mapping[int, Any]) -> Iterator[tuple[int, Any, float]]:
        for number, (act, made, _) in tasks.items():
            self.done.append(made.html)
            yield number, act(made, Path()), 0.1


def act(made: Composition, _root: Path) -> Artifact | tuple[Any, ...]:
    return (error("typeset-crash", "no"),) if made.html == "bad" else Artifact(made.html.encode(), 1, ())


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(Folder.hold(tmp_path).below("build/.cache"))
    cache.open()
    return cache


def test_each_thing_is_made_once_and_what_fails_is_tried_again(cache: Cache) -> None:
    crew = Crew()
    kept = Kept(cache, {"tool": "1"}, crew)  # type: ignore[arg-type]

    def made(kept: Kept, *texts: str) -> list[object]:
        orders = [kept.order("piece", act, composition(html=text), DEFAULT) for text in texts]  # type: ignore[arg-type]
        return [each.data if isinstance(each, Artifact) else each for each in kept.made(orders)]

    assert made(kept, "a", "long", "a") == [b"a", b"long", b"a"]
    assert crew.done == ["long", "a"]
    assert made(kept, "b", "a", "bad")[:2] == [b"b", b"a"]
    made(kept, "bad")
    assert sorted(crew.done[2:]) == ["b", "bad", "bad"]
    made(Kept(cache, {"tool": "2"}, crew), "a")  # type: ignore[arg-type]
    assert crew.done[-1] == "a"


def test_the_same_composition_is_another_order_where_other_things_decide(cache: Cache) -> None:
    kept = Kept(cache, {}, Crew())  # type: ignore[arg-type]
    orders = [
        kept.order(name, act, composition(), DEFAULT, *others)  # type: ignore[arg-type]
        for name, others in (("piece", ()), ("proof", ()), ("proof", ("a", "b")), ("proof", ("b", "a")))
    ]
    assert len({order.key for order in orders}) == 4


def test_only_pages_that_look_otherwise_are_drawn(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[list[int]] = []

    def draw(_pdf: bytes, numbers: frozenset[int]) -> dict[int, bytes]:
        drawn.append(sorted(numbers))
        return {number: b"picture %d" % number for number in numbers}

    monkeypatch.setattr(kept_module, "draw_pages", draw)
    kept = Kept(cache, {}, Crew())  # type: ignore[arg-type]
    printed = Measured(b"%PDF", 3, (), looks=("a", "blank", "blank"))
    before = [picture for _, picture in kept.pictures(printed)]
    assert before == [b"picture 1", b"picture 2", b"picture 2"]
    assert [picture for _, picture in kept.pictures(replace(printed, looks=("a", "c", "blank")))] == before
    kept.pictures(printed)
    assert drawn == [[1, 2], [2]]


def test_a_proof_of_what_did_not_change_needs_no_worker_and_a_changed_word_what_it_stands_on(
    new_project: NewProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, request, asked = new_project("minimal"), ProofRequest("ar"), list[str]()
    first = make_proofs(root, request)
    assert [each.memory.strings > 5 for each in first[0]] == [True]
    own = Pool.carry_out

    def counted(pool: Pool, tasks: Mapping[int, Any], *more: Any) -> Any:
        asked.extend(getattr(act, "__name__", "put_together") for act, _, _ in tasks.values())
        return own(pool, tasks, *more)

    monkeypatch.setattr(Pool, "carry_out", counted)
    again = make_proofs(root, request)
    assert (again[0], again[1], asked) == (first[0], first[1], [])
    (root / "build/proof/ar/leaflet.html").unlink()
    assert make_proofs(root, request)[0] == first[0]
    assert asked == []  # put together again, of what is kept
    catalog = root / LEAFLET
    catalog.write_text(catalog.read_text("utf-8").replace("ماذا نفعل", "ما نفعل"), "utf-8")
    changed = make_proofs(root, request)
    assert "ما نفعل" in changed[0][0].html.read_text("utf-8")
    assert asked == ["measure", "set_piece", "put_together"]  # the layer of the page is what it was
    records = read_records(Folder.hold(root).below("build/.cache"))
    assert {"proof/ar/leaflet.pdf", "proof/ar/leaflet.html"} <= set(records.outputs)
