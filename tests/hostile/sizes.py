"""Small files that ask for much work: nesting, repetition, lines that slow regular expressions down."""

from collections.abc import Iterator

from tests.hostile.case import PROSE, Case

UNITS = {
    "huge-paragraph.txt": PROSE,
    "no-full-stop.txt": "word ",
    "one-word.txt": "a",
    "many-paragraphs.txt": f"{PROSE}\n\n",
    "many-lines.txt": "Short line\n",
    "digits.txt": "1,",
    "dots.txt": ".",
    "spaces.txt": " ",
    "quotes.txt": "“",
    "brackets.txt": "([",
    "abbreviations.txt": "U.S. ",
    "capitals.txt": "United Front ",
    "dates.txt": "3 May 2020 ",
    "said.txt": "he said ",
    "persons.txt": "Mira Tolland said so. ",
    "chinese.txt": "桥很贵。",
    "ampersands.txt": "a@b.c&",
    "dashes.txt": "- ",
    "slashes.txt": "\\",
    "brackets.md": "[",
    "links.md": "[a](",
    "stars.md": "*a **b ",
    "tags.md": "<a ",
    "entities.md": "&",
    "quotes.md": ">",
}
"""What a text repeats: in a site often enough to be seen, in tests/test_studies.py as often as may be."""
_TEXTS = {
    "backticks.md": "".join("`" * size + " " for size in range(150)),
    "list.md": "".join("  " * depth + "- x\n" for depth in range(400)),
    "table.md": "|" * 2_000 + "\n" + "|-" * 2_000 + "|\n" + "|x" * 2_000,
}
_LONG = 12_000
"""Characters of a repeated text in the site."""
_FRONT_MATTER = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(
        f"{one}: &{one} [{','.join([f'*{before}'] * 9)}]\n"
        for before, one in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "title: *i",
    "merged": "a: &a {x: 1}\n"
    + "".join(
        f"{one}: &{one} {{<<: [{','.join([f'*{before}'] * 9)}]}}\n"
        for before, one in zip("abcdefg", "bcdefgh", strict=True)
    ),
    "deep": "title: " + "[" * 20_000,
    "long": "".join(f"k{number}: v\n" for number in range(10_000)),
    "python": "title: !!python/object/apply:os.system ['touch /tmp/hacked']",
    "wrong-tags": "title: !!int ''\nauthor: !!bool x\ndate: !!timestamp x\nkind: !!float ''",
    "surrogate": 'title: "\\ud83d"',
    "controls": 'title: "\\0\\e[31m\\u202e"',
    "a-list": "- title",
    "no-end": "title: [",
    "numbers": "title: 012\nauthor: yes\ndate: 1:1\nkind: .nan",
}


def cases() -> Iterator[Case]:
    """Yield texts with prose around what is too much, and front matter that is more than it seems."""
    repeated = {name: unit * (_LONG // len(unit)) for name, unit in UNITS.items()}
    for name, much in (repeated | _TEXTS).items():
        text = f"# The bridge\n\n{PROSE}\n\n{much}\n\n{PROSE}\n"
        yield Case("pathological and huge texts", f"sizes/{name}", text.encode())
    for name, matter in _FRONT_MATTER.items():
        text = f"---\n{matter}\n---\n\n# The bridge\n\n{PROSE}\n"
        yield Case("front matter", f"matter/{name}.md", text.encode())
    yield Case("pathological and huge texts", "sizes/lines.txt", b"a\n" * 400_000, "notice")
    yield Case("pathological and huge texts", "sizes/too-long.txt", b"word " * 2_100_000, "notice")
