"""A new collection: this project's own settings, theme and method page, and commented example settings."""

import json
import re
from pathlib import Path

from generator.errors import ConfigError
from generator.model import EDITORIAL, Notice, NoticeCode

_HERE = Path(__file__).parent
_SITE_NAME = re.compile(r"^site_name:.*$", re.M)


def create(folder: Path) -> tuple[str, ...]:
    """Make a collection in the folder and return the files made. Nothing that is there is overwritten.

    Raises ConfigError when the folder holds a collection already.
    """
    if (folder / "mkdocs.yml").exists():
        message = "there is a collection here already; choose another folder"
        raise ConfigError([Notice(NoticeCode.CONFIG_VALUE, "error", str(folder / "mkdocs.yml"), message)])
    settings = (_origin() / "mkdocs.yml").read_text(encoding="utf-8")
    name = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "Briefings"
    files = {
        "mkdocs.yml": _SITE_NAME.sub(lambda _: f"site_name: {json.dumps(name)}", settings, count=1).encode(),
        f"seeds/{EDITORIAL}": (_HERE / EDITORIAL).read_bytes(),
        "docs/method.md": (_origin() / "docs" / "method.md").read_bytes(),
        ".gitignore": b"/site/\n",
        ".gitattributes": b"docs/ledger.json merge=union\ndocs/.generated.json merge=union\n",
    }
    for file in sorted((_origin() / "site_overrides").rglob("*")):
        if file.is_file():
            files[file.relative_to(_origin()).as_posix()] = file.read_bytes()
    made = [path for path in files if not (folder / path).exists()]
    for path in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(files[path])
    return tuple(made)


def _origin() -> Path:
    """In an installed package the files lie beside this one, in a checkout two folders up."""
    return _HERE if (_HERE / "mkdocs.yml").exists() else _HERE.parent.parent
