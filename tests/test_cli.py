import errno
import json
import os
import re
import socket
import webbrowser
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator import __version__, build, cli, config, staging, store
from generator.site import owned
from generator.text.normalise import claim_id
from tests.conftest import MakeProject
from tests.test_build import ARTICLE, snapshot


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert isinstance(caught.value.code, int)
    return caught.value.code


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    printed = capsys.readouterr().out
    assert "Examples:" in printed
    assert "Exit codes:" in printed
    assert run("--version") == 0
    assert __version__ in capsys.readouterr().out


def test_every_command_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in cli.cli.commands:
        assert run(name, "--help") == 0
        assert f"briefing {name}" in capsys.readouterr().out


def test_generate_closes_with_one_line(project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    assert run("generate", "--project", str(made.root)) == 0
    assert capsys.readouterr().out == "1 source, 0 reused, 21 pages written, 0 removed, 0 notices\n"
    assert run("generate", "--project", str(made.root), "--quiet") == 0
    assert capsys.readouterr().out == ""


def test_an_empty_folder_builds_and_says_what_to_do(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({})
    assert run("generate", "--project", str(made.root)) == 0
    assert "seeds/: warning: there is no document in the folder" in capsys.readouterr().err
    assert run("generate", "--project", str(made.root), "--strict") == 1


def test_a_source_error_is_exit_1(project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ""})
    assert run("generate", "--project", str(made.root)) == 1
    assert "seeds/b.txt: error: " in capsys.readouterr().err


def test_a_wrong_setting_is_exit_2_and_writes_nothing(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/editorial.yml": "titel: x\n"})
    assert run("build", "--project", str(made.root)) == 2
    told = capsys.readouterr().err
    assert "seeds/editorial.yml:1: error: unknown key 'titel' in the file; did you mean 'title'?" in told
    assert "[config-unknown-key]" in told
    assert not (made.docs / "index.md").exists()


def test_a_missing_project_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", "--project", str(tmp_path)) == 2
    assert "there is no mkdocs.yml here" in capsys.readouterr().err
    assert run("nonsense") == 2


def test_a_missing_folder_of_sources_is_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert run("generate", "--project", str(tmp_path)) == 2
    assert "seeds/: error: there is no such folder" in capsys.readouterr().err


def test_check_is_exit_1_when_a_page_is_stale(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    run("generate", "--project", str(made.root))
    assert run("check", "--project", str(made.root)) == 0
    (made.seeds / "a.txt").write_text(
        ARTICLE + "\nA new line of text stands here, and it says something else.\n"
    )
    capsys.readouterr()
    assert run("check", "--project", str(made.root)) == 1
    assert "docs/index.md: error: not what the sources give" in capsys.readouterr().err


def test_a_folder_where_a_page_should_go_is_told(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "docs/index.md/x.txt": "mine"})
    assert run("generate", "--project", str(made.root)) == 1
    assert "docs/index.md: error: " in capsys.readouterr().err
    assert (made.docs / "matrix" / "index.md").is_file()


@pytest.mark.parametrize(
    ("code", "told"), [(errno.ENOSPC, "the disk is full; free some space"), (errno.EACCES, "may be written")]
)
def test_a_disk_that_refuses_is_a_message(
    project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    told: str,
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    before = snapshot(made.docs)

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    assert run("generate", "--project", str(made.root)) == 2
    err = capsys.readouterr().err
    assert f"docs/{staging.FOLDER}/" in err
    assert told in err
    assert "Traceback" not in err
    assert snapshot(made.docs) == before


@pytest.mark.parametrize("command", ["generate", "build", "check", "diff", "suggest", "clean"])
def test_every_command_first_finishes_what_a_killed_build_left(project: MakeProject, command: str) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    day = ("--date", "2026-01-01")
    with pytest.MonkeyPatch.context() as patched:

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(staging, "carry_out", killed)
        assert run("generate", "--project", str(made.root), *day) == 130
    assert not (made.docs / "ledger.json").exists()
    run(command, "--project", str(made.root), *(() if command in {"suggest", "clean"} else day))
    assert (made.docs / "ledger.json").exists()
    assert (made.docs / "index.md").exists() is (command != "clean")
    assert not staging.is_left(made.docs)


def test_settings_of_mkdocs_are_checked_before_anything_is_written(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project(
        {"seeds/a.txt": ARTICLE, "mkdocs.yml": "site_name: x\ndocs_dir: content\n", "content/a": ""}
    )
    assert run("build", "--project", str(made.root)) == 2
    assert "docs_dir must be 'docs'" in capsys.readouterr().err
    assert not (made.docs / "index.md").exists()


def test_a_bug_is_exit_3_and_asks_for_a_report(
    project: MakeProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(cli, "update", broken)
    assert run("generate", "--project", str(project({}).root)) == 3
    assert "Please report it" in capsys.readouterr().err


def test_an_empty_address_is_not_this_machine(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    made = project({"seeds/a.txt": ARTICLE})
    assert run("generate", "--project", str(made.root), "--scheduler", "") == 2
    assert "--scheduler: error: '' is no address of a scheduler" in capsys.readouterr().err
    assert not (made.docs / "index.md").exists()


def test_an_interrupt_is_exit_130(project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "update", interrupted)
    assert run("generate", "--project", str(project({}).root)) == 130


def test_init_makes_a_collection_that_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "wind-power"
    assert run("init", str(folder)) == 0
    assert 'site_name: "Wind power"' in (folder / "mkdocs.yml").read_text()
    (folder / "seeds" / "a.txt").write_text(ARTICLE)
    assert run("build", "--project", str(folder), "--strict") == 0
    assert (folder / "site" / "briefs" / "the-price-of-power" / "index.html").is_file()
    assert run("init", str(folder)) == 2
    assert "there is a collection here already" in capsys.readouterr().err


def test_explain_says_why_a_sentence_shows_or_not(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    corpus = build.assemble(store.read_inputs(made)).corpus
    sentences = [sentence.text for sentence in corpus.briefs[0].document.sentences]
    for sentence in sentences:
        assert run("explain", f"#k-{claim_id(sentence)}", "--project", str(made.root)) == 0
        assert sentence in capsys.readouterr().out
        assert run("explain", sentence[10:40], "--project", str(made.root)) == 0
        printed = capsys.readouterr().out
        assert sentence in printed
        assert "score" in printed
    assert run("explain", "k-nothing", "--project", str(made.root)) == 2
    assert "no sentence has the id or the words 'k-nothing'" in capsys.readouterr().err


def test_suggest_prints_settings_that_can_be_pasted(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": ARTICLE})
    assert run("suggest", "--project", str(made.root)) == 0
    printed = capsys.readouterr().out
    assert config.read({"editorial.yml": printed}).editorial.themes


def test_serve_opens_the_browser_on_a_site_that_answers(
    project: MakeProject, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> None:
        with urlopen(address, timeout=5) as answer:
            opened.append(answer.read().decode())
        raise KeyboardInterrupt

    monkeypatch.setattr(webbrowser, "open", browse)
    made = project({"seeds/a.txt": ARTICLE})
    assert run("serve", "--open", "--port", free_port(), "--project", str(made.root)) == 130
    (page,) = opened
    assert "The Price of Power" in page
    assert "Serving on http://127.0.0.1:" in capsys.readouterr().out


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_clean_leaves_what_people_wrote(project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    assert run("build", "--project", str(made.root), "--quiet") == 0
    assert list((made.root / ".cache").glob("*/*/*"))
    (made.root / "site" / ".git").write_text("mine")
    assert run("clean", "--project", str(made.root)) == 0
    assert not list((made.root / ".cache").glob("*/*"))
    assert [path.name for path in (made.root / "site").iterdir()] == [".git"]
    left = sorted(path.name for path in made.docs.iterdir())
    assert left == [".generated.json", "ledger.json", "method.md"]


def test_a_file_in_the_site_that_is_not_ours_stops_a_build_before_any_work(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    root = str(made.root)
    assert run("build", "--project", root) == 0
    (made.root / "site" / "CNAME").write_text("example.org")
    (made.seeds / "b.txt").write_text(ARTICLE)
    before = snapshot(made.root)
    assert run("build", "--project", root) == 2
    assert "site/: error: this tool did not write CNAME, and a build would delete" in capsys.readouterr().err
    assert snapshot(made.root) == before


@pytest.mark.parametrize("kind", ["a file", "leads nowhere", "leads to itself", "cannot be written"])
def test_a_cache_that_is_of_no_use_stops_no_build(kind: str, project: MakeProject) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    if kind == "a file":
        (made.root / ".cache").write_text("mine")
    elif kind == "leads nowhere":
        (made.root / ".cache").symlink_to(made.root / "nowhere")
    elif kind == "leads to itself":
        (made.root / ".cache").symlink_to(".cache")
    else:
        (made.root / ".cache").mkdir(mode=0o500)
    assert run("build", "--project", str(made.root)) == 0
    assert run("clean", "--project", str(made.root)) == 0


def test_diff_tells_what_a_build_would_change(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    root = str(made.root)
    assert run("diff", "--project", root) == 1
    assert "new      docs/index.md" in capsys.readouterr().out
    assert not (made.docs / "ledger.json").exists()
    run("generate", "--project", root, "--date", "2026-01-01")
    capsys.readouterr()
    assert run("diff", "--project", root) == 0
    assert capsys.readouterr().out == "docs/ is current: a build would change nothing\n"
    (made.seeds / "a.txt").write_text(ARTICLE.replace("$30 billion", "$31 billion"))
    assert run("diff", "--project", root, "--date", "2026-01-02") == 1
    printed = capsys.readouterr().out
    assert re.match(
        r"Revised: number changed: “The Price of Power”, briefs/[a-z-]+/#k-\w{8}\n  was ", printed
    )
    assert "changed  docs/index.md" in printed
    assert run("diff", "--project", root, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["changes"][0]["differs"] == "number"
    assert "$30 billion" in found["changes"][0]["was"]
    assert "$31 billion" in found["changes"][0]["now"]
    assert "index.md" in found["files"]["changed"]


@pytest.mark.parametrize(
    ("arguments", "epoch", "day"),
    [
        (("--date", "2026-02-28"), "", "2026-02-28"),
        (("--date", "2026-02-28"), "86400", "2026-02-28"),
        ((), "86400", "1970-01-02"),
        ((), "", datetime.now(UTC).date().isoformat()),
    ],
)
def test_the_day_comes_from_the_option_the_environment_or_the_clock(
    project: MakeProject, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], epoch: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    made = project({"seeds/a.txt": ARTICLE})
    assert run("build", "--project", str(made.root), *arguments) == 0
    assert json.loads((made.docs / "ledger.json").read_text())["pages"][0]["first_seen"] == day
    assert os.environ["SOURCE_DATE_EPOCH"] == epoch


@pytest.mark.parametrize(
    ("given", "epoch"), [("2026-02-30", ""), ("today", ""), (None, "soon"), (None, "-1"), (None, "9" * 40)]
)
def test_what_is_no_day_is_exit_2(
    project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    given: str | None,
    epoch: str,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    arguments = ("--date", given) if given else ()
    assert run("generate", "--project", str(project({}).root), *arguments) == 2
    assert "is no day" in capsys.readouterr().err


def test_check_says_when_there_is_no_site_to_prove(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    assert run("generate", "--project", str(made.root)) == 0
    for command, is_told in (("check", True), ("build", False), ("check", False)):
        capsys.readouterr()
        assert run(command, "--project", str(made.root)) == 0
        assert ("the site is not built, so it was not proven" in "".join(capsys.readouterr())) == is_told


def test_check_proves_the_built_site_too(project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    run("build", "--project", str(made.root))
    assert run("check", "--project", str(made.root)) == 0
    page = made.root / "site" / "briefs" / "the-price-of-power" / "index.html"
    page.write_text(page.read_text().replace('id="s-', 'id="x-'))
    assert run("check", "--project", str(made.root)) == 1
    assert (
        "briefs/the-price-of-power/index.html: error: this address was published" in capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("briefs/the-price-of-power/index.html", "shows 'Consumers"),
        ("briefs/the-price-of-power/source.txt", "the file is not the one in docs/"),
        ("data/briefs.json", "the file is not the one in docs/"),
    ],
)
def test_check_sees_words_altered_on_the_built_site(
    project: MakeProject, capsys: pytest.CaptureFixture[str], path: str, told: str
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    run("build", "--project", str(made.root))
    file = made.root / "site" / path
    text = file.read_text()
    assert "$30 billion" in text
    file.write_text(text.replace("$30 billion", "$31 billion"))
    capsys.readouterr()
    assert run("check", "--project", str(made.root)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"site/{path}: error: ") for line in lines)
    assert any(told in line for line in lines)


def test_check_of_a_site_older_than_docs_says_what_to_do(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    made = project({"seeds/a.txt": ARTICLE})
    run("build", "--project", str(made.root))
    (made.seeds / "b.txt").write_text(ARTICLE.replace("The Price of Power", "The Cost of Coal"))
    run("generate", "--project", str(made.root))
    capsys.readouterr()
    assert run("check", "--project", str(made.root)) == 1
    lines = capsys.readouterr().err.splitlines()
    assert any(line.startswith("site/briefs/the-cost-of-coal/") for line in lines)
    assert all("run 'briefing build'" in line for line in lines)


def test_check_finds_nothing_wrong_with_a_collection_that_has_a_past(project: MakeProject) -> None:
    other = ARTICLE.replace("The Price of Power", "The Cost of Coal")
    made = project({"seeds/a.txt": ARTICLE, "seeds/b.txt": other})
    root = str(made.root)
    run("generate", "--project", root, "--date", "2026-01-01")
    (made.seeds / "a.txt").write_text(ARTICLE.replace("$30 billion", "$31 billion"))
    run("generate", "--project", root, "--date", "2026-01-02")
    (made.seeds / "a.txt.yml").write_text("slug: power\n")
    (made.seeds / "b.txt").unlink()
    run("build", "--project", root, "--date", "2026-01-03")
    assert (made.root / "site" / "_redirects").is_file()
    assert run("check", "--project", root) == 0


def test_csp_prints_the_policy_of_a_built_site(five: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("csp", "--project", str(five.parent)) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("default-src 'self'; base-uri 'none'; ")
    assert printed.out.count("\n") == 1
    assert "unsafe" not in printed.out
    assert printed.err == ""


@pytest.mark.parametrize(
    ("body", "header", "problem"),
    [
        ("<script>x</script>", "script-src 'self' 'sha256-", ""),
        ("<p onclick=x>a</p>", "default-src 'self'; ", "the event handler 'onclick'"),
        ("<img src='https://example.org/x.png'>", "default-src 'self'; ", "from another host"),
    ],
)
def test_csp_fails_on_what_no_policy_allows(
    body: str, header: str, problem: str, project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    page = f"<!doctype html><html><head></head><body>{body}</body></html>"
    root = str(project({f"site/{owned.MARKER}": "", "site/index.html": page}).root)
    assert run("csp", "--project", root) == bool(problem)
    printed = capsys.readouterr()
    assert header in printed.out
    assert problem in printed.err
    assert run("csp", "--project", root, "--quiet") == bool(problem)
    assert bool(capsys.readouterr().out) == (not problem)


def test_csp_without_a_site_says_what_to_do(project: MakeProject, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("csp", "--project", str(project({}).root)) != 0
    assert "briefing build" in capsys.readouterr().err


_ACTS = "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202e \x08\x7f"


def test_nothing_that_a_source_holds_reaches_the_terminal_as_a_command(
    project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title, a sentence, a setting or a header may hold what clears the screen or turns the text around."""
    hostile = (
        ARTICLE.replace(" costs", f" costs {_ACTS}").replace("Norland", f"Norland {_ACTS}") + ARTICLE[20:]
    )
    mail = f"Subject: {_ACTS}\nContent-Type: text/plain\n\n{hostile}"
    made = project(
        {
            "seeds/a.txt": hostile,
            "seeds/b.md": f"---\ntitle: '{_ACTS[-3:]}'\n---\n\n{hostile}",
            "seeds/c.eml": mail,
            "seeds/d.pdf": f"%PDF-1.7 {_ACTS}",
            "seeds/a.txt.yml": json.dumps({"pin": [f"{_ACTS} is not there"]}),
            "seeds/editorial.yml": json.dumps(
                {"themes": [{"label": "Cost", "terms": ["cost*"], "not_applicable": [_ACTS]}]}
            ),
        }
    )
    root = str(made.root)
    assert run("generate", "--project", root, "--date", "2026-01-01") == 1
    assert run("explain", "bear the costs", "--project", root) == 0
    assert run("explain", f"{_ACTS} nowhere at all", "--project", root) == 2
    assert run("suggest", "--project", root) == 0
    (made.seeds / "a.txt").write_text(hostile.replace("$30 billion", f"$31 billion {_ACTS}"))
    for options in ((), ("--json",)):
        assert run("diff", "--project", root, "--date", "2026-01-02", *options) == 1
    assert run("check", "--project", root) == 1
    (made.seeds / "editorial.yml").write_text(json.dumps({_ACTS: 1, "limits": {"seconds": _ACTS}}))
    assert run("generate", "--project", root) == 2
    printed = capsys.readouterr()
    shown = set(printed.out + printed.err) - {"\n"}
    assert [char for char in sorted(shown) if not char.isprintable()] == []
    assert "\N{REPLACEMENT CHARACTER}[2J" in printed.out
    assert "\N{REPLACEMENT CHARACTER}[2J" in printed.err
