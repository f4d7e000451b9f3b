import re
from collections import Counter

import pytest

from generator import lexicon
from generator.text.rewording import says_the_same

SAME = [
    ("The firm bought a large ship.", "The company's firm bought a ship.", False),
    ("The firm bought a large ship.", "A firm purchased the big vessel.", True),
    ("The firm buys ships.", "The firm purchases vessels.", True),
    ("The firm buys ships.", "The firm purchased vessels.", False),
    ("The lake has frozen.", "The lake froze.", True),
    ("The lake has fish.", "The lake fish.", False),
    ("Norland has limited access to chips.", "Norland limited access to chips.", False),
    ("Norland has limited the access to chips.", "Norland limited the access to chips.", True),
    ("The mill has lost 40 workers.", "The mill lost 40 workers.", True),
    ("The harbour of the labour union.", "The harbor of the labor union.", True),
    ("The mayor says that boats sink.", "Boats sink, the mayor said.", True),
    ("The mayor says boats sink.", "Boats say the mayor sinks.", False),
    ("After the vote, boats left.", "Boats left after the vote.", True),
    ("Boats of the bay left.", "Of the bay left boats.", False),
    ("The union called the strike.", "The strike was called by the union.", True),
    ("The union called the strike.", "The union was called by the strike.", False),
    ("Prices rose.", "Prices rose sharply.", True),
    ("Prices rose steadily.", "Prices rose sharply.", False),
    ("Prices did not rise.", "Prices did not sharply rise.", False),
    ("Boats can't leave.", "Boats cannot leave.", True),
    ("Boats won't leave.", "Boats will not leave.", True),
    ("The boat that sank was new.", "The boat which sank was new.", True),
    ("Few boats left.", "A few boats left.", False),
    ("But boats left.", "Boats left.", True),
    ("", "", True),
    ("Boats", "", False),
]


@pytest.mark.parametrize(("old", "new", "same"), SAME)
def test_only_wording_may_change(old: str, new: str, same: bool) -> None:
    assert says_the_same(old, new, "en") is same
    assert says_the_same(new, old, "en") is same


@pytest.mark.parametrize(
    ("language", "old", "new", "same"),
    [
        ("de", "Der Hund beißt den Mann.", "Den Hund beißt der Mann.", False),
        ("fr", "Le maire a dit que le port ferme.", "Le maire dit que le port ferme.", True),
        ("fr", "Le port ferme.", "Un port ferme.", False),
        ("es", "El alcalde dijo que el puerto cierra.", "El alcalde dice que el puerto cierra.", True),
        ("ar", "قال الوزير إن الميناء مغلق", "يقول الوزير إن الميناء مغلق", True),
        ("zh", "他指出旧桥很危险", "他说旧桥危险", True),
        ("zh", "他说旧桥危险", "他说新桥危险", False),
        ("it", "Il porto chiude.", "Il porto chiude!", True),
        ("it", "Il porto chiude.", "Il porto apre.", False),
    ],
)
def test_other_languages_and_languages_without_a_list(language: str, old: str, new: str, same: bool) -> None:
    assert says_the_same(old, new, language) is same


def test_no_word_stands_in_two_groups() -> None:
    entry = lexicon.load("rewording")["en"]
    held = [word for name in ("same", "saying") for line in entry[name] for word in line.split()]
    held += [word for name in ("verbs", "nouns") for line in entry[name] for word in re.split(r"[ /]", line)]
    twice = [word for word, number in Counter(held).items() if number > 1]
    irregular = {form for line in entry["verbs"] for verb in line.split() for form in verb.split("/")[3:]}
    assert set(twice) <= irregular
