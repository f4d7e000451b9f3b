"""Changes to a folder <-> a journal in it: all of them come to be, or none.

Whatever is to be written goes into ``.staged`` first, in the same folder, hence on the same disk. Then a
journal is put there in one step: from that moment on the changes count. Only then do they take place, and
the journal goes last. Who finds a journal that a killed build left carries it out; who finds staged files
without one throws them away. The caller keeps others out.

A journal is believed in nothing that can be looked up. It changes nothing outside the folder, nothing behind
a link, and no file that is not as it was when the journal was written: somebody changed that since. One that
is damaged, or was written for another state of its vital files, is thrown away.
"""

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path, PurePosixPath

from generator.errors import ConfigError
from generator.manifest import is_plain
from generator.model import Notice, NoticeCode

FOLDER = ".staged"
"""Name of the folder for what is not in its place yet."""
_MARK = ".gitignore"
"""Name of the file that says the folder is ours. It also keeps the folder out of everybody's history."""
_MARKED = b"*\n"
_JOURNAL = "journal.json"
_DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to become of one file."""

    path: str
    """Relative to the folder, with forward slashes."""
    before: str | None
    """SHA-256 of what it held when the step was decided; ``None`` when it was not there."""
    after: str | None
    """SHA-256 of what it is to hold, the same as before if it stays; ``None`` when it is to go."""
    staged: str | None = None
    """Name of the staged file with the new content; ``None`` when there is nothing to write."""
    is_vital: bool = False
    """Whether all steps are void when the file is neither as it was nor as it is to be."""


Journal = tuple[Step, ...]
"""Decided steps, in their order."""


class Staging:
    """Steps that are being collected. Lives until they are decided."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, in which no other staging is left. Nothing is written before there is a change."""
        self._folder = folder
        self._steps: dict[str, Step] = {}
        self._written = 0

    def write(
        self, path: str, pieces: Iterable[bytes], before: str | None, after: str, *, is_vital: bool = False
    ) -> None:
        """Stage a file, of which the SHA-256 before and after are given."""
        name = str(self._written)
        _write(_opened(self._folder) / name, pieces, is_lasting=is_vital)
        self._written += 1
        self._steps[path] = Step(path, before, after, name, is_vital)

    def keep(self, path: str) -> None:
        """Stage that a vital file stays as it is."""
        now = digest(self._folder / path)
        self._steps[path] = Step(path, now, now, None, is_vital=True)

    def remove(self, path: str) -> None:
        """Stage that a file is to go."""
        self._steps[path] = Step(path, digest(self._folder / path), None)

    def decide(self, first: Iterable[str]) -> Journal:
        """Make the steps count and return them, those of ``first`` in front; then ``carry_out``."""
        steps = {path: self._steps[path] for path in (*first, *self._steps)}
        journal = tuple(steps.values())
        if any(step.before != step.after for step in journal):
            text = json.dumps({"steps": [astuple(step) for step in journal]}, indent=1)
            put(self._folder, f"{FOLDER}/{_JOURNAL}", text.encode())
        return journal


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """Collect steps. Until they are decided the folder is as it was, and stays so when something fails."""
    try:
        yield Staging(folder)
    finally:
        if not (folder / FOLDER / _JOURNAL).exists():
            with contextlib.suppress(OSError, ConfigError):  # else the next command does it, or tells
                discard(folder)


def is_left(folder: Path) -> bool:
    """Say whether somebody left staged files, decided or not."""
    return os.path.lexists(folder / FOLDER)


def left(folder: Path) -> Journal:
    """Return the journal that somebody left; empty when there is none that holds here.

    Raises ConfigError when the place of staged files is not ours.
    """
    _check(folder)
    try:
        steps = json.loads((folder / FOLDER / _JOURNAL).read_bytes())["steps"]
        journal = tuple(_step(*values) for values in steps)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    return journal if all(_fits(folder, step) for step in journal) else ()


def carry_out(folder: Path, journal: Journal, ours: Container[str]) -> tuple[str, ...]:
    """Take the steps that are not taken yet; then ``discard``. Of files that are there only ``ours`` change.

    Returns the paths at which somebody has put a file since where there was none. It stays as it is.
    """
    mine = (step for step in journal if step.before is None or step.path in ours)
    return tuple(step.path for step in mine if not _take(folder, step) and step.before is None)


def discard(folder: Path) -> None:
    """Forget what is staged: the journal first, the mark last, so that a rest of it is known as ours.

    Raises ConfigError when something else is there.
    """
    if not is_left(folder):
        return
    _check(folder)
    staged = folder / FOLDER
    names = [path.name for path in staged.iterdir() if path.name.isdecimal()]
    for name in (_JOURNAL, _DRAFT, *names):
        (staged / name).unlink(missing_ok=True)
    if any(path.name != _MARK for path in staged.iterdir()):
        raise _not_ours(folder)
    (staged / _MARK).unlink(missing_ok=True)
    staged.rmdir()


def put(folder: Path, path: str, content: bytes) -> None:
    """Write one file at once and to stay: a reader meets the old file or the new one, never half of it."""
    draft = _opened(folder) / _DRAFT
    _write(draft, (content,), is_lasting=True)
    draft.replace(folder / path)


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file; ``None`` when nothing is there, empty when it is something else."""
    if not path.is_file():
        return "" if os.path.lexists(path) else None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def may_hold(folder: Path, path: str) -> bool:
    """Say whether a file of ours can be at the path: only folders lead there, on one disk, and no link."""
    if not is_plain(path) or PurePosixPath(path).parts[:1] == (FOLDER,):
        return False
    place = folder
    try:
        disk = folder.stat().st_dev
        for part in PurePosixPath(path).parts[:-1]:
            place /= part
            found = place.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_dev != disk:
                return False
        (folder / path).lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):  # no system has such a name, or it may not be looked at
        return False
    return True


def drop(folder: Path, path: str) -> None:
    """Delete a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for parent in list(PurePosixPath(path).parents)[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:
            return


def _step(path: str, before: str | None, after: str | None, staged: str | None, is_vital: bool) -> Step:
    """Return a step of a journal that was read. Raises TypeError or ValueError when it is none."""
    if not isinstance(path, str) or not isinstance(is_vital, bool):
        raise TypeError
    if any(value is not None and not isinstance(value, str) for value in (before, after, staged)):
        raise TypeError
    if staged is not None and not staged.isdecimal():
        raise ValueError
    return Step(path, before, after, staged, is_vital)


def _fits(folder: Path, step: Step) -> bool:
    """Say whether a step that was read may be taken here."""
    if not may_hold(folder, step.path):
        return False
    staged = digest(folder / FOLDER / step.staged) if step.staged else None
    if staged not in {None, step.after}:
        return False
    if not step.is_vital:
        return True
    return digest(folder / step.path) in ({step.before, step.after} if staged else {step.after})


def _take(folder: Path, step: Step) -> bool:
    """Take a step, unless it was taken before; say whether nobody came between."""
    staged = folder / FOLDER / step.staged if step.staged else None
    if step.before == step.after or (staged and not staged.exists()):
        return True
    now = digest(folder / step.path)
    if now == step.after:
        return True
    if now not in {step.before, None}:
        return False
    if staged is None:
        drop(folder, step.path)
    else:
        (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
        staged.replace(folder / step.path)
    return True


def _opened(folder: Path) -> Path:
    """Return the folder of staged files, made and marked."""
    staged = folder / FOLDER
    if not (staged / _MARK).exists():
        staged.mkdir(parents=True)
        (staged / _MARK).write_bytes(_MARKED)
    return staged


def _write(path: Path, pieces: Iterable[bytes], *, is_lasting: bool) -> None:
    try:
        with path.open("wb") as file:
            file.writelines(pieces)
            if is_lasting:  # not only when the program is killed, but when the power fails
                file.flush()
                os.fsync(file.fileno())
        path.chmod(0o644)
    except OSError as error:
        error.filename = error.filename or str(path)  # writing names none
        raise


def _check(folder: Path) -> None:
    """Raise ConfigError when the place of staged files holds what is not ours."""
    staged = folder / FOLDER
    if not is_left(folder):
        return
    if staged.is_symlink() or not staged.is_dir():
        raise _not_ours(folder)
    mark = staged / _MARK
    marked = mark.read_bytes() if mark.is_file() and not mark.is_symlink() else None
    is_ours = not any(staged.iterdir()) if marked is None else _MARKED.startswith(marked)
    if not is_ours:
        raise _not_ours(folder)


def _not_ours(folder: Path) -> ConfigError:
    message = (
        "this tool keeps unfinished work there, but something else is in it; move it away, "
        "or delete the folder if you do not need it"
    )
    place = f"{folder.name}/{FOLDER}/"
    return ConfigError([Notice(NoticeCode.PAGE_NOT_OURS, "error", place, message)])
