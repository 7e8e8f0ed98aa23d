from dataclasses import replace

from mezanprint.engine.build_history import Memory
from mezanprint.engine.cache import Hit, Miss
from mezanprint.engine.reasons import explain
from mezanprint.model.compositions import Artifact

NOW = Memory("a", draft=False, tools={"pango": "1.50"}, reads={"content/street/document.yaml": "1", "b.css": "absent"})
HIT = Hit(Artifact(b"", 1, ()))


def test_a_first_build_says_so() -> None:
    assert explain(Miss(), NOW, None) == ("it was never built here before",)


def test_a_change_names_the_files() -> None:
    before = replace(NOW, key="b", reads={"content/street/document.yaml": "0", "b.css": "7", "c.svg": "3"})
    assert explain(Miss(), NOW, before) == (
        "`b.css` is gone",
        "`c.svg` is gone",
        "`content/street/document.yaml` changed",
    )
    assert "`b.css` is new" in explain(Miss(), before, NOW)


def test_a_change_of_tools_names_them() -> None:
    before = replace(NOW, key="b", tools={"pango": "1.49"})
    assert explain(Miss(), NOW, before) == ("pango changed from 1.49 to 1.50",)


def test_drafts_differ_from_finished_editions() -> None:
    before = replace(NOW, key="b", draft=True)
    assert explain(Miss(), NOW, before) == ("it is no draft any more",)
    assert explain(Miss(), before, NOW) == ("it is a draft now",)


def test_a_lost_or_damaged_result_is_told_apart() -> None:
    assert explain(Miss(), NOW, NOW) == ("its kept result is gone",)
    assert explain(Miss(broken=True), NOW, NOW) == (
        "its kept result is damaged, from another version, or not your own",
    )
    assert explain(None, NOW, NOW) == ("kept results are not used (`--no-cache`)",)


def test_new_code_that_composes_in_another_way_is_named_as_the_cause() -> None:
    assert explain(Miss(), NOW, replace(NOW, key="b")) == ("mezanprint composes it in another way than before",)


def test_hits_say_why_nothing_was_to_be_done() -> None:
    assert explain(HIT, NOW, NOW) == ("nothing changed",)
    touched = replace(NOW, reads={**NOW.reads, "content/street/document.yaml": "0"})
    assert explain(HIT, NOW, touched) == (
        "`content/street/document.yaml` changed",
        "nothing that this edition shows changed",
    )
    assert explain(HIT, NOW, replace(touched, key="b"))[-1] == "the same was typeset before, and kept"
