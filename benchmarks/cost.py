"""Time and size of our text layer and tags against plain WeasyPrint with tags, on the sample fact sheets."""

import statistics
import time
from collections.abc import Callable, Iterator

import corpus

from mezanprint.model.compositions import BASE_URL, Composition

RUNS = 9


def table() -> Iterator[tuple[str, ...]]:
    """Yield rows: document; time plain, ratio with the text layer, and with tags too; sizes and their difference."""
    from mezanprint.engine.pipeline import prepare
    from mezanprint.engine.project import Project
    from mezanprint.model.editions import Edition
    from mezanprint.project.files import Files

    project = Project(Files(corpus.REPO))
    profile = next(profile for profile in project.config.profiles if profile.name == "screen")
    yield ("edition", "plain, s", "text layer", "and tags", "plain, kB", "ours, kB", "more, kB")
    yield ("---",) * 7
    for name in project.documents:
        yield (f"{name} ar", *_compare(prepare(project, Edition(name, ("ar",), profile), draft=True).composition))


def _compare(composition: Composition) -> tuple[str, ...]:
    from mezanprint.finishing.finish import finish
    from mezanprint.project.files import Files
    from mezanprint.typesetting import typeset
    from mezanprint.typesetting.fetcher import ProjectFetcher
    from mezanprint.typesetting.text_layer.layer import text_layer
    from mezanprint.typesetting.weasy import HTML

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
    numbers = (f"{seconds:.2f}", f"{layer:.2f}", f"{all_of_it:.2f}")
    return (*numbers, f"{sizes[0]:.1f}", f"{sizes[1]:.1f}", f"{sizes[1] - sizes[0]:.1f}")


def _seconds(make: Callable[[], bytes]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began
