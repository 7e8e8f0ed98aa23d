"""The writer's mode of the studio: what is written, what is refused, and which translations it leaves unconfirmed."""

import io
import shutil
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mezanprint.engine.project import Project
from mezanprint.model.diagnostics import Fault
from mezanprint.project.files import Files
from mezanprint.studio.answers import Refusal
from mezanprint.studio.desk import Desk
from mezanprint.studio.sectioning import change_sections, sections_value
from mezanprint.translating.catalog_update import read_progress, update_catalogs

REPO = Path(__file__).resolve().parents[2]

DOCUMENT, PATH = "fishing-count", "content/fishing-count/document.yaml"
TITLE = f"{DOCUMENT}:title"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the house's own project, of which one document is open to be written."""
    root = tmp_path_factory.mktemp("written") / "project"
    root.mkdir()
    for name in ("brand", "content", "templates", "locales"):
        shutil.copytree(REPO / name, root / name)
    shutil.copyfile(REPO / "mezanprint.toml", root / "mezanprint.toml")
    update_catalogs(root)
    with Desk(root) as desk:
        yield desk


@pytest.fixture(scope="module")
def opened(desk: Desk) -> dict[str, Any]:
    """The document as the page got it, with its source as the only side."""
    return dict(ask(desk, "open", document=DOCUMENT, locale="en"))


@pytest.fixture(autouse=True)
def as_before(desk: Desk) -> Iterator[None]:
    """Put back what a test wrote."""
    files = {path: path.read_bytes() for folder in ("content", "locales") for path in _files(desk.root / folder)}
    yield
    for path in _files(desk.root / "content"):
        if path not in files:
            path.unlink()
    for path, data in files.items():
        if path.read_bytes() != data:
            path.write_bytes(data)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def ask(desk: Desk, name: str, **request: Any) -> Any:
    return desk.handlers[f"/api/{name}"](request)


def refused(desk: Desk, name: str, **request: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        ask(desk, name, **request)
    return refusal.value


def source(desk: Desk, path: str = PATH) -> str:
    return (desk.root / path).read_text("utf-8")


def test_a_text_is_written_into_its_file_and_the_page_hears_what_becomes_unconfirmed(
    desk: Desk, opened: dict[str, Any]
) -> None:
    string = next(each for each in opened["strings"] if each["id"] == TITLE)
    before, old = source(desk), string["source"]
    confirmed = {status.domain: status.translated.messages for status in read_progress(desk.root, ("ar",))}
    answer = ask(desk, "write", session=opened["session"], id=TITLE, text=f"{old}: more", seen=old)
    assert answer["saved"]
    assert answer["unconfirmed"] == [{"locale": "ar", "count": 1}]
    assert answer["string"]["source"] == f"{old}: more"
    assert source(desk) == before.replace(f"title: {old}", f'title: "{old}: more"', 1)
    # What was told is what the command does.
    update_catalogs(desk.root)
    after = {status.domain: status.translated.messages for status in read_progress(desk.root, ("ar",))}
    assert {name: confirmed[name] - after[name] for name in after if confirmed[name] != after[name]} == {DOCUMENT: 1}
    ask(desk, "write", session=opened["session"], id=TITLE, text=old, seen=f"{old}: more")


def test_other_pages_hear_of_what_is_written(desk: Desk, opened: dict[str, Any]) -> None:
    heard = list[tuple[str, Any]]()
    old = next(each for each in opened["strings"] if each["id"] == TITLE)["source"]
    stop = desk.events.listen(lambda name, value: heard.append((name, dict(value))))
    ask(desk, "write", session=opened["session"], id=TITLE, text="For all", seen=old)
    # Beside these the watcher tells of what a test before this one put back.
    assert ("changed", {"by": opened["session"]}) in heard
    heard.clear()
    listed = ask(desk, "sections", session=opened["session"])
    move = {"act": "move", "section": listed["sections"][0]["id"], "before": None, "seen": listed["seen"]}
    ask(desk, "section", session=opened["session"], **move)
    stop()
    assert ("changed", {}) in heard
    ask(desk, "write", session=opened["session"], id=TITLE, text=old, seen="For all")


def test_what_somebody_else_wrote_is_never_overwritten(desk: Desk, opened: dict[str, Any]) -> None:
    path = desk.root / PATH
    old = next(each for each in opened["strings"] if each["id"] == TITLE)["source"]
    path.write_text(source(desk).replace(f"title: {old}", "title: Of another hand", 1), "utf-8")
    refusal = refused(desk, "write", session=opened["session"], id=TITLE, text="Mine", seen=old)
    assert (refusal.status, refusal.value) == (HTTPStatus.CONFLICT, {"stands": "Of another hand"})
    assert "Of another hand" in source(desk)
    ask(desk, "write", session=opened["session"], id=TITLE, text="Mine", seen="Of another hand")
    assert "title: Mine\n" in source(desk)
    ask(desk, "write", session=opened["session"], id=TITLE, text=old, seen="Mine")


def test_a_file_that_changes_in_the_moment_of_writing_stays_and_the_page_hears_what_stands(
    desk: Desk, opened: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, old = desk.root / PATH, next(each for each in opened["strings"] if each["id"] == TITLE)["source"]
    put = desk.saver.put

    def late(*arguments: Any) -> bytes | None:
        path.write_text(source(desk).replace(f"title: {old}", "title: In between", 1), "utf-8")
        return put(*arguments)

    monkeypatch.setattr(desk.saver, "put", late)
    refusal = refused(desk, "write", session=opened["session"], id=TITLE, text="Mine", seen=old)
    assert (refusal.status, refusal.value) == (HTTPStatus.CONFLICT, {"stands": "In between"})
    assert "title: In between\n" in source(desk)


@pytest.mark.parametrize("text", ["{no.such}", "a\u202eb", "[^nothing]", "", "$fishing.killed", "x" * 20_001])
def test_a_text_that_would_harm_its_document_is_refused_and_nothing_is_written(
    desk: Desk, opened: dict[str, Any], text: str
) -> None:
    before = source(desk)
    old = next(each for each in opened["strings"] if each["id"] == TITLE)["source"]
    refusal = refused(desk, "write", session=opened["session"], id=TITLE, text=text, seen=old)
    assert refusal.status is HTTPStatus.UNPROCESSABLE_ENTITY
    if len(text) < 100:
        assert refusal.value
        assert refusal.value["findings"][0]["message"]["ar"]
    assert source(desk) == before


def test_a_source_is_previewed_as_it_would_be_written_and_nothing_is_written(
    desk: Desk, opened: dict[str, Any]
) -> None:
    before = source(desk)
    place = {"side": "source", "page": 1, "dpi": 40}
    edit = {"sources": {TITLE: "Quite another title"}, "edits": {}, "id": TITLE}
    answer = ask(desk, "preview", session=opened["session"], seq=1, **place, **edit)
    plain = ask(desk, "preview", session=opened["session"], seq=2, **place, sources={}, edits={}, id=TITLE)
    assert desk.picture(answer["picture"]) != desk.picture(plain["picture"])
    assert answer["strings"][TITLE]["length"] == len("Quite another title")
    bad = edit | {"sources": {TITLE: "{no.such}"}}
    assert refused(desk, "preview", session=opened["session"], seq=3, **place, **bad).value
    assert source(desk) == before


def test_sections_are_listed_without_the_signs_of_their_markup(desk: Desk) -> None:
    path = desk.root / f"content/{DOCUMENT}/document.yaml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("title: The report\n", 'title: "A *weak* and **strong** word"\n'), encoding="utf-8")
    listed = {each["id"]: each["title"] for each in sections_value(Project(Files(desk.root)), DOCUMENT)["sections"]}
    path.write_text(before, encoding="utf-8")
    assert listed["report"] == "A weak and strong word"
    assert listed["name"].startswith("Mezan (ميزان) is")


def test_a_section_is_put_in_moved_and_taken_out(desk: Desk, opened: dict[str, Any]) -> None:
    before, session = source(desk), opened["session"]
    listed = ask(desk, "sections", session=session)
    first, last = listed["sections"][0], listed["sections"][-1]
    new = {"act": "add", "section": "prose", "slot": last["slot"], "before": last["id"]}
    added = ask(desk, "section", session=session, **new, seen=listed["seen"])
    assert added["section"].startswith("prose")
    now = ask(desk, "sections", session=session)
    assert [each["id"] for each in now["sections"]][-2:] == [added["section"], last["id"]]
    assert refused(desk, "section", session=session, **new, seen=listed["seen"]).status is HTTPStatus.CONFLICT
    change = {"session": session, "section": added["section"]}
    moved = ask(desk, "section", **change, act="move", before=first["id"], seen=now["seen"])
    assert ask(desk, "sections", session=session)["sections"][0]["id"] == added["section"]
    ask(desk, "section", **change, act="remove", seen=moved["seen"])
    assert source(desk) == before


@pytest.mark.parametrize("name", [DOCUMENT, "al-mezan-brochure"])
def test_every_component_of_a_kind_can_be_put_in(desk: Desk, name: str) -> None:
    files, path = Files(desk.root), desk.root / f"content/{name}/document.yaml"
    value, before, missing = sections_value(Project(files), name), path.read_bytes(), list[str]()
    for component in (each["component"] for each in value["components"]):
        place = {"slot": value["sections"][0]["slot"]}
        try:
            change_sections(files, desk.saver, name, "add", component, place, value["seen"])
        except Fault as fault:
            missing += (f"{component}: {each.message}" for each in fault.diagnostics)
        path.write_bytes(before)
    assert len(value["components"]) >= 9
    # A brochure has no picture yet, and nothing has a map, which somebody must bring first.
    assert all("nothing to show" in each for each in missing)
    assert name != DOCUMENT or [each.partition(":")[0] for each in missing] == ["map"]


def picture(form: str, colour: str = "teal") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(stream, form)
    return stream.getvalue()


def test_a_picture_is_judged_put_into_the_folder_and_described(desk: Desk, opened: dict[str, Any]) -> None:
    session = opened["session"]
    shown = next(each for each in ask(desk, "sections", session=session)["pictures"] if each["file"] == "sea.jpg")
    upload = desk.uploads["/api/upload"]("image/png", picture("PNG"))
    assert (upload["width"], upload["height"]) == (640, 480)
    names = {path.name for path in (desk.root / "content/fishing-count").iterdir()}
    request = {"session": session, "picture": shown["picture"], "upload": upload["upload"], "alt": "Only teal: «x»"}
    answer = ask(desk, "place", **request)
    new = {path.name for path in (desk.root / "content/fishing-count").iterdir()} - names
    assert new == {answer["file"]}
    assert answer["file"].isascii()
    assert answer["file"].endswith(".png")
    assert (desk.root / "content/fishing-count" / answer["file"]).read_bytes() == picture("PNG")
    assert f"file: {answer['file']}" in source(desk)
    assert 'alt: "Only teal: «x»"' in source(desk)
    other = desk.uploads["/api/upload"]("image/png", picture("PNG", "red"))
    again = ask(desk, "place", session=session, picture=shown["picture"], upload=other["upload"])
    assert again["file"] != answer["file"]


def test_of_a_picture_with_a_file_for_each_language_that_of_the_source_is_replaced(
    desk: Desk, opened: dict[str, Any]
) -> None:
    path = desk.root / PATH
    path.write_text(source(desk).replace("file: sea.jpg", "file: {ar: logo.png, en: sea.jpg}"), "utf-8")
    shown = next(
        each for each in ask(desk, "sections", session=opened["session"])["pictures"] if each["file"] == "sea.jpg"
    )
    upload = desk.uploads["/api/upload"]("image/png", picture("PNG"))
    answer = ask(
        desk, "place", session=opened["session"], picture=shown["picture"], upload=upload["upload"], alt="Only teal"
    )
    assert f"file: {{ar: logo.png, en: {answer['file']}}}" in source(desk)


def test_what_is_no_picture_is_refused(desk: Desk, opened: dict[str, Any]) -> None:
    upload = desk.uploads["/api/upload"]
    for media_type, data in (
        ("image/png", b"GIF89a"),
        ("image/jpeg", picture("PNG")),
        ("image/png", picture("PNG")[:200]),
    ):
        with pytest.raises(Refusal) as refusal:
            upload(media_type, data)
        assert refusal.value.value
    with pytest.raises(Refusal) as refusal:
        upload("image/svg+xml", b"<svg/>")
    assert refusal.value.status is HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    refusal_of_name = refused(desk, "place", session=opened["session"], picture=TITLE, upload="0" * 24)
    assert refusal_of_name.status is HTTPStatus.NOT_FOUND


def test_one_figure_changes_in_its_file_alone(desk: Desk, opened: dict[str, Any]) -> None:
    session, path = opened["session"], "content/data/fishing.yaml"
    table = next(each for each in ask(desk, "grid", session=session)["tables"] if each["table"] == path)
    row = next(number for number, cells in enumerate(table["rows"]) if cells[0] == "killed")
    value = table["rows"][row][1]
    before = source(desk, path)
    change = {"session": session, "table": path, "row": row, "column": 1}
    assert refused(desk, "grid-save", **change, text="many", seen=table["seen"]).value
    assert source(desk, path) == before
    saved = ask(desk, "grid-save", **change, text="12345", seen=table["seen"])
    changed = [
        (old, new) for old, new in zip(before.splitlines(), source(desk, path).splitlines(), strict=True) if old != new
    ]
    assert len(changed) == 1
    assert changed[0][1].replace("12345", value) == changed[0][0]
    assert refused(desk, "grid-save", **change, text="1", seen=table["seen"]).status is HTTPStatus.CONFLICT
    assert refused(desk, "grid-save", **change | {"column": 0}, text="1", seen=saved["seen"]).value is None
    other = change | {"table": "mezanprint.toml"}
    assert refused(desk, "grid-save", **other, text="1", seen=saved["seen"]).status is HTTPStatus.UNPROCESSABLE_ENTITY


def test_catalogs_stay_as_they_are_until_they_are_brought_up_to_date(desk: Desk, opened: dict[str, Any]) -> None:
    catalog = desk.root / f"locales/ar/LC_MESSAGES/{DOCUMENT}.po"
    old = next(each for each in opened["strings"] if each["id"] == TITLE)["source"]
    before = catalog.read_bytes()
    ask(desk, "write", session=opened["session"], id=TITLE, text=f"{old} again", seen=old)
    assert catalog.read_bytes() == before
    changed = ask(desk, "update")["changed"]
    assert f"locales/ar/LC_MESSAGES/{DOCUMENT}.po" in changed
    assert f'#| msgid "{old}"'.encode() in catalog.read_bytes()
    ask(desk, "write", session=opened["session"], id=TITLE, text=old, seen=f"{old} again")
