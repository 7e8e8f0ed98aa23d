"""Time and size of what we make against plain WeasyPrint with tags, on the sample documents.

``table`` and ``whole`` have the text layer and tags alone. The other parts of ``python benchmarks/cost.py [whole]
[warm] [cold] [memory]`` have all that a build does to an edition: layout, text layer, tags, finishing, reading back and
the release check.

whole   seconds of the processor of commands that write one page: plain, with the text layer, with tags too; they take
        turns, and of many runs the least are compared beside the medians, for the computer has other things to do
warm    seconds of the processor, and as a multiple of plain WeasyPrint's: in a process that has made the document
        before, for the same text and with a word changed; and in a fork, as a build makes it
cold    seconds on the clock of a command that makes one document, beside Chromium and Typst where they are installed
memory  of a process that makes a thousand documents
"""

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
import producers
from mezanprint.model.compositions import BASE_URL, Composition
from noop_build import copy

RUNS = 9
DOCUMENTS = ("about-al-mezan", "al-mezan-booklet")
"""A fact sheet, and a booklet of twelve pages."""
_TEXT = re.compile(r"(?<=<p)([^>]*>)([^<]+)(?=</p>)")
_MANY, _HUNDRED = 1_000, 100


def table() -> Iterator[tuple[str, ...]]:
    """Yield rows: document; time plain, ratio with the text layer, and with tags too; sizes and their difference.

    Ratios are of CPU time: of setting and writing the page in a process that is warm, and last of the whole process
    that somebody starts for one page.
    """
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.project.files import Files

    project = Project(Files(corpus.REPO))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    yield ("edition", "plain, s", "text layer", "and tags", "whole command", "plain, kB", "ours, kB", "more, kB")
    yield ("---",) * 8
    for name in project.documents:
        yield (f"{name} ar", *_compare(prepare(project, Edition(name, ("ar",), profile), draft=True).composition))


def set_plain(composition: Composition) -> bytes:
    """Return what WeasyPrint makes of a page by itself, with tags."""
    from mezanprint.project.files import Files
    from mezanprint.typesetting import typeset
    from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
    from mezanprint.typesetting.weasyprint.weasy import HTML

    gate = typeset.picture_gate(composition.edition.profile.image_dpi)
    fetcher = ProjectFetcher(Files(corpus.REPO), composition.resources, gate)
    html = HTML(string=composition.html, base_url=BASE_URL, url_fetcher=fetcher)
    pdf: bytes = html.write_pdf(pdf_variant=typeset.VARIANT, pdf_tags=True)
    return pdf


def _compare(composition: Composition) -> tuple[str, ...]:
    from mezanprint.finishing.finish import finish
    from mezanprint.typesetting.tags.wrap import better_tags
    from mezanprint.typesetting.text_layer.layer import text_layer

    def plain() -> bytes:
        return set_plain(composition)

    def layered() -> bytes:
        with text_layer():
            return plain()

    def ours() -> bytes:
        with better_tags(), text_layer():
            return plain()

    sizes = [len(plain()) / 1000, len(finish(ours(), composition)) / 1000]
    runs = [(_seconds(plain), _seconds(layered), _seconds(ours)) for _ in range(RUNS)]
    layer, all_of_it = (statistics.median(run[n] / run[0] for run in runs) for n in (1, 2))
    seconds = statistics.median(run[0] for run in runs)
    whole = statistics.median(_command("ours", composition) / _command("plain", composition) for _ in range(RUNS))
    numbers = (f"{seconds:.2f}", f"{layer:.2f}", f"{all_of_it:.2f}", f"{whole:.2f}")
    return (*numbers, f"{sizes[0]:.1f}", f"{sizes[1]:.1f}", f"{sizes[1] - sizes[0]:.1f}")


def _command(mode: str, composition: Composition) -> float:
    """Return the CPU seconds of a process that does nothing but write the page."""
    from mezanprint.typesetting.weasyprint.fonts import font_environment

    fonts = {"BENCH_FONTS": font_environment()["FONTCONFIG_FILE"]}
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(composition.html, "utf-8")
        worker = str(Path(__file__).with_name("weasy_worker.py"))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, worker, mode, str(page), str(page.with_suffix(".pdf"))]
        subprocess.run(command, check=True, env={**os.environ, **fonts})  # noqa: S603
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds(make: Callable[[], object]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began


def sample(name: str) -> Composition:
    """Return one of our documents in Arabic, for screens."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.project.files import Files

    project = Project(Files(corpus.REPO))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    return prepare(project, Edition(name, ("ar",), profile), draft=True).composition


def changed(composition: Composition) -> Iterator[Composition]:
    """Yield the document with other words at the end of one of its paragraphs."""
    words = list(dict.fromkeys(_TEXT.findall(composition.html)[0][1].split()))
    for number in cycle(range(len(words) ** 2)):
        more = f"{words[number % len(words)]} {words[number // len(words)]}"
        yield replace(composition, html=_TEXT.sub(rf"\1\2 {more}", composition.html, count=1))


def whole() -> Iterator[str]:
    """Yield a line for each document: how many times the processor time of plain WeasyPrint a whole command takes."""
    for name in ("about-al-mezan", "fishing-boats-2017", "al-mezan-brochure", "al-mezan-booklet"):
        composition = sample(name)
        rows = [[_command(mode, composition) for mode in ("plain", "layer", "ours")] for _ in range(RUNS)]
        plain, *least = (min(column) for column in zip(*rows, strict=True))
        medians = [statistics.median(row[way] / row[0] for row in rows) for way in (1, 2)]
        shares = (f"{what} {low / plain:.2f}, median {mid:.2f}"
                  for what, low, mid in zip(("text layer", "and tags"), least, medians, strict=True))  # fmt: skip
        yield f"{name} ar: plain {plain:.2f} s; {'; '.join(shares)}"


def warm() -> Iterator[str]:
    """Yield a line for each document; runs of all ways take turns, for the computer has other things to do."""
    from mezanprint.engine.blank_page import warm_up
    from mezanprint.engine.fork import apart
    from mezanprint.outputs.produce import produce

    warm_up()
    for name in DOCUMENTS:
        composition = sample(name)
        others = changed(composition)

        ours = partial(produce, composition, corpus.REPO)
        plain = partial(set_plain, composition)
        # A fork learns nothing from what its parent does after it; so these come first.
        forks = [float(apart(lambda: str(_seconds(ours)).encode(), 64)[0]) for _ in range(RUNS)]  # noqa: B023
        for act in (plain, ours, plain, ours):
            act()
        rows = []
        for fork in forks:
            other = partial(produce, next(others), corpus.REPO)
            rows.append((_seconds(plain), _seconds(ours), _seconds(other), fork))
        least = [min(column) for column in zip(*rows, strict=True)]
        yield f"{name} ar: plain {least[0]:.2f} s"
        for place, way in enumerate(("the same text", "a word changed", "in a fork"), 1):
            ratio = statistics.median(row[place] / row[0] for row in rows)
            yield f"  {way:<15} {least[place]:.2f} s, {ratio:.2f} times plain"


def cold() -> Iterator[str]:
    """Yield a line for each document and program."""
    from mezanprint.typesetting.weasyprint.fonts import font_environment, pinned_fonts

    fonts = Path(font_environment()["FONTCONFIG_FILE"])
    files = [path for font in pinned_fonts() if (path := font.locate())]
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        copy(corpus.REPO, root)
        page, target = root / "page.html", root / "page.pdf"
        for font in files:
            (root / "fonts").mkdir(exist_ok=True)
            shutil.copy(font, root / "fonts" / font.name)
        for name in DOCUMENTS:
            composition = sample(name)
            page.write_text(composition.html, "utf-8")
            text = producers.Text(tuple(text for _, text in _TEXT.findall(composition.html)), "IBM Plex Sans Arabic")
            worker = [sys.executable, str(Path(__file__).with_name("weasy_worker.py")), "plain", str(page), str(target)]
            ways: dict[str, Callable[[], object]] = {
                "mezanprint build": partial(_build, root, name),
                "WeasyPrint, tags": partial(_run, worker, BENCH_FONTS=str(fonts)),
                "Chromium": partial(producers.print_page, page, fonts, target),
                "Typst, its texts": partial(producers.typst, text, root / "fonts" / "x", target),
            }
            here = producers.installed()
            for way, act in ways.items():
                if way.split(",")[0] in ("mezanprint build", *here):
                    yield f"{name} ar: {way:<17} {min(_clock(act) for _ in range(3)):.2f} s"


def _build(root: Path, name: str) -> None:
    shutil.rmtree(root / "build", ignore_errors=True)
    _run([sys.executable, "-m", "mezanprint", "build", name, "--locale", "ar", "--draft", "--project", str(root)])


def _run(command: Sequence[str], **environment: str) -> None:
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})  # noqa: S603


def _clock(act: Callable[[], object]) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began


def memory() -> Iterator[str]:
    """Yield the memory of a process after each hundred documents, and how much the last is more than the first."""
    from mezanprint.outputs.produce import produce

    kinds = [changed(sample(name)) for name in (DOCUMENTS[0], "fishing-count", "fishing-boats-2017")]
    sizes = []
    for number, kind in enumerate(cycle(kinds)):
        if number % _HUNDRED == 0 and number:
            sizes.append(_resident())
            yield f"{number:>5} documents: {sizes[-1]:.0f} MB"
        if number == _MANY:
            break
        produce(next(kind), corpus.REPO)
    yield f"the last hundred have {100 * (sizes[-1] / sizes[0] - 1):+.1f} % of the first"


def _resident() -> float:
    """Return the MB of this process; what Linux says of it now, for the most that it ever took says little."""
    (pages,) = re.findall(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(pages) / 1024


if __name__ == "__main__":
    parts = (whole, warm, cold, memory)
    for part in parts:
        if part.__name__ in (sys.argv[1:] or [part.__name__ for part in parts]):
            for line in part():
                print(line, flush=True)
