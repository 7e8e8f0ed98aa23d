"""What is wrong with a map, once it is drawn."""

from collections.abc import Iterator, Sequence

from mezanprint.model.datasets import ColumnType, Dataset
from mezanprint.model.diagnostics import Diagnostic, error, warning
from mezanprint.model.documents import Value
from mezanprint.model.geography import Bounds, Geography
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.translatable import msg
from mezanprint.templating.maps.shading import Shading


def check_map(geography: Geography, homeless: Sequence[str], around: Geography | None) -> Iterator[Diagnostic]:
    """Yield an error for each place without any room, and a warning where a map does not lie in what is around it."""
    for id_ in homeless:
        message = msg("`{name}` has no room on the map, not even as a number", name=id_)
        hint = msg("show fewer places, or those that stand close together in a second map")
        yield error("map-room", message, geography.span, hint, key=geography.key)
    if around is None or _is_in(geography.bounds, around.bounds):
        return
    message = msg("the map does not lie in what `{path}` shows", path=around.path)
    west, south, east, north = geography.bounds
    if _is_in((south, west, north, east), around.bounds):
        hint = msg("write longitude before latitude: the two seem to be swapped")
    else:
        hint = msg("take a file that shows more, or another one")
    yield warning("map-coordinates", message, geography.span, hint, key=geography.key)


def too_long(geography: Geography) -> Diagnostic:
    """Return the error for a map that is drawn of too much."""
    message = msg("`{path}` shows more than a page can hold", path=geography.path)
    hint = msg("simplify it: no print shows so many (`mapshaper in.geojson -simplify 10% -o out.geojson`)")
    return error("map-limit", message, geography.span, hint, key=geography.key)


def check_data(data: Dataset | None, column: Value | None) -> Iterator[Diagnostic]:
    """Yield an error where there are values and nothing says which of them shade the map."""
    if data and not column:
        message = msg("nothing says which column of the data shades the map")
        names = [each.name for each in data.columns if each.type.is_counted]
        yield error("map-data", message, data.span, *(msg("write `value: {name}`", name=name) for name in names[:1]))


def check_shading(data: Dataset, column: Value, shading: Shading) -> Iterator[Diagnostic]:
    """Yield an error where values are no numbers, or belong to no area."""
    if shading.column.type in (ColumnType.TEXT, ColumnType.DATE, ColumnType.MONTH):
        message = msg("the column `{name}` holds texts, and numbers are needed", name=column.value)
        yield error("map-data", message, column.span, msg("say the `type` of the column"))
        return
    for name in shading.strange:
        hints = did_you_mean(name, shading.lacking) or (msg("its first column holds the ids of areas"),)
        yield warning("map-data", msg("no area on the map is called `{name}`", name=name), data.span, *hints)


def _is_in(inner: Bounds, outer: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
