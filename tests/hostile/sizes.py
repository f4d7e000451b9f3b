"""Small files that ask for much work: nesting, repetition, lines that slow regular expressions down."""

from collections.abc import Iterator

from tests.hostile.case import PROSE, Case

_TEXTS = {
    "huge-paragraph.txt": PROSE * 1200,
    "no-full-stop.txt": "word " * 40_000,
    "one-word.txt": "a" * 200_000,
    "many-paragraphs.txt": f"{PROSE}\n\n" * 300,
    "many-lines.txt": "Short line\n" * 10_000,
    "digits.txt": "1," * 40_000,
    "dots.txt": "." * 100_000,
    "spaces.txt": "x" + " " * 100_000 + "x",
    "quotes.txt": "“" * 30_000,
    "brackets.txt": "(" * 30_000 + "[" * 30_000,
    "abbreviations.txt": "U.S. " * 15_000,
    "capitals.txt": "United Front " * 8_000,
    "dates.txt": "3 May 2020 " * 4_000,
    "said.txt": "he said " * 15_000,
    "ampersands.txt": "a@b.c&" * 15_000,
    "dashes.txt": "- " * 30_000,
    "slashes.txt": "\\" * 50_000,
    "brackets.md": "[" * 16_000,
    "links.md": "[a](" * 8_000,
    "stars.md": "*a **b " * 8_000,
    "backticks.md": "".join("`" * size + " " for size in range(250)),
    "quotes.md": ">" * 8_000 + " x",
    "list.md": "".join("  " * depth + "- x\n" for depth in range(400)),
    "table.md": "|" * 2_000 + "\n" + "|-" * 2_000 + "|\n" + "|x" * 2_000,
    "tags.md": "<a " * 20_000,
    "entities.md": "&" * 40_000,
}
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
    for name, much in _TEXTS.items():
        text = f"# The bridge\n\n{PROSE}\n\n{much}\n\n{PROSE}\n"
        yield Case("pathological and huge texts", f"sizes/{name}", text.encode())
    for name, matter in _FRONT_MATTER.items():
        text = f"---\n{matter}\n---\n\n# The bridge\n\n{PROSE}\n"
        yield Case("front matter", f"matter/{name}.md", text.encode())
    yield Case("pathological and huge texts", "sizes/lines.txt", b"a\n" * 400_000, "notice")
    yield Case("pathological and huge texts", "sizes/too-long.txt", b"word " * 2_100_000, "notice")
