"""Who is quoted in languages other than English; every sentence as a journalist would judge it."""

import pytest

from generator.extract import actors, quotations
from generator.model import Quotation
from tests import make

NONE = ("", "")


def _found(*paragraphs: str, language: str) -> list[Quotation]:
    document = make.document(*paragraphs, language=language)
    return list(quotations.find(document, actors.find(document)))


FRENCH = [
    (
        "Le port de Brévannes fermera cet hiver, a annoncé mardi la préfète Hélène Aubry.",
        "reported",
        "la préfète Hélène Aubry",
    ),
    (
        "« Personne ne nous a consultés », regrette Marc Dubreuil, patron de pêche depuis vingt ans.",
        "direct",
        "Marc Dubreuil",
    ),
    (
        "Selon une étude de l'université, les stocks ont baissé d'un tiers.",
        "reported",
        "une étude de l'université",
    ),
    (
        "La ministre de la Mer, Jeanne Martin, a déclaré que le quai rouvrira.",
        "reported",
        "Jeanne Martin",
    ),
    (
        "Les travaux, rappelle l'association des pêcheurs, devaient finir en 2022.",
        "reported",
        "l'association des pêcheurs",
    ),
    ("L'entreprise répond : « Nous respectons la loi. »", "direct", "L'entreprise"),
    (
        "Un communiqué du ministère précise que des aides seront versées.",
        "reported",
        "Un communiqué du ministère",
    ),
    ("Les pêcheurs ont promis de manifester.", *NONE),
    ("Le ministère a annoncé la fermeture de trois quais.", *NONE),
    ("Le projet « Une mer calme pour tous les enfants » date de 2019.", *NONE),
    ("Pour les habitants, c'est un « mauvais signal ».", *NONE),
]
RUSSIAN = [
    ("Порт закроют на зиму, сообщила пресс-служба администрации.", "reported", "пресс-служба администрации"),
    ("«Нас никто не спрашивал», — говорит рыбак Марк Дубов.", "direct", "рыбак Марк Дубов"),
    (
        "— Крыша текла десять лет, — сказал директор музея Павел Орлов.",
        "direct",
        "директор музея Павел Орлов",
    ),
    ("По словам главы района, запасы рыбы сократились на треть.", "reported", "главы района"),
    ("В министерстве сообщили, что квоты не изменятся.", "reported", "министерстве"),
    ("В отчёте университета указано, что квоты не изменятся.", "reported", "отчёте университета"),
    ("Как отмечает газета, решение приняли ночью.", "reported", "газета"),
    ("Эколог Вера Лис предупредила: «Без рыбы город опустеет».", "direct", "Эколог Вера Лис"),
    ("Рыбаки пообещали выйти на улицы.", *NONE),
    ("Проект «Тихое море и чистый берег навсегда» начали в 2019 году.", *NONE),
    ("Жители называют это «плохим знаком».", *NONE),
    ("Губернатор подписал указ о закрытии.", *NONE),
]
CHINESE = [
    ("市政府发言人陈刚4月2日表示，港口将在冬季关闭。", "reported", "市政府发言人陈刚"),
    ("“没有人问过我们的意见。”渔民马克说。", "direct", "渔民马克"),
    ("“屋顶漏了十年，”馆长王芳说，“谁也不愿意付钱。”", "direct", "馆长王芳"),
    ("「没有人问过我们的意见。」渔民马克说。", "direct", "渔民马克"),
    ("根据大学的一项研究，鱼类资源减少了三分之一。", "reported", "大学的一项研究"),
    ("《海港晚报》报道称，决定是在夜里作出的。", "reported", "《海港晚报》报道"),
    ("公司回应说：“我们遵守法律。”", "direct", "公司"),
    ("“平静之海”项目始于2019年。", *NONE),
    ("所谓“智慧海港和平静之海计划”并不新鲜。", *NONE),
    ("这部小说说明了一切。", *NONE),
    ("市长宣布了一项计划。", *NONE),
]
ARABIC = [
    (
        "قال المتحدث باسم البلدية سامر خليل إن الميناء سيغلق في الشتاء.",
        "reported",
        "المتحدث باسم البلدية سامر خليل",
    ),
    ("«لم يسألنا أحد عن رأينا قبل القرار»، قال الصياد مارك.", "direct", "الصياد مارك"),
    ("ووفقا لدراسة جامعية، تراجعت الأسماك بنسبة الثلث.", "reported", "دراسة جامعية"),
    ("وشددت المفوضية على أن الحصص سارية.", "reported", "المفوضية"),
    ("وحذرت الخبيرة ليلى ناصر: «من دون السمك ستفرغ المدينة».", "direct", "الخبيرة ليلى ناصر"),
    ("وأوضح البيان أن المساعدات ستدفع قريبا.", "reported", "البيان"),
    ("وعد الصيادون بالتظاهر.", *NONE),
    ("بدأ مشروع «البحر الهادئ والشاطئ النظيف» عام 2019.", *NONE),
    ("وصل الوزير إلى المدينة.", *NONE),
]
OTHERS = [
    ("es", "Las obras acabarán en mayo, explicó Pablo Ruiz.", "reported", "Pablo Ruiz"),
    ("es", "El ministerio anunció el cierre.", *NONE),
    ("de", "Die Ministerin sagte, das Museum öffne im Mai.", "reported", "Die Ministerin"),
    ("de", "Laut dem Bericht kosteten die Arbeiten 12 Millionen Euro.", "reported", "dem Bericht"),
    ("de", "„Wir haben zu lange gewartet“, sagt der Direktor.", "direct", "der Direktor"),
]


@pytest.mark.parametrize(
    ("language", "text", "form", "speaker"),
    [
        *(("fr", *case) for case in FRENCH),
        *(("ru", *case) for case in RUSSIAN),
        *(("zh", *case) for case in CHINESE),
        *(("ar", *case) for case in ARABIC),
        *OTHERS,
    ],
)
def test_sentence(language: str, text: str, form: str, speaker: str) -> None:
    found = [(part.form, part.speaker) for part in _found(text, language=language)]
    assert found == ([(form, speaker)] if form else [])


@pytest.mark.parametrize(
    ("language", "paragraph", "speakers"),
    [
        (
            "fr",
            "Le maire assure que la ville paiera. « Nous avons trop attendu », a-t-il ajouté.",
            ["Le maire", "Le maire"],
        ),
        (
            "ru",
            "Мэр заявил, что город заплатит. «Мы ждали слишком долго», — добавил он.",
            ["Мэр", "Мэр"],
        ),
        ("zh", "市长表示，城市会付钱。“我们等得太久了。”他补充说。", ["市长", "市长"]),
        ("ar", "قال الوزير إن المدينة ستدفع. وأضاف: «انتظرنا طويلا جدا».", ["الوزير", "الوزير"]),
        ("es", "La ministra afirmó que habrá dinero. «Hemos esperado mucho», añadió.", ["La ministra"] * 2),
    ],
)
def test_who_spoke_just_before_goes_on(language: str, paragraph: str, speakers: list[str]) -> None:
    assert [part.speaker for part in _found(paragraph, language=language)] == speakers


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("fr", "« Nous avons trop attendu », dit-elle."),
        ("ru", "— Мы не уедем, — ответила она."),
        ("zh", "“我们等得太久了。”她说。"),
    ],
)
def test_a_pronoun_alone_names_nobody(language: str, paragraph: str) -> None:
    assert [(part.form, part.speaker) for part in _found(paragraph, language=language)] == [("direct", "")]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [("fr", "Il promet une fête."), ("zh", "她说，城市会付钱。"), ("ar", "وأضاف أن المدينة ستدفع.")],
)
def test_what_nobody_named_tells_is_no_quotation(language: str, paragraph: str) -> None:
    assert _found(paragraph, language=language) == []


def test_all_sentences_of_a_quotation_have_its_speaker() -> None:
    found = _found(
        "« Le toit fuyait », explique Paul Lestrade. « Personne ne voulait payer. »", language="fr"
    )
    assert [part.speaker for part in found] == ["Paul Lestrade"] * 2
