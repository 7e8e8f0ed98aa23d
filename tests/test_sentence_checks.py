"""Sentences, words, tags, letters and plural forms: damage is found, and what translators rightly do is let be."""

from collections.abc import Sequence

import pytest

from mezanprint.i18n.catalogs.catalogs import Catalog
from mezanprint.i18n.checks import check_catalog
from mezanprint.i18n.checks.sentences import split_spans
from mezanprint.i18n.po.plurals import ARABIC, plural_header
from mezanprint.i18n.po.po_file import Entry

FISHING = (
    "The fishermen left the port before dawn. Soldiers fired at their boats without warning."
    " Two children were wounded and taken to the hospital."
)
FISHING_AR = (
    "غادر الصيادون الميناء قبل الفجر. وأطلق الجنود النار على قواربهم دون إنذار. وأصيب طفلان ونُقلا إلى المستشفى."
)
SCHOOL = "The school was closed for three weeks, and the children studied at home."
SCHOOL_AR = "أُغلقت المدرسة ثلاثة أسابيع، ودرس الأطفال في البيت."
BOATS = ("لا قوارب", "قارب واحد", "قاربان", "{n} قوارب", "{n} قاربًا", "{n} قارب")
SHIPS = ("لا سفن", "سفينة واحدة", "سفينتان", "{n} سفن", "{n} سفينة", "{n} سفينة")


def codes(
    source: str, *values: str, plural: str | None = None, locale: str = "ar", of: str = "en", rule: str = ""
) -> list[str]:
    """Return the codes of what is found in one entry of a catalog."""
    entry = Entry(source, "key", plural, values, value_lines=tuple(range(1, len(values) + 1)))
    rule = rule or (ARABIC if locale == "ar" else plural_header(locale))
    catalog = Catalog(locale, "leaflet", "leaflet.po", False, rule, {("key", source): entry}, {}, of)
    return [finding.code for finding in check_catalog(catalog)]


@pytest.mark.parametrize(
    ("source", "value", "code"),
    [
        (
            FISHING,
            FISHING_AR.replace(
                "وأصيب طفلان ونُقلا إلى المستشفى.", "Two children were wounded and taken to the hospital."
            ),
            "i18n-sentence",
        ),
        (FISHING, FISHING_AR.replace("دون إنذار", "without warning"), "i18n-source-word"),
        (FISHING, FISHING_AR.replace("ونُقلا إلى المستشفى", "and taken to the hospital"), "i18n-sentence"),
        (FISHING, FISHING_AR.replace(" وأصيب طفلان ونُقلا إلى المستشفى.", ""), "i18n-lost-text"),
        (FISHING, FISHING_AR.replace("غادر الصيادون الميناء قبل الفجر. و", ""), "i18n-lost-text"),
        (FISHING, f"{FISHING_AR} وأصيب طفلان ونُقلا إلى المستشفى.", "i18n-lost-text"),
        (SCHOOL, FISHING_AR, "i18n-lost-text"),
        (FISHING, SCHOOL_AR, "i18n-lost-text"),
        (SCHOOL, SCHOOL_AR.replace("المدرسة", "school"), "i18n-source-word"),
        (SCHOOL, SCHOOL_AR.replace("ثلاثة أسابيع", "three weeks"), "i18n-source-word"),
        ("<b>Note</b> this", "</b>ملاحظة<b> هذا", "i18n-tag-order"),
        ("<b>Note</b> <i>this</i>", "<b>ملاحظة <i>هذا</b></i>", "i18n-tag-order"),
        ("<p>Note <b>this</b></p>", "<p>ملاحظة</p><b>هذا</b>", "i18n-tag-order"),
        ("The PDF file", "ملف P\u0414F", "i18n-mixed-script"),
        ("The PDF file", "ملف \u03a1DF", "i18n-mixed-script"),
        ("The OCHA office", "مكتب \u041e\u0421\u041d\u0410", "i18n-mixed-script"),
        ("The city", "المدينo\u0629", "i18n-mixed-script"),
        ("The lights", "الا\u043eضواء", "i18n-mixed-script"),
        ("They left the house.", "غادروا المنزل..", "i18n-doubled-mark"),
        ("They left, and came back", "غادروا،، ثم عادوا", "i18n-doubled-mark"),
        ("He said “no.”", "قال «لا.».", "i18n-doubled-mark"),
        ("They left the house again", "غادروا\u00a0المنزل من جديد", "i18n-space"),
        ("of the sea", "م\u200cن البحر", "i18n-joiner"),
        ("with shadda", "قُلّص\u200cت", "i18n-joiner"),
    ],
)
def test_damage_is_found(source: str, value: str, code: str) -> None:
    assert code in codes(source, value)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (FISHING, FISHING_AR),
        (SCHOOL, SCHOOL_AR),
        # sentences that Arabic joins
        (FISHING, FISHING_AR.replace(". و", " و")),
        (FISHING, FISHING_AR.replace(". و", "، و")),
        ("It rained. We stayed.", "هطل المطر وبقينا."),
        # what is no prose
        ("Run git commit again", "شغّل git commit مرة أخرى"),
        ("The book “The wind in the willows” is there", "كتاب “The wind in the willows” هناك"),
        ("the GNU General Public License", "رخصة GNU General Public License"),
        ("Set `color` to `red`", "اكتب `red` في `color`"),
        ("Open config.toml and set name", "افتح config.toml واكتب الاسم"),
        ("shift + enter", "معًا shift + enter"),
        # tags that another order of words moves
        ("<a>The report</a> of <b>Gaza</b>", "<b>غزة</b>: <a>التقرير</a>"),
        ("One<br>two", "واحد<br>اثنان"),
        ("<No name>", "<بلا اسم>"),
        ("<unknown>", "<غير معروف>"),
        # letters that are of use beside others
        ("5 kΩ and 3 μm", "5 kΩ و3 μm"),
        ("the HTTP code", "رمز الـHTTP"),
        ("and PDF", "وPDF"),
        ("the letter β", "الحرف β"),
        ("Москва in Russia", "Москва في روسيا"),
        # marks that are no slip
        ("Wait...", "انتظر..."),
        ("And so on…", "وهكذا…"),
        ("../file", "../ملف"),
        ("Finance::Quote is missing here", "لا يوجد Finance::Quote هنا"),
        ("such as .jpg, .png", "مثل .jpg، .png"),
        # no-break spaces that keep a number, a dash or the last words together
        ("5 metres deep", "عمقه 5\u00a0أمتار"),
        ("Jurists – Sweden", "الحقوقيون\u00a0– السويد"),
        ("They went out to the sea before the dawn", "خرجوا إلى عرض البحر قبل طلوع\u00a0الفجر"),
        ("the GTK programs", "برامج ج\u200cت\u200cك"),
    ],
)
def test_what_is_right_is_let_be(source: str, value: str) -> None:
    assert [code for code in codes(source, value) if code != "i18n-acronym"] == []


@pytest.mark.parametrize(
    ("source", "value"),
    [
        # directives whose flags and order are the affair of a language
        ("%d files", "%Id ملف"),
        ("%d files", "%'d ملف"),
        ("%.1f GB", "%I.1f ج.ب"),
        ("%f GB", "%.2f ج.ب"),
        ("%dx%d", "%d×%d"),
        ("%sB of %sB", "%sب من %sب"),
        ("%s of %s", "%2$s: %1$s"),
        ("%A %d %B %Y, %H:%M", "%A %e %B %Y، %I:%M"),
        ("%d %%", "%Id ٪"),
        ('Write "{" and "}"', 'اكتب "{" و "}"'),
        ("(*) needed", "(*) مطلوب"),
        ("* needed", "(*) مطلوب"),
        # addresses end where the words of a link, a mark or Arabic begins
        ("[[https://example.org/a|words]]", "[[https://example.org/a|كلمات]]"),
        ("See “https://example.org/a” please", "انظر ”https://example.org/a“ رجاء"),
        ('<a href="https://example.org/a">words</a>', '<a href="https://example.org/a">كلمات</a>'),
        ("https:// or ftp://", "‏https:// أو ftp://"),
        ("@icon@ words", "كلمات @icon@"),
        ("@icon@", "@icon@"),
        # names stay
        ("Taha Lotfi", "Taha Lotfi"),
        ("application-x-executable", "application-x-executable"),
        # ”…“ is how many write it
        ("Printer “%s” is off", "الطابعة ”%s“ متوقفة"),
        # a key stands for a text that has what it needs
        ("help_domains", "<p>اكتب {domain} هنا</p>"),
        # acronyms that Arabic says in its own way
        ("The IRC said no", "قالت لجنة الإنقاذ الدولية لا"),
        ("the GNU licence", "رخصة جنو"),
        ("IM account", "حساب المراسلة الفورية"),
        ("Distance (AU):", "المسافة بالوحدات الفلكية:"),
        ("A CD is blank", "سي دي فارغ"),
        ("ERROR: no file", "خطأ: لا ملف"),
        ("The home URL", "رابط البيت"),
        # what stands around the whole of a text, or says how it looks, is no part of what it says
        ("<html><head/><body><p>Keep it.</p></body></html>", "احفظه."),
        ("<qt>The key <b>%2</b> is taken.</qt>", "المفتاح <b>%2</b> مأخوذ."),
        ('<span foreground="red" dir="ltr">%s</span>', '<span foreground="#ff0000" dir="rtl">خطأ: %s</span>'),
        ('<p>Done, <a href="/in">come in</a>.', '<p>تم، <a href="/in">ادخل</a></p>'),
        # arguments of Qt before the unit, stars that multiply, embeddings in embeddings
        ("%1s", "%1ث"),
        ("An 8x8 block", "كتلة 8 *8"),
        ("All (*.ps, *.ts)", "\u202bالكل (\u202a*.ps, *.ts\u202c)\u202c"),
        # the page of a site, a mark behind an address, a day that looks like a telephone
        ("See http://example.org/free/ please", "انظر http://example.org/free رجاء"),
        ("At http://example.org/173/, it is 173", "في http://example.org/173/، هو 173"),
        ("since 1970-01-01", "منذ 01-01-1970"),
        ("<qt><p>Note <b>this</b></p></qt>", '<html dir="rtl"><p>لاحظ <b>هذا</b></p></html>'),
        ("%d unread%s", "%.0sواحد غير مقروء %s"),
        ("normally C: here", "عادة \u202dC:\u202c هنا"),
        ("<Plane 15 Private Use>", "<مستوى 15 للاستخدام الخاص>"),
        ("Give 'widthxheight'", "اكتب 'العرضxالطول'"),
        ("translator_credits-ADD_YOURSELF", "رنا <rana@example.org>"),
        # paths and lists of names
        ("/Shared drives", "/Shared drives"),
        ("vlc, xv, vdpau, dragon, xine", "vlc, xv, vdpau, dragon, xine"),
    ],
)
def test_nothing_is_an_error_and_no_false_alarm(source: str, value: str) -> None:
    assert set(codes(source, value)) <= {"i18n-direction", "i18n-quotation-mark", "i18n-latin-word"}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("%s of %d", "%d: %d"),
        ("%1$s of %2$s", "%1$s: %1$s"),
        ("%d files", "ملفات %2999d"),
        ("{n} boats", "قوارب {ن}"),
        ("<b>a</b> and b", "أ وب"),
        ("<b>Whole words</b>", "<b>كلمات كاملة"),
        ('<a class="x" href="y">Error</a>', '<a href="y">خطأ</a>'),
        ("<p>Note</p>", "<p>ملاحظة</p></p>"),
        ("%1s left", "بقي"),
        ("%d unread%s", "واحد غير مقروء %s"),
        ("in 2017 *12* men", "في 2017 *12 رجلًا"),
        ("red, green, blue", "red, green, blue"),
        ("noun|The user name", "noun|The user name"),
        ("See https://example.org/a please", "انظر https://example.org/b رجاء"),
        ("The user name", "The user name"),
        ("Main Menu", "Main Menu"),
    ],
)
def test_what_is_lost_is_still_an_error(source: str, value: str) -> None:
    assert {"i18n-placeholder", "i18n-markup", "i18n-address", "i18n-no-arabic"} & set(codes(source, value))


def test_an_embedding_that_is_closed_is_not_needed_and_an_open_one_not_allowed() -> None:
    assert codes("The option --help", "الخيار \u202a--help\u202c") == ["i18n-direction"]
    assert codes("The option --help", "الخيار \u202a--help") == ["i18n-character"]
    assert "i18n-character" in codes("The option --help", "الخيار \u202e--help\u202c")


def test_a_tag_that_only_the_plural_has_may_be_missing_where_one_is_meant() -> None:
    forms = ("لا قوارب", "قارب واحد", "قاربان", "<b>{n}</b> قوارب", "<b>{n}</b> قاربًا", "<b>{n}</b> قارب")
    assert codes("One boat", *forms, plural="<b>{n}</b> boats") == []
    bare = (*forms[:3], "{n} قوارب", *forms[4:])
    assert set(codes("One boat", *bare, plural="<b>{n}</b> boats")) == {"i18n-markup"}


def exchanged(forms: Sequence[str], one: int, other: int) -> tuple[str, ...]:
    turned = list(forms)
    turned[one], turned[other] = turned[other], turned[one]
    return tuple(turned)


@pytest.mark.parametrize("forms", [BOATS, SHIPS])
def test_six_forms_are_compared_with_one_another(forms: tuple[str, ...]) -> None:
    def found(*values: str) -> list[str]:
        return codes("{n} boat", *values, plural="{n} boats")

    assert found(*forms) == []
    assert "i18n-plural-form" in found(*[forms[5]] * 6)
    assert "i18n-plural-form" in found(*exchanged(forms, 3, 4))
    assert "i18n-plural-form" in found(*forms[:2], forms[1], *forms[3:])
    assert "i18n-plural-form" in found(*forms[:2], forms[5], *forms[3:])


@pytest.mark.parametrize(
    ("plural", "forms"),
    [
        ("{n} euros", ["{n} يورو"] * 6),
        ("{n} million", ["{n} مليون"] * 6),
        ("{n} of them", ["{n} منهم"] * 6),
        ("{n} more", ["{n} أكثر"] * 6),
        ("Chosen: {n}", ["المختار: {n}"] * 6),
        ("%.1f days", ["%.1f يوم"] * 6),
    ],
)
def test_forms_that_count_no_noun_may_be_alike(plural: str, forms: list[str]) -> None:
    assert "i18n-plural-form" not in codes(plural.removesuffix("s"), *forms, plural=plural)


def test_arabic_texts_and_their_english_translations_are_compared_too() -> None:
    assert codes(FISHING_AR, FISHING, locale="en", of="ar") == []
    lost = FISHING.partition(". ")[0] + "."
    assert codes(FISHING_AR, lost, locale="en", of="ar") == ["i18n-lost-text"]
    assert "i18n-lost-text" in codes(FISHING_AR, SCHOOL, locale="en", of="ar")
    left = FISHING.replace("Two children were wounded and taken to the hospital.", "وأصيب طفلان ونُقلا إلى المستشفى.")
    assert "i18n-sentence" in codes(FISHING_AR, left, locale="en", of="ar")


@pytest.mark.parametrize(
    ("locale", "source", "value", "found"),
    [
        ("he", FISHING, "הדייגים עזבו. Soldiers fired at their boats without warning.", ["i18n-sentence"]),
        ("fa", "Unknown SKUs", "SKUهای ناشناخته", []),
        ("fr", "Is it there?", "Est-ce là\u00a0?", []),
        ("fr", "They left the house.", "Ils ont quitté la maison..", ["i18n-doubled-mark"]),
        ("fr", "<b>Note</b>", "</b>Note<b>", ["i18n-tag-order"]),
        ("en_GB", SCHOOL, SCHOOL.replace("closed", "shut"), []),
    ],
)
def test_other_languages(locale: str, source: str, value: str, found: list[str]) -> None:
    assert codes(source, value, locale=locale) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (FISHING, 3),
        (FISHING_AR, 3),
        ("Dr. Jones of St. Mary came on Oct. 3. He left.", 2),
        ("About 1.5 miles, i.e. 2.4 km.", 1),
        ("He asked: “Why? Tell me.” Nobody spoke.", 3),
        ("3. The third item", 1),
        ("one\n\ntwo", 2),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_readers_stop(text: str, number: int) -> None:
    assert len(split_spans(text)) == number


def test_forms_that_are_exchanged_are_known_by_the_form_for_one_and_by_sound_plurals() -> None:
    days = ("{n} يوم", "{n} يوم", "{n} يومين", "{n} يوم", "{n} أيام", "{n} أيام")
    assert "i18n-plural-form" in codes("{n} day", *days, plural="{n} days")
    pages = ("لا صفحات", "صفحة", "صفحتان", "{n} صفحة", "{n} صفحات", "{n} صفحة")
    assert "i18n-plural-form" in codes("{n} page", *pages, plural="{n} pages")
