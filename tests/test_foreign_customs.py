"""What is custom in the catalogs of Qt and KDE is no fault: arguments such as ``%1``, and credits of translators."""

from mezanprint.i18n.catalogs.catalogs import catalog_of
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.po.po_file import Entry, PoFile, Slot
from mezanprint.i18n.po.po_header import new_header
from mezanprint.i18n.po.po_parser import parse_po
from mezanprint.i18n.po.po_writer import write_po


def codes(source: str, value: str, context: str = "x") -> list[str]:
    slots = (Slot(new_header("ar", "x", "en")), Slot(Entry(source, context, values=(value,))))
    catalog = catalog_of(parse_po(write_po(PoFile(slots)), "x.po"), "ar", "x", "x.po")
    return [found.code for found in check_catalog(catalog)]


def test_an_argument_of_qt_is_neither_a_percentage_nor_a_number() -> None:
    assert codes("%2 of %1 files were copied", "نُسخ %2 من %1 ملفات") == []
    assert codes("Copied to %1", "نُسخ إلى %1") == []


def test_a_percent_sign_before_a_number_is_still_told_where_the_source_has_it_behind() -> None:
    assert "i18n-percent" in codes("97% of the water", "%97 من المياه")


def test_credits_of_translators_are_no_translation() -> None:
    assert codes("Your emails", "someone@example.org", "EMAIL OF TRANSLATORS") == []
    assert "i18n-no-arabic" in codes("Your emails", "someone@example.org")
