"""What a document costs in a warm process, in instructions of the processor: unlike seconds they do not vary.

python benchmarks/instructions.py [about-al-mezan al-mezan-booklet]

Counted by valgrind (``apt-get install valgrind``), fifty times slower than life: a minute for a fact sheet, some for a
booklet. Millions, and times what plain WeasyPrint with tags takes for the same HTML:

kept            WeasyPrint with what our process keeps of layout, faces and packed streams, and nothing else of ours
the same text   all that a build does to an edition that the process has made before
a word changed  the same, with other words at the end of a paragraph

Digests that the processor computes by itself count for more than they take, and what waits for memory for less.
"""

import gc
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import corpus
import cost
from mezanprint.model.compositions import BASE_URL, Composition

PLAIN = "plain"
_TOLD = re.compile(r"^desc: Trigger: dump ([^\n]+)$.*?^totals: (\d+)$", re.MULTILINE | re.DOTALL)


def kept(composition: Composition) -> None:
    """Set a page with what is kept, and no more."""
    from mezanprint.project.files import Files
    from mezanprint.typesetting.kept.faces import kept_faces
    from mezanprint.typesetting.kept.font_map import kept_fonts
    from mezanprint.typesetting.kept.kept_layout import kept_layout
    from mezanprint.typesetting.kept.streams import kept_streams
    from mezanprint.typesetting.typeset import VARIANT, picture_gate
    from mezanprint.typesetting.weasyprint.fetcher import ProjectFetcher
    from mezanprint.typesetting.weasyprint.weasy import HTML

    gate = picture_gate(composition.edition.profile.image_dpi)
    fetcher = ProjectFetcher(Files(corpus.REPO), composition.resources, gate)
    html = HTML(string=composition.html, base_url=BASE_URL, url_fetcher=fetcher)
    with kept_layout():
        document = html.render(kept_fonts())
    with kept_faces(), kept_streams():
        document.write_pdf(pdf_variant=VARIANT, pdf_tags=True)


def run_counted(name: str) -> None:
    """Do all there is to count, in a process that valgrind runs."""
    from mezanprint.engine.blank_page import warm_up
    from mezanprint.outputs.produce import produce

    warm_up()
    composition = cost.sample(name)
    others = cost.changed(composition)
    ways: dict[str, Callable[[], object]] = {
        PLAIN: partial(cost.set_plain, composition),
        "kept": partial(kept, composition),
        "the same text": partial(produce, composition, corpus.REPO),
        "a word changed": lambda: produce(next(others), corpus.REPO),
    }
    for act in (*ways.values(), *ways.values()):
        act()
    gc.collect()
    gc.freeze()
    for way, act in ways.items():
        _tell("--instr=on")
        act()
        _tell("--instr=off")
        _tell(f"--dump={way}")


def _tell(what: str) -> None:
    subprocess.run(["callgrind_control", what, str(os.getpid())], check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607


def counts(name: str) -> dict[str, int]:
    """Return the instructions of each way to make a document."""
    with tempfile.TemporaryDirectory() as folder:
        program = [sys.executable, __file__, "--counted", name]
        options = ["--tool=callgrind", "--instr-atstart=no", f"--callgrind-out-file={folder}/out"]
        # The order of sets moves the count by some thousandths.
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        command = ["valgrind", *options, *program]
        subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603
        texts = [path.read_text("utf-8", "replace") for path in Path(folder).iterdir()]
    return {told[1]: int(told[2]) for text in texts if (told := _TOLD.search(text))}


def table(names: list[str]) -> Iterator[str]:
    """Yield a line for each document and way."""
    for name in names:
        told = counts(name)
        yield f"{name} ar: {PLAIN} {told[PLAIN] / 1e6:,.0f} million"
        for way in ("kept", "the same text", "a word changed"):
            yield f"  {way:<15} {told[way] / 1e6:,.0f} million, {told[way] / told[PLAIN]:.2f} times plain"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--counted"]:
        run_counted(sys.argv[2])
    else:
        for line in table(sys.argv[1:] or list(cost.DOCUMENTS)):
            print(line, flush=True)
