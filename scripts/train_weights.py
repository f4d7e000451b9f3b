"""Judged summaries (../shared/bench, development halves) -> the signals in generator/lexicon/weights.yml.

Logistic regression: which sentences does the best possible 75-word extract of a document hold? Weights learnt
on half of the documents are also tried on the other half; what each keeps of the best extract is printed.
Run: python scripts/train_weights.py ../shared/bench/data [--write]
"""

import argparse
import json
import lzma
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from generator.text.ranking import best, measure, rank
from generator.text.words import lowered, stem, terms

WRITTEN = {"academic", "bio", "essay", "interview", "letter", "speech", "textbook", "court", "voyage", "news"}
SHARES = {"gum": 5.0, "summeval": 1.0, "realsumm": 1.0, "newsroom_human": 0.5, "ectsum_test": 1.0}
"""How much each data set counts: prose most, since our sources are opinion and analysis."""
LIMITS = {"ectsum_test": 70}
BUDGET = 75
STEPS = 150
RATE = 0.8
DECAY = 0.004
TARGET = Path(__file__).parent.parent / "generator" / "lexicon" / "weights.yml"
_PTB_END = re.compile(r"(?<= [.!?])\s+(?!''|\)|')")


@dataclass(frozen=True)
class Example:
    """One document with its best extract."""

    data_set: str
    title: str
    sentences: list[str]
    references: list[Counter[tuple[str, ...]]]
    signals: list[dict[str, float]]
    wanted: frozenset[int]


def main() -> None:
    """Train, report, and write when asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    examples = [example for name in SHARES for example in load(options.data, name)]
    names = list(examples[0].signals[0])
    for part in (0, 1):
        weights = fit(examples[part::2], names)
        report(f"learnt on half {part}, tested on the other", examples[1 - part :: 2], weights)
    weights = fit(examples, names)
    report("learnt on all, tested on all", examples, weights)
    lines = [f"  {name}: {weights[name]:.3f}" for name in names]
    print("\n".join(lines))
    if options.write:
        head, _, tail = TARGET.read_text(encoding="utf-8").partition("signals:\n")
        rest = "".join(line for line in tail.splitlines(keepends=True) if not line.startswith("  "))
        TARGET.write_text(head + "signals:\n" + "\n".join(lines) + "\n" + rest, encoding="utf-8")


def load(data: Path, name: str) -> Iterator[Example]:
    """Read one data set of the bench."""
    with lzma.open(data / name / "dev" / "data.jsonl.xz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()][: LIMITS.get(name)]
    for record in records:
        if name == "gum" and (record["genre"] not in WRITTEN or not record["refs"]):
            continue
        sentences = _sentences(record)
        references = [grams(text) for text in record["refs"]]
        title = record.get("title", "")
        bags = [Counter(terms(sentence)) for sentence in sentences]
        signals = measure(sentences, bags, title, None, "en")
        yield Example(name, title, sentences, references, signals, extract(sentences, references))


def _sentences(record: dict[str, Any]) -> list[str]:
    if "text_tok" in record:
        return [part for part in _PTB_END.split(record["text_tok"]) if part.strip()]
    if record["sents"] and isinstance(record["sents"][0], str):
        return list(record["sents"])
    return [record["text"][start:end] for start, end in record["sents"]]


def grams(text: str | list[str]) -> Counter[tuple[str, ...]]:
    """Return the single words and word pairs of a text, stemmed."""
    words = [stem(word) for word in lowered(text if isinstance(text, str) else " ".join(text))]
    return Counter([(word,) for word in words] + list(pairwise(words)))


def gain(chosen: Sequence[str], references: Sequence[Counter[tuple[str, ...]]]) -> float:
    """Return the mean recall of the references' words and word pairs."""
    held: Counter[tuple[str, ...]] = Counter()
    for sentence in chosen:
        held.update(grams(sentence))
    return sum((held & wanted).total() / max(1, wanted.total()) for wanted in references) / len(references)


def extract(sentences: Sequence[str], references: Sequence[Counter[tuple[str, ...]]]) -> frozenset[int]:
    """Return the sentences that a greedy search for the best extract of 75 words takes."""
    chosen: list[int] = []
    lengths = [len(sentence.split()) for sentence in sentences]
    used = 0
    useful = [place for place, text in enumerate(sentences) if gain([text], references) > 0]
    useful.sort(key=lambda place: -gain([sentences[place]], references))
    while used < BUDGET:
        taken = [sentences[place] for place in chosen]
        base = gain(taken, references)
        rates = [
            ((gain([*taken, sentences[place]], references) - base) / max(8, lengths[place]), -place)
            for place in useful[:30]
            if place not in chosen
        ]
        if not rates or max(rates)[0] <= 0:
            break
        place = -max(rates)[1]
        chosen.append(place)
        used += lengths[place]
    return frozenset(chosen)


def fit(examples: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """Return the weights of a logistic regression in which every document counts by its data set's share."""
    documents = Counter(example.data_set for example in examples)
    rows: list[tuple[list[float], float, float]] = []
    for example in examples:
        share = SHARES[example.data_set] / documents[example.data_set]
        for place, signals in enumerate(example.signals):
            hit = place in example.wanted
            side = len(example.wanted) if hit else len(example.signals) - len(example.wanted)
            rows.append(([signals[name] for name in names], float(hit), share / max(1, side)))
    mass = sum(row[2] for row in rows)
    weights, bias = [0.0] * len(names), 0.0
    speeds = [1e-9] * (len(names) + 1)
    for _ in range(STEPS):
        slope, bias_slope = [DECAY * weight for weight in weights], 0.0
        for values, wanted, share in rows:
            total = bias + sum(weight * value for weight, value in zip(weights, values, strict=True))
            error = (1 / (1 + math.exp(-total)) - wanted) * share / mass
            bias_slope += error
            for place, value in enumerate(values):
                if value:
                    slope[place] += error * value
        for place, value in enumerate([*slope, bias_slope]):
            speeds[place] = 0.9 * speeds[place] + 0.1 * value * value
            step = RATE * 0.05 * value / math.sqrt(speeds[place] + 1e-8)
            if place == len(names):
                bias -= step
            else:
                weights[place] -= step
    return dict(zip(names, (round(weight, 3) for weight in weights), strict=True))


def report(label: str, examples: Sequence[Example], weights: dict[str, float]) -> None:
    """Print for every data set the recall of the chosen 75 words, and of the best possible ones."""
    sums: dict[str, list[float]] = {}
    for example in examples:
        order = best(rank(example.sentences, example.title, weights=weights), 8)
        words = " ".join(example.sentences[place] for place in order).split()[:BUDGET]
        ideal = " ".join(example.sentences[place] for place in sorted(example.wanted)).split()[:BUDGET]
        entry = sums.setdefault(example.data_set, [0.0, 0.0, 0.0])
        entry[0] += 1
        entry[1] += gain([" ".join(words)], example.references)
        entry[2] += gain([" ".join(ideal)], example.references)
    parts = [f"{name} {100 * got / n:.1f} of {100 * top / n:.1f}" for name, (n, got, top) in sums.items()]
    print(f"{label}: " + "; ".join(parts), file=sys.stdout)


if __name__ == "__main__":
    main()
