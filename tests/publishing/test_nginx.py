"""nginx with our settings: headers, compression, redirects, the page for wrong addresses. Needs nginx."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.conftest import ROOT
from tests.corpus.ledger.story import LETTER, page, tell

_NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_MIME_TYPES = Path("/etc/nginx/mime.types")
pytestmark = pytest.mark.skipif(
    _NGINX is None or not _MIME_TYPES.exists(), reason="there is no nginx (Debian: apt-get install nginx)"
)
_AROUND = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    include {types};
    default_type application/octet-stream;
    {temporary}
    {ours}
}}
"""
_OLD = f"/briefs/{'a-very-long-name-' * 6}/"

_SITES = ("", "site_url: https://example.org/статьи/", "site_url: https://example.org/a.(b)+$uri;c")

Get = Callable[..., http.client.HTTPResponse]


@pytest.fixture(scope="module")
def get(five: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Ask nginx, which serves the site of the five sources, for an address."""
    folder = tmp_path_factory.mktemp("nginx")
    five.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "redirects.map").write_text(f"{_OLD} /briefs/new/;\n")
    ours = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    ours = ours.replace("listen 8080", f"listen 127.0.0.1:{port}")
    ours = ours.replace("/etc/nginx/redirects.map", str(folder / "redirects.map"))
    ours = ours.replace("/usr/share/nginx/html", str(five))
    (five / "data" / "redirects.nginx.map").write_text(_moved())
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    settings = _AROUND.format(folder=folder, types=_MIME_TYPES, temporary=temporary, ours=ours)
    if os.geteuid() == 0:
        settings = f"user root;\n{settings}"  # the temporary folder is nobody else's
    (folder / "nginx.conf").write_text(settings)
    assert _NGINX is not None
    with subprocess.Popen([_NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)]) as running:
        _wait_for(port, running)

        def ask(path: str, **headers: str) -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", path, headers=headers | {"Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            connection.close()
            return answer

        yield ask
        running.terminate()
    (five / "data" / "redirects.nginx.map").unlink()


def _moved() -> str:
    """What builds wrote for a brief that moved, at the top of its host and below two awkward paths."""
    days = {"a.txt": LETTER}, {"a.txt": LETTER, "a.txt.yml": "slug: coast"}
    return "".join(page(tell(*days, site=site)[-1], "data/redirects.nginx.map") for site in _SITES)


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        assert running.poll() is None, "nginx refused the settings"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not answer")


@pytest.mark.parametrize("path", ["/", "/matrix/", "/data/briefs.json", "/no/such/page"])
def test_every_answer_has_the_headers(get: Get, path: str) -> None:
    answer = get(path)
    assert (answer.getheader("Content-Security-Policy") or "").startswith("default-src 'self';")
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    assert answer.getheader("Referrer-Policy") == "strict-origin-when-cross-origin"
    assert answer.getheader("Server") == "nginx"


@pytest.mark.parametrize("path", ["/", "/assets/briefing.css", "/data/briefs.json"])
def test_text_is_compressed_and_asked_for_again(get: Get, path: str) -> None:
    answer = get(path, **{"Accept-Encoding": "gzip"})
    assert answer.getheader("Content-Encoding") == "gzip"
    assert answer.getheader("Cache-Control") == "no-cache"
    assert get(path, **{"If-None-Match": answer.getheader("ETag") or ""}).status == 304


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("cite.bib", "application/x-bibtex; charset=utf-8"),
        ("cite.ris", "application/x-research-info-systems; charset=utf-8"),
        ("cite.json", "application/json; charset=utf-8"),
        ("annotations.jsonld", "application/ld+json"),
    ],
)
def test_files_for_other_programs_say_what_they_are(get: Get, five: Path, name: str, kind: str) -> None:
    path = next((five / "briefs").glob(f"*/{name}")).relative_to(five).as_posix()
    answer = get(f"/{path}")
    assert (answer.status, answer.getheader("Content-Type")) == (200, kind)
    assert answer.getheader("X-Content-Type-Options") == "nosniff"


def test_a_wrong_address_gets_our_page(get: Get) -> None:
    answer = get("/no/such/page/")
    assert answer.status == 404
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert int(answer.getheader("Content-Length") or 0) > 1000
    assert get("/404.html").status == 404


def test_a_page_that_moved_sends_to_its_new_address(get: Get) -> None:
    answer = get(_OLD)
    assert (answer.status, answer.getheader("Location")) == (301, "/briefs/new/")


@pytest.mark.parametrize("root", ["", quote("/статьи"), quote("/a.(b)+$uri;c")])
@pytest.mark.parametrize("file", ["", "brief.json", "index.html"])
def test_a_brief_that_moved_is_known_from_the_build(get: Get, root: str, file: str) -> None:
    answer = get(f"{root}/briefs/letter-from-the-coast/{file}")
    led_to = answer.getheader("Location") or ""
    assert led_to.isascii()
    assert (answer.status, unquote(led_to)) == (301, unquote(f"{root}/briefs/coast/{file}"))


@pytest.mark.parametrize("path", ["/briefs/letter-from-the-coast", "/briefs/letter-from-the-coasts/"])
def test_what_only_resembles_an_old_address_is_none(get: Get, path: str) -> None:
    assert get(path).getheader("Location") in (None, f"{path}/")


def test_a_folder_without_its_slash_sends_there_under_whatever_name_the_site_has(get: Get) -> None:
    answer = get("/matrix")
    assert (answer.status, answer.getheader("Location")) == (301, "/matrix/")


def test_only_a_collection_whose_search_needs_webassembly_allows_it(get: Get, five: Path) -> None:
    pieces = five / "pagefind"
    policies = [get("/").getheader("Content-Security-Policy") or ""]
    pieces.mkdir()
    try:
        policies.append(get("/").getheader("Content-Security-Policy") or "")
    finally:
        pieces.rmdir()
    assert ["wasm-unsafe-eval" in policy for policy in policies] == [False, True]
