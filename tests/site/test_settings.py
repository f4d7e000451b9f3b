import pytest

from generator import site
from generator.errors import ConfigError
from generator.site import settings
from tests.conftest import MakeProject


@pytest.mark.parametrize(
    "folder",
    [
        *(
            "seeds",
            "seeds/site",
            "docs/site",
            "site_overrides",
            "site_overrides/out",
            ".cache",
            ".cache/site",
        ),
        *(".", "..", "./seeds/../docs"),
    ],
)
def test_a_site_cannot_lie_in_what_it_is_made_from_nor_hold_it(folder: str, project: MakeProject) -> None:
    root = project({}).root
    path = root / settings.FILE
    path.write_text(path.read_text().replace("site_dir: site", f"site_dir: {folder}"))
    with pytest.raises(ConfigError, match=r"site_dir|site directory"):
        site.check(root)


@pytest.mark.parametrize("folder", ["public", "site/public", "../elsewhere", "seedsite", ".public"])
def test_a_site_may_lie_elsewhere(folder: str, project: MakeProject) -> None:
    root = project({}).root
    path = root / settings.FILE
    path.write_text(path.read_text().replace("site_dir: site", f"site_dir: {folder}"))
    site.check(root)
    site.build(root)
    assert (root / folder / "index.html").exists() or (root / folder / "method" / "index.html").exists()


def test_behind_a_link_it_is_told_too(project: MakeProject) -> None:
    root = project({}).root
    (root / "site").symlink_to(root / "seeds")
    with pytest.raises(ConfigError, match="site_dir must not lie in seeds/"):
        site.check(root)


FOOTER = "site_overrides/partials/footer.html"
HOOK = "def on_page_markdown(markdown, **_):\n    return {}[markdown[:1]]\n"


@pytest.mark.parametrize(
    ("path", "content", "place", "message"),
    [
        (FOOTER, "one\n{{ 1 + 'x' }}\n", (FOOTER, 2), "TypeError: unsupported operand"),
        (FOOTER, "one\n\n{% if %}\n", (FOOTER, 3), "Expected an expression"),
        (FOOTER, "{{ config.x.y }}", (FOOTER, 1), "has no attribute 'x'"),
        ("hook.py", HOOK, ("hook.py", 2), "KeyError"),
        ("hook.py", "import nowhere\n", ("hook.py", 1), "No module named 'nowhere'"),
        ("hook.py", "def x(:\n", (settings.FILE, None), "SyntaxError"),
    ],
)
def test_what_fails_in_the_collections_own_code_is_told_with_its_place(
    path: str, content: str, place: tuple[str, int | None], message: str, project: MakeProject
) -> None:
    root = project({"docs/index.md": "# Home\n"}).root
    (root / path).write_text(content)
    if path == "hook.py":
        with (root / settings.FILE).open("a") as file:
            file.write("hooks: [hook.py]\n")
    with pytest.raises(ConfigError, match=message) as caught:
        site.build(root)
    (notice,) = caught.value.notices
    assert (notice.path, notice.line) == place
