"""The maps of one composition: sections of a document drawn, each once for all languages of a page."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from mezanprint.model.datasets import ColumnType
from mezanprint.model.diagnostics import Diagnostic
from mezanprint.model.direction.bidi_controls import strip_controls
from mezanprint.model.documents import Names
from mezanprint.model.geography import Geography, Shape
from mezanprint.model.kinds import Kind
from mezanprint.model.locales import Direction, script_of
from mezanprint.project.config import Config
from mezanprint.templating.drawings.drawing import Drawing
from mezanprint.templating.drawings.lettering import lettering_of
from mezanprint.templating.drawings.room import SCREEN, full_width
from mezanprint.templating.drawings.shapes import rect
from mezanprint.templating.drawings.write import written
from mezanprint.templating.maps.classes import Class
from mezanprint.templating.maps.draw_map import draw_map, shaded
from mezanprint.templating.maps.inset import draw_inset
from mezanprint.templating.maps.look import Look
from mezanprint.templating.maps.map_checks import check_data, check_map, check_shading, too_long
from mezanprint.templating.maps.map_view import MapEntry, MapView
from mezanprint.templating.maps.naming import Name, Naming
from mezanprint.templating.maps.printing import Printing, Words
from mezanprint.templating.maps.shading import Shading
from mezanprint.templating.texts.texts import Texts
from mezanprint.templating.texts.views import SectionView

_LONGEST = 190_000
"""Characters of a drawing: a template lets no longer one pass."""
_SWATCH = (7.0, 3.6)


class Mapmaking:
    """Makes maps of sections; collects what is wrong with them in ``diagnostics``."""

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
        """Take the colours of the tokens, and the locales of the page."""
        self._kind, self._colours, self._is_paged = kind, colours, is_paged
        self._runs_left = config.locale(locales[0]).direction is Direction.RTL
        self._printing = Printing(config, texts, locales)
        self.diagnostics: dict[Diagnostic, None] = {}

    def drawn(self, sections: Sequence[SectionView], words: Mapping[str, Sequence[Markup]]) -> MapView:
        """Return the map of a section, which is given in each language of the page.

        ``words`` are those of the template in each of these: ``m`` and ``km`` of ``{n}``, ``to`` and ``under`` of
        ``{low}`` and ``{high}``, and ``no_data``.
        """
        fields = sections[0].fields
        geography: Geography = fields.geojson
        printing, names = self._printing, self._names(sections)
        areas = _areas(geography, fields.places or ())
        shading = Shading(fields.data, fields.value, areas) if fields.data and fields.value else None
        # Templates of a project may be from before maps had a height.
        width, height = self._width(sections[0].slot), getattr(fields, "height", None)
        look = Look(
            width, _lit(sections[0]), shading.fills if shading else None, float(height.value) if height else 0.0
        )

        def measured(number: Decimal, in_km: bool) -> Name:
            return printing.measured(number, words["km" if in_km else "m"])

        naming = Naming(self._runs_left, printing.numbered, measured)
        inset = draw_inset(fields.inset, geography.bounds, look.width) if fields.inset else None
        printed = {id_: printing.lines(each, is_bold=id_ == look.lit) for id_, each in names.items()}
        drawing = draw_map(geography, printed, look, naming, inset)
        self.diagnostics |= dict.fromkeys(check_map(geography, naming.homeless, fields.inset))
        self.diagnostics |= dict.fromkeys(check_data(fields.data, fields.value))
        if shading:
            self.diagnostics |= dict.fromkeys(check_shading(fields.data, fields.value, shading))
        places = range(len(printing.locales))
        return MapView(
            self._written(geography, drawing),
            written(inset, self._colours) if inset and naming.has_inset_beside else Markup(),
            tuple(tuple(self._key(naming, names, place)) for place in places),
            tuple(tuple(self._legend(shading, words, place)) for place in places if shading),
            tuple(self._described(names, shading, place) for place in places),
        )

    def _written(self, geography: Geography, drawing: Drawing) -> Markup:
        """Return a drawing as HTML; nothing, and say so, where it is more than a page can hold."""
        html = written(drawing, self._colours)
        if len(html) <= _LONGEST:
            return html
        self.diagnostics[too_long(geography)] = None
        return Markup()

    def _width(self, slot: str) -> float:
        return full_width(self._kind, slot, len(self._printing.locales)) if self._is_paged else SCREEN

    def _names(self, sections: Sequence[SectionView]) -> dict[str, tuple[Words, ...]]:
        """Return the name of each feature in each language: as the document spells it, its file, or its row of data."""
        printing, fields = self._printing, [section.fields for section in sections]
        names: dict[str, tuple[Words, ...]] = {}
        areas = _areas(fields[0].geojson, fields[0].places or ())
        if fields[0].data and fields[0].data.columns[0].type is ColumnType.TEXT:
            for row in range(len(fields[0].data.rows)):
                texts = [each.data.rows[row][0].text for each in fields]
                if all(texts):
                    name = fields[0].data.row_name(row)
                    names[areas.get(name, name)] = tuple(printing.text(text) for text in texts if text)
        geography: Geography = fields[0].geojson
        ids = {feature.id: feature for feature in geography.features}
        names = {id_: each for id_, each in names.items() if id_ in ids}
        for id_, feature in ids.items():
            if feature.names:
                own = Names(feature.names, geography.span, geography.key)
                names[id_] = tuple(printing.named(own, locale) for locale in printing.locales)
        for place in fields[0].places or ():
            names[place.id.value] = tuple(printing.named(place.name, locale) for locale in printing.locales)
        return {id_: names[id_] for id_ in ids if id_ in names}

    def _key(self, naming: Naming, names: Mapping[str, tuple[Words, ...]], place: int) -> Iterator[MapEntry]:
        locale = self._printing.locales[place]
        for number, id_ in enumerate(naming.numbered, 1):
            yield MapEntry(self._printing.number(Decimal(number), locale).html, names[id_][place].html)

    def _legend(self, shading: Shading, words: Mapping[str, Sequence[Markup]], place: int) -> Iterator[MapEntry]:
        locale, printing = self._printing.locales[place], self._printing
        for fill, each in shading.legend():
            swatch = Drawing(*_SWATCH, tuple(shaded(rect(0, 0, *_SWATCH, "").path, fill)), (), mirrored=False)
            if each is None:
                said = printing.sentence(words["no_data"][place], locale)
            else:
                said = self._between(shading, each, words, place)
            yield MapEntry(written(swatch, self._colours), said.html)

    def _between(self, shading: Shading, values: Class, words: Mapping[str, Sequence[Markup]], place: int) -> Words:
        """Return what values a class has: of whole numbers the first and the last."""
        locale, printing = self._printing.locales[place], self._printing
        last = values.high - 1 if shading.is_whole else values.high
        low, high = (printing.number(number, locale, shading.column) for number in (values.low, last))
        sentence = words["to" if shading.is_whole else "under"][place]
        return low if low == high else printing.sentence(sentence, locale, low=low.plain, high=high.plain)

    def _described(self, names: Mapping[str, tuple[Words, ...]], shading: Shading | None, place: int) -> str:
        """Return the names on the map, of shaded areas with what they are shaded by."""
        locale = self._printing.locales[place]
        parts = []
        for id_, name in names.items():
            value = shading.values.get(id_) if shading else None
            number = self._printing.number(value, locale, shading.column).plain if shading and value is not None else ""
            parts.append(f"{name[place].plain}: {number}" if number else name[place].plain)
        return strip_controls(f"{lettering_of(script_of(locale)).comma} ".join(parts))


def _areas(geography: Geography, places: Sequence[Any]) -> dict[str, str]:
    """Return the ids of areas by all that a row of data may call them: their ids, and their names in any language."""
    areas = [feature for feature in geography.features if feature.shape is Shape.AREA]
    said = {feature.id: [words for _, words in feature.names] for feature in areas}
    for place in places:
        if place.id.value in said:
            said[place.id.value] += [words for _, words in place.name.names]
    return {words: id_ for id_, names in said.items() for words in (*names, id_)}


def _lit(section: SectionView) -> str:
    return section.fields.highlight.value if section.fields.highlight else ""
