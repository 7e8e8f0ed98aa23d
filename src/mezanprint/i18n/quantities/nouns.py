"""What is counted in many texts, in both languages: to see that two figures changed places, and for nothing else."""

from functools import lru_cache

from mezanprint.i18n.quantities.arabic_words import fold
from mezanprint.i18n.quantities.facts import NONE
from mezanprint.i18n.quantities.units import ArabicUnit, without_attached

_TABLE = """
child = child children minor kid / طفل|أطفال طفلة+ قاصر|قاصرين|قاصرون|قصر
boy = boy lad / فتى|فتيان|فتية صبي|صبية|صبيان ولد|أولاد
girl = girl / فتاة|فتيات بنت|بنات
woman = woman women female / امرأة|نساء مرأة سيدة+ أنثى|إناث
man = man men male / رجل|رجال ذكر|ذكور
person = person people human citizen resident inhabitant / شخص|أشخاص إنسان مواطن|مواطنين|مواطنون نسمة ساكن|سكان ناس
family = family families household / أسرة|أسر عائلة+|عوائل
fisher = fisherman fishermen fisher / صياد|صيادين|صيادون|صيادي
farmer = farmer peasant / مزارع|مزارعين|مزارعون فلاح|فلاحين
worker = worker labourer laborer employee staff / عامل|عمال موظف|موظفين|موظفون
student = student pupil / طالب|طلاب|طلبة تلميذ|تلاميذ طالبة+ تلميذة+
teacher = teacher / معلم|معلمين|معلمون مدرس|مدرسين معلمة+
patient = patient / مريض|مرضى
doctor = doctor physician / طبيب|أطباء
nurse = nurse / ممرض|ممرضين ممرضة+
journalist = journalist reporter / صحفي|صحفيين|صحفيون صحافي|صحافيين
prisoner = prisoner detainee / أسير|أسرى معتقل|معتقلين|معتقلون سجين|سجناء محتجز|محتجزين
lawyer = lawyer / محام|محامين|محامون|محامي
soldier = soldier troop / جندي|جنود
settler = settler / مستوطن|مستوطنين|مستوطنون
settlement = settlement / مستوطنة+
refugee = refugee / لاجئ|لاجئين|لاجئون
volunteer = volunteer / متطوع|متطوعين|متطوعون
member = member / عضو|أعضاء
boat = boat vessel ship / قارب|قوارب مركب|مراكب سفينة|سفن زورق|زوارق
net = net / شبكة|شباك
engine = engine motor / محرك+
car = car vehicle / سيارة+ مركبة+
home = home house dwelling / بيت|بيوت منزل|منازل مسكن|مساكن
building = building / مبنى|مبان|مباني بناية+ عمارة+
flat = flat apartment / شقة|شقق
room = room classroom / غرفة|غرف فصل|فصول صف|صفوف
school = school / مدرسة|مدارس
hospital = hospital / مستشفى|مستشفيات مشفى|مشاف
clinic = clinic / عيادة+
village = village / قرية|قرى
town = town city cities / مدينة|مدن بلدة+
camp = camp / مخيم+
area = area zone district region / منطقة|مناطق حي|أحياء
country = country countries state / دولة|دول بلد|بلدان
organization = organization organisation group / منظمة+ مؤسسة+ جمعية+ مجموعة+
well = well / بئر|آبار
tree = tree olive / شجرة|أشجار
animal = animal sheep goat cow / حيوان+ رأس|رؤوس خروف|خراف
shop = shop store / متجر|متاجر محل+
factory = factory factories plant / مصنع|مصانع
mosque = mosque / مسجد|مساجد
church = church churches / كنيسة|كنائس
order = order permit / أمر|أوامر تصريح|تصاريح
page = page / صفحة+|صفح
section = section chapter / قسم|أقسام فصل|فصول
line = line / سطر|سطور|أسطر خط|خطوط
file = file / ملف+
message = message / رسالة|رسائل
article = article / مادة|مواد
report = report / تقرير|تقارير
case = case incident / حالة+ حادثة|حوادث حادث
attack = attack raid / هجوم|هجمات اعتداء+ غارة+
complaint = complaint / شكوى|شكاوى
visit = visit / زيارة+
time = time occasion once twice thrice / مرة+
meal = meal / وجبة+
killed = killed dead death fatality fatalities martyr / قتل قتلوا قتلت قتيل|قتلى مقتل استشهد شهيد|شهداء وفاة|وفيات توفي
injured = injured wounded injury injuries casualties / جريح|جرحى أصيب أصيبت أصيبوا إصابة+ مصاب|مصابين|مصابون جرح
arrested = arrested detained detention / اعتقل اعتقلت اعتقلوا احتجز احتجزت اعتقال|اعتقالات احتجاز
displaced = displaced / نازح|نازحين|نازحون نزح مهجر|مهجرين تهجير شرد هجر
destroyed = destroyed demolished / دمر دمرت تدمير هدم هدمت مدمر مدمرة
damaged = damaged / تضرر تضررت متضرر متضررة أضرار
seized = seized confiscated / صودر صودرت مصادرة صادرت صادر
missing = missing / مفقود|مفقودين فقد
since = since / منذ
before = before / قبل
after = after / بعد
until = until till / حتى
than = than / أكثر أقل
not = not / لا ليس وليس ليست
"""
_ENGLISH: dict[str, frozenset[str]] = {}
_ARABIC: dict[str, ArabicUnit] = {}


def _arabic_forms(nouns: str) -> dict[str, int]:
    forms: dict[str, int] = {}
    for noun in nouns.split():
        single, *plurals = noun.split("|")
        regular = single.endswith("+")
        single = single.rstrip("+")
        stem = single[:-1] + "ت" if single.endswith("ة") else single
        if regular:
            plurals.append((single.removesuffix("ة")) + "ات")
        forms |= dict.fromkeys(map(fold, plurals), 0)
        if plurals:
            for end in ("ان", "ين", "ا", "ي"):
                forms.setdefault(fold(stem + end), 2 if end != "ا" or single.endswith("ة") else 1)
        forms.setdefault(fold(single), 1 if plurals else 0)
    return forms


def _fill() -> None:
    for line in _TABLE.strip().splitlines():
        name, _, rest = line.partition(" = ")
        english, _, arabic = rest.partition(" / ")
        for word in english.split():
            for form in (word, f"{word}s"):
                _ENGLISH[form] = _ENGLISH.get(form, NONE) | {name}
        for form, number in _arabic_forms(arabic).items():
            before = _ARABIC.get(form, ArabicUnit(NONE, number))
            _ARABIC[form] = ArabicUnit(before.units | {name}, number)


_fill()


@lru_cache(maxsize=65536)
def arabic_noun(word: str) -> ArabicUnit | None:
    """Return the classes of an Arabic word, and 1 or 2 where its form says so."""
    return without_attached(word, _ARABIC)


def english_noun(word: str) -> frozenset[str]:
    """Return the classes of an English word."""
    return _ENGLISH.get(word.casefold(), NONE)
