"""Pasted articles with what a page shows above and below them, in several languages."""

import pytest

from generator.model import Document
from tests.readers.sources import LAST, MORE, PROSE, document, dropped, texts

TITLE = "The harbour froze and nobody had ordered ice breakers"
RUSSIAN = (
    "Порт замёрз впервые за сорок лет, и лоцманы не смогли покинуть город до самого конца марта.",
    "Запасов топлива хватило на девять дней, на четыре дня меньше, чем предусматривал план города.",
)
CHINESE = (
    "港口四十年来首次封冻，领航员无法离开这座城市，而市政府在春天承诺的破冰船一直没有订购。",
    "燃料储备只维持了九天，比计划少了四天，此后医院一直依靠借来的发电机供电，直到冰雪融化。",
)
ARABIC = (
    "تجمد الميناء للمرة الأولى منذ أربعين عاما، ولم يتمكن المرشدون من مغادرة المدينة حتى نهاية شهر مارس.",
    "كفى مخزون الوقود تسعة أيام فقط، أي أقل بأربعة أيام مما نصت عليه الخطة التي وضعها المجلس.",
)
ENGLISH = (PROSE, MORE, LAST)


def facts(read_document: Document) -> dict[str, str]:
    """Return what the document states about itself."""
    metadata = read_document.metadata
    stated = {name: getattr(metadata, name) for name in metadata.__slots__}
    return {name: fact.value for name, fact in stated.items() if fact}


def pasted(head: str, paragraphs: tuple[str, ...] = ENGLISH, foot: str = "") -> Document:
    return document("\n\n".join(part for part in (head, *paragraphs, foot) if part))


@pytest.mark.parametrize(
    "above",
    [
        "World » Europe",
        "Home > News > World",
        "You are here: Home / World",
        "Politics | Ports",
        "Vol. 12, No. 3 (2024)",
        "BREAKING",
        "Harbour Gazette",
        f"{TITLE} | Harbour Gazette",
    ],
)
def test_lines_above_the_title_are_no_title(above: str) -> None:
    read_document = pasted(f"{above}\n{TITLE}\n3 May 2024")
    assert facts(read_document) == {"title": TITLE, "published": "3 May 2024"}
    assert list(dropped(read_document)) == [above]


@pytest.mark.parametrize(
    ("above", "stated"),
    [
        ("Working Paper 2024/3", {"kind": "Working Paper 2024/3"}),
        ("IMF Policy Brief No. 4", {"kind": "IMF Policy Brief No. 4"}),
        ("Communiqué de presse n° 12", {"kind": "Communiqué de presse n° 12"}),
        ("Issue Brief | March 2024", {"kind": "Issue Brief", "published": "March 2024"}),
        ("Analysis by Jane Doe", {"author": "Jane Doe"}),
    ],
)
def test_lines_above_the_title_state_facts(above: str, stated: dict[str, str]) -> None:
    assert facts(pasted(f"{above}\n{TITLE}")) == {"title": TITLE, **stated}


@pytest.mark.parametrize(
    "title",
    [
        "By the River",
        "NATO 2030",
        "Annual Report 2023",
        "Vision 2030 and the harbour",
        "Share and share alike",
        "The BLISS programming language: a history",
    ],
)
def test_titles_stay_titles(title: str) -> None:
    read_document = pasted(f"{title}\nWhat the winter did for the pilots of the town")
    assert facts(read_document) == {
        "title": title,
        "subtitle": "What the winter did for the pilots of the town",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe in Oslo", {"author": "Jane Doe"}),
        (
            "By Jane Doe, health correspondent | May 3, 2024 | 4 min read",
            {"author": "Jane Doe", "published": "May 3, 2024"},
        ),
        ("Posted on May 3, 2024 by Jane Doe", {"author": "Jane Doe", "published": "May 3, 2024"}),
        ("Published May 3, 2024 Updated May 4, 2024", {"published": "May 3, 2024"}),
        ("Par Jeanne Martin, publié le 3 mai 2024", {"author": "Jeanne Martin", "published": "3 mai 2024"}),
        ("Oslo - 3 de mayo de 2024", {"published": "3 de mayo de 2024"}),
        ("Jane Doe and John Roe\n3 May 2024", {"author": "Jane Doe and John Roe", "published": "3 May 2024"}),
        ("Jane Doe\nHarbour reporter\n3 May 2024", {"author": "Jane Doe", "published": "3 May 2024"}),
    ],
)
def test_facts_below_the_title(line: str, expected: dict[str, str]) -> None:
    read_document = pasted(f"{TITLE}\n{line}")
    assert facts(read_document) == {"title": TITLE, **expected}
    assert texts(read_document, "paragraph") == list(ENGLISH)


def test_a_russian_article() -> None:
    head = (
        "Главная / Экономика\nПорт замёрз, а буксира в городе нет\n3 мая 2024 г., 09:15\nТекст: Мария Петрова"
    )
    foot = "Мария Петрова — экономист.\nРедактор: Иван Сидоров\nПодписывайтесь на нас в Telegram"
    read_document = pasted(head, RUSSIAN, foot)
    assert facts(read_document) == {
        "title": "Порт замёрз, а буксира в городе нет",
        "author": "Мария Петрова",
        "editor": "Иван Сидоров",
        "published": "3 мая 2024 г., 09:15",
    }
    assert [passage.text for passage in read_document.passages] == list(RUSSIAN)


def test_a_chinese_article() -> None:
    head = (
        "当前位置：首页 > 新闻中心\n港口封冻四十年来首次\n□ 本报记者 李小明\n2024-05-03 09:15 来源: 海港日报"
    )
    foot = "（受访者供图）\n（责任编辑：王磊）\n【纠错】【打印】"
    read_document = pasted(head, CHINESE, foot)
    assert facts(read_document) == {
        "title": "港口封冻四十年来首次",
        "author": "李小明",
        "editor": "王磊",
        "publisher": "海港日报",
        "published": "2024-05-03 09:15",
    }
    assert [passage.text for passage in read_document.passages] == list(CHINESE)


def test_an_arabic_article() -> None:
    facts_below = "أوسلو - أحمد حسن\nنُشر بتاريخ: ٣ مايو ٢٠٢٤\nشارك | طباعة"
    head = f"الرئيسية / اقتصاد\nالميناء يتجمد للمرة الأولى\n{facts_below}"
    foot = "أحمد حسن كاتب وباحث اقتصادي\nتابعونا على فيسبوك"
    read_document = pasted(head, ARABIC, foot)
    assert facts(read_document) == {
        "title": "الميناء يتجمد للمرة الأولى",
        "author": "أحمد حسن",
        "published": "٣ مايو ٢٠٢٤",
    }
    assert [passage.text for passage in read_document.passages] == list(ARABIC)


@pytest.mark.parametrize(
    "line",
    [
        "Print | Email | Share (12)",
        "[Print]",
        "Imprimer · Réagir (12)",
        "Teilen | Drucken | Merken",
        "Follow Jane Doe on Instagram",
        "Page 2 of 4",
        "Check against delivery",
        "[Applause and laughter]",
        "Media contact: Jane Doe, press@harbour.example",
        "Ice in the harbour last May. Photo: Jane Doe/Harbour Pictures",
        "Photograph by Jane Doe",
        "图片由港务局提供",
        "Abonnez-vous pour 1 € par mois",
    ],
)
def test_furniture_is_dropped_anywhere(line: str) -> None:
    read_document = document("\n\n".join((TITLE, PROSE, line, MORE, LAST)))
    assert texts(read_document, "paragraph") == list(ENGLISH)
    assert line in dropped(read_document)


@pytest.mark.parametrize(
    "line",
    [
        "The full report, with all tables, is available on our website.",
        "Jane Doe is a nurse in Bergen.",
        "Jeanne Martin est avocate et ancienne élue de la ville.",
        "This article first appeared in the Harbour Gazette.",
        "Topics: Ice | Harbours",
        "Translation: John Roe",
        "Related articles",
    ],
)
def test_notes_below_the_text_are_dropped(line: str) -> None:
    read_document = pasted(TITLE, foot=line)
    assert texts(read_document, "paragraph") == list(ENGLISH)
    assert line in dropped(read_document)


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, said the mayor when nobody else would listen.",
        "(Laughter is the best medicine, said the mayor.)",
        "The picture was clear: Oslo had failed its pilots and their families.",
        "The full report of the mayor was never read in the council.",
        "The views expressed in the council that night were harsh.",
        "Photo by photo, the album fills.",
        "More in hope than in expectation, the pilots waited.",
        "Page after page, the plan was wrong.",
    ],
)
def test_prose_stays(line: str) -> None:
    for parts in ((TITLE, PROSE, line, MORE, LAST), (TITLE, *ENGLISH, line)):
        assert line in texts(document("\n\n".join(parts)), "paragraph")


def test_dates_that_head_sections_are_no_date_of_publication() -> None:
    read_document = document(f"The ice year\nMarch 2020\n{PROSE}\nApril 2020\n{MORE}")
    assert facts(read_document) == {"title": "The ice year"}
    assert texts(read_document, "heading") == ["March 2020", "April 2020"]
