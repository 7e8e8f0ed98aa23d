import io

import pytest

from mezanprint.project.seal import Purpose, sealed, unsealed
from mezanprint.project.state import own_key

BODY = b"what was made\n" * 40
WHOLE = sealed(Purpose.ARTIFACT, "street", BODY)


def test_what_is_sealed_is_read_again() -> None:
    for body in (BODY, b"", b"\n"):
        assert unsealed(Purpose.RECORDS, "a", io.BytesIO(sealed(Purpose.RECORDS, "a", body))) == body


def test_a_seal_holds_for_one_kind_and_one_name() -> None:
    assert unsealed(Purpose.RECORDS, "street", io.BytesIO(WHOLE)) is None
    assert unsealed(Purpose.ARTIFACT, "home", io.BytesIO(WHOLE)) is None


def test_any_other_bit_and_any_other_end_breaks_it() -> None:
    for place in range(len(WHOLE)):
        changed = WHOLE[:place] + bytes([WHOLE[place] ^ 1 << place % 8]) + WHOLE[place + 1 :]
        assert unsealed(Purpose.ARTIFACT, "street", io.BytesIO(changed)) is None
        assert unsealed(Purpose.ARTIFACT, "street", io.BytesIO(WHOLE[:place])) is None
    assert unsealed(Purpose.ARTIFACT, "street", io.BytesIO(WHOLE + b"\n")) is None


def test_a_body_is_not_believed_with_the_line_of_another() -> None:
    line = WHOLE.partition(b"\n")[0]
    for body in (BODY[::-1], BODY + BODY, BODY[:-1]):
        assert unsealed(Purpose.ARTIFACT, "street", io.BytesIO(line + b"\n" + body)) is None


def test_the_seal_of_another_user_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mezanprint.project.seal.own_key", lambda: own_key()[::-1])
    assert unsealed(Purpose.ARTIFACT, "street", io.BytesIO(WHOLE)) is None


@pytest.mark.parametrize("begin", [b"", WHOLE.partition(b"\n")[0], b"mezanprint-artifact 4 ", b"9" * 300])
def test_of_what_bears_none_a_line_is_read_and_no_more(begin: bytes) -> None:
    stream = io.BytesIO(begin.ljust(10**6, b"\0"))
    assert unsealed(Purpose.ARTIFACT, "street", stream) is None
    assert stream.tell() <= 200
