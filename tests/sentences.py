"""Sentences that test direction, as a document with its catalog, and what became of it."""

from dataclasses import dataclass
from pathlib import Path

from mezanprint.engine.pipeline import prepare
from mezanprint.engine.project import Project
from mezanprint.model.compositions import Composition
from mezanprint.model.editions import Edition
from mezanprint.outputs.produce import produce
from mezanprint.project.files import Files

SENTENCES = {
    "phone": ("Call +970 8 555 0142 before noon.", "اتصلوا على +970 8 555 0142 قبل الظهر."),
    "percent": ("About 50% of the boats stay ashore.", "نحو 50% من القوارب تبقى على الشاطئ."),
    "bold": ("So **61%** of the homes.", "لذا **61%** من البيوت."),
    "years": ("From 2014–2024 nobody answered.", "في 2014–2024 لم يجب أحد."),
    "brackets": ("The programme (ESCR) works here.", "البرنامج (ESCR) يعمل هنا."),
    "symbol": ("We write C++ at home.", "نكتب C++ في البيت."),
    "join": ("The **house** is large.", "ال**بيت** كبير."),
    "arabic": ("It is called مركز الميزان (1999) in Arabic.", "اسمه مركز الميزان (1999) بالعربية."),
    "place": ("It was said in Al Mezan (Gaza).", "قيل ذلك في Al Mezan (Gaza)."),
    "mail": ("Write to press@lamp.example now.", "اكتبوا إلى press@lamp.example الآن."),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A document in one locale, as composed and as printed."""

    composition: Composition
    pdf: bytes


def document_text() -> str:
    head = "kind: fact-sheet\nlocale: en\ndate: 2026-11-22\ntitle: Light\nnames: $lamp.names\nstandfirst: A lamp.\n"
    blocks = "\n\n".join(f"      {english}" for english, _ in SENTENCES.values())
    return (
        head
        + f"sections:\n  - id: what\n    component: prose\n    slot: main\n    title: What\n    text: |\n{blocks}\n"
    )


def catalog_text() -> str:
    head = (
        'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=6; '
        'plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"\n\n'
    )
    entries = (
        f'msgctxt "sections.what.text.{number}"\nmsgid "{english}"\nmsgstr "{arabic}"\n\n'
        for number, (english, arabic) in enumerate(SENTENCES.values(), 1)
    )
    return head + "".join(entries)


def printed_in(root: Path, locale: str) -> Printed:
    project = Project(Files(root))
    composition = prepare(
        project, Edition("words", (locale,), project.config.profile("screen")), draft=True
    ).composition
    return Printed(composition, produce(composition, root).data)
