"""Earlier work <-> .cache/: what each source gave, and how the last build left docs/.

Nothing here can fail a build: what cannot be read is made again, what cannot be written is not kept. Entries
are plain values in MessagePack, decoded into the types of the pipeline and into nothing else, so a cache that
came with somebody's project can run no code.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import TypeVar

import msgspec

from generator import packed
from generator.model import Notice, NoticeCode, Studied
from generator.packed import FOLDER
from generator.sharing import shared

T = TypeVar("T")

_SOURCES = "sources"
_PACKAGE = Path(__file__).parent
_TEMPLATES = _PACKAGE / "templates"
_LIBRARIES = (
    "anyascii", "charset-normalizer", "jinja2", "lxml", "mammoth", "markdown-it-py", "pypdf", "pyyaml",
    "trafilatura",
)  # fmt: skip
"""Whose version can change what is found in a source or printed on a page."""
_UNSETTLED = (NoticeCode.SOURCE_GAVE_UP, NoticeCode.SOURCE_CHANGED)
_DAY = 86_400
_LONGEST_UNUSED = 30 * _DAY
_MOST_BYTES = 2_000_000_000


def is_settled(notices: Iterable[Notice]) -> bool:
    """Say whether to work again would give the same.

    Who gave up may do better when the machine is idle; a file that changed meanwhile has another key.
    """
    return all(notice.code not in _UNSETTLED for notice in notices)


@cache
def code() -> str:
    """Return a digest of everything in the program, but for its templates, that decides what comes out."""
    digest = hashlib.sha256(python_version().encode())
    for library in _LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            digest.update(f"{library} {metadata.version(library)}\n".encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and _TEMPLATES not in path.parents:
            _add(digest, path)
    return digest.hexdigest()


def templates() -> str:
    """Return a digest of the templates as they are now: unlike code, they may change while a program runs."""
    digest = hashlib.sha256()
    for path in sorted(_TEMPLATES.glob("*")):
        _add(digest, path)
    return digest.hexdigest()


def _add(digest: "hashlib._Hash", path: Path) -> None:
    content = path.read_bytes()
    digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)}\n".encode() + content)


def key(value: object) -> str:
    """Return the name of what this program makes of a value: of texts, numbers, tuples and dataclasses."""
    return hashlib.sha256(f"{code()} {value!r}".encode()).hexdigest()


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(order="deterministic")


class Cache:
    """What the sources of one project gave, by key. Lives as long as a build."""

    def __init__(self, root: Path) -> None:
        """Open the cache of the project."""
        self._root = root
        self._folder = root / FOLDER / _SOURCES
        self._decoder = msgspec.msgpack.Decoder(Studied)
        self._closed = False
        self.reused = 0
        """How often the cache had what was asked for."""
        self.notices: list[Notice] = []
        """What went wrong with the cache; none of it matters for the result."""

    def has(self, name: str) -> bool:
        """Say whether something is kept under the key; it may be damaged."""
        try:
            return self._path(name).is_file()
        except OSError:
            return False

    def get(self, name: str) -> Studied | None:
        """Return what is kept under the key, or ``None``."""
        path = self._path(name)
        try:
            value = shared(self._decoder.decode(packed.read(path)))
        except OSError:
            return None
        except (ValueError, RecursionError):
            self._tell(path, "an entry of the cache was damaged, and was made anew; nothing is to be done")
            return None
        self.reused += 1
        _touch(path)
        return value

    def put(self, name: str, value: Studied) -> None:
        """Keep a value, if the disk will have it."""
        if self._closed:
            return
        try:
            _write(self._root, self._path(name), _encoder().encode(value))
        except UnicodeEncodeError:  # half a character, which a hostile source may spell out
            return
        except OSError as error:
            self._closed = True
            self._tell(
                self._folder, f"nothing more is kept in the cache ({error.strerror}); builds are slower"
            )

    def prune(self) -> None:
        """Forget what no build used for a month, then the longest unused until the rest is small."""
        now = time.time()
        kept: list[tuple[float, int, Path]] = []
        for path in packed.entries(self._folder):
            with contextlib.suppress(OSError):
                found = path.lstat()
                age = now - found.st_mtime
                is_leftover = path.suffix == ".tmp" and age > _DAY
                if is_leftover or age > _LONGEST_UNUSED:
                    path.unlink()
                else:
                    kept.append((found.st_mtime, found.st_size, path))
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= _MOST_BYTES:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _tell(self, path: Path, message: str) -> None:
        shown = path.relative_to(self._folder.parent.parent).as_posix()
        self.notices.append(Notice(NoticeCode.CACHE, "info", shown, message))


def read_record(root: Path, name: str, kind: type[T]) -> T | None:
    """Return a single value that a build left, or ``None`` when there is none that can be read."""
    try:
        return msgspec.msgpack.decode(packed.read(root / FOLDER / name), type=kind)
    except (OSError, ValueError, RecursionError):
        return None


def write_record(root: Path, name: str, value: object) -> None:
    """Leave a single value for the next build, if the disk will have it."""
    with contextlib.suppress(OSError, UnicodeEncodeError):
        _write(root, root / FOLDER / name, _encoder().encode(value))


def remove(root: Path, records: tuple[str, ...] = ()) -> None:
    """Forget everything: what sources gave, and the records. Raises OSError when the disk refuses it."""
    folder = root / FOLDER
    packed.remove_entries(folder / _SOURCES)
    for name in records:
        for path in (*folder.glob(name), *folder.glob(f"{name}.*.tmp")):
            path.unlink()


def _touch(path: Path) -> None:
    """Note the use of an entry, once a day."""
    with contextlib.suppress(OSError):
        if time.time() - path.stat().st_mtime > _DAY:
            os.utime(path)


def _write(root: Path, path: Path, content: bytes) -> None:
    packed.write(path, content)
    packed.hide(root)
