"""Programs that make a PDF of paragraphs: ours, WeasyPrint as it comes, Chromium, Typst."""

import html
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mezanprint.model.customs import usual_style
from mezanprint.model.locales import Direction, direction_of
from mezanprint.templating.texts.runs import Line, Run, order_runs, to_html

CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PRINTING = ("--headless", *CHROMIUM_FLAGS, "--no-pdf-header-footer")
_MODE = {"ours": "ours", "ours, no tags": "ours-bare", "WeasyPrint": "plain", "WeasyPrint, no tags": "plain-bare"}


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in one language and one font."""

    paragraphs: tuple[str, ...]
    family: str
    lang: str = "ar"
    size: int = 12

    @property
    def direction(self) -> Direction:
        """The direction of its lines."""
        return direction_of(self.lang)

    @property
    def html(self) -> str:
        """The page as HTML."""
        return self._page(html.escape)

    @property
    def ordered(self) -> str:
        """The page as HTML with the elements that this program sets what runs against its line in."""
        foreign = "en" if self.direction is Direction.RTL else "ar"
        line = Line(self.direction, usual_style(self.lang), self.lang, foreign)
        return self._page(lambda text: to_html(order_runs([Run(text)], line)[0]))

    def _page(self, convert: Callable[[str], str]) -> str:
        body = "".join(f"<p>{convert(text)}</p>" for text in self.paragraphs)
        style = f"body {{ font: {self.size}pt '{self.family}', 'IBM Plex Sans'; line-height: 2 }}"
        return (
            f'<!DOCTYPE html><html lang="{self.lang}" dir="{self.direction}"><meta charset="utf-8"><title>x</title>'
            f"<style>@page {{ size: A4; margin: 20mm }} {style}</style><body>{body}"
        )

    @property
    def typst(self) -> str:
        """The page as Typst source; a string in it is written as in JSON but for its hexadecimal escapes."""
        body = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in self.paragraphs)
        fonts = f'("{self.family}", "IBM Plex Sans")'
        style = f'lang: "{self.lang}", dir: {self.direction}, {self.size}pt'
        return f'#set page("a4")\n#set text(font: {fonts}, {style})\n{body}\n'


def weasyprint(mode: str) -> Callable[[Text, Path, Path], None]:
    """Return the producer that runs WeasyPrint, with or without our text layer and tags."""

    def make(text: Text, fonts: Path, target: Path) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as page:
            page.write(text.ordered if mode.startswith("ours") else text.html)
            page.flush()
            worker = str(Path(__file__).with_name("weasy_worker.py"))
            environment = {**os.environ, "BENCH_FONTS": str(fonts)}
            subprocess.run([sys.executable, worker, mode, page.name, str(target)], check=True, env=environment)  # noqa: S603

    return make


def chromium(text: Text, fonts: Path, target: Path) -> None:
    """Print by headless Chromium; the page is a file, nothing is fetched."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(text.html, "utf-8")
        print_page(page, fonts, target)


def print_page(page: Path, fonts: Path, target: Path) -> None:
    """Print an HTML file by headless Chromium with the fonts of a fontconfig file."""
    with tempfile.TemporaryDirectory() as user:
        subprocess.run(  # noqa: S603
            ["chromium", *_PRINTING, f"--user-data-dir={user}", f"--print-to-pdf={target}", page.as_uri()],  # noqa: S607
            check=True,
            capture_output=True,
            timeout=300,
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        )


def typst(text: Text, fonts: Path, target: Path) -> None:
    """Set by Typst's Python package."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.typ"
        source.write_text(text.typst, "utf-8")
        compiler.compile(str(source), output=str(target), font_paths=[str(fonts.parent)], ignore_system_fonts=True)


def installed() -> dict[str, Callable[[Text, Path, Path], None]]:
    """Return the producers that are here, by name."""
    found: dict[str, Callable[[Text, Path, Path], None]] = {name: weasyprint(mode) for name, mode in _MODE.items()}
    if shutil.which("chromium"):
        found["Chromium"] = chromium
    try:
        import typst as _  # noqa: F401
    except ImportError:
        return found
    found["Typst"] = typst
    return found
