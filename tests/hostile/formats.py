"""Files of other programs: broken, looping, far larger than they seem, or with something active inside."""

import zlib
from collections.abc import Iterator, Mapping

from tests.hostile.case import HACK, HOST, MORE, PROSE, Case, Outcome
from tests.readers.made import column, docx, epub, paragraph, pdf, zipped

_URL = f"https://{HOST}/x"
_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {one} "{f"&{before};" * 10}">'
        for before, one in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
_ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_BODY = f"<p>{PROSE}</p><p>{MORE}</p>"


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


_JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The \\ud83d bridge",'
    f' "author": {{"name": "<script>{HACK}<\\/script>\\u0000\\ud800"}},'
    f' "datePublished": "2024-05-06", "url": "javascript:{HACK}"}}</script>'
)
_PAGES: dict[str, tuple[bytes, Outcome]] = {
    "active.html": (
        _page(
            f'<h1 onclick={HACK}>The bridge<script>{HACK}</script></h1><img src="{_URL}.png" onerror={HACK}>'
            f'{_BODY}<iframe src="{_URL}"></iframe><a href="javascript:{HACK}">x</a><form action="{_URL}">',
            f'<base href="https://{HOST}/"><meta http-equiv=refresh content="0; url={_URL}">'
            f"<style>@import '{_URL}'</style>",
        ),
        "brief",
    ),
    "escaped.html": (
        _page(
            f"<h1>&lt;script&gt;{HACK}&lt;/script&gt;</h1><p>{PROSE} &lt;img src=x onerror={HACK}&gt;</p>"
            f"<p>{{{{ config }}}} {{% raw %}} [x](javascript:{HACK}) {MORE}</p>",
            f'<meta name=author content="&lt;script&gt;{HACK}&lt;/script&gt;">'
            f'<meta property="og:title" content="&quot;&gt;&lt;script&gt;{HACK}&lt;/script&gt;">'
            f'<link rel=canonical href="javascript:{HACK}"><title>&lt;/title&gt;&lt;b&gt;</title>',
        ),
        "brief",
    ),
    "json-ld.html": (_page(f"<h1>The bridge</h1>{_BODY}", _JSON_LD), "brief"),
    "surrogates.html": (_page(f"<h1>The &#xD83D; bridge &#0; &#x110000;</h1>{_BODY}"), "brief"),
    "nested.html": (_page("<div>" * 60_000 + _BODY), "notice"),
    "nested-tables.html": (_page("<table><tr><td>" * 2_000 + _BODY), "notice"),
    "formatting.html": (_page("<p><b><i><a href=x>" * 4_000 + _BODY), "notice"),
    "attributes.html": (
        _page(f"<p {' '.join(f'a{number}=x' for number in range(3_000))}>x</p>{_BODY}"),
        "brief",
    ),
    "unclosed.html": (_page(f"<h1>The bridge</h1>{_BODY}<!-- <script>").removesuffix(b"</html>"), "brief"),
    "entities.xhtml": (f"{_LAUGHS}<html><body><p>&j;</p>{_BODY}</body></html>".encode(), "brief"),
    "file-entity.xhtml": (f"{_ENTITY}<html><body><p>&e;</p>{_BODY}</body></html>".encode(), "brief"),
    "no-words.html": (_page(f"<script>{HACK}</script><img src={_URL}>"), "notice"),
    "charset-lies.html": (_page(f"<h1>Brücke</h1>{_BODY}", "<meta charset=utf-16>"), "brief"),
    "charset-odd.html": (_page(_BODY, "<meta charset='rot13\"><script>'>"), "brief"),
}


def _word(body: str, others: Mapping[str, str | bytes] | None = None) -> bytes:
    return docx(body, others)


def _document(prologue: str, text: str) -> str:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    inside = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>{paragraph(PROSE)}"
    return f"{prologue}<w:document {space}><w:body>{inside}</w:body></w:document>"


_ESCAPED = f"&lt;script&gt;{HACK}&lt;/script&gt; {{{{ config }}}}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REMOTE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r9" Type="{_OFFICE}/attachedTemplate" '
    f'Target="{_URL}.dotm" TargetMode="External"/></Relationships>'
)
_PACKAGES: dict[str, tuple[bytes, Outcome]] = {
    "script.docx": (_word(paragraph(_ESCAPED, "Title") + paragraph(PROSE) + paragraph(_ESCAPED)), "brief"),
    "remote.docx": (
        _word(paragraph(PROSE) + paragraph(MORE), {"word/_rels/settings.xml.rels": _REMOTE}),
        "brief",
    ),
    "paths.docx": (_word(paragraph(PROSE) + paragraph(MORE), {"../../../tmp/hacked": "x"}), "brief"),
    "bomb.docx": (_word(paragraph(PROSE), {"word/media/a.bin": bytes(80_000_000)}), "notice"),
    "laughs.docx": (_word("", {"word/document.xml": _document(_LAUGHS, "&j;")}), "notice"),
    "file-entity.docx": (_word("", {"word/document.xml": _document(_ENTITY, "&e;")}), "notice"),
    "nested.docx": (_word("<w:sdt><w:sdtContent>" * 5_000), "notice"),
    "no-zip.docx": (b"PK\x03\x04 nothing of the kind", "notice"),
    "cut.docx": (_word(paragraph(PROSE))[:600], "notice"),
    "other-zip.docx": (zipped({"a.txt": PROSE}), "notice"),
    "script.epub": (
        epub({"a.xhtml": f"<h1>The bridge</h1><script>{HACK}</script>{_BODY}<p>{_ESCAPED}</p>"}),
        "brief",
    ),
    "bomb.epub": (epub({"a.xhtml": _BODY}, others={"OEBPS/b.bin": bytes(80_000_000)}), "notice"),
    "climbing.epub": (epub({"../../../../etc/passwd": _BODY}), "notice"),
    "loop.epub": (epub({"a.xhtml": _BODY, "nav.xhtml": '<a href="nav.xhtml">x</a>'}), "brief"),
    "no-spine.epub": (epub({}), "notice"),
}


def _raw_pdf(*objects: str, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a right table of where they stand."""
    out, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"trailer <</Size {count} /Root {root} 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {count}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def _stream(content: bytes) -> str:
    packed = zlib.compress(content, 9)
    head = f"<</Length {len(packed)} /Filter /FlateDecode>>\nstream\n"
    return head + packed.decode("latin-1") + "\nendstream"


_CATALOG = "<</Type /Catalog /Pages 2 0 R>>"
_ONE_PAGE = "<</Type /Pages /Kids [3 0 R] /Count 1>>"
_PRINTED = pdf([column([PROSE[:80], PROSE[80:]]), column([MORE])], title=f"<script>{HACK}</script>")
_PDFS: dict[str, tuple[bytes, Outcome]] = {
    "title.pdf": (_PRINTED, "brief"),
    "script-in-text.pdf": (pdf([column([f"<script>{HACK}</script>", PROSE[:80], PROSE[80:]])]), "brief"),
    "pages-loop.pdf": (_raw_pdf(_CATALOG, "<</Type /Pages /Kids [2 0 R] /Count 9>>"), "notice"),
    "parent-loop.pdf": (
        _raw_pdf(_CATALOG, _ONE_PAGE, "<</Type /Page /Parent 3 0 R /Contents 3 0 R>>"),
        "notice",
    ),
    "form-loop.pdf": (
        _raw_pdf(
            _CATALOG,
            _ONE_PAGE,
            "<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources <</XObject <</F 4 0 R>>>>>>",
            "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</F 4 0 R>>>> "
            "/Length 4>>\nstream\n/F Do\nendstream",
            "<</Length 4>>\nstream\n/F Do\nendstream",
        ),
        "notice",
    ),
    "bomb.pdf": (
        _raw_pdf(
            _CATALOG,
            _ONE_PAGE,
            "<</Type /Page /Parent 2 0 R /Contents 4 0 R>>",
            _stream(b"q " * 60_000_000),
        ),
        "notice",
    ),
    "million-pages.pdf": (
        _raw_pdf(_CATALOG, f"<</Type /Pages /Kids [{'3 0 R ' * 50_000}] /Count 50000>>", "<</Type /Page>>"),
        "notice",
    ),
    "script-action.pdf": (
        _PRINTED.replace(b"/Type /Catalog", b"/Type /Catalog /AA <</S /JavaScript /JS (x)>>", 1),
        "brief",
    ),
    "locked.pdf": (pdf([column([PROSE])], password="secret"), "notice"),
    "no-text.pdf": (pdf([[]]), "notice"),
    "head-only.pdf": (b"%PDF-1.7\n", "notice"),
    "cut.pdf": (_PRINTED[: len(_PRINTED) // 3], "notice"),
    "nested.pdf": (_raw_pdf(_CATALOG, "[" * 20_000), "notice"),
    "text.pdf": (PROSE.encode(), "notice"),
}


def _mail(content_type: str, body: str, headers: str = "") -> bytes:
    head = f"From: A <a@example.org>\n{headers}MIME-Version: 1.0\nContent-Type: {content_type}"
    return f"{head}\n\n{body}".encode()


_PARTS = "".join(
    f'--b{depth}\nContent-Type: multipart/mixed; boundary="b{depth + 1}"\n\n' for depth in range(300)
)
_MAILS: dict[str, tuple[bytes, Outcome]] = {
    "script.eml": (
        _mail("text/html", f'{_BODY}<script>{HACK}</script><img src="{_URL}.gif">', "Subject: <b>x</b>\n"),
        "brief",
    ),
    "subject.eml": (
        _mail(
            "text/plain",
            f"{PROSE}\n\n{MORE}",
            "Subject: =?utf-8?q?=3Cscript=3Ewindow.hacked=3D1=3C/script=3E=0D=0AX?=\n",
        ),
        "brief",
    ),
    "attachment.eml": (
        _mail(
            'multipart/mixed; boundary="b"',
            f"--b\nContent-Type: text/plain\n\n{PROSE}\n\n{MORE}\n--b\nContent-Type: text/html\n"
            'Content-Disposition: attachment; filename="../../../tmp/<b>hacked.html"\n\nx\n--b--\n',
        ),
        "brief",
    ),
    "raw-bytes.eml": (
        b"Subject: \xff\xfe\xed\xa0\xbd bridge\nFrom: \xe9\xe8 <a@b.c>\n\n" + PROSE.encode(),
        "brief",
    ),
    "charset.eml": (_mail("text/plain; charset=no-such-thing", f"{PROSE}\n\n{MORE}"), "brief"),
    "parts.eml": (_mail('multipart/mixed; boundary="b0"', f"{_PARTS}{PROSE}"), "notice"),
    "no-end.mhtml": (
        _mail('multipart/related; boundary="b"', f"--b\nContent-Type: text/html\n\n<h1>Bridge</h1>{_BODY}"),
        "brief",
    ),
    "no-page.mhtml": (
        _mail('multipart/related; boundary="b"', "--b\nContent-Type: image/png\n\nx"),
        "notice",
    ),
}


def cases() -> Iterator[Case]:
    """Yield the files of every format."""
    for kind, files in (
        ("web pages", _PAGES),
        ("Word files and books", _PACKAGES),
        ("PDF", _PDFS),
        ("mails", _MAILS),
    ):
        for name, (content, outcome) in files.items():
            yield Case(kind, f"formats/{name}", content, outcome)
