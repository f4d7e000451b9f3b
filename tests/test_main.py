"""However early or late somebody interrupts: one word, no traceback, exit code 130."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("raise KeyboardInterrupt", id="while it loads"),
        pytest.param("def main(): raise KeyboardInterrupt", id="where nothing catches it"),
        pytest.param(
            "def main():\n"
            " try: exec('raise KeyboardInterrupt')\n"
            " except KeyboardInterrupt: print('interrupted', file=sys.stderr); sys.exit(130)",
            id="while text is run, of which Python keeps a note",
        ),
    ],
)
def test_an_interruption_ends_with_130(command: str, tmp_path: Path) -> None:
    done = _run(command, tmp_path)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "interrupted")


@pytest.mark.parametrize("code", [0, 2])
def test_any_other_end_is_the_commands_own(code: int, tmp_path: Path) -> None:
    assert _run(f"def main(): sys.exit({code})", tmp_path).returncode == code


def _run(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the entry with a cli.py of this text in the place of ours."""
    (folder / "cli.py").write_text(f"import sys\n{command}\n")
    (folder / "entry.py").write_text(
        "import generator\n"
        f"generator.__path__.insert(0, {str(folder)!r})\n"
        "from generator.__main__ import main\n"
        "main()\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"}
    return subprocess.run(
        [sys.executable, "-m", "entry"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
