"""What a site is made of depends on its settings: all of it is watched, and an edit of any of it shows."""

import py_compile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.model import Notice
from generator.site.server import Server
from generator.store import Project
from tests.conftest import MakeProject
from tests.site.served import Served, differing, published
from tests.test_build import ARTICLE

Serve = Callable[..., Served]
FOOTER = "partials/footer.html"


@pytest.fixture
def serve(project: MakeProject) -> Iterator[Serve]:
    with Server(0) as server:
        made: list[Served] = []

        def of(settings: Callable[[str], str] = str, **files: str) -> Served:
            collection = project({"seeds/a.txt": ARTICLE, **files})
            (collection.root / "mkdocs.yml").write_text(
                settings((collection.root / "mkdocs.yml").read_text())
            )
            made.append(Served(collection, server))
            return made[-1]

        yield of
        for served in made:
            served.shown.close()


def is_watched(path: str, served: Served) -> bool:
    file = (served.project.root / path).resolve()
    return any(file == place or place in file.parents for place in served.shown.places)


def rename_theme(project: Project, name: str) -> None:
    settings = project.root / "mkdocs.yml"
    (project.root / "site_overrides").rename(project.root / name)
    settings.write_text(settings.read_text().replace("site_overrides", name))


def test_a_theme_of_any_name_is_watched(serve: Serve) -> None:
    served = serve()
    rename_theme(served.project, "look")
    served.edited([served.project.root / "mkdocs.yml"])
    assert is_watched(f"look/{FOOTER}", served)
    assert not is_watched(f"site_overrides/{FOOTER}", served)
    before = served.server.state("/")
    served.rest(f"look/{FOOTER}", "<footer>Other</footer>")
    assert "<footer>Other" in served.page("index.html")
    assert not served.is_current("/", before)
    assert served.preview.concerned(served.serving._last, {served.project.root / "look" / FOOTER}) == set()


def test_settings_that_others_inherit_are_watched(serve: Serve) -> None:
    served = serve(
        lambda text: "INHERIT: base/one.yml\n" + text,
        **{"base/one.yml": "INHERIT: two.yml\n", "base/two.yml": "copyright: First\n"},
    )
    served.rest(f"site_overrides/{FOOTER}", "<footer>{{ config.copyright }}</footer>")
    assert is_watched("base/two.yml", served)
    assert "<footer>First" in served.page("index.html")
    served.rest("base/two.yml", "copyright: Second\n")
    assert "<footer>Second" in served.page("index.html")
    served.rest("base/two.yml", "copyright: [\n")
    assert "base/two.yml" in served.problem or "MkDocs cannot use" in served.problem
    served.rest("base/two.yml", "copyright: Third\n")
    assert served.problem == ""
    assert "<footer>Third" in served.page("index.html")


def test_the_site_moves_with_its_address(serve: Serve) -> None:
    served = serve()
    assert served.server.mount == "/"
    settings = (served.project.root / "mkdocs.yml").read_text()
    served.rest("mkdocs.yml", settings.replace('!ENV [SITE_URL, ""]', "https://example.org/briefs/"))
    assert served.server.mount == "/briefs/"
    assert served.server.answer("/").location == "/briefs/"
    assert served.server.answer("/briefs/").code == 200


SNIPPETS = "markdown_extensions:\n  - pymdownx.snippets:\n      base_path: [{0}, {0}/docs]"


def with_snippets(root: Path) -> Callable[[str], str]:
    return lambda text: text.replace("markdown_extensions:", SNIPPETS.format(root))


def test_files_that_an_extension_reads_show_when_they_are_edited(serve: Serve, tmp_path: Path) -> None:
    served = serve(
        with_snippets(tmp_path / "collection"),
        **{
            "docs/notes.md": '# Notes\n\n--8<-- "part.md"\n\n--8<-- "parts/far.txt"\n',
            "docs/part.md": "Near one.\n",
            "parts/far.txt": "Far one.\n",
        },
    )
    assert "Near one." in served.page("notes/index.html")
    assert is_watched("parts/far.txt", served)
    served.rest("docs/part.md", "Near two.\n")
    assert "Near two." in served.page("notes/index.html")
    served.rest("parts/far.txt", "Far two.\n")
    assert "Far two." in served.page("notes/index.html")
    assert differing(served.shown, published(served.project, tmp_path / "clean")) == []


HOOK = "def on_page_markdown(markdown, **_):\n    return markdown + {!r}\n"


def test_a_hook_that_is_edited_is_run_as_it_is_now(serve: Serve) -> None:
    served = serve(lambda text: text + "hooks: [hook.py]\n", **{"hook.py": HOOK.format("first")})
    assert "first" in served.page("method/index.html")
    served.rest("hook.py", HOOK.format("the second"))
    assert "the second" in served.page("method/index.html")
    served.rest("hook.py", "def (")
    assert "hook.py" in served.problem
    assert "the second" in served.page("method/index.html")
    served.rest("hook.py", HOOK.format("and the third"))
    assert served.problem == ""
    assert "and the third" in served.page("method/index.html")


def test_a_hook_that_python_has_compiled_is_watched(serve: Serve, tmp_path: Path) -> None:
    hook = tmp_path / "collection" / "hook.py"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format("first"))
    py_compile.compile(str(hook))
    served = serve(lambda text: text + "hooks: [hook.py]\n")
    assert is_watched("hook.py", served)
    assert not is_watched("__pycache__", served)
    served.rest("hook.py", HOOK.format("the second"))
    assert "the second" in served.page("method/index.html")


def test_what_the_settings_no_longer_name_is_no_longer_watched(serve: Serve) -> None:
    served = serve(
        lambda text: text + "hooks: [hook.py]\n",
        **{"hook.py": HOOK.format("x"), "base.yml": "copyright: x\n"},
    )
    settings = (served.project.root / "mkdocs.yml").read_text()
    without = settings.replace("hooks: [hook.py]\n", "")
    assert is_watched("hook.py", served)
    served.rest("mkdocs.yml", "INHERIT: base.yml\n" + without)
    assert not is_watched("hook.py", served)
    assert is_watched("base.yml", served)
    served.rest("base.yml", "copyright: [\n")
    assert is_watched("base.yml", served)
    served.rest("mkdocs.yml", without)
    assert not is_watched("base.yml", served)
    assert is_watched("mkdocs.yml", served)


FAILING = "import os\ndef on_pre_build(**_):\n    assert 'FAIL' not in os.environ\n"


def test_who_looks_at_data_is_told_also_when_a_first_attempt_failed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(lambda text: text + "hooks: [hook.py]\n", **{"hook.py": FAILING})
    served.shown.get("data/search.js")
    before = served.server.state("/method/")
    monkeypatch.setenv("FAIL", "1")
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert served.problem
    monkeypatch.delenv("FAIL")
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$32 billion"))
    assert served.problem == ""
    assert not served.is_current("/method/", before)


def test_a_page_edited_after_an_attempt_failed_shows_what_failed_too(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve(lambda text: text + "hooks: [hook.py]\n", **{"hook.py": FAILING})
    before = served.server.state("/method/")
    monkeypatch.setenv("FAIL", "1")
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    monkeypatch.delenv("FAIL")
    served.rest("docs/notes.md", "# Notes\n")
    assert served.problem == ""
    assert not served.is_current("/method/", before)


def test_only_what_people_edit_is_watched(serve: Serve, tmp_path: Path) -> None:
    served = serve(with_snippets(tmp_path / "collection"), **{".cache/x.txt": "x"})
    served.rest("docs/notes.md", '--8<-- ".cache/x.txt"\n\n--8<-- "docs/method.md"\n')
    root = served.project.root.resolve()
    assert served.shown.places == {root / "mkdocs.yml", root / "site_overrides"}


@pytest.mark.parametrize("path", [f"site_overrides/{FOOTER}", "mkdocs.yml"])
def test_a_broken_template_or_setting_is_told_once_and_edits_go_on_showing(path: str, serve: Serve) -> None:
    served = serve()
    file = served.project.root / path
    good, before = file.read_text(), served.server.state("/method/")
    served.rest(path, "{% if %}" if path.endswith("html") else "theme: [\n")
    told = [notice for notice in served.told if notice.severity == "error"]
    assert len(told) == 1
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    served.rest("docs/method.md", "# Meanwhile\n")
    state = served.server.state("/method/")
    assert state["failure"] or state["page"] != before["page"]
    if path == "mkdocs.yml":
        assert "$31 billion" in served.page("briefs/the-price-of-power/index.html")
        assert "Meanwhile" in served.page("method/index.html")
    assert [notice for notice in served.told if notice.severity == "error"] == told
    served.rest(path, good)
    assert served.server.state("/method/")["failure"] == served.problem == ""
    assert "$31 billion" in served.page("briefs/the-price-of-power/index.html")


def test_the_page_looked_at_last_is_tried_with_a_new_template(serve: Serve) -> None:
    served = serve()
    served.page("method/index.html")
    served.rest(f"site_overrides/{FOOTER}", "{% if page.url == 'method/' %}{{ 1 + 'x' }}{% endif %}")
    assert [notice.severity for notice in served.told] == ["error"]
    assert served.page("index.html")
    with pytest.raises(ConfigError):
        served.page("method/index.html")


def warnings(served: Served) -> list[Notice]:
    found = [notice for notice in served.told if notice.severity == "warning"]
    served.told.clear()
    return found


def test_a_warning_is_told_again_only_when_its_page_was_edited(serve: Serve) -> None:
    served = serve(**{"docs/notes.md": "# Notes\n\n[x](nowhere.md)\n"})
    served.page("notes/index.html")
    assert len(warnings(served)) == 1
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    served.page("notes/index.html")
    served.rest("docs/method.md", "# Other\n")
    served.page("notes/index.html")
    assert warnings(served) == []
    served.rest("docs/nowhere.md", "# Here\n")
    served.page("notes/index.html")
    assert warnings(served) == []
    served.rest("docs/nowhere.md", None)
    served.page("notes/index.html")
    assert len(warnings(served)) == 1
