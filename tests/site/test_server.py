import http.client
import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from generator.errors import ConfigError
from generator.model import Notice, NoticeCode
from generator.site.server import Problems, Server, inject

FILES = {
    "index.html": b"<html><body>home</body></html>",
    "404.html": b"<html><body>nothing here</body></html>",
    "briefs/a b/index.html": b"<html><body>a</body></html>",
    "data/search.js": b"1",
    "assets/x.css": b"a{}",
    "assets/x.woff2": b"f",
    "assets/icon.svg": b"<svg/>",
    "data/briefs.json": b"{}",
    "data/matrix.csv": "é".encode(),
    "source.txt": b"t",
    "sitemap.xml": b"<x/>",
    "sitemap.xml.gz": b"z",
    "pagefind/x.pf_index": b"p",
    "pagefind/x.wasm": b"w",
    "/evil.example/index.html": b"x",
}
PROBLEM = "a</pre><script>alert(1)</script>"


def get(path: str) -> bytes | None:
    if path == "broken/index.html":
        raise ConfigError([Notice(NoticeCode.SITE_WARNING, "error", "mkdocs.yml", PROBLEM)])
    return FILES.get(path)


@pytest.fixture(params=["/", "/under/a/path/"])
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server(0) as made:
        made.start(get, request.param)
        yield made
        made.shutdown()


Answer = tuple[int, dict[str, str], bytes]


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("data/search.js", "text/javascript; charset=utf-8"),
        ("assets/x.css", "text/css; charset=utf-8"),
        ("assets/x.woff2", "font/woff2"),
        ("assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("data/briefs.json", "application/json; charset=utf-8"),
        ("data/matrix.csv", "text/csv; charset=utf-8"),
        ("source.txt", "text/plain; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml.gz", "application/gzip"),
        ("pagefind/x.pf_index", "application/octet-stream"),
        ("pagefind/x.wasm", "application/wasm"),
    ],
)
def test_a_file_comes_as_it_is_with_its_type(path: str, kind: str, server: Server) -> None:
    status, headers, content = ask(server, f"{server.mount}{path}?v=1")
    assert (status, headers["Content-Type"], content) == (200, kind, FILES[path])
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("path", "file"), [("", "index.html"), ("briefs/a%20b/", "briefs/a b/index.html")])
def test_a_page_differs_by_one_script_only(path: str, file: str, server: Server) -> None:
    status, headers, content = ask(server, f"{server.mount}{path}")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    script = inject(b"", server.state(f"{server.mount}{path}")["page"])
    assert content.count(script) == 1
    assert content.replace(script, b"") == FILES[file]


def test_asking_for_the_head_gives_no_body(server: Server) -> None:
    status, headers, content = ask(server, server.mount, "HEAD")
    assert (status, content) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_what_is_missing_is_the_site_s_own_page(server: Server) -> None:
    for path in ("nowhere", "nowhere/", "../etc/passwd", "%2e%2e/mkdocs.yml", "%00"):
        status, _, content = ask(server, server.mount + path)
        assert (status, b"nothing here" in content) == (404, True)


def test_a_folder_without_its_slash_leads_to_the_page(server: Server) -> None:
    status, headers, _ = ask(server, f"{server.mount}briefs/a%20b")
    assert (status, headers["Location"]) == (302, f"{server.mount}briefs/a%20b/")


def test_a_redirect_never_leads_to_another_host(server: Server) -> None:
    status, headers, _ = ask(server, f"{server.mount}%2Fevil.example")
    assert status == 302
    assert not headers["Location"].startswith("//")


def test_the_way_to_a_site_under_a_path_is_shown(server: Server) -> None:
    if server.mount != "/":
        status, headers, _ = ask(server, "/")
        assert (status, headers["Location"]) == (302, server.mount)


def test_a_page_that_fails_says_why_and_runs_nothing(server: Server) -> None:
    status, _, content = ask(server, f"{server.mount}broken/")
    assert status == 500
    assert b"a&lt;/pre&gt;&lt;script&gt;" in content
    state = server.state(f"{server.mount}broken/")
    assert inject(b"", state["page"]) in content
    assert state["failure"] == PROBLEM


def test_a_page_of_somebody_else_cannot_read_the_site(server: Server) -> None:
    status, _, content = ask(server, server.mount, Host="evil.example:8000")
    assert (status, b"home" in content) == (403, False)
    assert ask(server, server.mount, Host="localhost:8000")[0] == 200


def test_browsers_hear_of_everything_new(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    connection.request("GET", "/_briefing/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"

    def told() -> int:
        data = answer.readline().decode()
        assert answer.readline() == b"\n"
        return int(data.removeprefix("data: "))

    start = told()
    server.tell(Problems("it is wrong"))
    assert told() == start + 1
    server.tell(Problems())
    assert told() == start + 2
    connection.close()


def state(server: Server, address: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(ask(server, f"/_briefing/state?page={quote(address)}")[2])
    return found


def test_a_browser_asks_whether_its_page_is_another(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{server.mount}briefs/a%20b/"
    before, home = state(server, address), state(server, server.mount)
    assert before | {"page": ""} == {"page": "", "failure": "", "behind": "", "missing": ""}
    server.tell(Problems("settings", "a source"))
    now = state(server, address)
    assert (now["behind"], now["missing"], now["page"]) == ("settings", "a source", before["page"])
    monkeypatch.setitem(FILES, "briefs/a b/index.html", b"<html><body>other</body></html>")
    server.tell(Problems())
    assert state(server, address)["page"] != before["page"]
    assert state(server, server.mount)["page"] == home["page"]
    server.tell(Problems(), are_all_other=True)
    assert state(server, server.mount)["page"] != home["page"]


def test_what_is_missing_or_moved_has_a_state_too(server: Server) -> None:
    missing, root = state(server, f"{server.mount}nowhere/"), state(server, "/")
    assert missing["page"] != root["page"] or server.mount == "/"
    assert state(server, "")["failure"] == ""


def test_a_site_that_moves_is_found_from_its_old_address(server: Server) -> None:
    old = server.mount
    server.mount = "/moved/"
    assert ask(server, f"{old}briefs/a%20b/")[1]["Location"] == "/moved/"
    assert ask(server, "/moved/briefs/a%20b/")[0] == 200


def test_the_script_comes_from_the_server(server: Server) -> None:
    status, headers, content = ask(server, "/_briefing/reload.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript; charset=utf-8")
    assert b"EventSource" in content


@pytest.mark.parametrize(
    ("page", "start", "end"),
    [
        (b"<p></body></html>", b"<p>", b"</body></html>"),
        (b"<p>", b"<p>", b""),
        (b"</body>x</body>", b"</body>x", b"</body>"),
    ],
)
def test_the_script_goes_to_the_end_of_the_page(page: bytes, start: bytes, end: bytes) -> None:
    assert inject(page, "7-a").startswith(start)
    assert inject(page, "7-a").endswith(b'data-page="7-a" defer></script>' + end)


def test_a_page_that_is_never_the_same_twice_is_loaded_once_for_every_edition(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter(range(100))
    monkeypatch.setattr(server, "get", lambda _: f"<html><body>{next(made)}</body></html>".encode())

    def loaded() -> str:
        content = ask(server, server.mount)[2].decode()
        return content.partition('data-page="')[2].partition('"')[0]

    first = loaded()
    assert state(server, server.mount)["page"] == loaded() == first
    assert next(made) == 2  # a state makes no page again
    server.tell(Problems())
    now = state(server, server.mount)["page"]
    assert now != first
    assert loaded() == state(server, server.mount)["page"] == now


def test_a_page_that_can_be_made_again_is_known_to_be(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{server.mount}broken/"
    assert state(server, address)["failure"] == PROBLEM
    monkeypatch.setattr(server, "get", lambda _: b"<html><body>well</body></html>")
    content = ask(server, address)[2]
    now = state(server, address)
    assert now["failure"] == ""
    assert inject(b"", now["page"]) in content
