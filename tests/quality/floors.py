"""Floors of the quality gate, and the table of figures. Run ``make quality``.

A floor rises by itself when a measure does. It falls only with ALLOW=1, and that belongs in the changelog.
"""

import argparse
import hashlib
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.quality.gold_data import GOLD, ROOT, cases
from tests.quality.measures import MEASURES

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
TABLE = HERE / "FIGURES.md"
NOISE = 0.05
"""Points by which a measure may miss its floor: rounding, nothing else; the generator is deterministic."""
BENCH_GOALS = {
    ("html:html_scrapinghub", "F1(4-shingle)"): ("main text from HTML, 4-shingle F1", 96.0),
    ("paste", "F1(4-shingle)"): ("main text of a pasted page, 4-shingle F1", 90.0),
    ("sent:golden_rules", "golden"): ("sentences, golden rules (goal: 48 of 50 in both halves)", 48.0),
    ("sent:gum_news", "F1"): ("sentences, GUM news, F1", 95.0),
    ("sent:gum_written", "F1"): ("sentences, GUM written, F1", 96.0),
    ("dates:gum", "value F1"): ("dates, GUM, value F1", 86.0),
    ("figures:newsquant", "value F1"): ("figures, NewsQuant, value F1", 82.0),
    ("actors:gum", "nDCG@10"): ("actors, GUM, nDCG@10", 77.0),
    ("summ:gum_written", "R1"): ("key points, GUM prose, ROUGE-1", 30.0),
    ("summ:gum_written", "R2r@b"): ("key points, GUM prose, ROUGE-2 recall at 75 words", 16.0),
    ("summ:ectsum_test", "R2r@b"): ("key points, ECTSum, ROUGE-2 recall at 100 words", 12.0),
    ("summ:summeval", "R1"): ("key points, SummEval, ROUGE-1 (lead 41.5)", 41.0),
    ("summ:realsumm", "R1"): ("key points, REALSumm, ROUGE-1 (lead 39.6)", 39.1),
    ("sim:ecbplus", "event P@3"): ("related documents, ECB+, precision at 3", 94.0),
    ("kp:kp_500n", "P@10"): ("key phrases, 500N, precision at 10", 35.0),
}
"""Part and figure of ../shared/bench/score.py: what it is, and the goal."""


def fingerprint() -> str:
    """Return a hash of the gold data, so that floors and data cannot drift apart unseen."""
    digest = hashlib.sha256()
    for path in sorted(GOLD.rglob("*.*")):
        digest.update(path.relative_to(GOLD).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Measure, raise the floors, and write the table; with --bench also score the shared bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, help="score.py of the shared bench; takes some minutes")
    parser.add_argument("--python", default=sys.executable, help="a Python that has what the bench needs")
    parser.add_argument("--allow", action="store_true", help="let floors fall, too")
    options = parser.parse_args()
    measured = {name: round(measure(cases()), 1) for name, measure in MEASURES.items()}
    _update_floors(measured, allow=options.allow)
    bench = _score(options.bench, options.python) if options.bench else None
    _write_table(measured, bench)
    print(TABLE.read_text(encoding="utf-8"))


def _update_floors(measured: dict[str, float], *, allow: bool) -> None:
    before = json.loads(FLOORS.read_text(encoding="utf-8")).get("floors", {})
    lower = [name for name, value in measured.items() if value < before.get(name, 0.0) - NOISE]
    if lower and not allow:
        told = ", ".join(f"{name}: {before[name]} -> {measured[name]}" for name in lower)
        sys.exit(f"These fell below their floors: {told}. Mend it, or allow it with ALLOW=1 and say why.")
    floors = {name: value if allow else max(value, before.get(name, 0.0)) for name, value in measured.items()}
    text = json.dumps({"gold": fingerprint(), "floors": floors}, indent=1) + "\n"
    FLOORS.write_text(text, encoding="utf-8")


def _score(bench: Path, python: str) -> dict[str, dict[str, float | str]]:
    adapter = HERE / "adapter.py"
    result = HERE / "bench.json"
    parts = "html,paste,sent,dates,figures,actors,summ,sim,kp"
    options = ["--half", "dev", "--parts", parts, "--json", str(result)]
    command = [python, str(bench), str(adapter), *options]
    subprocess.run(command, check=True, cwd=bench.parent, env={"PYTHONPATH": str(ROOT)})
    scores = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    return dict(scores)


def _write_table(measured: dict[str, float], bench: dict[str, dict[str, float | str]] | None) -> None:
    """Write the table; without a new run of the bench its part stays as it is."""
    own = [f"| {name} | {value:.1f} |" for name, value in measured.items()]
    lines = ["## Own gold data", "", f"Measured on {date.today().isoformat()}.", "", "| measure | reached |"]
    lines += ["|---|--:|", *own, ""]
    mark = "## Shared bench"
    old = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    shared = mark + old.partition(mark)[2] if mark in old else f"{mark}\n\nNot measured yet.\n"
    if bench is not None:
        rows = [
            f"| {label} | {bench[part][figure]} | {goal:g} |"
            for (part, figure), (label, goal) in BENCH_GOALS.items()
        ]
        intro = f"Development halves, measured on {date.today().isoformat()} with `make quality BENCH=...`."
        table = ["| measure | reached | goal |", "|---|--:|--:|", *rows]
        shared = "\n".join([mark, "", intro, "", *table, ""])
    head = "# Figures reached\n\nIn percent. Written by `make quality`; see gold/README.md for who judged.\n"
    TABLE.write_text("\n".join([head, *lines, shared]), encoding="utf-8")


if __name__ == "__main__":
    main()
