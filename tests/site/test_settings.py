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
