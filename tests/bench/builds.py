"""A collection -> what it costs to build it: all, nothing changed, one document edited; and each stage."""

import sys
from collections.abc import Iterator
from pathlib import Path

from generator.store import Project
from tests.bench import cost
from tests.bench.cost import Cost

Row = tuple[str, Cost | None]
"""What was measured, and its cost; ``None`` when it took too long."""

_RIVALS = Path(__file__).parent / "rivals.py"
_PLAIN = "site_name: Plain\nuse_directory_urls: true\ntheme:\n  name: material\n"
_SITE = "import sys; from pathlib import Path; from generator import site\n"
_SITE += "if __name__ == '__main__': site.build(Path(sys.argv[1]))"


def ours(project: Project) -> Iterator[Row]:
    """Measure this program on sources that it has not seen. The site stands afterwards."""
    root = str(project.root)
    generate = [sys.executable, "-m", "generator", "generate", "--quiet", "--project", root]
    build = [sys.executable, "-m", "generator", "build", "--quiet", "--project", root]
    yield "`generate`, cold", cost.of(generate)
    yield "the site, cold", cost.of([sys.executable, "-c", _SITE, root])
    yield "`generate`, nothing changed", cost.of(generate)
    yield "`build`, nothing changed", cost.of(build)
    source = sorted(project.seeds.glob("*.txt"))[-1]
    with source.open("a", encoding="utf-8") as file:
        file.write("\nThe ministry will close the northern line in 2031.\n")
    yield "`generate`, one document edited", cost.of(generate)
    yield "the site, after that", cost.of([sys.executable, "-c", _SITE, root])


def stages(project: Project) -> Iterator[Row]:
    """Measure each stage of a cold build in a single process."""
    file = project.root / "stages"
    if cost.of([sys.executable, "-m", "tests.bench.stages", str(project.root)]) is None:
        yield "the stages", None
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        name, cpu, memory = line.split("\t")
        yield f"stage: {name}", Cost(cpu=float(cpu), memory=int(memory))


def plain_mkdocs(project: Project) -> Iterator[Row]:
    """Measure MkDocs with Material on the same pages."""
    settings = project.root / "plain.yml"
    settings.write_text(_PLAIN, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(settings), "-d", "plain"]
    yield "plain MkDocs with Material, the site", cost.of(command)


def text_work(project: Project, python: Path) -> Iterator[Row]:
    """Measure what is usual for key sentences and key phrases, on the same texts."""
    yield "sumy LexRank and YAKE", cost.of([str(python), str(_RIVALS), str(project.seeds)])
