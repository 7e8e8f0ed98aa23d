"""A further output, as somebody would add it: the words of an edition as plain text. This file and a row are all."""

from collections.abc import Iterator
from html.parser import HTMLParser

from mezanprint.model.compositions import Composition
from mezanprint.model.diagnostics import Diagnostic, error
from mezanprint.model.media import Medium
from mezanprint.outputs.output import Output, Work
from mezanprint.outputs.table import OUTPUTS

TEXT = Medium("text", ".txt", "text/plain", has_profile=True)


class Words(HTMLParser):
    """The words of a body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._is_body = False
        self.feed(html)

    def handle_starttag(self, tag: str, _: object) -> None:
        self._is_body = self._is_body or tag == "body"

    def handle_data(self, data: str) -> None:
        self.words += data.split() if self._is_body else []


def is_text(composition: Composition) -> bool:
    return composition.edition.profile.medium == TEXT


def write_words(work: Work) -> Work:
    return work.finished(" ".join(Words(work.composition.html).words).encode())


def check_words(work: Work) -> Iterator[Diagnostic]:
    if work.artifact.data.decode() != " ".join(Words(work.composition.html).words):
        yield error("release-damaged", "it has other words")


PLAIN = Output("text", TEXT, accepts=is_text, stages=(write_words,), release=(check_words,))
WITH_TEXT = (PLAIN, *OUTPUTS)
