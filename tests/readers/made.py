"""Sample files made for the tests: pages, books, Word files, mails and PDFs from a few lines each."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = A4
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---------------------------------------------------------------- Word


def run(text: str, *, inside: str = "w:t", style: str = "") -> str:
    """A run of Word text."""
    look = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{look}<{inside} xml:space="preserve">{text}</{inside}></w:r>'


def paragraph(content: str, style: str = "") -> str:
    """A paragraph of a Word file; ``content`` is text or runs."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{content if content.startswith('<') else run(content)}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a Word file."""
    lines = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def docx(body: str, others: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this body; styles are known by the names they have in Word."""
    names = ("Title", "Subtitle", "Quote", "heading 1", "heading 2", "caption")
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.title().replace(" ", "")}">'
        f'<w:name w:val="{name}"/></w:style>'
        for name in names
    )
    related = "".join(
        f'<Relationship Id="r{place}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for place, kind in enumerate(("styles", "footnotes", "comments"))
    )
    return zipped(
        {
            "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns='
            '"http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE_RELATIONS}">'
            f"{related}</Relationships>",
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {_W}/>",
            "word/comments.xml": f"<w:comments {_W}/>",
            **(others or {}),
        }
    )


def footnotes(notes: Mapping[str, str]) -> str:
    """The footnotes of a Word file, by id."""
    lines = "".join(f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>' for key, text in notes.items())
    return f"<w:footnotes {_W}>{lines}</w:footnotes>"


def comments(texts: Sequence[str]) -> str:
    """The comments of a Word file."""
    lines = "".join(
        f'<w:comment w:id="{key}" w:author="x">{paragraph(text)}</w:comment>'
        for key, text in enumerate(texts)
    )
    return f"<w:comments {_W}>{lines}</w:comments>"


# ---------------------------------------------------------------- books


def epub(
    chapters: Mapping[str, str], facts: str = "", others: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A book with these chapters, given by name as the inside of their <body>."""
    items = "".join(
        f'<item id="c{place}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for place, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{place}"/>' for place in range(len(chapters)))
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc='
            f'"http://purl.org/dc/elements/1.1/"><metadata>{facts}</metadata><manifest>{items}</manifest>'
            f"<spine>{spine}</spine></package>",
            **{
                f"OEBPS/{name}": '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub='
                f'"http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>'
                for name, body in chapters.items()
            },
            **(others or {}),
        }
    )


# ---------------------------------------------------------------- PDF

Printed = tuple[float, float, float, str]
"""Where a line begins, in points from the left and from the foot; the size of its type; its words."""


def pdf(
    pages: Sequence[Sequence[Printed]], *, title: str = "", author: str = "", password: str = ""
) -> bytes:
    """A PDF that prints these lines, page by page."""
    out = io.BytesIO()
    lock = StandardEncryption(password, strength=128) if password else None
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=lock)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in pages:
        for x, y, size, words in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def column(lines: Sequence[str], x: float = 72, top: float = 700, size: float = 10) -> list[Printed]:
    """Lines one below the other."""
    return [(x, top - 12 * place, size, line) for place, line in enumerate(lines)]
