import http.client
import json
import queue
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from generator import build, outputs, site
from generator.errors import ConfigError
from generator.model import Notice, Report
from generator.site import serving
from generator.site.server import Server, inject
from generator.site.watching import Watch
from generator.store import Project
from tests.conftest import MakeProject
from tests.test_build import ARTICLE


class Edited:
    """A collection that is served, step by step."""

    def __init__(self, project: Project, server: Server) -> None:
        self.project = project
        self.told: list[Notice] = []
        self.server = server
        build.generate(project)
        self.shown = serving.Shown(project.root, project.root / ".cache", self.told.extend)
        self.watch = Watch([project.seeds, project.docs, project.root / "mkdocs.yml"])
        self.serving = serving.Serving(project.root, self.shown, server, self.generate, self.told.extend)
        self.pending: set[Path] = set()

    def save(self, path: str, content: str | bytes | None) -> bool:
        """Write or remove a file and let it be shown; say whether all went well."""
        file = self.project.root / path
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.pending |= self.watch.changes(10)
        done = self.serving.show(self.pending, self.watch)
        if done:
            self.pending = set()
        return done

    def generate(self, changed: Iterable[Path]) -> Report | None:
        return (
            build.generate(self.project, remember=False) if outputs.concerns(self.project, changed) else None
        )

    def page(self, path: str) -> str:
        return (self.shown.get(path) or b"").decode()


@pytest.fixture
def edited(project: MakeProject) -> Iterator[Edited]:
    with Server(0) as server:
        made = Edited(project({"seeds/a.txt": ARTICLE}), server)
        yield made
        made.watch.close()
        made.shown.close()


BRIEF = "briefs/the-price-of-power/index.html"


def test_an_edit_shows_and_browsers_are_told(edited: Edited) -> None:
    before = edited.server.version
    assert "$31 billion" not in edited.page(BRIEF)
    assert edited.save("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert "$31 billion" in edited.page(BRIEF)
    assert edited.server.version > before
    assert edited.watch.changes(0) == frozenset()  # what we generated is no edit


def test_a_source_that_comes_and_goes(edited: Edited) -> None:
    assert edited.save("seeds/b.txt", ARTICLE.replace("Price", "Cost"))
    assert "The Cost of Power" in edited.page("index.html")
    assert "Norland" in edited.page("briefs/the-cost-of-power/index.html")
    assert edited.save("seeds/b.txt", None)
    assert "The Cost of Power" not in edited.page("index.html")
    assert edited.shown.get("briefs/the-cost-of-power/index.html") is None


def test_a_generated_page_that_is_edited_by_hand_is_put_right(edited: Edited) -> None:
    before = edited.page("index.html")
    assert edited.save("docs/index.md", "# Mine\n")
    assert edited.page("index.html") == before


@pytest.mark.parametrize(
    ("path", "wrong", "right", "message"),
    [
        ("seeds/editorial.yml", "titel: x\n", "title: Right\n", "unknown key 'titel'"),
        ("mkdocs.yml", "theme: [\n", None, "MkDocs cannot use these settings"),
        ("mkdocs.yml", "site_name: x\ndocs_dir: seeds\n", None, "docs_dir must be 'docs'"),
    ],
)
def test_a_mistake_shows_until_it_is_mended(
    path: str, wrong: str, right: str | None, message: str, edited: Edited
) -> None:
    good = right or (edited.project.root / path).read_text()
    before = edited.page(BRIEF)
    assert not edited.save(path, wrong)
    assert message in edited.server.problem
    assert message in edited.told[-1].message
    assert edited.page(BRIEF) == before
    assert not edited.save("docs/method.md", "# Meanwhile\n")
    assert message in edited.server.problem
    assert edited.save(path, good + "\n")
    assert edited.server.problem == ""
    assert "Meanwhile" in edited.page("method/index.html")


def test_a_source_that_cannot_be_read_shows_as_a_problem_beside_the_rest(edited: Edited) -> None:
    assert edited.save("seeds/b.txt", b"\x00\x01\x02")
    assert "seeds/b.txt: error: " in edited.server.problem
    assert edited.save("docs/method.md", "# Meanwhile\n")
    assert "seeds/b.txt: error: " in edited.server.problem
    assert edited.save("seeds/b.txt", ARTICLE)
    assert edited.server.problem == ""


@pytest.mark.parametrize(
    ("error", "words"), [(OSError(28, "No space left"), "No space"), (KeyError("x"), "bug")]
)
def test_whatever_happens_serving_goes_on(
    error: Exception, words: str, edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(build, "generate", fail)
        assert not edited.save("seeds/a.txt", ARTICLE + "\nMore.\n")
    assert words in edited.server.problem
    assert edited.save("seeds/a.txt", ARTICLE + "\nMore of it.\n")
    assert edited.server.problem == ""


def test_a_port_in_use_is_a_message(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} cannot be used"):
            site.serve(
                made.root,
                port=port,
                watch=[],
                generate=lambda _: build.generate(made, remember=False),
                tell=lambda _: None,
                ready=lambda _: None,
            )


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_the_command_follows_edits_and_ctrl_c_ends_it(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--project", str(made.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = next(line for line in process.stdout if "Serving on" in line).split()[2]
            events = _events(address)
            version = events.get(timeout=30)["version"]
            with urlopen(f"{address}{BRIEF}", timeout=10) as answer:
                assert inject(b"", int(str(version))) in answer.read()
            (made.seeds / "a.txt").write_text(ARTICLE.replace("Norland", "Sudland"))
            assert events.get(timeout=30)["version"] != version
            with urlopen(f"{address}{BRIEF}", timeout=10) as answer:
                assert b"Sudland" in answer.read()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 130
        finally:
            process.kill()  # or leaving "with" would wait for ever
        assert process.stderr
        assert process.stderr.read().splitlines()[-1] == "interrupted"


def _events(address: str) -> "queue.Queue[dict[str, object]]":
    found: queue.Queue[dict[str, object]] = queue.Queue()
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=60)
    connection.request("GET", "/_briefing/events")
    answer = connection.getresponse()

    def read() -> None:
        try:
            for line in answer:
                if line.startswith(b"data: "):
                    found.put(json.loads(line.removeprefix(b"data: ")))
        except OSError:
            pass
        connection.close()

    Thread(target=read, daemon=True).start()
    return found
