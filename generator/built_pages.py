"""The built site and the pages it was built from -> problems: what it shows, how, and which addresses answer.

The site is read once, a file at a time. Every line of our pages stands in the built page as it is; where one
does not, as when a plugin sets pages anew, the words and the links count.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from generator import verify
from generator.model import Ledger, Notice, NoticeCode, Page
from generator.policy import violations

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.S | re.M)
_HEADING = re.compile(r'<h([1-6]) id="(?![ks]-)[^"]*">(.*)</h\1>')
_MARKDOWN_HEADING = re.compile(r"(#{1,6}) (.*)")
_PRINTED = '<p class="print-address">'
"""Begins what the theme puts under our titles."""
_UNSEEN = frozenset(("script", "style"))
_SHOWN = 100
"""Characters of a text in a message."""
_MOST = 5
"""Messages about one page."""


Site = Callable[[str], Page | None]
"""Gives the file of the built site at this path in it; nothing where there is none."""


def none(_path: str) -> None:
    """Stand for a site that is not there."""


class Built:
    """What is not ours, altered, missing or lost on the built site. Lives until the last page has passed."""

    def __init__(self, site: Site, ledger: Ledger) -> None:
        """Take the site, and the ledger whose addresses must answer on it."""
        self._site = site
        self._addresses = verify.Addresses(ledger)
        self._found: list[Notice] = []
        self._missing: list[str] = []
        self._is_there = False

    def see(self, page: Page, *, is_current: bool = True) -> None:
        """Look at what the next page became; where docs/ does not hold it, the site cannot show it yet."""
        path = address(page.path)
        built = self._site(path)
        if built is None:
            self._missing += [path] * is_current
            return
        self._is_there = True
        self._addresses.see(built)
        if path.endswith(".html"):
            self._found.extend(violations(built))
        if is_current:
            self._found.extend(_differences(page, built))

    def problems(self) -> Iterator[Notice]:
        """Yield a notice for each; none when no page is on the site: then there is no site."""
        lost = list(self._addresses.lost())
        yield from (*self._found, *lost)
        told = {notice.path for notice in lost}
        for path in self._missing if self._is_there else ():
            if f"site/{path}" not in told:
                yield _problem(path, "the file is in docs/, but not on the built site")


def address(path: str) -> str:
    """Return the file of the site that a file of docs/ becomes."""
    found = verify.address(path)
    return f"{found}index.html" if path.endswith(".md") else found


def _differences(ours: Page, built: Page) -> Iterator[Notice]:
    if not ours.path.endswith(".md"):
        if "".join(ours.pieces()) != built.text:
            yield _problem(built.path, "the file is not the one in docs/")
        return
    expected = [_set(line) for line in _FRONT_MATTER.sub("", ours.text, count=1).split("\n") if line.strip()]
    if _stand_on(expected, built.text):
        return
    places = list(_altered(_shown("\n".join(expected)), _shown(built.text)))
    for anchor, was, now in places[:_MOST]:
        where = f"at #{anchor} the page" if anchor else "the page"
        yield _problem(built.path, f"{where} shows {_quoted(now)}, docs/ has {_quoted(was)}")
    if len(places) > _MOST:
        yield _problem(built.path, f"the page differs from docs/ in {len(places) - _MOST} more places")


def _stand_on(expected: Sequence[str], built: str) -> bool:
    """Say whether the lines of a page of ours stand on the built page, in order and with nothing between."""
    lines = [_set(line) for line in built.split("\n") if line.strip() and not line.startswith(_PRINTED)]
    begin = lines.index(expected[0]) if expected and expected[0] in lines else 0
    return lines[begin : begin + len(expected)] == list(expected)


def _set(line: str) -> str:
    """Return a line with its heading, if it is one, as HTML without the anchor made from its words."""
    heading = _MARKDOWN_HEADING.fullmatch(line)
    if heading:
        return f"<h{len(heading[1])}>{heading[2]}"
    heading = _HEADING.fullmatch(line)
    return f"<h{heading[1]}>{heading[2]}" if heading else line


_Item = tuple[str, str]
"""The last anchor before something shown, and its words; of a link its address."""


def _altered(expected: Sequence[_Item], actual: Sequence[_Item]) -> Iterator[tuple[str, str, str]]:
    """Yield anchor, words in docs/ and words on the site where they differ; what follows is the theme's."""
    was, now = [words for _, words in expected], [words for _, words in actual]
    for kind, first, last, begin, end in difflib.SequenceMatcher(None, was, now).get_opcodes():
        if kind != "equal" and first < len(was):
            yield expected[first][0], " ".join(was[first:last]), " ".join(now[begin:end])


def _shown(text: str) -> list[_Item]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects what a page shows from its title on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Item] = []
        self._begun = self._ended = False
        self._anchor = ""
        self._inside = ""
        """An element that shows nothing of ours."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the anchor, and where a link leads."""
        given = {name: value or "" for name, value in attrs}
        self._begun = self._begun or tag == "h1"
        self._anchor = given.get("id", self._anchor)
        if tag in _UNSEEN or given.get("class") == "print-address":
            self._inside = tag
        if tag == "a":
            self._keep(f"(link to {given.get('href', 'nowhere')})")

    def handle_endtag(self, tag: str) -> None:
        """Come back to what shows, or end where the theme ends a page."""
        if tag == self._inside:
            self._inside = ""
        self._ended = self._ended or (self._begun and tag == "article")

    def handle_data(self, data: str) -> None:
        """Keep words, whatever white space is around them."""
        words = " ".join(data.split())
        if words and not self._inside:
            self._keep(words)

    def _keep(self, words: str) -> None:
        if self._begun and not self._ended:
            self.found.append((self._anchor, words))


def _quoted(words: str) -> str:
    cut = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"'{cut}'" if words else "nothing"


def _problem(path: str, what: str) -> Notice:
    message = f"{what}; run 'briefing build' to make the site anew"
    return Notice(NoticeCode.SITE_ALTERED, "error", f"site/{path}", message)
