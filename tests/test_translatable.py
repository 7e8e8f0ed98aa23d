"""A message is its English to all who compare, sort or store it, and keeps what it was made of."""

import json
import pickle

import pytest

from mezanprint.model.diagnostics import error
from mezanprint.model.translatable import (
    Translatable,
    and_more,
    as_data,
    as_message,
    conjoined,
    from_data,
    listed,
    msg,
    nmsg,
    parted,
)

NESTED = msg(
    "{what} in {file}",
    what=nmsg("{n} key `{key}`", "{n} keys `{key}`", 2, key="a"),
    file=("x.yaml", msg("the page")),
)


def test_a_message_is_its_english() -> None:
    made = msg("no document `{name}`", name="street")
    assert made == "no document `street`"
    assert hash(made) == hash("no document `street`")
    assert f"{made}!" == "no document `street`!"
    assert {made, "no document `street`"} == {"no document `street`"}
    assert sorted([made, "a", "z"]) == ["a", "no document `street`", "z"]


def test_findings_with_the_same_words_are_one() -> None:
    assert len({error("cli-document", msg("no {name}", name="x")), error("cli-document", "no x")}) == 1


def test_a_number_chooses_between_one_and_many() -> None:
    assert [nmsg("{n} page of {file}", "{n} pages of {file}", n, file="a.pdf") for n in (0, 1, 2)] == [
        "0 pages of a.pdf",
        "1 page of a.pdf",
        "2 pages of a.pdf",
    ]


def test_braces_are_written_as_in_an_f_string_where_there_are_values_and_as_they_are_where_not() -> None:
    assert msg("write `{{{name}}}`", name="count") == "write `{count}`"
    assert msg("write `{count}`") == "write `{count}`"


def test_a_value_that_is_not_given_is_an_error_at_once() -> None:
    with pytest.raises(KeyError):
        msg("no {name} in {file}", name="x")


def test_several_words_are_a_list() -> None:
    assert NESTED == "2 keys `a` in x.yaml, the page"
    assert listed(["a", "b", "c"], 2) == "a, b and 1 more"
    assert listed(["a", "b"], 2) == "a, b"
    assert conjoined([]) == ""
    assert conjoined(["a", "b", "c"]) == "a and b and c"
    assert parted(["a", "b"]) == "a; b"
    assert and_more("a", 2) == "a and 2 more"


@pytest.mark.parametrize("made", [NESTED, as_message("error"), nmsg("{n} a", "{n} b", 0)])
def test_a_message_crosses_to_another_process_and_into_a_file_whole(made: Translatable) -> None:
    for again in (pickle.loads(pickle.dumps(made)), from_data(json.loads(json.dumps(as_data(made))))):
        assert isinstance(again, Translatable)
        assert again == made
        assert (again.template, again.plural, again.number) == (made.template, made.plural, made.number)
        assert dict(again.values) == dict(made.values)
        for value, same in zip(made.values.values(), again.values.values(), strict=True):
            assert type(value) is type(same)


def test_a_plain_string_stays_one() -> None:
    assert from_data(json.loads(json.dumps(as_data("as it is")))) == "as it is"
    assert not isinstance(from_data("as it is"), Translatable)


@pytest.mark.parametrize("data", [{"template": "{a}", "values": {}, "plural": None, "number": 1}, {"x": 1}, 7])
def test_what_is_no_kept_message_is_refused(data: object) -> None:
    with pytest.raises((KeyError, TypeError)):
        from_data(data)
