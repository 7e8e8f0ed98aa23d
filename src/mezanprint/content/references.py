"""What ``{name}`` stands for: figures, their counted phrases, names and texts of the content data."""

from mezanprint.content.data import step
from mezanprint.content.fields import read_names
from mezanprint.content.figures import figure_names, named_figure
from mezanprint.content.raw import Mapping, Raw, Scalar
from mezanprint.content.reading import Reading
from mezanprint.content.texts import read_text
from mezanprint.model.diagnostics import Span, error
from mezanprint.model.documents import Node
from mezanprint.model.domains import is_shared
from mezanprint.model.kinds import FieldSpec, FieldType
from mezanprint.model.suggestions import did_you_mean
from mezanprint.model.texts import Text
from mezanprint.model.translatable import msg

COUNTED = "counted"


class Resolver:
    """Finds each placeholder once, and notices when one leads back to itself."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[str, Node | None] = {}
        self.uses: dict[str, list[str]] = {}
        """Placeholders in the text of a placeholder, by the key of that text."""

    def references(self) -> tuple[tuple[str, Node], ...]:
        """Return everything that was found, by name."""
        return tuple(sorted((name, node) for name, node in self.found.items() if node is not None))

    def resolve(self, text: Text, name: str, span: Span) -> None:
        """Find what ``name`` in ``text`` stands for, or report that it names nothing."""
        if name not in self.found:
            self.found[name] = self._find(name, span)
        node = self.found[name]
        if is_shared(text.domain) and node is not None:
            self.uses.setdefault(text.key, []).append(name)
            if self._leads_to(name, text.key, set()):
                self.found[name] = None
                message = msg("the placeholder `{{{name}}}` leads back to the text it stands in", name=name)
                self.reading.note(
                    error("content-reference-cycle", message, span, msg("write the text out in one of the places"))
                )

    def _leads_to(self, name: str, key: str, names_on_the_way: set[str]) -> bool:
        node = self.found.get(name)
        if not isinstance(node, Text) or name in names_on_the_way:
            return False
        return node.key == key or any(
            self._leads_to(inner, key, {*names_on_the_way, name}) for inner in self.uses.get(node.key, ())
        )

    def _find(self, name: str, span: Span) -> Node | None:
        file, *path = name.split(".")
        figures = figure_names(self.reading, file)
        figure = f"{file}.{path[0]}" if path else ""
        if figure in figures and len(path) == 1:
            return named_figure(self.reading, name, span)
        if figure in figures and path[1:] == [COUNTED]:
            return self._counted(figure, span)
        raw: Raw | None = self.reading.data.root(file)
        for part in path:
            raw = step(raw, part) if raw is not None else None
        if raw is None or not path:
            self._unknown(name, span)
            return None
        return self._words(name, raw, span)

    def _counted(self, figure: str, span: Span) -> Node | None:
        figure_value = named_figure(self.reading, figure, span)
        raw = figure_names(self.reading, figure.partition(".")[0])[figure]
        if isinstance(raw, Mapping) and raw.get(COUNTED) is None:
            message, hint = (
                msg("the figure `{figure}` has no counted forms", figure=figure),
                msg("add `counted` to it, or write `{{{figure}}}`", figure=figure),
            )
            self.reading.note(error("content-unknown-placeholder", message, span, hint))
        return figure_value.counted if figure_value else None

    def _words(self, name: str, raw: Raw, span: Span) -> Node | None:
        """Return a text or a name of the content data."""
        resolved = self.reading.resolve(raw, self.reading.shared(name, msg("Shared content {name}", name=name)))
        if resolved is None:
            return None
        node, at = resolved
        if isinstance(node, Scalar) or (isinstance(node, Mapping) and node.get("text") is not None):
            return read_text(self.reading, FieldSpec(name, FieldType.TEXT), node, at)
        if isinstance(node, Mapping) and set(node.keys()) & set(self.reading.locales):
            return read_names(self.reading, FieldSpec(name, FieldType.NAMES), node, at)
        message = msg("`{{{name}}}` is more than one text", name=name)
        self.reading.note(
            error("content-unknown-placeholder", message, span, msg("name one text, one name or one figure"))
        )
        return None

    def _unknown(self, name: str, span: Span) -> None:
        data, file = self.reading.data, name.partition(".")[0]
        root = data.root(file)
        if data.refused(file):
            return  # which was said
        stem = name.removesuffix(f".{COUNTED}")
        known = list(figure_names(self.reading, file)) if root else list(data.names())
        if root and not (known and stem != name):  # only a figure can be counted
            known += [f"{file}.{entry.key}" for entry in root.entries]
        hints = did_you_mean(stem, known, ending=name.removeprefix(stem))
        message = msg("the placeholder `{{{name}}}` names nothing in the content data", name=name)
        self.reading.note(error("content-unknown-placeholder", message, span, *hints, msg("write `\\{` for a brace")))
