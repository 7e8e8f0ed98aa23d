"""What translators of finished catalogs rightly do is no error; a fault that looks like it is one."""

import pytest

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.po.plurals import ARABIC
from mezanprint.i18n.po.po_file import Entry
from mezanprint.model.diagnostics import Severity


def errors(source: str, *values: str, plural: str | None = None) -> list[str]:
    """Return the codes of the errors that are found in one entry of a catalog."""
    entry = Entry(source, "key", plural, values, value_lines=tuple(range(1, len(values) + 1)))
    catalog = Catalog("ar", "leaflet", "leaflet.po", False, ARABIC, {("key", source): entry}, {})
    return [finding.code for finding in check_catalog(catalog) if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        # numbers: the size as it is, keys of menus inside them, phrases without one, arguments side by side
        ("Zoom 1:1", "اعرض بالحجم الفعلي", "اعرض 1:2"),
        ("February 2&9th", "التا&سع والعشرون من فبراير", "التا&سع عشر من فبراير"),
        ("March &1st", "الأ&ول من مارس", "الأ&ول من أبريل"),
        ("The second last of 5", "قبل الأخير من 5", "قبل الأخير من 6"),
        ("It was: %1 %2 here", "كان: %1%2 هنا", "كان: 1%2% هنا"),
        # units: an Arabic word that is none
        ("Dots per inch: the more", "نقاط في البوصة: كلما زادت", "نقاط في الكيلومتر: كلما زادت"),
        ("Length (screen mm)", "الطول (بالمللي متر على الشاشة)", "الطول (بالسنتي متر على الشاشة)"),
        ("Zoom to 100%", "العرض بالحجم الأصلي", "العرض إلى 110%"),
        # months: one who speaks, and a name
        ("Events I May Be Attending", "الأحداث التي قد أحضرها", "الأحداث التي قد أحضرها في 5 أيار 2020"),
        ("AppStore Status", "حالة آب-ستور", "حالة آب-ستور في 3 أيلول 2017"),
        ("From 5 August-September 2017", "من 5 آب-أيلول 2017", "من 5 آب-تشرين الأول 2017"),
        # addresses: either scheme, and schemes alone
        ("See https://bugs.example.org now", "انظر http://bugs.example.org الآن", "انظر http://bug.example.org الآن"),
        ("Links like http://, https://a.org", "وصلات مثل http:// وhttps://a.org", "وصلات مثل http:// وhttps://b.org"),
        ("you@example.com", "بريدك الإلكتروني", "you@mezan.org"),
        ("Write to you@example.com", "اكتب إلى you@example.com", "اكتب إلى yuo@example.com"),
        # directives with the digits of the language
        ("%.0f × %.0f mm", "%I.0f × %I.0f مم", "%I.0f مم"),
        # the letters of an acronym in its words
        ("The <b>U</b>niform <b>L</b>ink <i>%1</i>", "العنوان <i>%1</i>", "العنوان %1"),
        ("such as '*' or", "مثل ’*‘ أو", "مثل *أو"),
    ],
)
def test_what_says_the_same_is_no_error_and_what_does_not_is(source: str, right: str, wrong: str) -> None:
    assert errors(source, right) == []
    assert errors(source, wrong) != []


@pytest.mark.parametrize(
    "text", ["Copyright © 2003–%1 the authors", "(C) 2003 the authors", "Copyright (c) 1997 us all"]
)
def test_lines_of_copyright_may_stay(text: str) -> None:
    assert errors(text, text) == []
    assert errors(f"The file: {text}", f"The file: {text}") == ["i18n-no-arabic"]


def test_a_form_for_none_may_leave_the_number_and_its_noun_to_the_rest() -> None:
    forms = ("%1 يوم %2", "%1 يومان %2", "%1 أيام %2", "%1 يومًا %2", "%1 يوم %2")
    assert errors("%1 day %2", "%2", *forms, plural="%1 days %2") == []
    assert errors("%1 day %2", *forms[:3], "%2", *forms[3:], plural="%1 days %2") == ["i18n-no-arabic"]


def test_a_whole_page_of_html_may_be_put_anew() -> None:
    page = '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0//EN"><style>p { margin: 0 }</style><p>Choose one of 2 ways.</p>'
    assert errors(page, "<p>اختر إحدى <b>طريقتين</b>.</p>") == []
    assert errors(page.partition("<style>")[2], "<p>اختر إحدى <b>طريقتين</b>.</p>") != []
