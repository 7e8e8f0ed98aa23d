import errno
import hashlib
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from fakes import composition
from mezanprint.engine.cache import Cache, Hit, Miss, digest
from mezanprint.finishing.imposition.plan import plan
from mezanprint.model.compositions import Artifact, Resource
from mezanprint.model.diagnostics import Span, error, warning
from mezanprint.model.editions import Pictures, Profile
from mezanprint.model.geometry import Area
from mezanprint.model.kinds import FitRules
from mezanprint.model.paper import Bound, Cards, Fold, Paper
from mezanprint.model.plans import PageName
from mezanprint.model.regions import Measured, PageLayout, Panel, Region
from mezanprint.project.folder import Folder
from mezanprint.project.seal import Purpose, sealed

KEY, OTHER = "a" * 64, "b" * 64
ARTIFACT = Artifact(
    b"%PDF-1.7\n\x00\xff\n%%EOF\n",
    2,
    (
        warning("layout-covered", "cut off", Span("build/ar/a.pdf", page=2), "shorten", key="a:title"),
        error("typeset-glyph", "no glyph for `ڤ`"),
    ),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    cache = Cache(Folder.hold(tmp_path).below("build/.cache"))
    cache.open()
    return cache


def lies(cache: Cache) -> Path:
    return cache.folder.place / cache.folder.path


def test_what_is_kept_is_found_with_its_findings(cache: Cache) -> None:
    cache.keep(KEY, ARTIFACT)
    assert cache.find(KEY) == Hit(ARTIFACT)
    assert cache.find(OTHER) == Miss()


@pytest.mark.parametrize("paper", [Paper(Bound.RIGHT, booklet=True), Paper(fold=Fold.LETTER), Paper(cards=Cards.EACH)])
def test_an_artifact_to_be_printed_is_found_with_its_plan(cache: Cache, paper: Paper) -> None:
    profile = Profile("office", sheet="A3", turn="long", marks=("crop", "fold"))
    names = (PageName(1, "ar"), PageName(2, "ar"), PageName(1, "en"))
    planned = replace(ARTIFACT, plan=plan((0, 1, None, 2), (148.5, 210), paper, profile, names))
    cache.keep(KEY, planned)
    assert cache.find(KEY) == Hit(planned)


def test_a_measured_artifact_is_found_with_its_layout(cache: Cache) -> None:
    line = Area(1, 2.5, 3, 4)
    region = Region("a:title", "ar", (line, line), "ماء", 40, Panel("Panel 1", 400, 12.5))
    loose = Region("", "en", (line,), "Water")
    layout = (PageLayout(400, 500, (region, loose), (line,)), PageLayout(400, 500, (), ()))
    measured = Measured(ARTIFACT.data, 2, ARTIFACT.diagnostics, layout=layout, looks=("c" * 64, "d" * 64))
    cache.keep(KEY, measured)
    assert cache.find(KEY) == Hit(measured)


def test_a_picture_is_found_under_its_key_and_never_with_a_wrong_byte(cache: Cache) -> None:
    cache.keep_picture(KEY, b"PNG")
    assert (cache.find_picture(KEY), cache.find_picture(OTHER)) == (b"PNG", None)
    assert cache.find(KEY) == Miss()
    path = lies(cache) / f"{KEY}.picture"
    path.write_bytes(path.read_bytes()[:-1] + b"F")
    assert cache.find_picture(KEY) is None
    assert not path.exists()


def test_any_wrong_byte_is_noticed_dropped_and_never_served(cache: Cache) -> None:
    cache.keep(KEY, ARTIFACT)
    path = lies(cache) / f"{KEY}.artifact"
    whole, chance = path.read_bytes(), random.Random(7)
    for _ in range(200):
        place = chance.randrange(len(whole))
        path.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << chance.randrange(8))]) + whole[place + 1 :])
        assert cache.find(KEY) == Miss(broken=True)
        assert not path.exists()
    for length in (0, 1, 30, 90, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert cache.find(KEY) == Miss(broken=True)


def test_an_entry_under_a_foreign_name_is_not_served(cache: Cache) -> None:
    cache.keep(KEY, ARTIFACT)
    os.rename(lies(cache) / f"{KEY}.artifact", lies(cache) / f"{OTHER}.artifact")
    assert cache.find(OTHER) == Miss(broken=True)


def test_an_entry_without_our_seal_is_not_served(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"key": "%s", "pages": 1, "pairs": 0, "pairs_found": 0, "diagnostics": []}\n%%PDF-1.7' % KEY.encode()
    old = b"mezanprint-artifact 4 %s\n%s" % (hashlib.sha256(body).hexdigest().encode(), body)
    (lies(cache) / f"{KEY}.artifact").write_bytes(old)
    assert cache.find(KEY) == Miss(broken=True)
    cache.keep(KEY, ARTIFACT)
    monkeypatch.setattr("mezanprint.project.seal.own_key", lambda: bytes(32))
    assert cache.find(KEY) == Miss(broken=True)


def test_an_entry_that_is_sealed_and_reads_otherwise_is_not_served(cache: Cache) -> None:
    for body in (b"", b"[]\n", b"{}\n", b'{"diagnostics": 3}\n', b"[" * 10**5):
        (lies(cache) / f"{KEY}.artifact").write_bytes(sealed(Purpose.ARTIFACT, KEY, body))
        assert cache.find(KEY) == Miss(broken=True)


def test_a_cache_that_is_a_file_or_a_link_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("elsewhere")
    for name, reason in (("file", errno.ENOTDIR), ("link", errno.ELOOP)):
        cache = Cache(Folder.hold(tmp_path).below(name))
        with pytest.raises(OSError, match=name) as raised:
            cache.open()
        assert raised.value.errno == reason
        assert cache.find(KEY) == Miss()
    assert os.listdir(tmp_path / "elsewhere") == []


def test_nobody_else_can_read_it(cache: Cache) -> None:
    lies(cache).chmod(0o755)
    before = os.umask(0)
    try:
        cache.open()
        cache.keep(KEY, ARTIFACT)
    finally:
        os.umask(before)
    assert lies(cache).stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in lies(cache).iterdir()} == {0o600}


def test_a_cache_for_reading_writes_nothing(cache: Cache) -> None:
    cache.keep(KEY, ARTIFACT)
    (lies(cache) / f"{OTHER}.artifact").write_bytes(b"broken")
    before = sorted(path.name for path in lies(cache).iterdir())
    reader = Cache(cache.folder, writable=False)
    assert reader.find(KEY) == Hit(ARTIFACT)
    assert reader.find(OTHER) == Miss(broken=True)
    reader.keep("c" * 64, ARTIFACT)
    assert sorted(path.name for path in lies(cache).iterdir()) == before


def test_only_named_entries_survive_dropping(cache: Cache) -> None:
    cache.keep(KEY, ARTIFACT)
    cache.keep(OTHER, ARTIFACT)
    cache.drop_all_but({OTHER})
    assert (cache.find(KEY), cache.find(OTHER)) == (Miss(), Hit(ARTIFACT))


def test_everything_that_decides_the_bytes_decides_the_key() -> None:
    made, tools = composition(), {"weasyprint": "70.0"}
    others = (
        replace(made, html="<p>other</p>"),
        replace(made, draft=True),
        replace(made, resources=(Resource("a.png", "0"),)),
        replace(made, fit=FitRules(max_pages=2)),
        replace(made, metadata=replace(made.metadata, title="Other")),
        replace(made, edition=replace(made.edition, locales=("ar",))),
        replace(made, edition=replace(made.edition, profile=replace(made.edition.profile, image_dpi=300))),
        replace(
            made, edition=replace(made.edition, profile=replace(made.edition.profile, pictures=Pictures.ANONYMOUS))
        ),
    )
    keys = {digest(one, tools) for one in (made, *others)} | {digest(made, {"weasyprint": "70.1"})}
    assert len(keys) == len(others) + 2
    assert digest(made, tools) == digest(replace(made), dict(tools))
