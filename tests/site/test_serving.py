import http.client
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from generator import site
from generator.errors import ConfigError, line
from generator.site.generated import Update
from generator.site.server import Server, inject
from generator.site.watching import Watch
from tests.conftest import MakeProject
from tests.site.served import Served, preview
from tests.test_build import ARTICLE

BRIEF = "briefs/the-price-of-power/index.html"
ADDRESS = "/briefs/the-price-of-power/"


@pytest.fixture
def served(project: MakeProject) -> Iterator[Served]:
    with Server(0) as server:
        made = Served(project({"seeds/a.txt": ARTICLE}), server)
        yield made
        made.shown.close()


def test_an_edit_shows_and_browsers_are_told(served: Served) -> None:
    before, edition = served.server.state(ADDRESS), served.server.edition
    assert "$31 billion" not in served.page(BRIEF)
    served.save("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert "$31 billion" in served.page(BRIEF)
    assert served.server.edition > edition
    assert not served.is_current(ADDRESS, before)


def test_only_pages_that_are_other_are_loaded_again(served: Served) -> None:
    method, brief = served.server.state("/method/"), served.server.state(ADDRESS)
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert served.is_current("/method/", method)
    assert not served.is_current(ADDRESS, brief)
    brief = served.server.state(ADDRESS)
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))  # the same bytes
    assert served.is_current(ADDRESS, brief)
    served.rest("docs/method.md", "# Method\n\nOther.\n")
    assert not served.is_current("/method/", method)
    assert served.is_current(ADDRESS, brief)


@pytest.mark.parametrize("path", ["docs/picture.svg", "site_overrides/assets/briefing.css", "mkdocs.yml"])
def test_a_file_that_any_page_may_use_has_all_of_them_loaded_again(path: str, served: Served) -> None:
    before = served.server.state("/method/")
    file = served.project.root / path
    served.rest(path, (file.read_text() if file.exists() else "") + "\n")
    assert not served.is_current("/method/", before)


def test_who_looks_at_data_is_told_of_every_change(served: Served) -> None:
    before = served.server.state("/method/")
    served.shown.get("data/search.js")
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert not served.is_current("/method/", before)


def test_who_looks_at_a_page_that_is_not_there_is_told_when_it_comes(served: Served) -> None:
    before = served.server.state("/briefs/the-cost-of-power/")
    served.rest("seeds/b.txt", ARTICLE.replace("Price", "Cost"))
    assert not served.is_current("/briefs/the-cost-of-power/", before)


def test_a_source_that_comes_and_goes(served: Served) -> None:
    served.rest("seeds/b.txt", ARTICLE.replace("Price", "Cost"))
    assert "The Cost of Power" in served.page("index.html")
    assert "Norland" in served.page("briefs/the-cost-of-power/index.html")
    served.rest("seeds/b.txt", None)
    assert "The Cost of Power" not in served.page("index.html")
    assert served.shown.get("briefs/the-cost-of-power/index.html") is None


def test_what_is_told_of_the_collection_is_told_once(served: Served) -> None:
    assert len(served.reports) == 1
    served.rest("seeds/a.txt", ARTICLE + "\nMore.\n")
    assert len(served.reports) == 1
    served.rest("seeds/b.txt", b"\x00\x01\x02")
    assert [report.sources for report in served.reports] == [1, 1]
    assert len({report.notices for report in served.reports}) == 2


@pytest.mark.parametrize(
    ("path", "wrong", "right", "message"),
    [
        ("seeds/editorial.yml", "titel: x\n", "title: Right\n", "unknown key 'titel'"),
        ("docs/ledger.json", "{", "", "docs/ledger.json"),
        ("mkdocs.yml", "theme: [\n", None, "MkDocs cannot use these settings"),
        ("mkdocs.yml", "site_name: x\ndocs_dir: seeds\n", None, "docs_dir must be 'docs'"),
    ],
)
def test_a_mistake_shows_until_it_is_mended(
    path: str, wrong: str, right: str | None, message: str, served: Served
) -> None:
    file = served.project.root / path
    good = right if right is not None else file.read_text()
    before = served.page(BRIEF)
    served.rest(path, wrong)
    assert message in served.problem
    assert message in line(served.told[-1])
    assert served.page(BRIEF) == before
    served.rest("docs/method.md", "# Meanwhile\n")
    assert message in served.problem
    served.rest(path, good + "\n" if good else None)
    assert served.problem == ""
    assert "Meanwhile" in served.page("method/index.html")


def test_a_source_edited_beside_a_mistake_shows_at_once(served: Served) -> None:
    served.rest("seeds/editorial.yml", "titel: x\n")
    served.rest("seeds/a.txt", ARTICLE.replace("$30 billion", "$31 billion"))
    assert "$31 billion" in served.page(BRIEF)
    assert "unknown key 'titel'" in served.problem


def test_a_source_that_cannot_be_read_shows_as_a_problem_beside_the_rest(served: Served) -> None:
    served.rest("seeds/b.txt", b"\x00\x01\x02")
    assert "seeds/b.txt: error: " in served.problem
    served.rest("docs/method.md", "# Meanwhile\n")
    assert "seeds/b.txt: error: " in served.problem
    served.rest("seeds/b.txt", ARTICLE)
    assert served.problem == ""


@pytest.mark.parametrize(
    ("error", "words"), [(OSError(28, "No space left"), "No space"), (KeyError("x"), "bug")]
)
@pytest.mark.parametrize("step", ["at_once", "exactly"])
def test_whatever_happens_serving_goes_on(
    step: str, error: Exception, words: str, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(served.preview, step, fail)
        served.save("seeds/a.txt", ARTICLE + "\nMore.\n")
        if step == "exactly":
            served.settle()
        assert words in served.problem
        assert words in line(served.told[-1])
    served.rest("seeds/a.txt", ARTICLE + "\nMore of it.\n")
    assert served.problem == ""
    assert "More of it." in served.page(BRIEF)


def test_edits_are_followed_at_once_and_then_exactly(served: Served) -> None:
    watch = Watch([served.project.seeds])
    Thread(target=served.serving.follow, args=[watch], daemon=True).start()
    for words in ("$31 billion", "$32 billion", "$33 billion"):
        (served.project.seeds / "a.txt").write_text(ARTICLE.replace("$30 billion", words))
        wait_for(lambda words=words: words in served.page(BRIEF))  # type: ignore[misc]
    wait_for(lambda: served.serving._last.state.gathered is not None and not served.serving._is_due)
    (served.project.seeds / "editorial.yml").write_text("titel: x\n")
    wait_for(lambda: "unknown key 'titel'" in served.problem)
    (served.project.seeds / "editorial.yml").write_text("title: Right\n")
    wait_for(lambda: served.problem == "" and "Right" in served.page("index.html"))
    watch.close()


def wait_for(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)


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
                preview=preview(made),
                tell=lambda _: None,
                report=lambda _: None,
                ready=lambda _: None,
            )


@pytest.mark.parametrize("path", ["mkdocs.yml", "site_overrides/partials/footer.html", "base.yml"])
@pytest.mark.parametrize("moment", ["at first", "at last"])
def test_what_is_edited_during_the_start_is_noticed(
    path: str, moment: str, project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "base.yml": "copyright: x\n"})
    settings, file = made.root / "mkdocs.yml", made.root / path
    settings.write_text("INHERIT: base.yml\n" + settings.read_text())
    previewed, noticed = preview(made), set[Path]()

    def edit(_: object = None) -> None:
        file.write_text(file.read_text() + "\n")

    def notice(watch: Watch, _: float | None) -> None:
        noticed.update(changes(watch, 10))
        raise KeyboardInterrupt

    changes, start = Watch.changes, previewed.start

    def start_late() -> Update:
        time.sleep(0.3)  # far from when the files were made
        if moment == "at first":
            edit()
        return start()

    monkeypatch.setattr(previewed, "start", start_late)
    monkeypatch.setattr(Watch, "changes", notice)
    with pytest.raises(KeyboardInterrupt):
        site.serve(
            made.root,
            port=0,
            watch=[made.seeds],
            preview=previewed,
            tell=lambda _: None,
            report=lambda _: None,
            ready=edit if moment == "at last" else lambda _: None,
        )
    assert file.resolve() in noticed


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_the_command_follows_edits_and_ctrl_c_ends_it(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--project", str(made.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            address = next(line for line in process.stdout if "Serving on" in line).split()[2]
            events = _events(address)
            edition = events.get(timeout=30)
            with urlopen(f"{address}_briefing/state?page={ADDRESS}", timeout=10) as answer:
                page = json.loads(answer.read())["page"]
            with urlopen(f"{address}{BRIEF}", timeout=10) as answer:
                assert inject(b"", page) in answer.read()
            (made.seeds / "a.txt").write_text(ARTICLE.replace("Norland", "Sudland"))
            assert events.get(timeout=30) > edition
            with urlopen(f"{address}{BRIEF}", timeout=10) as answer:
                assert b"Sudland" in answer.read()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr
        assert process.stderr.read().split() == ["interrupted"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGTERM")
def test_a_command_that_is_ended_leaves_nothing_behind(project: MakeProject, tmp_path: Path) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    settings = made.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("plugins: []", "plugins: [search]"))
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-u", "-m", "generator", "serve", "--port", "0", "--project", str(made.root)]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout
        assert any("Serving on" in line for line in process.stdout)
        assert [path.name.startswith("briefing-") for path in (tmp_path / "tmp").iterdir()] == [True]
        process.terminate()
        assert process.wait(timeout=30) == 143
        assert process.stderr
        assert process.stderr.read() == ""
    assert list((tmp_path / "tmp").iterdir()) == []


def _events(address: str) -> "queue.Queue[int]":
    found: queue.Queue[int] = queue.Queue()
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
