import pytest

from generator.text.meaning import alike, differs

SAME = [
    (
        "en",
        "Readers pay $30 billion in Norland.",
        "In Norland, readers pay $30 billion.",
    ),
    ("en", "Costs rose by 12 percent last year.", "Costs rose sharply by 12 percent last year."),
    ("en", "The ministry doesn't pay for the line.", "The ministry does not pay for the line."),
    ("en", "The regulator published a report.", "The report was published by the regulator."),
    ("ru", "Москва также подписала договор с Китаем.", "Москва подписала договор с Китаем."),
    ("zh", "中国与俄罗斯签署了协议。", "中国与俄罗斯签署协议了。"),
    (
        "fr",
        "Le ministre a signé un accord avec Paris.",
        "Le ministre a également signé un accord avec Paris.",
    ),
    ("de", "Die Stadt Bonn zahlt für das Netz.", "Die Stadt Bonn zahlt auch für das Netz."),
]
OTHER = [
    ("en", "Costs rose by 12 percent.", "Costs rose by 13 percent.", "number"),
    ("en", "The line costs $5 million.", "The line costs €5 million.", "number"),
    ("en", "The line costs $5 million.", "The line costs $5 billion.", "number"),
    ("en", "Costs rose from 3 to 5 percent.", "Costs rose from 5 to 3 percent.", "number"),
    ("en", "Two ministers left the room.", "Three ministers left the room.", "number"),
    ("en", "The law takes effect in May.", "The law takes effect in June.", "date"),
    ("en", "The bank of Norland will open.", "The bank of Sudland will open.", "name"),
    ("en", "For the line the farmers pay.", "For the line the fishermen pay.", "name"),
    ("en", "Acme bought Bolt in spring.", "Bolt bought Acme in spring.", "name"),
    ("en", "Norland pays the bill.", "Sudland pays the bill.", "name"),
    ("en", "The ministry agreed to pay.", "The ministry did not agree to pay.", "negation"),
    ("en", "The pact is equal for both sides.", "The pact is unequal for both sides.", "negation"),
    ("en", "Acme paid, Bolt did not pay.", "Acme did not pay, Bolt paid.", "name"),
    ("en", "Costs rose in the north.", "Costs fell in the north.", "meaning"),
    ("en", "Experts say prices could rise.", "Experts say prices will rise.", "meaning"),
    ("en", "Acme will buy the line.", "Acme will sell the line.", "meaning"),
    ("en", "Readers in Norland pay the bill.", "Readers in Norland pay the bill every year.", "meaning"),
    ("en", "The pier is military ground.", "The pier is non-military ground.", "negation"),
    ("en", "The use is legal there.", "The use is illegal there.", "negation"),
    ("en", "The use is counted there.", "The use is miscounted there.", "negation"),
    ("ru", "Москва подписала договор с Китаем.", "Москва подписала новый договор с Китаем.", "meaning"),
    ("de", "Die Stadt zahlt für das Netz.", "Die Stadt zahlt heute für das Netz.", "meaning"),
    ("ru", "Москва подписала договор с Китаем.", "Москва подписала договор с Индией.", "name"),
    ("ru", "Банк снизил ставку.", "Банк не снизил ставку.", "negation"),
    ("zh", "中国与俄罗斯签署了协议。", "中国与印度签署了协议。", "name"),
    ("zh", "公司增加了投资。", "公司没有增加投资。", "negation"),
    ("fr", "Le ministre a signé l'accord.", "Le ministre n'a pas signé l'accord.", "negation"),
    ("ar", "وقعت الوزارة على الاتفاق.", "لم توقع الوزارة على الاتفاق.", "negation"),
]


@pytest.mark.parametrize(("language", "old", "new"), SAME)
def test_the_same_claim_in_other_words(language: str, old: str, new: str) -> None:
    common = {"readers", "costs", "the", "regulator", "report"}
    assert differs(old, new, language, common) == ""
    assert differs(new, old, language, common) == ""


@pytest.mark.parametrize(("language", "old", "new", "what"), OTHER)
def test_another_claim(language: str, old: str, new: str, what: str) -> None:
    assert differs(old, new, language, {"costs", "the", "experts"}) == what
    assert differs(new, old, language, {"costs", "the", "experts"}) == what


def test_a_word_at_the_head_of_a_sentence_is_a_name_unless_it_is_written_small_elsewhere() -> None:
    assert differs("Herring is sold.", "Cod is sold.", "en") == "name"
    assert differs("Herring is sold.", "Cod is sold.", "en", {"herring", "cod"}) == "meaning"


def test_likeness_counts_words_in_order() -> None:
    assert alike("one two three", "one two three") == 1
    assert alike("one two three", "four five six") == 0
    assert 0.5 < alike("中国签署了协议", "中国签署协议") < 1
