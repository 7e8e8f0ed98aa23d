"""What comes back from a confined process: values of the model, and nothing that acts."""

import os
import pickle
from dataclasses import replace

import pytest

from mezanprint.engine.delivery import pack, unpack
from mezanprint.finishing.imposition.plan import plan
from mezanprint.model.compositions import Artifact
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.editions import Profile
from mezanprint.model.geometry import Area
from mezanprint.model.paper import Paper
from mezanprint.model.regions import Measured
from mezanprint.model.translatable import Translatable, msg

PLAN = plan((3, None, 0, 1), (148, 210), Paper(booklet=True), Profile("office", sheet="A4", marks=("fold",)))


class Caller:
    def __init__(self, call: object, *arguments: object) -> None:
        self.made = (call, arguments)

    def __reduce__(self) -> tuple[object, ...]:
        return self.made


def test_products_come_back_as_they_were() -> None:
    area = Area(1.0, 2.0, 3.0, 4.0)
    found = error("layout-lost", msg("`{text}` is lost", text="a"), Span("a.yaml", 3, page=1, area=area), msg("cut it"))
    planned = Artifact(b"%PDF", 4, (), plan=PLAN)
    artifact, measured = Artifact(b"%PDF", 2, (found,), ("line",)), Measured(b"%PDF", 1, (found,))
    for product in (artifact, measured, planned, (found, found), ()):
        again = unpack(pack(product))
        assert again == product
        assert type(again) is type(product)
    (told,) = unpack(pack((found,)))  # type: ignore[misc]
    assert isinstance(told.message, Translatable)
    assert told.message.values == {"text": "a"}


@pytest.mark.parametrize(
    "answer",
    [
        pickle.dumps(Caller(os.system, "true")),
        pickle.dumps((Caller(os.system, "true"),)),
        pickle.dumps(Artifact(Caller(eval, "1"), 1, ())),  # type: ignore[arg-type]
        b"cmezanprint.model.foreign\nre.sys.exit\n.",
        b"\x80\x04\x8c\x19mezanprint.model.foreign\x8c\x0bre.sys.exit\x93.",
        pickle.dumps("a text"),
        pickle.dumps(("a text",)),
        pickle.dumps(Artifact("a text", 1, ())),  # type: ignore[arg-type]
        pickle.dumps(Artifact(b"", 1, ("a text",))),  # type: ignore[arg-type]
        pickle.dumps(Artifact(b"", 1, (), plan="a text")),  # type: ignore[arg-type]
        pickle.dumps(Artifact(b"", 1, (), plan=replace(PLAN, turn=5))),  # type: ignore[arg-type]
        pickle.dumps(Artifact(b"", 1, (), plan=replace(PLAN, sheets=(PLAN,)))),  # type: ignore[arg-type]
        pickle.dumps(Artifact(b"", 1, ()))[:-3],
        b"",
    ],
)
def test_anything_else_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r"^no "):
        unpack(answer)
