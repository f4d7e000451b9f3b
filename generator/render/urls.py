"""Every address of the site, and how to get from one to another. Addresses are stable for ever."""

from functools import lru_cache

HOME = ""
MATRIX = "matrix/"
ACTORS = "actors/"
TIMELINE = "timeline/"
FIGURES = "figures/"
CHECKS = "checks/"
CHANGES = "changes/"
ATOM = "feed.xml"
JSON_FEED = "feed.json"
REDIRECTS = "_redirects"
NGINX_REDIRECTS = "data/redirects.nginx.map"
BRIEFS_DATA = "data/briefs.json"
MATRIX_TABLE = "data/matrix.csv"
TIMELINE_TABLE = "data/timeline.csv"
FIGURES_TABLE = "data/figures.csv"
SEARCH_INDEX = "data/search.js"


def brief(slug: str) -> str:
    """Return the address of a brief."""
    return f"briefs/{slug}/"


def actor(actor_id: str) -> str:
    """Return the address of an actor."""
    return f"actors/{actor_id}/"


def theme(theme_id: str) -> str:
    """Return the address of a theme."""
    return f"matrix/{theme_id}/"


def part(url: str, number: int) -> str:
    """Return the address of a part of a page that is too long for one; the first has the page's own."""
    return url if number == 1 else f"{url}{number}/"


def brief_data(slug: str) -> str:
    """Return the address of a brief as JSON."""
    return f"briefs/{slug}/brief.json"


def source_text(slug: str) -> str:
    """Return the address of the text that all offsets point into."""
    return f"briefs/{slug}/source.txt"


def annotations(slug: str) -> str:
    """Return the address of a brief's claims as Web Annotations."""
    return f"briefs/{slug}/annotations.jsonld"


def bibtex(slug: str) -> str:
    """Return the address of the reference to a brief's source, for LaTeX."""
    return f"briefs/{slug}/cite.bib"


def ris(slug: str) -> str:
    """Return the address of the same for reference managers."""
    return f"briefs/{slug}/cite.ris"


def csl(slug: str) -> str:
    """Return the address of the same as CSL-JSON."""
    return f"briefs/{slug}/cite.json"


def claim(claim_id: str) -> str:
    """Return the fragment of a claim on its brief."""
    return f"#k-{claim_id}"


def sentence(claim_id: str) -> str:
    """Return the fragment of a claim's sentence in the full source text."""
    return f"#s-{claim_id}"


def page_file(url: str) -> str:
    """Return the file in docs/ that MkDocs turns into the page."""
    return f"{url}index.md"


def relative(here: str, there: str) -> str:
    """Return the link from one address to another, so that the site works under any path."""
    path, mark, fragment = there.partition("#")
    if path == here:
        return mark + fragment if mark else "./"
    return _path(here, path) + mark + fragment


@lru_cache(maxsize=1024)  # most links of a page lead to the same few; those of other pages are others
def _path(here: str, there: str) -> str:
    folders, steps = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(folders), len(steps) - 1) and folders[shared] == steps[shared]:
        shared += 1
    return "/".join([*[".."] * (len(folders) - shared), *steps[shared:]])
