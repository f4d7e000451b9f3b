"""Random edits of a collection, such as people make while it is served; and what a clean build gives."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from generator import build
from generator.model import Notice
from generator.site import building, settings
from generator.store import Project
from tests.bench.made_up import document
from tests.test_build import snapshot


def clean_build(project: Project, folder: Path) -> dict[str, bytes]:
    """Every file of the site, as MkDocs' own build gives it, with nothing to reuse."""
    return clean_build_and_warnings(project, folder)[0]


def clean_build_and_warnings(project: Project, folder: Path) -> tuple[dict[str, bytes], tuple[Notice, ...]]:
    """The same with what MkDocs warned about."""
    shutil.rmtree(folder, ignore_errors=True)
    warnings = building.by_mkdocs(settings.load(project.root), folder / "site")
    return snapshot(folder / "site"), warnings


def edit(project: Project, chance: random.Random) -> tuple[str, set[Path]]:
    """Do something to the collection; return its name and which files changed."""
    action = chance.choice(_ACTIONS)
    before = _state(project)
    action(project, chance)
    after = _state(project)
    changed = {project.root / path for path, _ in before.items() ^ after.items()}
    return action.__name__, changed


def _state(project: Project) -> dict[str, bytes]:
    files = snapshot(project.root)
    return {path: files[path] for path in files if not path.startswith((".cache/", "site/", "docs/."))}


def _sources(project: Project) -> list[Path]:
    return sorted(project.seeds.glob("*.txt"))


def _add_source(project: Project, chance: random.Random) -> None:
    number = chance.randrange(1000)
    (project.seeds / f"{number}.txt").write_text(document(number, 8))


def _remove_source(project: Project, chance: random.Random) -> None:
    if len(_sources(project)) > 1:
        chance.choice(_sources(project)).unlink()


def _rename_source(project: Project, chance: random.Random) -> None:
    chance.choice(_sources(project)).rename(project.seeds / f"renamed-{chance.randrange(1000)}.txt")


def _change_source(project: Project, chance: random.Random) -> None:
    path = chance.choice(_sources(project))
    number = chance.randrange(1000)
    path.write_text(f"{path.read_text()}\nThe ministry paid ${number} million in 2024, it said.\n")


def _reword_source(project: Project, chance: random.Random) -> None:
    path = chance.choice(_sources(project))
    words = path.read_text().split(" ")
    place = chance.randrange(len(words))
    words[place] = chance.choice(["", "grids", f"{chance.randrange(90)} percent", "said.", words[place] * 2])
    path.write_text(" ".join(words))


def _change_sidecar(project: Project, chance: random.Random) -> None:
    path = chance.choice(_sources(project))
    sentence = chance.choice(path.read_text().partition("\n\n")[2].split(". ")).strip(" .\n")
    settings = [f"title: Title {chance.randrange(9)}", "author: Anna Berg", f"pin: ['{sentence}']"]
    path.with_name(f"{path.name}.yml").write_text(f"{chance.choice(settings)}\n")


def _publish(project: Project, _: random.Random) -> None:
    build.generate(project)


def _change_title(project: Project, chance: random.Random) -> None:
    path = chance.choice(_sources(project))
    path.write_text(f"A new title {chance.randrange(1000)}\n\n{path.read_text().partition(chr(10))[2]}")


def _change_settings(project: Project, chance: random.Random) -> None:
    (project.seeds / "editorial.yml").write_text(f"title: Collection {chance.randrange(1000)}\n")


def _write_page(project: Project, chance: random.Random) -> None:
    target = chance.choice(
        ["notes.md", "more/about.md", "method.md", "nowhere.md", "index.md#top", "data.csv"]
    )
    page = chance.choice(["notes.md", "more/about.md", "timeline/index.md", "actors/README.md"])
    (project.docs / page).parent.mkdir(exist_ok=True)
    above = "../" * page.count("/")
    head = f"---\ndescription: {chance.randrange(9)}\n---\n"
    (project.docs / page).write_text(f"{head}# Notes\n\n[x]({above}{target}) **{target}**\n\n## Two\n")


def _remove_page(project: Project, chance: random.Random) -> None:
    page = chance.choice(["notes.md", "more/about.md", "data.csv", "timeline/index.md", "actors/README.md"])
    (project.docs / page).unlink(missing_ok=True)


def _write_file(project: Project, chance: random.Random) -> None:
    (project.docs / "data.csv").write_text(f"a,b\n{chance.randrange(1000)},2\n")


def _change_template(project: Project, chance: random.Random) -> None:
    path = project.root / "site_overrides" / "partials" / "footer.html"
    extra = chance.choice(
        ["{{ pages | length }}", "{{ nav.homepage.meta.description }}", "{{ page.title }}", "x"]
    )
    path.write_text(f"<footer>{extra} {chance.randrange(1000)}</footer>")


def _change_style(project: Project, chance: random.Random) -> None:
    path = project.root / "site_overrides" / "assets" / "briefing.css"
    path.write_text(f"{path.read_text()}/* {chance.randrange(1000)} */\n")


def _add_theme_file(project: Project, chance: random.Random) -> None:
    path = project.root / "site_overrides" / "assets" / f"{chance.choice('ab')}.js"
    if path.exists():
        path.unlink()
    else:
        path.write_text(f"// {chance.randrange(1000)}\n")


def _change_mkdocs(project: Project, chance: random.Random) -> None:
    path = project.root / "mkdocs.yml"
    text = path.read_text().partition("# edited\n")[0]
    choices = [
        "copyright: x\n",
        "use_directory_urls: true\nexclude_docs: notes.md\n",
        "edit_uri: blob/\nrepo_url: https://example.org/r\n",
    ]
    path.write_text(f"{text}# edited\n{chance.choice(choices)}")


_ACTIONS: list[Callable[[Project, random.Random], None]] = [
    _add_source,
    _remove_source,
    _rename_source,
    _change_source,
    _reword_source,
    _change_sidecar,
    _publish,
    _change_title,
    _change_settings,
    _write_page,
    _remove_page,
    _write_file,
    _change_template,
    _change_style,
    _add_theme_file,
    _change_mkdocs,
]
