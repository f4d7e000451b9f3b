"""ProperDocs, which goes on where MkDocs 1 ends, builds the same site from the same files."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.test_build import snapshot

_GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')
_ONLY_OURS = {".made-by-briefing"}
_UNUSED = re.compile(r"assets/javascripts/.*|.*\.map")
"""Files of the theme that no page loads; our own build deletes them."""


def test_properdocs_builds_the_same_site(five: Path, tmp_path: Path) -> None:
    """Byte for byte, but for the name of the program in the head."""
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "--strict"]
    options = ["--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    ours = {path: _GENERATOR.sub(b"", content) for path, content in snapshot(five).items()}
    theirs = {path: _GENERATOR.sub(b"", content) for path, content in snapshot(tmp_path / "site").items()}
    assert ours.keys() - theirs.keys() <= _ONLY_OURS
    assert [path for path in theirs.keys() - ours.keys() if not _UNUSED.fullmatch(path)] == []
    assert [path for path in ours.keys() & theirs.keys() if ours[path] != theirs[path]] == []
