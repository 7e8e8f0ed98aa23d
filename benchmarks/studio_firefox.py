"""The studio in Firefox: one translation from the list to the file, the order and the caret of a field, both languages.

python benchmarks/studio_firefox.py FOLDER

Runs the real studio on a copy of the samples, says for each thing whether it is so, and puts pictures of the screen
into FOLDER. The tests do the same, and more, in Chromium.
"""

import argparse
import base64
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from box_marionette import Marionette, running_firefox
from box_programs import SilenceError, patiently
from noop_build import ENV, REPO, copy

CATALOG = "locales/ar/LC_MESSAGES/about-al-mezan.po"
AIM = "about-al-mezan:sections.aim.text.1"
REPORT = "al-mezan-brochure:sections.report.text.1"
KEYS = {
    "Backspace": "\ue003",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Escape": "\ue00c",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
}
_FIELD = "const field = document.querySelector('#editor textarea');"
# Where each character of the field stands, from left to right: only the browser itself sees into a <textarea>.
_GLYPHS = (
    _FIELD
    + """
    const text = field.editor.rootElement.firstChild, range = document.createRange();
    return Array.from(field.value, (character, at) => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const {left, right, top} = range.getBoundingClientRect();
        return [character, left, right, top];
    });
"""
)
_CARET = """
    const {windowUtils: utils} = window;
    const found = utils.sendQueryContentEvent(utils.QUERY_CARET_RECT, arguments[0], 0, 0, 0);
    return [found.left, found.top];
"""
_CONSOLE = """
    const logged = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).getEvents();
    const said = logged.map(({level, filename, arguments: words}) => [`console.${level}`, filename, words.join(" ")]);
    for (const each of Services.console.getMessageArray()) {
        if (each instanceof Ci.nsIScriptError) said.push([each.category, each.sourceName, each.errorMessage]);
    }
    return said.filter(([, source]) => String(source).startsWith(arguments[0]));
"""


class Screen:
    """The studio on the screen of Firefox, and what was seen there."""

    def __init__(self, firefox: Marionette, address: str, folder: Path) -> None:
        self.firefox, self.address, self.folder = firefox, address, folder
        self.faults = 0
        self.said: list[object] = []

    def open(self, more: str) -> None:
        """Open the page anew; what a page says that is being left, with a question under way, does not count."""
        self.listen()
        self.firefox.call("Marionette:SetContext", value="content")
        self.firefox.call("WebDriver:Navigate", url="about:blank")
        self.firefox.ask("chrome", "Services.console.reset()")
        self.firefox.call("Marionette:SetContext", value="content")
        self.firefox.call("WebDriver:Navigate", url=self.address + more)

    def listen(self) -> None:
        """Keep what is on the console."""
        self.said += self.firefox.ask("chrome", _CONSOLE, self.address.partition("#")[0])

    def ask(self, script: str, *arguments: Any) -> Any:
        """Return what a script says in the page."""
        return self.firefox.ask("content", script, *arguments)

    def until(self, script: str, *arguments: Any) -> Any:
        """Wait until a script says something."""
        return patiently(lambda: self.ask(script, *arguments), f"This does not come: {script}", 90)

    def click(self, selector: str) -> None:
        """Press the mouse on an element."""
        element = self.firefox.call("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self.firefox.call("WebDriver:ElementClick", id=next(iter(element.values())))

    def press(self, *keys: str) -> None:
        """Press keys together."""
        values = [KEYS.get(key, key) for key in keys]
        downs = [{"type": "keyDown", "value": value} for value in values]
        ups = [{"type": "keyUp", "value": value} for value in reversed(values)]
        self.firefox.call("Marionette:SetContext", value="content")
        self.firefox.call("WebDriver:PerformActions", actions=[{"type": "key", "id": "keys", "actions": downs + ups}])

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        for letter in text:
            self.press(letter)

    def choose(self, string: str) -> None:
        """Choose a string in the list, and put the caret at the end of its field."""
        self.until("return document.querySelector(arguments[0])", f'.row[data-id="{string}"]')
        self.click(f'.row[data-id="{string}"]')
        self.until("return document.querySelector('#editor textarea')")
        self.ask(_FIELD + "field.focus()")
        self.press("Control", "End")

    def settle(self) -> None:
        """Wait until the pictures are of what is written now."""
        self.until("return !document.querySelector('#editor .state.working')")
        self.until(
            "return [...document.querySelectorAll('.pane img')].every((each) => each.complete && each.naturalWidth)"
        )

    def value(self) -> tuple[str, int]:
        """Return what stands in the field, with its isolates, and where the caret is."""
        text, caret = self.ask(_FIELD + "return [field.value, field.selectionStart]")
        return text, caret

    def row(self, piece: str) -> str:
        """Return a piece of the field as its characters stand, from left to right."""
        glyphs = self.firefox.ask("content", _GLYPHS, sandbox="system")
        at = "".join(character for character, *_ in glyphs).index(piece)
        shown = [each for each in glyphs[at : at + len(piece)] if each[2] > each[1]]
        return "".join(character for character, *_ in sorted(shown, key=lambda each: (each[3], each[1])))

    def check(self, promise: str, *, holds: bool, seen: object = "") -> None:
        """Say whether something is so."""
        self.faults += not holds
        print(f"{'ok  ' if holds else 'NOT '} {promise}{'' if holds or seen == '' else f': {seen!r}'}")

    def picture(self, name: str) -> None:
        """Put what is on the screen into the folder."""
        self.firefox.call("Marionette:SetContext", value="content")
        png = self.firefox.call("WebDriver:TakeScreenshot", full=False)["value"]
        (self.folder / f"{name}.png").write_bytes(base64.b64decode(png))


def bare(text: str) -> str:
    """Return a text without isolates."""
    return re.sub("[\u2066-\u2069]", "", text)


def save_one(screen: Screen, root: Path) -> None:
    """From the list to the file."""
    catalog = root / CATALOG
    before = catalog.read_text("utf-8")
    screen.open("&language=ar&document=about-al-mezan&locale=ar")
    screen.choose(AIM)
    screen.settle()
    screen.picture("opened-ar")
    shown = screen.ask("return document.querySelector('.pane[data-side=target] img').src")
    screen.press("Control", "Home")
    screen.type("وقد ")
    screen.until("return document.querySelector('.pane[data-side=target] img').src !== arguments[0]", shown)
    screen.settle()
    text, caret = screen.value()
    screen.check("what is typed stands in the field", holds=bare(text).startswith("وقد "), seen=text)
    screen.check("the caret stays behind it", holds=len(bare(text[:caret])) == 4, seen=caret)
    screen.picture("typed-ar")
    screen.press("Control", "s")
    screen.until("return document.querySelector('#editor .state').matches('.translated')")
    entries, now = before.split("\n\n")[1:], catalog.read_text("utf-8").split("\n\n")[1:]  # behind the header
    difference = [each for each in zip(entries, now, strict=True) if each[0] != each[1]]
    one = len(difference) == 1 and "وقد " in difference[0][1]
    screen.check("one entry of the catalog has changed", holds=one, seen=difference)


def edit_chips(screen: Screen) -> None:
    """Placeholders in an Arabic field: their order, the caret round them, deleting."""
    screen.open("&language=en&document=al-mezan-brochure&locale=ar")
    screen.choose(REPORT)
    screen.settle()
    chip = screen.until("return document.querySelector('#editor .sources .chip')?.textContent.trim()")
    screen.press("Control", "End")
    screen.type(" لدى ")
    screen.press("Control", "1")
    screen.type(" في 24 ساعة")
    screen.settle()
    text, _ = screen.value()
    screen.picture("chip-en")
    print(f"     the field: {text[-60:]!r}; the first chip: {chip!r}")
    placed = re.findall(r"\{[^{}\s]+\}|\[\^[^\]\s]+\]", text)
    screen.check("a placeholder is inserted by its key", holds=bool(placed), seen=text)
    last = placed[-1]
    screen.check("it reads from left to right", holds=screen.row(last) == last, seen=screen.row(last))
    carets, edges = [], []
    for _ in range(len(" في 24 ساعة") + 3):
        screen.press("ArrowRight")
        screen.ask("return 1")
        at = screen.value()[1]
        carets.append(len(bare(text[:at])))
        edges.append(screen.firefox.ask("content", _CARET, at, sandbox="system"))
    end, size = len(bare(text)), len(last)
    start = bare(text).rindex(last)
    # Firefox moves by what is seen: round a number of two digits a place in the text comes twice, on its two sides.
    onward = all(a[1] != b[1] or a[0] < b[0] for a, b in pairwise(edges))
    screen.check("each arrow to the right leads on to the right", holds=onward, seen=(carets, edges))
    inside = [at for at in carets if start < at < start + size]
    screen.check("no arrow leads into a placeholder", holds=not inside, seen=(carets, start, end))
    screen.press("Control", "End")
    for _ in range(len(" في 24 ساعة")):
        screen.press("Backspace")
    screen.press("Backspace")
    gone, _ = screen.value()
    screen.check("Backspace takes a placeholder whole", holds=bare(gone) == bare(text)[:start], seen=gone[-40:])
    screen.press("Control", "z")
    screen.check("Ctrl+Z brings it back", holds=bare(screen.value()[0]) == bare(text)[: start + size])
    screen.press("Escape")


def see_desk(screen: Screen, language: str) -> None:
    """The list of all documents."""
    screen.open(f"&language={language}")
    screen.until("return document.querySelector('#desk .tile, #desk article, #desk li')")
    screen.until("return [...document.querySelectorAll('#desk img')].every((each) => each.complete)")
    way = screen.ask("return document.documentElement.dir")
    screen.check(f"the list of documents stands in {language}", holds=way == {"ar": "rtl", "en": "ltr"}[language])
    wide = screen.ask("const {scrollWidth, clientWidth} = document.documentElement; return scrollWidth - clientWidth")
    screen.check("nothing stands out of the window", holds=wide <= 0, seen=wide)
    screen.picture(f"desk-{language}")


@contextmanager
def studio(root: Path) -> Iterator[str]:
    """Run the studio; give its address."""
    command = [sys.executable, "-m", "mezanprint", "studio", "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=root, env=ENV, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            yield next(address[0] for line in process.stdout if (address := re.search(r"http://\S+", line)))
        finally:
            process.terminate()


def run(screen: Screen, *parts: Callable[[], None]) -> None:
    """Do all parts; one that gets no answer leaves a picture."""
    for number, part in enumerate(parts):
        try:
            part()
        except SilenceError as error:
            screen.check(str(error), holds=False)
            screen.picture(f"silent-{number}")


def main() -> None:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "project"
        copy(REPO, root)
        with studio(root) as address, running_firefox("--width=1400", "--height=900") as firefox:
            screen = Screen(firefox, address, folder)
            run(
                screen,
                lambda: save_one(screen, root),
                lambda: edit_chips(screen),
                lambda: see_desk(screen, "ar"),
                lambda: see_desk(screen, "en"),
            )
            screen.listen()
            screen.check("nothing is on the console", holds=not screen.said, seen=screen.said)
    sys.exit(bool(screen.faults))


if __name__ == "__main__":
    main()
