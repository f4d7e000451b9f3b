"""Gold cases -> how good the generator is at each kind of finding, in percent."""

from collections.abc import Callable, Iterable, Sequence

from generator.model import Brief
from generator.text.normalise import normalise
from tests.quality.gold_data import Case

Counts = tuple[int, int, int]
"""Right, wrong and missed."""


def key_points_accepted(cases: Sequence[Case]) -> float:
    """Share of the sentences on the first screen that the analyst would accept."""
    return _share([quote in _accepted(case) for case in cases for quote in _screen(case.brief)])


def key_points_good(cases: Sequence[Case]) -> float:
    """Share of the sentences on the first screen that the analyst does not call bad."""
    bad = {case.name: set(map(normalise, case.gold["key_points"]["bad"])) for case in cases}
    return _share([quote not in bad[case.name] for case in cases for quote in _screen(case.brief)])


def key_points_once(cases: Sequence[Case]) -> float:
    """Share of the sentences on the first screen that repeat no other there."""
    once: list[bool] = []
    for case in cases:
        groups = [set(map(normalise, group)) for group in case.gold.get("same") or []]
        shown = _screen(case.brief)
        repeats = sum(max(0, sum(quote in group for quote in shown) - 1) for group in groups)
        once += [False] * repeats + [True] * (len(shown) - repeats)
    return _share(once)


def bottom_lines(cases: Sequence[Case]) -> float:
    """Share of the documents whose bottom line is one that the analyst accepts."""
    right = []
    for case in cases:
        line = case.brief.bottom_line
        wanted = set(map(normalise, case.gold["bottom_line"]))
        right.append(line is not None and normalise(line.evidence.quote) in wanted)
    return _share(right)


def figures(cases: Sequence[Case]) -> float:
    """F1 of figures: the writing and the value must be right."""

    def count(case: Case) -> Counts:
        wanted = [(normalise(figure["text"]), figure["value"]) for figure in case.gold["figures"] or []]
        found = [(normalise(figure.text), figure.value) for figure in case.brief.figures]
        return _matched(found, wanted, case.either_way("figures"))

    return _f1(map(count, cases))


def dates(cases: Sequence[Case]) -> float:
    """F1 of dates: the first day and the status must be right; each mention counts."""

    def count(case: Case) -> Counts:
        wanted = [(f"{date['first']}", date["status"]) for date in case.gold["dates"] or []]
        skipped = case.either_way("dates")
        found = [
            (date.first, date.status)
            for date in case.brief.dates
            if not any(normalise(date.text) in text or text in normalise(date.text) for text in skipped)
        ]
        return _matched(found, wanted, set())

    return _f1(map(count, cases))


def main_actors(cases: Sequence[Case]) -> float:
    """Share of the actors that a reader needs that are listed."""
    return _share(
        [
            bool(_forms(actor) & _listed(case.brief))
            for case in cases
            for actor in case.gold["actors"]
            if actor["main"]
        ]
    )


def real_actors(cases: Sequence[Case]) -> float:
    """Share of the listed actors that the analyst lists, too."""
    right = []
    for case in cases:
        wanted = set().union(*(_forms(actor) for actor in case.gold["actors"]))
        for actor in case.brief.actors:
            names = {normalise(name) for name in (actor.name, *actor.aliases)}
            if not names & case.either_way("actors"):
                right.append(bool(names & wanted))
    return _share(right)


def quotations(cases: Sequence[Case]) -> float:
    """F1 of quotations by sentence."""

    def count(case: Case) -> Counts:
        wanted = [normalise(quotation["sentence"]) for quotation in case.gold["quotations"] or []]
        found = [normalise(quotation.evidence.quote) for quotation in case.brief.quotations]
        return _matched(found, wanted, case.either_way("quotations"))

    return _f1(map(count, cases))


def metadata(cases: Sequence[Case]) -> float:
    """Share of the facts about the document that are as stated, or not stated where it does not say."""
    right = []
    for case in cases:
        others = (case.gold.get("either_way") or {}).get("metadata") or {}
        for name, value in case.gold["metadata"].items():
            stated = getattr(case.brief.document.metadata, name)
            found = normalise(stated.value) if stated else None
            right.append(found in {_folded(other) for other in (value, *(others.get(name) or ()))})
    return _share(right)


def prose(cases: Sequence[Case]) -> float:
    """Share of the lines that are no prose which are kept out of it."""
    kept_out = []
    for case in cases:
        shown = (passage for passage in case.brief.document.passages if passage.kind != "caption")
        passages = {normalise(passage.text) for passage in shown}
        lines = [*case.gold["dropped"], *case.gold["metadata_lines"]]
        kept_out += [normalise(line) not in passages for line in lines]
    return _share(kept_out)


def languages(cases: Sequence[Case]) -> float:
    """Share of the documents whose language is told."""
    return _share([case.brief.document.language == case.gold["language"] for case in cases])


MEASURES: dict[str, Callable[[Sequence[Case]], float]] = {
    "first screen accepted": key_points_accepted,
    "first screen not bad": key_points_good,
    "first screen without repeats": key_points_once,
    "bottom line accepted": bottom_lines,
    "figures F1": figures,
    "dates F1": dates,
    "main actors found": main_actors,
    "actors that are actors": real_actors,
    "quotations F1": quotations,
    "metadata as stated": metadata,
    "lines kept out of the prose": prose,
    "language told": languages,
}


def _screen(brief: Brief) -> list[str]:
    points = [brief.bottom_line] if brief.bottom_line else []
    return [normalise(point.evidence.quote) for point in (*points, *brief.key_points, *brief.so_what)]


def _accepted(case: Case) -> set[str]:
    judged = case.gold["key_points"]
    return set(map(normalise, [*judged["core"], *judged["acceptable"]]))


def _forms(actor: dict[str, list[str]]) -> set[str]:
    return {normalise(f"{form}") for form in (actor["name"], *actor["forms"])}


def _listed(brief: Brief) -> set[str]:
    return {normalise(name) for actor in brief.actors for name in (actor.name, *actor.aliases)}


def _folded(value: str | None) -> str | None:
    return None if value is None else normalise(f"{value}")


def _matched(found: Sequence[object], wanted: Sequence[object], either_way: set[str]) -> Counts:
    """Match each found item with one wanted item; what is in ``either_way`` is passed over."""
    left = list(wanted)
    right = wrong = 0
    for item in found:
        if item in left:
            left.remove(item)
            right += 1
        elif (item[0] if isinstance(item, tuple) else item) not in either_way:
            wrong += 1
    return right, wrong, len(left)


def _share(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 100.0


def _f1(counts: Iterable[Counts]) -> float:
    right = wrong = missed = 0
    for count in counts:
        right, wrong, missed = right + count[0], wrong + count[1], missed + count[2]
    return 200 * right / (2 * right + wrong + missed) if right else 0.0
