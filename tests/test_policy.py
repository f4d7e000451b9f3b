"""The allow-list of markup, and the policy that pages work under."""

import base64
import hashlib
import re

import pytest

from generator import policy
from generator.model import Page
from tests.conftest import ROOT

_OURS = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><script src="assets/page.js"></script>'
    '<link rel="stylesheet" href="../assets/a.css"><script type="application/ld+json">{}</script></head>'
    '<body><p class="quote" data-x="1" aria-label="x">a <a href="https://example.org/">b</a>'
    ' <a href="mailto:a@example.org">c</a> <a href="#k-1">d</a></p></body></html>'
)


def page(body: str) -> Page:
    return Page("briefs/a/index.html", body)


def test_what_we_write_is_allowed() -> None:
    assert list(policy.violations(page(_OURS))) == []


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<img src=x>", "the element <img>"),
        ("<iframe></iframe>", "the element <iframe>"),
        ("<p onclick=x>", "the attribute 'onclick' on <p>"),
        ("<p style=x>", "the attribute 'style' on <p>"),
        ("<p srcdoc=x>", "the attribute 'srcdoc' on <p>"),
        ("<a href='javascript:x'>", "the scheme 'javascript'"),
        ("<a href=' \x01JaVaScRiPt:x'>", "the scheme 'JaVaScRiPt'"),
        ("<a href='java\tscript:x'>", "the scheme 'javascript'"),
        ("<a href='&#106;avascript:x'>", "the scheme 'javascript'"),
        ("<a href='data:text/html,x'>", "the scheme 'data'"),
        ("<script src='https://example.org/x.js'></script>", "loads 'https://example.org/x.js'"),
        ("<link rel=stylesheet href='//example.org/x.css'>", "loads '//example.org/x.css'"),
        ("<form action='https://example.org/'>", "loads 'https://example.org/'"),
        ("<script>x</script>", "a script or style inside the page"),
        ("<style>x</style>", "a script or style inside the page"),
    ],
)
def test_what_we_never_write_is_named(markup: str, named: str) -> None:
    messages = [notice.message for notice in policy.violations(page(_OURS + markup))]
    assert named in " ".join(messages)


@pytest.mark.parametrize("needs_wasm", [False, True])
def test_our_pages_need_the_policy_that_nginx_sends(needs_wasm: bool) -> None:
    header, problems = policy.content_security_policy([page(_OURS)], needs_wasm=needs_wasm)
    assert problems == ()
    sent = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    found = re.search(r'add_header Content-Security-Policy "(.*)" always;', sent)
    assert found
    whole = found[1].replace("$search", " 'wasm-unsafe-eval'" if needs_wasm else "")
    assert whole.replace("; script-src 'self';", ";") == header


def test_scripts_and_styles_inside_pages_get_their_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"a\nb").digest()).decode()
    pages = [page("<script>a\r\nb</script>"), page("<script>a\nb</script><style>a\nb</style>")]
    header, problems = policy.content_security_policy(pages)
    assert problems == ()
    assert f"; script-src 'self' 'sha256-{digest}'; style-src 'self' 'sha256-{digest}'; " in header


def test_webassembly_is_an_exception_only_where_search_needs_it() -> None:
    assert "wasm" not in policy.content_security_policy([page(_OURS)])[0]
    header, _ = policy.content_security_policy([page(_OURS)], needs_wasm=True)
    assert "; script-src 'self' 'wasm-unsafe-eval'; " in header


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<p onclick=x>", "the event handler 'onclick'"),
        ("<p style=x>", "a style attribute on <p>"),
        ("<a href='javascript:x'>", "a link that is a script"),
        ("<img src='https://example.org/x.png'>", "from another host"),
    ],
)
def test_what_no_policy_lets_work_is_named(markup: str, named: str) -> None:
    _, problems = policy.content_security_policy([page(_OURS), page(markup)])
    assert [notice.path for notice in problems] == ["site/briefs/a/index.html"]
    assert named in problems[0].message


def test_a_link_to_another_host_is_no_problem() -> None:
    assert policy.content_security_policy([page('<a href="https://example.org/">x</a>')])[1] == ()
