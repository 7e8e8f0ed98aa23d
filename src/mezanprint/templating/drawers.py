"""All that draws for the templates of one composition."""

from collections.abc import Iterator, Mapping, Sequence

from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.kinds import Kind
from mezanprint.project.config import Config
from mezanprint.templating.charts.charting import Charting
from mezanprint.templating.codes.codes import Codes
from mezanprint.templating.maps.mapping import Mapmaking
from mezanprint.templating.texts.texts import Texts


class Drawers:
    """Charts, codes and maps, with what is wrong with them."""

    def __init__(
        self,
        config: Config,
        kind: Kind,
        texts: Texts,
        colours: Mapping[str, str],
        locales: Sequence[str],
        *,
        is_paged: bool,
    ) -> None:
        """Take the colours of the tokens, and the locales that stand side by side."""
        self.charts = Charting(config, kind, texts, colours, len(locales), is_paged=is_paged)
        self.codes = Codes(colours)
        self.maps = Mapmaking(config, kind, texts, colours, locales, is_paged=is_paged)

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """Yield what is wrong with what was drawn."""
        yield from self.charts.diagnostics
        yield from self.codes.diagnostics
        yield from self.maps.diagnostics
