"""Sentences that readers marked -> the group ``readers`` of generator/lexicon/weights.yml.

The folder holds, for every document NNN, src_NNN.txt (the source), doc_NNN.json (``sents``: the sentences
that were judged) and labels_NNN.json (``core``, ``accept``, ``bad``: places in ``sents``; else neutral).
The texts are other people's, so the folder stays outside the project.

Ridge logistic regression: would a reader accept the sentence as a key point? Only sentences that nothing bars
are learnt from, and only what the weights set before leave unexplained is learnt, so that few documents
cannot turn them over. It prints how many of the likeliest sentences were accepted, of documents kept out.
Run: python scripts/learn_readers.py FOLDER [--write]
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import lexicon, readers
from generator.extract import actors
from generator.extract.key_points.candidates import candidates
from generator.model import Document, Source
from generator.text.ranking import measure
from generator.text.words import terms

TARGET = Path(__file__).parent.parent / "generator" / "lexicon" / "weights.yml"
MAIN_ACTORS = 12
PARTS = 8
RIDGE = 3.3
STEPS = 400
RATE = 0.5
CORE = 1.5
"""How much more a sentence counts that a reader finds indispensable."""
BEST = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True)
class Row:
    """One sentence that nothing bars."""

    signals: Mapping[str, float]
    accepted: bool
    bad: bool
    weight: float


def main() -> None:
    """Learn, report, and write when asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    documents = [load(path) for path in sorted(options.folder.glob("labels_*.json"))]
    listed = lexicon.load("weights")
    names = sorted({name for rows in documents for row in rows for name in row.signals})
    before = {name: listed["signals"].get(name, 0.0) + listed["display"].get(name, 0.0) for name in names}
    report(documents, names, before)
    learnt, bias = fit([row for rows in documents for row in rows], names, before)
    lines = [f"  {name}: {learnt[name]:.2f}" for name in names if abs(learnt[name]) >= 0.01]
    print("\n".join([*lines, f"even: {-bias:.2f}"]))
    if options.write:
        text = TARGET.read_text(encoding="utf-8")
        text = re.sub(r"(?m)(^readers:\n)(?:  .*\n)*", "readers:\n" + "\n".join(lines) + "\n", text)
        text = re.sub(r"(?m)^even: .*$", f"even: {-bias:.2f}", text)
        TARGET.write_text(text, encoding="utf-8")


def load(labels: Path) -> list[Row]:
    """Read one document with what readers marked."""
    marks = json.loads(labels.read_text(encoding="utf-8"))
    judged = json.loads((labels.parent / labels.name.replace("labels", "doc")).read_text(encoding="utf-8"))
    source = labels.parent / labels.name.replace("labels", "src").replace("json", "txt")
    document, _ = readers.read(Source("page.txt", source.read_bytes(), ""))
    places: dict[str, int] = {}
    for place, sentence in enumerate(judged["sents"]):
        places.setdefault(plain(sentence), place)
    names = [
        form for actor in actors.find(document, ())[:MAIN_ACTORS] for form in (actor.name, *actor.aliases)
    ]
    free = candidates(document, frozenset(names), (), ())
    found: list[Row] = []
    for item, signals in zip(free, measured(document), strict=True):
        place = places.get(plain(item.sentence.text))
        if place is None or item.barred:
            continue
        signals["main actor"] = float(any(name in item.sentence.text for name in names))
        core = place in marks["core"]
        accepted = core or place in marks["accept"]
        found.append(Row(signals, accepted, place in marks["bad"], CORE if core else 1.0))
    return found


def measured(document: Document) -> list[dict[str, float]]:
    """Return the signals of every sentence, as the choice of key points sees them."""
    texts = [sentence.text for sentence in document.sentences]
    bags = [Counter(terms(text, document.language)) for text in texts]
    title = document.metadata.title.value if document.metadata.title else ""
    kind = document.metadata.kind.value if document.metadata.kind else ""
    paragraphs = [sentence.passage for sentence in document.sentences]
    return measure(texts, bags, title, paragraphs, document.language, kind)


def plain(text: str) -> str:
    """Return the words of a sentence, for comparing."""
    return " ".join(re.findall(r"\w+", text.lower()))


def fit(
    rows: Sequence[Row], names: Sequence[str], before: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """Return what to add to the weights set before, and the bias that makes the score log-odds."""
    values = [
        [(place, row.signals[name]) for place, name in enumerate(names) if row.signals.get(name)]
        for row in rows
    ]
    base = [sum(before[names[place]] * value for place, value in given) for given in values]
    weights, bias = [0.0] * len(names), 0.0
    speeds = [1e-9] * (len(names) + 1)
    for step in range(STEPS):
        slope, bias_slope = [RIDGE * weight for weight in weights], 0.0
        for row, given, start in zip(rows, values, base, strict=True):
            odds = start + bias + sum(weights[place] * value for place, value in given)
            error = (1 / (1 + math.exp(-odds)) - row.accepted) * row.weight
            bias_slope += error
            for place, value in given:
                slope[place] += error * value
        for place, value in enumerate([*slope, bias_slope]):
            speeds[place] = 0.9 * speeds[place] + 0.1 * value * value
            change = RATE / (10 + step) * value / math.sqrt(speeds[place] + 1e-8)
            if place == len(names):
                bias -= change
            else:
                weights[place] -= change
    return dict(zip(names, weights, strict=True)), bias


def report(documents: Sequence[Sequence[Row]], names: Sequence[str], before: Mapping[str, float]) -> None:
    """Print, for documents kept out of the learning, how many of the likeliest sentences were accepted."""
    rated: list[tuple[float, Row]] = []
    for part in range(PARTS):
        rest = [row for place, rows in enumerate(documents) if place % PARTS != part for row in rows]
        learnt, bias = fit(rest, names, before)
        for row in (row for rows in documents[part::PARTS] for row in rows):
            rated.append(
                (
                    bias + sum((before[name] + learnt[name]) * value for name, value in row.signals.items()),
                    row,
                )
            )
    rated.sort(key=lambda pair: -pair[0])
    for share in BEST:
        top = [row for _, row in rated[: int(share * len(rated))]]
        accepted = 100 * sum(row.accepted for row in top) / len(top)
        bad = 100 * sum(row.bad for row in top) / len(top)
        print(f"likeliest {len(top)}: {accepted:.1f} % accepted, {bad:.1f} % bad")


if __name__ == "__main__":
    main()
