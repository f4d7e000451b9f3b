"""A page of a brief -> what a reader sees at each of its anchors."""

from html.parser import HTMLParser

_HOLDERS = {"h3", "mark"}


class _Anchors(HTMLParser):
    """Collect, for every id, the words beside it and how they are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}
        self._open: list[tuple[str, str, list[str]]] = []  # tag, kind of holder, text
        self._waiting: list[list[str]] = []  # ids that each open element answers
        self._last = ("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        holder = "earlier" if "earlier" in names else tag if tag in _HOLDERS else ""
        holder = holder or ("quote" if tag == "span" and "quote" in names else "moved" if tag == "li" else "")
        if tag in {"br", "meta", "link"}:
            return
        self._open.append((tag, holder, []))
        self._waiting.append([])
        if given.get("id"):
            holders = [place for place, item in enumerate(self._open) if item[1]]
            if holders:
                self._waiting[holders[-1]].append(given["id"] or "")
            else:
                self.found[given["id"] or ""] = self._last

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, holder, text = self._open.pop()
            ids = self._waiting.pop()
            words = "".join(text)
            if holder:
                for name in ids:
                    self.found[name] = (holder, words)
                if holder in {"h3", "quote"}:
                    self._last = (holder, words)
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _, _ in self._open]
        for _, holder, text in self._open:
            if holder and (holder != "earlier" or "del" in inside):
                text.append(data)


def anchors(page: str) -> dict[str, tuple[str, str]]:
    """Return, by id, how it shows ("h3", "quote", "mark", "earlier", "moved") and the words there."""
    parser = _Anchors()
    parser.feed(page)
    return parser.found
