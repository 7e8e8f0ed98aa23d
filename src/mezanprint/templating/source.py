"""What a page is composed of, whatever page it is: an edition, or the job sheet of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mezanprint.model.brand import Look
from mezanprint.model.documents import Document
from mezanprint.model.editions import Edition
from mezanprint.model.kinds import Kind
from mezanprint.model.messages import Messages
from mezanprint.project.config import Config
from mezanprint.project.files import Files
from mezanprint.templating.texts.views import View

OUTLINED = "outlined"
"""The bold look where toner prints it: its dark grounds are outlines, for they would take all there is."""


def _look(config: Config, edition: Edition) -> str:
    """Return the look of an edition as templates ask for it."""
    profile = edition.profile
    is_toner = profile.is_print and not profile.is_for_press
    return OUTLINED if config.brand.look is Look.BOLD and is_toner else config.brand.look


@dataclass(frozen=True, slots=True)
class Source:
    """A document in each of its languages, with the settings and words of templates that it is printed by."""

    files: Files
    config: Config
    kind: Kind
    views: tuple[Document, ...]
    """The document once in each locale, the first locale first."""
    messages: Mapping[str, Messages]
    """Words of the templates by locale."""

    @property
    def readable(self) -> tuple[View, ...]:
        """The views as templates read them."""
        return tuple(View(document, self.kind, self.config.locale(document.locale)) for document in self.views)

    def context(self, edition: Edition, styles: str) -> dict[str, Any]:
        """Return the names that every template knows (``interface.CONTEXT``), for a page that is no draft."""
        readable = self.readable
        context = {"edition": edition, "kind": self.kind, "draft": False, "web": False, "sides": ()}
        context["look"] = _look(self.config, edition)
        return context | {
            "bilingual": len(readable) > 1,
            "views": readable,
            "view": readable[0],
            "styles": lambda: styles,
        }
