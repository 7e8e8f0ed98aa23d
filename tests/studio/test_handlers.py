"""What the page may ask of the desk: answers with what is on the pages, and refusals of everything else."""

import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.studio import sides
from mezanprint.studio.answers import Refusal
from mezanprint.studio.desk import Desk
from mezanprint.studio.turns import Turns
from studio_desks import CATALOG, Opened, copied, copied_sample, digests, opened_desk

TITLE = "leaflet:title"
TITLE_OF_BOOKLET = "al-mezan-booklet:title"
HOSTILE: tuple[Any, ...] = (
    *("../x", "..", "/etc/passwd", "a\0b", "x" * 65536, "\u202eabc", "<img src=x onerror=alert(1)>", ""),
    *(7, -1, 2.5, 2**70, True, None, [], ["../x"], {}, {"../x": "y"}, [["a"]]),
)
REFUSALS = {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT}


@pytest.fixture(scope="module")
def leaflet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened_desk(copied(tmp_path_factory.mktemp("desk"))) as opened:
        yield opened


def requests(leaflet: Opened) -> dict[str, dict[str, Any]]:
    """A sound request of each kind that is asked for one message or page; savings of what does not stand there."""
    session = {"session": leaflet.session}
    page = {"side": "target", "page": 1, "dpi": 60}
    old = leaflet.strings[TITLE]["forms"]
    return {
        "desk": {},
        "open": {"document": "leaflet", "locale": "ar"},
        "page": {**session, **page},
        "preview": {**session, **page, "seq": 1, "edits": {TITLE: ["نور"]}, "id": TITLE},
        "settle": {**session, "seq": 1, "edits": {TITLE: ["نور"]}},
        "save": {**session, "id": TITLE, "forms": ["نور"], "seen": ["لا أحد كتب هذا"], "confirmed": True},
        "help": {**session, "id": TITLE},
        "review": {**session, "id": TITLE, "reviewed": False, "seen": old, "by": "Rana"},
        "build": {"editions": ["leaflet fr"], "profile": "screen"},
    }


def attacked(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the request with each hostile value in the place of each of its values, keys and items, one at a time."""
    for name, value in request.items():
        for hostile in HOSTILE:
            yield {**request, name: hostile}
            if isinstance(value, dict):
                yield {**request, name: {TITLE: hostile}}
                yield {**request, name: {TITLE: [hostile]}}
                if isinstance(hostile, str):
                    yield {**request, name: {hostile: ["x"]}}
            if isinstance(value, list):
                yield {**request, name: [hostile]}
                yield {**request, name: [*value, hostile]}


def answer(leaflet: Opened, name: str, request: dict[str, Any]) -> Any:
    """Return what a request is answered, or the status of its refusal."""
    try:
        return leaflet.ask(name, **request)
    except Refusal as refusal:
        return refusal.status


def test_hostile_values_are_refused_or_do_no_harm(leaflet: Opened) -> None:
    before = digests(leaflet.desk.root)
    counts = {True: 0, False: 0}
    for name, request in requests(leaflet).items():
        for hostile in attacked(request):
            result = answer(leaflet, name, hostile)
            is_refused = isinstance(result, HTTPStatus)
            counts[is_refused] += 1
            assert not is_refused or result in REFUSALS, (name, hostile, result)
    assert counts[True] > 500
    assert 0 < counts[False] < 30  # odd words that are previewed, and numbers of a question
    assert digests(leaflet.desk.root) == before


def test_fields_that_are_missing_or_unknown_are_refused(leaflet: Opened) -> None:
    for name, request in requests(leaflet).items():
        for field in request:
            less = {key: value for key, value in request.items() if key != field}
            assert answer(leaflet, name, less) is HTTPStatus.UNPROCESSABLE_ENTITY, (name, field)
        more = {**request, "path": "content/leaflet/document.yaml"}
        assert answer(leaflet, name, more) is HTTPStatus.UNPROCESSABLE_ENTITY, name


@pytest.mark.parametrize(
    "words", ["../x", "\u202eabc", "<img src=x onerror=alert(1)>", '"\nmsgid "x"\nmsgstr "', "\\", "{n} %s"]
)
def test_odd_words_are_saved_as_words_of_one_entry(leaflet: Opened, words: str) -> None:
    root, old = leaflet.desk.root, leaflet.strings[TITLE]["forms"]
    before = digests(root)
    assert leaflet.save(TITLE, [words], old, confirmed=False)["saved"]
    changed = {path for path, digest in digests(root).items() if digest != before.get(path)}
    assert changed == {CATALOG}
    entries = {entry.context: entry for entry in parse_po((root / CATALOG).read_bytes(), CATALOG).entries}
    assert entries["title"].values == (words,)
    assert len(entries) == 7
    assert leaflet.save(TITLE, old, [words])["string"]["state"] == "translated"
    assert digests(root) == before


def test_a_preview_shows_the_edit_and_writes_nothing(leaflet: Opened) -> None:
    before = digests(leaflet.desk.root)
    string = leaflet.strings[TITLE]
    seen = leaflet.preview({TITLE: ["نور طويل لكل شارع وبيت ومدرسة وسوق"]}, TITLE)
    assert seen["seq"] == 1
    assert seen["strings"][TITLE]["length"] > string["length"]
    assert (leaflet.desk.picture(seen["picture"]) or b"").startswith(b"\x89PNG")
    again = leaflet.preview({TITLE: string["forms"]}, TITLE)
    assert again["strings"][TITLE]["length"] == string["length"]
    assert again["strings"][TITLE]["spots"] == string["spots"]["target"]
    assert digests(leaflet.desk.root) == before


def test_checks_tell_of_an_edit_while_it_is_typed(leaflet: Opened) -> None:
    counted = "leaflet:sections.what.text.2"
    seen = leaflet.preview({counted: ["وصل النور."]}, counted)
    assert _errors(seen) == ["i18n-placeholder", "i18n-markup"]
    assert seen["state"] == "disputed"
    saved = leaflet.save(counted, ["وصل النور."], leaflet.strings[counted]["forms"])
    assert not saved["saved"]
    assert _errors(saved) == ["i18n-placeholder", "i18n-markup"]


def _errors(answered: Any) -> list[str]:
    return [each["code"] for each in answered["findings"] if each["severity"] == "error"]


def _unfit(answered: Any) -> set[str]:
    """Return the strings that do not fit, after a settling."""
    fit = {each["id"]: [f["code"].startswith("layout-") for f in each["findings"]] for each in answered["strings"]}
    return {id_ for id_, codes in fit.items() if any(codes)}


def test_text_that_pushes_others_off_names_them_until_it_is_shorter(tmp_path: Path) -> None:
    with opened_desk(copied_sample(tmp_path), "al-mezan-brochure") as brochure:
        text = "al-mezan-brochure:sections.goals.title"
        page = brochure.strings[text]["spots"]["target"][0]["page"]
        long = [" ".join(brochure.strings[text]["forms"] * 30)]
        shown = brochure.preview({text: long}, text, page=page)
        harmed = {each["id"] for each in shown["harmed"]}
        assert text not in harmed
        assert len(harmed) > 2
        settled = brochure.ask("settle", session=brochure.session, seq=2, edits={text: long})
        assert harmed <= _unfit(settled)
        rooms = {each["id"]: each["room"] for each in settled["strings"] if each["id"] in harmed and each["room"]}
        assert rooms
        assert all(room == brochure.strings[id_]["room"] for id_, room in rooms.items())  # of what fitted last
        assert brochure.preview(dict.fromkeys([text], brochure.strings[text]["forms"]), text, page=page)["harmed"] == []
        assert not _unfit(brochure.ask("settle", session=brochure.session, seq=3, edits={}))


def _on_page(strings: Any, page: int, *, beside: bool) -> int:
    """Return how many strings have a piece on a page, in the language that is written or in the one beside it."""
    flags = ([spot for spot in each["spots"]["target"] if spot["page"] == page] for each in strings)
    return sum(any(spot["beside"] is beside for spot in spots) for spots in flags)


def test_an_edition_in_two_languages_shows_each_string_in_both_on_one_page(tmp_path: Path) -> None:
    with Desk(copied_sample(tmp_path)) as desk:
        opened = Opened(desk, "about-al-mezan", edition="about-al-mezan ar+en")
        (side,) = opened.value["sides"]
        assert (side["side"], side["locales"], side["edition"]) == ("target", ["ar", "en"], "about-al-mezan ar+en")
        for beside in (False, True):
            assert _on_page(opened.strings.values(), 1, beside=beside) > 10
        id_ = "about-al-mezan:sections.aim.title"
        answered = opened.preview({id_: ["كلمات"]}, id_)
        spots = answered["strings"][id_]["spots"]
        assert sorted(spot["beside"] for spot in spots) == [False, True]
        assert answered["strings"][id_]["length"] == len("كلمات")
        assert opened.save(id_, ["كلمات"], opened.strings[id_]["forms"])["saved"]


def test_an_edition_is_one_of_the_document_in_the_locale(leaflet: Opened) -> None:
    assert leaflet.ask("open", document="leaflet", locale="ar", edition="leaflet ar")["sides"][0]["locale"] == "ar"
    for edition in (
        "leaflet fr",
        "leaflet en",
        "../leaflet ar",
        "content/leaflet",
        "other ar",
        7,
        None,
        ["leaflet ar"],
    ):
        request = {"document": "leaflet", "locale": "ar", "edition": edition}
        assert answer(leaflet, "open", request) is HTTPStatus.UNPROCESSABLE_ENTITY, edition


def test_strings_of_sheets_with_two_covers_find_places_and_findings(tmp_path: Path) -> None:
    with Desk(copied_sample(tmp_path)) as desk:
        opened = Opened(desk, "al-mezan-booklet", edition="al-mezan-booklet ar+en")
        (side,) = opened.value["sides"]
        last = len(side["pages"])
        id_ = TITLE_OF_BOOKLET
        spots = opened.strings[id_]["spots"]["target"]
        own, beside = ({spot["page"] for spot in spots if spot["beside"] is flag} for flag in (False, True))
        assert max(own) <= last // 2 < min(beside)
        assert opened.strings[id_]["file"].startswith("locales/ar/")
        forms = [" ".join(["الكلمة"] * 120)]
        settled = opened.ask("settle", session=opened.session, seq=2, edits={id_: forms})
        string = next(each for each in settled["strings"] if each["id"] == id_)
        assert "layout-lost" in {each["code"] for each in string["findings"]}
        harmed = opened.preview({id_: forms}, id_)["harmed"]
        assert "al-mezan-booklet:subtitle" in {each["id"] for each in harmed}


def test_who_looked_at_a_translation_is_written_down_with_a_name(leaflet: Opened) -> None:
    root, old = leaflet.desk.root, leaflet.strings[TITLE]["forms"]
    before = digests(root)
    request = {"session": leaflet.session, "id": TITLE, "seen": old, "by": "Rana"}
    assert leaflet.ask("review", **request, reviewed=True)["string"]["reviewed"] == "Rana"
    assert b"# reviewed: Rana " in (root / CATALOG).read_bytes()
    with pytest.raises(Refusal) as refusal:
        leaflet.ask("review", **{**request, "seen": ["كلمة أخرى"]}, reviewed=True)
    assert refusal.value.value == {"stands": old, "fuzzy": False}
    assert leaflet.ask("review", **request, reviewed=False)["string"]["reviewed"] is None
    assert digests(root) == before


def test_two_pages_on_one_message_meet_a_conflict(leaflet: Opened) -> None:
    other, old = Opened(leaflet.desk), leaflet.strings[TITLE]["forms"]
    other.save(TITLE, ["نور في كل شارع"], old)
    with pytest.raises(Refusal) as refusal:
        leaflet.save(TITLE, ["ضوء لكل شارع"], old)
    assert refusal.value.status is HTTPStatus.CONFLICT
    assert refusal.value.value == {"stands": ["نور في كل شارع"], "fuzzy": False}
    assert leaflet.save(TITLE, old, ["نور في كل شارع"])["counts"]["missing"] == 0


def test_help_has_terms_and_what_was_translated_before(leaflet: Opened) -> None:
    root = leaflet.desk.root
    (root / "locales/ar/glossary.csv").write_text("term,translation,forbidden,note\nstreet,شارع,زقاق,common\n", "utf-8")
    helped = leaflet.ask("help", session=leaflet.session, id=TITLE)
    assert helped["glossary"] == [{"term": "street", "translations": ["شارع"], "avoid": ["زقاق"], "note": "common"}]
    assert "leaflet:standfirst" in helped["neighbours"]
    memory = root / "locales/ar/LC_MESSAGES/other.po"
    memory.write_bytes((root / CATALOG).read_bytes().replace("نور لكل شارع".encode(), "ضوء لكل شارع".encode()))
    helped = leaflet.ask("help", session=leaflet.session, id=TITLE)
    assert helped["memory"][0] == {
        "source": "Light for every street",
        "forms": ["ضوء لكل شارع"],
        "likeness": 100,
        "where": "other",
    }
    memory.write_bytes(memory.read_bytes().replace(b"Light for every street", b"Lamps for every street"))
    near = leaflet.ask("help", session=leaflet.session, id=TITLE)["memory"][0]
    assert 70 <= near["likeness"] < 100
    memory.unlink()
    (root / "locales/ar/glossary.csv").unlink()


def test_a_side_that_was_let_go_is_laid_out_again_unnoticed(leaflet: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sides, "_MOST", 1)
    page = {"session": leaflet.session, "page": 1, "dpi": 40}
    first = leaflet.ask("page", **page, side="target")
    other = leaflet.ask("page", **page, side="source")
    assert first != other
    assert leaflet.ask("page", **page, side="target") == first


def test_of_questions_that_wait_the_latest_is_asked() -> None:
    turns, begun, end = Turns(), threading.Event(), threading.Event()
    outcomes: dict[str, bool] = {}

    def ask(name: str, *, first: bool = False) -> None:
        with turns.turn() as is_latest:
            outcomes[name] = is_latest
            if first:
                begun.set()
                end.wait(60)

    threads = [threading.Thread(target=ask, args=("first",), kwargs={"first": True})]
    threads[0].start()
    assert begun.wait(60)
    for number, name in enumerate(("second", "third"), 1):
        threads.append(threading.Thread(target=ask, args=(name,)))
        threads[number].start()
        while turns._latest <= number:
            time.sleep(0.001)
    threads[1].join(10)
    assert outcomes == {"first": True, "second": False}
    end.set()
    for thread in threads:
        thread.join(10)
    assert outcomes == {"first": True, "second": False, "third": True}


def test_a_question_that_waits_too_long_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from mezanprint.studio import turns as module

    monkeypatch.setattr(module, "PATIENCE", 0.01)
    turns = Turns()
    with turns.turn(), pytest.raises(Refusal) as refusal, turns.turn():
        pass
    assert refusal.value.status is HTTPStatus.SERVICE_UNAVAILABLE
    with turns.turn() as is_latest:
        assert is_latest


def test_builds_and_changes_of_others_are_told_and_the_desk_knows_them(leaflet: Opened) -> None:
    events: list[tuple[str, dict[str, Any]]] = []
    heard = threading.Condition()

    def hear(name: str, data: Any) -> None:
        with heard:
            events.append((name, dict(data)))
            heard.notify_all()

    def wait(*names: str) -> bool:
        with heard:
            return heard.wait_for(lambda: set(names) <= {name for name, _ in events}, 60)

    stop = leaflet.desk.events.listen(hear)
    assert _edition(leaflet)["state"] == "never"
    assert leaflet.ask("build", editions=["leaflet ar"], profile="screen") == {}
    assert wait("building", "built")
    built = dict(events)["built"]
    assert (built["edition"], built["state"], built["errors"]) == ("leaflet ar", "built", 0)
    edition = _edition(leaflet)
    assert (edition["state"], edition["pages"], edition["missing"]) == ("built", 1, 0)
    assert (leaflet.desk.picture(edition["picture"]) or b"").startswith(b"\x89PNG")
    old = leaflet.strings[TITLE]["forms"]
    leaflet.save(TITLE, ["نور في كل شارع"], old)
    assert _edition(leaflet)["state"] == "stale"
    path = leaflet.desk.root / CATALOG
    time.sleep(1)
    assert [data for name, data in events if name == "changed"] == [{"by": leaflet.session}]
    events.clear()
    path.write_bytes(path.read_bytes() + b"\n")
    assert wait("changed")
    assert dict(events)["changed"] == {}
    path.write_bytes(path.read_bytes()[:-1])
    leaflet.save(TITLE, old, ["نور في كل شارع"])
    stop()


def _edition(leaflet: Opened) -> Any:
    (document,) = leaflet.ask("desk")["documents"]
    return next(each for each in document["editions"] if each["name"] == "leaflet ar")
