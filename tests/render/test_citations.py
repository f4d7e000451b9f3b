"""What a list of references says of a source: only what is stated, and unharmed by what stands there."""

import json
import re
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest

from generator.model import Metadata, Stated
from generator.render import citations
from generator.render.citations import Reference
from tests import make

HOSTILE = {
    "quotes": "He said \"no\" and “never” and 'so'",
    "braces": "Sets {a} and an open { and a closed }",
    "backslashes": r"C:\new\title \input{/etc/passwd} \\",
    "LaTeX": "100 % of #1 & $5 _or_ ~5^2 | <3>",
    "entry": "A},\n}\n@misc{other, title = {B",
    "record": "A\r\nER  - \r\nTY  - JOUR\r\nTI  - B",
    "tag": '<script>alert("1")</script>',
    "attribute": '"><img src=x onerror=alert(1)>',
    "Arabic": "كيف تغيّر المدن: 2030",
    "Chinese": "城市如何改变：2030",
    "lines": "One\u2028two\u0085three\n\nfour",
}
UNSEEN = "Spring\u202egnirpS\x00\ufeff end"


def stated(**facts: str) -> Reference:
    """A reference to a source that states these facts."""
    of = make.document("Cities change.", language=facts.pop("language", "en"))
    found = Metadata(**{name: Stated(value, "sidecar") for name, value in facts.items()})
    brief = make.brief(replace(of, metadata=found), "how-cities-change")
    return citations.reference(brief, "Cities")


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Read one entry as BibTeX does: braces are counted, a backslash before one changes nothing."""
    head = re.match(r"@(\w+)\{([^,\s]+),\n", text)
    assert head
    fields, rest = {}, text[head.end() :]
    while not rest.startswith("}"):
        name, rest = rest.lstrip().split(" = ", 1)
        if rest.startswith("{"):
            depths = accumulate((char == "{") - (char == "}") for char in rest)
            end = next(place for place, depth in enumerate(depths) if depth == 0)
            value, rest = rest[1:end], rest[end + 1 :]
        else:
            value, rest = re.split(r"(?=,)", rest, maxsplit=1)
        assert name not in fields
        assert rest.startswith(",\n")
        fields[name], rest = value, rest[2:]
    assert rest == "}\n"
    return head[1], head[2], fields


def read_latex(text: str) -> str:
    """Return what LaTeX prints for a value, and fail for any command that prints no character."""
    signs = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    signs |= {"less": "<", "greater": ">", "bar": "|"}

    def sign(found: re.Match[str]) -> str:
        return found[2] or signs[found[1]]

    bare = re.sub(r"\\(?:text([a-z]+)\{\}|([#$%&_]))|[\\{}#$%&_~^]", sign, text.removeprefix("{")[:-1])
    return bare


def read_ris(text: str) -> list[tuple[str, str]]:
    assert text.endswith("\r\nER  - \r\n")
    lines = text.split("\r\n")[:-1]
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n\x85\u2028\u2029]*)", line) for line in lines]
    assert all(found)
    return [(line[1], line[2]) for line in found if line]


def read_csl(text: str) -> dict[str, Any]:
    (item,) = json.loads(text)
    return dict(item)


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_title_stays_a_title(title: str) -> None:
    of = stated(title=title)
    shown = " ".join(title.split())
    kind, key, fields = read_bibtex(citations.bibtex(of))
    assert (kind, key) == ("misc", "how-cities-change")
    assert set(fields) == {"title", "note"}
    assert read_latex(fields["title"]) == shown
    ris = read_ris(citations.ris(of))
    assert [tag for tag, _ in ris] == ["TY", "ID", "TI", "LA", "DB", "AV", "N1", "ER"]
    assert dict(ris)["TI"] == shown
    assert read_csl(citations.csl(of))["title"] == shown


def test_what_cannot_be_seen_shows() -> None:
    of = stated(title=UNSEEN)
    assert of.title == "Spring\ufffdgnirpS\ufffd end"


def test_a_hostile_collection_and_path_stay_text() -> None:
    of = make.document("Cities change.", path="a}\n@misc{b\r\nER  - .txt")
    cited = citations.reference(make.brief(of), 'x}\nTY  - "y')
    _, _, fields = read_bibtex(citations.bibtex(cited))
    assert read_latex(fields["note"]) == cited.note
    assert dict(read_ris(citations.ris(cited)))["DB"] == 'x} TY - "y'


def test_what_is_not_stated_is_left_out() -> None:
    of = stated(language="und")
    assert set(read_bibtex(citations.bibtex(of))[2]) == {"note"}
    assert {tag for tag, _ in read_ris(citations.ris(of))} == {"TY", "ID", "DB", "AV", "N1", "ER"}
    item = read_csl(citations.csl(of))
    assert item.keys() == {"id", "type", "archive", "archive_location", "note"}
    assert "untitled file note.txt" in item["note"]
    assert citations.meta_tags(of) == ()
    assert "not stated" not in citations.bibtex(of) + citations.ris(of) + citations.csl(of)


def test_all_that_is_stated_is_cited() -> None:
    facts = {
        "title": "How cities change",
        "subtitle": "Ten years of counting",
        "kind": "Report",
        "author": "Ada Lovelace and Mary Ann Evans",
        "editor": "Jane Austen",
        "publisher": "Institute of Cities & Towns",
        "published": "28 October 2025",
        "url": "https://example.org/a_b?c=1&d=%20#e",
    }
    of = stated(**facts)
    kind, _, fields = read_bibtex(citations.bibtex(of))
    assert kind == "techreport"
    assert fields["author"] == "{Ada Lovelace} and {Mary Ann Evans}"
    assert fields["editor"] == "{Jane Austen}"
    assert read_latex(fields["institution"]) == facts["publisher"]
    assert read_latex(fields["subtitle"]) == facts["subtitle"]
    assert (fields["year"], fields["month"], fields["day"]) == ("2025", "oct", "28")
    assert fields["url"] == facts["url"]
    ris = read_ris(citations.ris(of))
    assert [value for tag, value in ris if tag == "AU"] == ["Ada Lovelace", "Mary Ann Evans"]
    assert {"TY": "RPRT", "PY": "2025", "DA": "2025/10/28/", "PB": facts["publisher"]}.items() <= dict(
        ris
    ).items()
    item = read_csl(citations.csl(of))
    assert (item["type"], item["genre"], item["URL"]) == ("report", "Report", facts["url"])
    assert item["author"] == [{"literal": "Ada Lovelace"}, {"literal": "Mary Ann Evans"}]
    assert item["issued"] == {"date-parts": [[2025, 10, 28]]}
    assert item["archive_location"] == "briefs/how-cities-change/"
    assert dict(citations.meta_tags(of)) == {
        "citation_title": facts["title"],
        "citation_author": "Mary Ann Evans",  # the last of two tags
        "citation_editor": "Jane Austen",
        "citation_publication_date": "2025/10/28",
        "citation_publisher": facts["publisher"],
        "citation_technical_report_institution": facts["publisher"],
        "citation_language": "en",
        "citation_public_url": facts["url"],
    }
    assert citations.line(of, facts["title"]) == (
        "Ada Lovelace, Mary Ann Evans, How cities change, 28 October 2025"
    )


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Lovelace", ("Ada Lovelace",)),
        ("Ada Lovelace, Mary Evans & Jane Austen", ("Ada Lovelace", "Mary Evans", "Jane Austen")),
        ("Ministry of Science and Technology", ("Ministry of Science and Technology",)),
        ("Department of Health and Social Care", ("Department of Health and Social Care",)),
        ("Ada Lovelace, Reuters", ("Ada Lovelace, Reuters",)),
        ("Ada Lovelace, Senior Correspondent", ("Ada Lovelace, Senior Correspondent",)),
        ("Lovelace, Ada", ("Lovelace, Ada",)),
        ("王小明", ("王小明",)),
        (" and ", ("and",)),
        ("a}{b", ("a}{b",)),
    ],
)
def test_names_are_told_apart_only_when_each_is_a_person(author: str, names: tuple[str, ...]) -> None:
    of = stated(title="A", author=author)
    assert of.authors == names
    listed = read_bibtex(citations.bibtex(of))[2]["author"].split("} and {")
    assert tuple(read_latex(f"{{{name.removeprefix('{').removesuffix('}')}}}") for name in listed) == names


@pytest.mark.parametrize(
    ("published", "iso", "bibtex", "ris", "csl"),
    [
        ("2025", "2025", ("2025", None, None), "2025///", {"date-parts": [[2025]]}),
        ("March 2024", "2024-03", ("2024", "mar", None), "2024/03//", {"date-parts": [[2024, 3]]}),
        ("4 March 2024", "2024-03-04", ("2024", "mar", "4"), "2024/03/04/", {"date-parts": [[2024, 3, 4]]}),
        ("Spring 2024", "", (None, None, None), "///Spring 2024", {"literal": "Spring 2024"}),
        ("soon", "", (None, None, None), "///soon", {"literal": "soon"}),
    ],
)
def test_a_date_is_as_exact_as_stated(
    published: str, iso: str, bibtex: tuple[str | None, ...], ris: str, csl: dict[str, Any]
) -> None:
    of = stated(title="A", published=published)
    assert of.date == iso
    fields = read_bibtex(citations.bibtex(of))[2]
    assert tuple(fields.get(name) for name in ("year", "month", "day")) == bibtex
    assert (f"Date as stated: {published}" in fields["note"]) == (not iso)
    assert dict(read_ris(citations.ris(of)))["DA"] == ris
    assert read_csl(citations.csl(of))["issued"] == csl
    assert citations.line(of, "A") == f"A, {published}"


@pytest.mark.parametrize(
    ("kind", "publisher", "bibtex", "ris", "csl"),
    [
        ("Report", "", "misc", "RPRT", "report"),
        ("WORKING PAPER", "Institute", "techreport", "RPRT", "report"),
        ("Доклад", "Институт", "techreport", "RPRT", "report"),
        ("News report", "Herald", "misc", "GEN", "document"),
        ("Opinion / Viewpoint", "Herald", "misc", "GEN", "document"),
        ("Blog post", "", "misc", "BLOG", "post-weblog"),
        ("Speech", "", "misc", "GEN", "speech"),
        ("Interview", "", "misc", "GEN", "interview"),
        ("", "Herald", "misc", "GEN", "document"),
    ],
)
def test_the_type_is_what_the_source_calls_itself(
    kind: str, publisher: str, bibtex: str, ris: str, csl: str
) -> None:
    facts = {"title": "A", "kind": kind, "publisher": publisher}
    of = stated(**{name: value for name, value in facts.items() if value})
    found, _, fields = read_bibtex(citations.bibtex(of))
    assert found == bibtex
    assert fields.get("institution" if bibtex == "techreport" else "howpublished", "{}")[1:-1] == publisher
    assert read_ris(citations.ris(of))[0] == ("TY", ris)
    assert read_csl(citations.csl(of))["type"] == csl


@pytest.mark.parametrize(
    ("url", "cited"),
    [
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/{a}\\b c", "https://example.org/%7Ba%7D%5Cb%20c"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("https://пример.example/я?a=%25&b=[1]#c", "https://xn--e1afmkfd.example/%D1%8F?a=%25&b=[1]#c"),
        ("https://example..org/", ""),
        ("HTTPS://Example.org:8080/~a", "HTTPS://Example.org:8080/~a"),
        ("javascript:alert(1)", ""),
        ("//example.org/", ""),
        ("http://[", ""),
        ("see the archive", ""),
    ],
)
def test_an_address_is_one_of_the_web(url: str, cited: str) -> None:
    of = stated(title="A", url=url)
    assert of.url == cited
    assert read_bibtex(citations.bibtex(of))[2].get("url", "") == cited
