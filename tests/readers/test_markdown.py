"""Markdown: front matter, blocks without markup, their lines in the file."""

from generator.model import NoticeCode
from generator.readers import read
from tests.readers.sources import LAST, MORE, PROSE, document, dropped, kinds, source

FULL = f"""\
---
title: "The ice year: a review"
author: [Jane Doe, John Roe]
date: 2024-05-03
kind: report
lang: en
url: https://example.org/ice
---

# The ice year: a review

{PROSE}

## What **broke**

{MORE} See [the plan](https://example.org/plan).

- the *first* tug
- the second tug

> {LAST}

![A frozen harbour](ice.png)

| Year | Days |
|------|------|
| 1984 | 12 |

```python
print("no prose")
```

<div>raw</div>
"""


def test_front_matter_is_metadata() -> None:
    metadata = document(FULL, "a.md").metadata
    assert metadata.title is not None
    assert (metadata.title.value, metadata.title.found) == ("The ice year: a review", "front matter")
    values = [metadata.author, metadata.published, metadata.kind, metadata.language, metadata.url]
    assert [value.value if value else None for value in values] == [
        "Jane Doe, John Roe",
        "2024-05-03",
        "report",
        "en",
        "https://example.org/ice",
    ]


def test_blocks_are_plain_text_with_their_kind() -> None:
    assert kinds(document(FULL, "a.md")) == [
        ("paragraph", PROSE),
        ("heading", "What broke"),
        ("paragraph", f"{MORE} See the plan."),
        ("list-item", "the first tug"),
        ("list-item", "the second tug"),
        ("quote", LAST),
        ("caption", "A frozen harbour"),
        ("table-row", "Year | Days"),
        ("table-row", "1984 | 12"),
    ]


def test_code_and_html_are_dropped_with_a_reason() -> None:
    reasons = dropped(document(FULL, "a.md"))
    assert reasons['print("no prose")'] == "code"
    assert reasons["<div>raw</div>"] == "raw HTML"


def test_lines_are_those_of_the_file() -> None:
    lines = FULL.split("\n")
    for passage in document(FULL, "a.md").passages:
        assert passage.text.split()[0] in lines[passage.line - 1]


def test_offsets_point_into_the_text_taken_out() -> None:
    read_document = document(FULL, "a.md")
    for passage in read_document.passages:
        assert read_document.text[passage.start :].startswith(passage.text)


def test_broken_front_matter_is_a_notice() -> None:
    broken = f"---\ntitle: [never closed\n---\n\n# Ice\n\n{PROSE}\n"
    read_document, notices = read(source(broken, "a.md"))
    assert [(notice.code, notice.severity) for notice in notices] == [(NoticeCode.FRONT_MATTER, "warning")]
    assert read_document.metadata.title is not None
    assert read_document.metadata.title.value == "Ice"


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    read_document = document(f"# Ice\n\nAuthor: Jane Doe\nPublished: 3 May 2024\n\n{PROSE}\n", "a.markdown")
    metadata = read_document.metadata
    assert [fact.value for fact in (metadata.title, metadata.author, metadata.published) if fact] == [
        "Ice",
        "Jane Doe",
        "3 May 2024",
    ]
    assert kinds(read_document) == [("paragraph", PROSE)]


def test_pasted_lines_are_paragraphs() -> None:
    assert len(document(f"# Ice\n{PROSE}\n{MORE}\n{LAST}\n", "a.md").passages) == 3
