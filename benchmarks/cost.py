"""Time and size of our text layer and tags against plain WeasyPrint with tags, on the sample fact sheets."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
from mezanprint.model.compositions import BASE_URL, Composition

RUNS = 9


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


def _compare(composition: Composition) -> tuple[str, ...]:
    from mezanprint.finishing.finish import finish
    from mezanprint.project.files import Files
    from mezanprint.typesetting import typeset
    from mezanprint.typesetting.text_layer.layer import text_layer
    from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
    from mezanprint.typesetting.weasyprint.weasy import HTML

    def plain() -> bytes:
        gate = typeset.picture_gate(composition.edition.profile.image_dpi)
        fetcher = ProjectFetcher(Files(corpus.REPO), composition.resources, gate)
        html = HTML(string=composition.html, base_url=BASE_URL, url_fetcher=fetcher)
        pdf: bytes = html.write_pdf(pdf_variant=typeset.VARIANT)
        return pdf

    def layered() -> bytes:
        with text_layer():
            return plain()

    def ours() -> bytes:
        with typeset.better_tags(), text_layer():
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


def _seconds(make: Callable[[], bytes]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began
