"""The way from a source to a document: reader, cleaner, language, sentences."""

import pytest

from generator import lexicon
from generator.errors import SourceError
from generator.model import Metadata, NoticeCode, Stated
from generator.readers import READERS, read
from tests.readers.sources import LAST, MORE, PROSE, document, source


@pytest.mark.parametrize("path", ["a.odt", "folder.txt/a", "README", "a.txt.bak"])
def test_an_unknown_ending_is_refused(path: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(source(PROSE, path))
    assert caught.value.notice.code is NoticeCode.SOURCE_FORMAT


@pytest.mark.parametrize(
    ("path", "advice"),
    [
        ("a.doc", r"an older or another kind of text document \(\.doc\) is not read; open it in Word"),
        ("a.XLSX", r"a table without text \(\.xlsx\) is not read; paste what matters"),
        ("scan.Jpg", r"a picture \(\.jpg\) is not read; run text recognition"),
        ("a.msg", r"save each message as \.eml"),
        ("README", r"the name has no ending .* for example \.txt \(what is read: \.txt, "),
        ("a.xyz", r"there is no reader for \.xyz; convert it \(what is read: \.txt, "),
    ],
)
def test_what_has_no_reader_says_what_to_do(path: str, advice: str) -> None:
    with pytest.raises(SourceError, match=advice):
        read(source(PROSE, path))


def test_no_format_with_a_reader_is_called_another() -> None:
    others = [ending for entry in lexicon.load("other_formats") for ending in entry["endings"]]
    assert len(others) == len(set(others))
    assert not set(others) & set(READERS)


@pytest.mark.parametrize("path", ["a.TXT", "deep/er/a.md", "a.markdown"])
def test_endings_choose_the_reader(path: str) -> None:
    assert document(PROSE, path).format in {"text", "markdown"}


def test_every_ending_is_in_lower_case() -> None:
    assert all(ending == ending.lower() and ending.startswith(".") for ending in READERS)


def test_sentences_know_their_section_and_passage() -> None:
    read_document = document(f"The ice year\n{PROSE}\nThe thaw\n{MORE}\n{LAST}")
    assert [sentence.section for sentence in read_document.sentences] == [""] * 2 + ["The thaw"] * 4
    for sentence in read_document.sentences:
        passage = read_document.passages[sentence.passage]
        assert passage.text[sentence.start : sentence.end] == sentence.text
    assert read_document.words == sum(len(prose.split()) for prose in (PROSE, MORE, LAST))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "en"),
        ("Les trains de nuit reviennent en Europe après vingt ans d'abandon, mais le matériel manque.", "fr"),
        ("В этом году половодье началось на три недели раньше обычного, и это видно по реке.", "ru"),
        ("城市里的树木不仅美观，而且能够降低夏季的气温。研究人员测量了两年的数据。", "zh"),
        (
            "تساعد الأشجار في خفض حرارة الصيف داخل المدن الكبيرة، كما أنها تحسن نوعية الهواء كل يوم. "
            "ومن دون هذه الأشجار لا يجد السكان ظلا في الشوارع التي بنيت بعد الحرب.",
            "ar",
        ),
    ],
)
def test_the_language_is_found(text: str, language: str) -> None:
    assert document(text).language == language


def test_a_stated_language_wins() -> None:
    given = Metadata(language=Stated("nl", "sidecar"))
    assert document(PROSE, given=given).language == "nl"


@pytest.mark.parametrize(
    ("text", "kind", "title", "heading"),
    [
        (
            "评论\n城市树木为何值得投资\n作者：李小明\n\n"
            "城市里的树木不仅美观，而且能够降低夏季的气温。研究人员在三个城区测量了两年的数据，结果非常清楚。\n"
            "成本与收益\n种植一棵树的费用并不高，但是维护需要长期的预算。没有资金，树木往往在五年内死亡。\n",
            "评论",
            "城市树木为何值得投资",
            "成本与收益",
        ),
        (
            "МНЕНИЕ\nПочему реки обмелели раньше срока\nАвтор: Мария Петрова\n\n"
            "В этом году половодье началось на три недели раньше обычного, и вода до отметки не дошла.\n"
            "Что будет дальше?\n"
            "Если дожди не придут до июня, судоходство придётся остановить на двух участках реки.\n",
            "МНЕНИЕ",
            "Почему реки обмелели раньше срока",
            "Что будет дальше?",
        ),
        (
            "رأي\nلماذا تحتاج المدن إلى الأشجار\nبقلم: سلمى حداد\n\n"
            "تساعد الأشجار في خفض حرارة الصيف داخل المدن الكبيرة، كما أنها تحسن نوعية الهواء كل يوم.\n"
            "التكلفة والفائدة\n"
            "لا تكلف زراعة الشجرة الواحدة كثيرا، لكن العناية بها تحتاج إلى ميزانية ثابتة لسنوات طويلة.\n",
            "رأي",
            "لماذا تحتاج المدن إلى الأشجار",
            "التكلفة والفائدة",
        ),
    ],
)
def test_other_scripts_have_the_same_parts(text: str, kind: str, title: str, heading: str) -> None:
    read_document = document(text)
    metadata = read_document.metadata
    assert [fact.value for fact in (metadata.kind, metadata.title) if fact] == [kind, title]
    assert metadata.author is not None
    headings = [passage.text for passage in read_document.passages if passage.kind == "heading"]
    assert headings == [heading]
    assert not read_document.dropped
