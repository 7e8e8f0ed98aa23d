"""The header entry of a catalog: its encoding, its language, its plural rule."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mezanprint.i18n.po.plurals import fits_locale, parse_plural_forms, plural_header
from mezanprint.i18n.po.po_file import Entry, PoFile
from mezanprint.model.diagnostics import Diagnostic, Span, error, warning
from mezanprint.model.translatable import msg

_CONTENT_TYPE = "text/plain; charset=UTF-8"
_SOURCE = "X-Source-Language"


def header_fields(header: Entry) -> dict[str, str]:
    """Return the fields of a header by lower-case name."""
    pairs = (line.partition(":") for line in header.values[0].split("\n") if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def source_language(file: PoFile) -> str:
    """Return the locale a catalog says it is translated from, ``X-Source-Language``; empty if it does not say."""
    return header_fields(file.header).get(_SOURCE.lower(), "") if file.header else ""


def name_source(header: Entry, source_locale: str) -> Entry:
    """Return a header that says the catalog is translated from ``source_locale``; one that says so stays as it is."""
    value = header.values[0]
    match = re.search(rf"^{_SOURCE}:[ \t]*(.*?)[ \t]*$", value, re.MULTILINE | re.IGNORECASE)
    if match is None:
        end = "" if not value or value.endswith("\n") else "\n"
        return replace(header, values=(f"{value}{end}{_SOURCE}: {source_locale}\n",))
    if match[1] == source_locale:
        return header
    return replace(header, values=(value[: match.start(1)] + source_locale + value[match.end(1) :],))


def new_header(locale: str | None, name: str, source_locale: str) -> Entry:
    """Return the header of a new catalog, or of a template catalog when ``locale`` is None.

    No field holds a time, a person or a machine, so that the same source always gives the same file. Those that
    ``msgfmt --check`` asks for are there, empty, for the translator's editor to fill in.
    """
    fields = [
        ("Project-Id-Version", name),
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", locale or ""),
        ("MIME-Version", "1.0"),
        ("Content-Type", _CONTENT_TYPE),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    if locale is not None:
        fields.append(("Plural-Forms", plural_header(locale)))
    fields.append((_SOURCE, source_locale))
    return Entry("", values=("".join(f"{field}: {value}\n" for field, value in fields),))


def check_header(file: PoFile, locale: str, path: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the header of a catalog in ``locale``."""
    header = file.header
    if header is None:
        hint = msg(
            'begin the file with `msgid ""`, `msgstr ""`, `"Content-Type: {content_type}\\n"`',
            content_type=_CONTENT_TYPE,
        )
        yield error("i18n-header", msg("the catalog has no header"), Span(path, 1), hint)
        return
    fields = header_fields(header)
    yield from _check_encoding(fields.get("content-type", ""), find_field(file, "content-type", path))
    language = fields.get("language", "")
    if language and language.replace("-", "_").split("_")[0] != locale.replace("-", "_").split("_")[0]:
        hint = msg("put the catalog into `locales/{language}/`, or correct the line `Language:`", language=language)
        span = find_field(file, "language", path)
        yield error(
            "i18n-language",
            msg("the catalog says its language is `{language}`, not `{locale}`", language=language, locale=locale),
            span,
            hint,
        )
    yield from _check_plurals(file, fields.get("plural-forms"), locale, path)


def check_source_language(file: PoFile, source_locale: str, path: str) -> Iterator[Diagnostic]:
    """Yield a finding where a catalog names another language than that of its source texts, if that is known."""
    said = source_language(file)
    if said and source_locale and said != source_locale:
        message = msg(
            "the header says that the texts are in `{said}`, and they are in `{locale}`",
            said=said,
            locale=source_locale,
        )
        hint = msg(
            "write `X-Source-Language: {locale}`, or run `mezanprint i18n update`, which does it", locale=source_locale
        )
        yield warning("i18n-language", message, find_field(file, _SOURCE.lower(), path), hint)


def find_field(file: PoFile, name: str, path: str) -> Span:
    """Return the line of a field of the header, or its first line of text if it has no such field."""
    slot = next(slot for slot in file.slots if slot.entry is file.header)
    lines = slot.raw.split("\n")
    begin = slot.entry.value_line - next(n for n, line in enumerate(lines) if line.lstrip().startswith("msgstr"))
    for number, line in enumerate(lines):
        start = line.lower().find(f'"{name}:')
        if start >= 0:
            text = line.rstrip()
            return Span(path, begin + number, start + 1, len(text) - start, text)
    return Span(path, slot.entry.value_line)


def _check_encoding(content_type: str, span: Span) -> Iterator[Diagnostic]:
    charset = content_type.lower().partition("charset=")[2].strip()
    if charset not in ("utf-8", "utf8"):
        encoding = (
            msg("the header says the encoding is `{charset}`", charset=charset)
            if charset
            else msg("the header names no encoding")
        )
        hint = msg("save the file as UTF-8 and write `Content-Type: {content_type}`", content_type=_CONTENT_TYPE)
        yield error("i18n-encoding", msg("{said}; only UTF-8 is read", said=encoding), span, hint)


def _check_plurals(file: PoFile, rule: str | None, locale: str, path: str) -> Iterator[Diagnostic]:
    plural_entries = [entry for entry in file.entries if entry.plural is not None and not entry.obsolete]
    span = find_field(file, "plural-forms", path)
    hint = msg("write `Plural-Forms: {rule}`", rule=plural_header(locale))
    if rule is None:
        if plural_entries:
            yield error("i18n-plural-rule", msg("the header has no line `Plural-Forms`"), span, hint)
        return
    try:
        forms, _ = parse_plural_forms(rule)
    except ValueError as bad:
        yield error("i18n-plural-rule", msg("the line `Plural-Forms` {fault}", fault=bad.args[0]), span, hint)
        return
    if not fits_locale(rule, locale):
        yield error(
            "i18n-plural-rule", msg("the line `Plural-Forms` is not the rule of `{locale}`", locale=locale), span, hint
        )
        return
    for entry in plural_entries:
        if len(entry.values) != forms and any(map(str.strip, entry.values)):
            message = msg(
                "`{key}` has {count} forms where `{locale}` has {forms}",
                key=entry.context or entry.source[:40],
                count=len(entry.values),
                locale=locale,
                forms=forms,
            )
            last = msg("write `msgstr[0]` to `msgstr[{last}]`", last=forms - 1)
            yield error("i18n-plural-forms", message, Span(path, entry.value_line), last)
