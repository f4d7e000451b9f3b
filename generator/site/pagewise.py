"""docs/ -> a folder with the whole site, page by page, from as many processes as there are cores.

The same bytes as MkDocs' own build, which holds every page until the last one is rendered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from generator import workers
from generator.errors import ConfigError
from generator.model import Limits, Notice, NoticeCode
from generator.progress import Progress
from generator.site import settings
from generator.site.generated import Generated
from generator.site.live import Live


@dataclass(frozen=True, slots=True)
class Made:
    """What came of some pages."""

    notices: tuple[Notice, ...] = ()
    """What MkDocs warned about, and what was wrong with what is kept."""
    used: frozenset[str] = frozenset()
    """Which files of what is kept were asked for."""
    error: OSError | tuple[Notice, ...] | None = None
    """Why some are missing: the disk refused something, or MkDocs did."""


_AS_THEY_LIE = Generated(frozenset(), lambda _: None, frozenset())
_SHARE = 10
"""Pages that a process makes before it is given more."""
_FEW = 200
"""Pages that are made before another process has started."""
_LIMITS = Limits(seconds=3600, memory_gigabytes=64)
"""For each share; as good as none, as MkDocs has none: what people wrote may be slow, and large."""


@dataclass(slots=True)
class Writer:
    """Makes pages of a site and writes them, here or in a process of its own."""

    root: Path
    """Of the collection."""
    kept: Path
    """Where rendered Markdown is."""
    folder: Path
    """Where the site goes."""
    site: Live | None = field(default=None, repr=False)
    """Made when it is first needed: it does not travel between processes."""

    def __call__(self, paths: Sequence[str]) -> Made:
        """Write the pages at these paths of the site."""
        try:
            self.site = site = self.site or Live(self.root, self.kept, _AS_THEY_LIE)
            for path in paths:
                site.write_page(path, self.folder)
        except OSError as error:
            return Made(error=error)
        except ConfigError as error:
            return Made(error=error.notices)
        return Made(site.notices(), site.used())


def build(root: Path, kept: Path, folder: Path, progress: Progress) -> Made:
    """Build the site into the folder. Raises ConfigError when MkDocs refuses, OSError when the disk does."""
    site = Live(root, kept, _AS_THEY_LIE)
    site.write_others(folder)
    made = [Made(site.notices(), site.used())]
    for share in _pages(site, Writer(root, kept, folder), progress):
        if isinstance(share.error, OSError):
            raise share.error
        if share.error:
            raise ConfigError(share.error)
        made.append(share)
    notices = dict.fromkeys(chain.from_iterable(share.notices for share in made))
    return Made(tuple(notices), frozenset().union(*(share.used for share in made)))


def _pages(site: Live, write: Writer, progress: Progress) -> Iterable[Made]:
    paths = site.pages()
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    made: Iterable[Made]
    if len(paths) <= _FEW:
        write.site = site
        made = map(write, shares)
    else:
        made = workers.spread(write, shares, otherwise=_gave_up, limits=_LIMITS)
    return progress.each(made, len(shares), "Making pages")


def _gave_up(paths: Sequence[str], reason: str) -> Made:
    message = (
        f"the site was not built: making its pages {paths[0]} to {paths[-1]} {reason}; see whether there is "
        "memory left, and whether one of them is very large"
    )
    return Made(error=(Notice(NoticeCode.SITE_WARNING, "error", settings.FILE, message),))
