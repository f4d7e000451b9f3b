"""The only module that reads a project's sources and settings and writes its pages."""

import difflib
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import manifest
from generator.errors import ConfigError
from generator.manifest import Manifest
from generator.model import EDITORIAL, SIDECAR_ENDING, Notice, NoticeCode, Page, Source

MANIFEST = ".generated.json"
"""Name of the file in docs/ that lists what is generated."""
LEDGER = "ledger.json"
"""Name of the file in docs/ that remembers every address ever published; nothing removes it."""
Stamp = tuple[int, int, int, int]
"""What changes with a file: its size, when it and its entry were changed (ns), its number on the disk."""
_RESTS_ON_LEDGER = {"changes/index.md", "feed.xml", "feed.json"}
"""Files that only a build with a ledger makes."""
_YAML_ENDINGS = (".yml", ".yaml")
_MAX_SOURCE_BYTES = 100_000_000
_MAX_SETTINGS_BYTES = 1_000_000
_LEFTOVER_STARTS = (".", "~$")
_LEFTOVER_ENDINGS = ("~", ".bak", ".swp", ".tmp", ".orig", ".part", ".crdownload", ".download")
_LEFTOVER_NAMES = ("Thumbs.db", "desktop.ini")
"""What editors, Word, browsers and systems leave in a folder."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where a collection lives."""

    root: Path
    """The folder that holds mkdocs.yml."""

    @property
    def seeds(self) -> Path:
        """What people edit."""
        return self.root / "seeds"

    @property
    def docs(self) -> Path:
        """What is published."""
        return self.root / "docs"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads."""

    sources: tuple[Source, ...]
    """In order of path."""
    settings: Mapping[str, str]
    """Text of editorial.yml and of the sidecars, by path relative to seeds/."""
    notices: tuple[Notice, ...]
    """Files that could not be used."""
    ledger: str | None = None
    """Text of the ledger that the last build left; ``None`` before the first."""
    site: str = ""
    """Text of mkdocs.yml."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would change, as paths relative to docs/."""

    changed: tuple[Page, ...]
    """Pages to write."""
    obsolete: tuple[str, ...]
    """Generated files that are no longer produced."""
    foreign: tuple[str, ...]
    """Pages that a person wrote where a generated one should go; they are left alone."""


def read_inputs(project: Project) -> Inputs:
    """Read sources, settings and the ledger.

    Raises ConfigError when there is no seeds/, when settings cannot be read, or when the ledger is gone.
    """
    if not project.seeds.is_dir():
        message = "there is no such folder; make it and put your documents in, or name another with --project"
        raise ConfigError([Notice(NoticeCode.NO_SOURCES, "error", "seeds/", message)])
    files, notices = _list_files(project.seeds)
    yaml = {path for path in files if path.endswith(_YAML_ENDINGS)}
    others = [path for path in files if path not in yaml]
    settings = sorted({EDITORIAL, *(path + SIDECAR_ENDING for path in others)} & yaml)
    strays = (_stray(path, others) for path in sorted(yaml.difference(settings)))
    sources, unreadable = _read_sources(project.seeds, others)
    return Inputs(
        sources,
        _read_settings(project.seeds, settings),
        (*notices, *strays, *unreadable),
        _read_ledger(project),
        (_read_bytes(project.root / "mkdocs.yml") or b"").decode(errors="replace"),
    )


def read_again(project: Project, inputs: Inputs, paths: Iterable[Path]) -> Inputs | None:
    """Return the inputs with some sources read anew; a source that is the same stays that very object.

    Returns ``None`` when not all of the files are sources that are in the inputs and can still be read: then
    only ``read_inputs`` can tell what changed.
    """
    seeds = project.seeds.resolve()
    names = {path.relative_to(seeds).as_posix() if path.is_relative_to(seeds) else "" for path in paths}
    if not names.issubset(source.path for source in inputs.sources):
        return None
    if any((project.seeds / name).is_symlink() for name in names):
        return None
    sources, notices = _read_sources(project.seeds, sorted(names))
    if notices:
        return None
    fresh = {source.path: source for source in sources}
    same = (old if fresh.get(old.path, old) == old else fresh[old.path] for old in inputs.sources)
    return replace(inputs, sources=tuple(same))


def compare(project: Project, pages: Iterable[Page]) -> Difference:
    """Return what differs between the pages and what is on disk."""
    known = set(_read_manifest(project).paths)
    wanted = {page.path: page for page in pages}
    changed: list[Page] = []
    foreign: list[str] = []
    for path, page in wanted.items():
        current = _read_bytes(project.docs / path)
        if current == page.text.encode():
            continue
        if current is not None and path not in known:
            foreign.append(path)
        else:
            changed.append(page)
    obsolete = [path for path in sorted(known) if path not in wanted and (project.docs / path).is_file()]
    return Difference(tuple(changed), tuple(obsolete), tuple(foreign))


def publish(project: Project, pages: Iterable[Page], ledger: str | None = None) -> Difference:
    """Write the pages that differ, remove generated files no longer produced, and remember what is ours.

    The ledger goes first. A build cut short after it leaves old pages and a ledger that knows more; the next
    build makes the same pages of it. Without ``ledger`` the one on disk stays as it is. Raises ConfigError
    when pages of an earlier build are there without their ledger.
    """
    pages = tuple(pages)
    difference = compare(project, pages)
    ours = {page.path for page in pages}.difference(difference.foreign)
    is_first = ledger is not None and not (project.docs / LEDGER).is_file()
    if is_first and not _RESTS_ON_LEDGER.isdisjoint(difference.foreign):
        raise _without_ledger()  # manifest and ledger are both gone, but their pages are there
    if ledger is not None and _read_bytes(project.docs / LEDGER) != ledger.encode():
        _write(project.docs / LEDGER, ledger)
    # Until all is done the manifest names old and new files, so that a build cut short disowns none.
    _write_manifest(project, ours.union(difference.obsolete))
    for page in difference.changed:
        _write(project.docs / page.path, page.text)
    for path in difference.obsolete:
        _remove(project.docs, path)
    _write_manifest(project, ours)
    return difference


def remove_generated(project: Project) -> int:
    """Delete every generated file in docs/ and return how many there were. The ledger stays."""
    paths = [path for path in _read_manifest(project).paths if (project.docs / path).is_file()]
    for path in paths:
        _remove(project.docs, path)
    # Where there is a ledger, the empty manifest goes on saying so: it must not vanish unnoticed.
    if (project.docs / LEDGER).is_file():
        _write_manifest(project, ())
    else:
        (project.docs / MANIFEST).unlink(missing_ok=True)
    return len(paths)


def stamps(project: Project, paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of each file in docs/."""
    return {path: _stamp(project.docs / path) for path in paths}


def digest(project: Project, path: str) -> str:
    """Return the SHA-256 of a file in docs/, empty when there is none."""
    content = _read_bytes(project.docs / path)
    return "" if content is None else hashlib.sha256(content).hexdigest()


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return (-1, 0, 0, 0)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def list_docs(project: Project) -> tuple[str, ...]:
    """Return every file of docs/, generated or hand-written, as sorted paths relative to it."""
    files = (path for path in project.docs.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(project.docs).as_posix() for path in files))


def list_generated(project: Project) -> tuple[str, ...]:
    """Return every generated file of docs/, as paths relative to it."""
    return _read_manifest(project).paths


def watched(project: Project) -> tuple[Path, ...]:
    """Return where people edit: sources, pages, the theme, its settings, and our templates."""
    root, templates = project.root, Path(__file__).parent / "templates"
    places = [project.seeds, project.docs, root / "site_overrides", root / "mkdocs.yml", templates]
    return tuple(path for path in places if path.exists())


def _list_files(seeds: Path) -> tuple[list[str], list[Notice]]:
    """Return the regular files of the folder as sorted relative paths; what else is there is named."""
    files: list[str] = []
    notices: list[Notice] = []

    def refuse(path: str, message: str) -> None:
        notices.append(Notice(NoticeCode.SOURCE_UNREADABLE, "error", f"seeds/{path}", message))

    def closed(error: OSError) -> None:
        path = Path(error.filename).relative_to(seeds).as_posix()
        refuse(path, f"the folder cannot be read ({error.strerror}); check its permissions")

    for folder, folders, names in os.walk(seeds, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            if _is_leftover(name):
                continue
            path = Path(folder, name).relative_to(seeds).as_posix()
            if not path.isprintable():
                shown = "".join(char if char.isprintable() else "?" for char in path)
                refuse(shown, "the file's name holds a character that cannot be shown; rename it")
                continue
            if stat.S_ISREG(Path(folder, name).lstat().st_mode):
                files.append(path)
            else:
                refuse(path, "a link or special file is never followed; put the file itself here")
    if (seeds / EDITORIAL).is_dir():
        refuse(EDITORIAL, "this must be a file, but it is a folder; rename it")
    return sorted(files), notices


def _is_leftover(name: str) -> bool:
    is_autosave = name.startswith("#") and name.endswith("#")
    return (
        is_autosave
        or name.startswith(_LEFTOVER_STARTS)
        or name.endswith(_LEFTOVER_ENDINGS)
        or name in _LEFTOVER_NAMES
    )


def _stray(path: str, sources: list[str]) -> Notice:
    """Return the notice for a settings file that belongs to nothing, with what it may be meant for."""
    near = difflib.get_close_matches(path, [EDITORIAL, *(name + SIDECAR_ENDING for name in sources)], n=1)
    hint = f"rename it to '{near[0]}'" if near else "a sidecar is named like its source plus '.yml'"
    message = f"these settings belong to no source, so they are not used; {hint}"
    return Notice(NoticeCode.SIDECAR_WITHOUT_SOURCE, "warning", f"seeds/{path}", message)


def _read_sources(seeds: Path, paths: list[str]) -> tuple[tuple[Source, ...], list[Notice]]:
    sources: list[Source] = []
    notices: list[Notice] = []
    for path in paths:
        try:
            size = (seeds / path).stat().st_size
            if size > _MAX_SOURCE_BYTES:
                limit = _MAX_SOURCE_BYTES // 10**6
                message = f"the file has {size // 10**6} MB, the limit is {limit}; split it"
                notices.append(Notice(NoticeCode.SOURCE_TOO_LARGE, "error", f"seeds/{path}", message))
                continue
            content = (seeds / path).read_bytes()
        except OSError as error:
            message = f"the file cannot be opened ({error.strerror}); check its permissions"
            notices.append(Notice(NoticeCode.SOURCE_UNREADABLE, "error", f"seeds/{path}", message))
            continue
        sources.append(Source(path, content, hashlib.sha256(content).hexdigest()))
    return tuple(sources), notices


def _read_settings(seeds: Path, paths: Iterable[str]) -> dict[str, str]:
    mistakes: list[Notice] = []
    texts: dict[str, str] = {}
    for path in paths:
        try:
            texts[path] = _read_settings_text(seeds, path)
        except ConfigError as error:
            mistakes += error.notices
    if mistakes:
        raise ConfigError(mistakes)
    return texts


def _read_settings_text(seeds: Path, path: str) -> str:
    problem = "the file is not UTF-8 text; save it as UTF-8"
    try:
        content = (seeds / path).read_bytes()
        if len(content) <= _MAX_SETTINGS_BYTES:
            return content.decode("utf-8-sig")
        problem = f"the file is larger than {_MAX_SETTINGS_BYTES // 1000} kB; is it really a settings file?"
    except OSError as error:
        problem = f"the file cannot be opened ({error.strerror}); check its permissions"
    except UnicodeDecodeError:
        pass
    raise ConfigError([Notice(NoticeCode.CONFIG_SYNTAX, "error", f"seeds/{path}", problem)])


def _read_ledger(project: Project) -> str | None:
    """Return the text of the ledger, ``None`` where there never was one."""
    path = project.docs / LEDGER
    content = _read_bytes(path)
    if content is None and _read_manifest(project).has_ledger:
        raise _without_ledger()
    try:
        return None if content is None else content.decode()
    except UnicodeDecodeError as error:
        message = (
            f"the ledger is not UTF-8 text; take the last good one back with: git checkout docs/{LEDGER}"
        )
        raise ConfigError([Notice(NoticeCode.LEDGER_DAMAGED, "error", f"docs/{LEDGER}", message)]) from error


def _without_ledger() -> ConfigError:
    message = (
        "the ledger is gone, and with it what became of every address published so far; nothing was "
        f"built. Take it back with: git checkout docs/{LEDGER}"
    )
    return ConfigError([Notice(NoticeCode.LEDGER_MISSING, "error", f"docs/{LEDGER}", message)])


def _read_manifest(project: Project) -> Manifest:
    return manifest.read(_read_bytes(project.docs / MANIFEST), f"docs/{MANIFEST}")


def _write_manifest(project: Project, paths: Iterable[str]) -> None:
    text = manifest.text(Manifest(tuple(paths), (project.docs / LEDGER).is_file()))
    if _read_bytes(project.docs / MANIFEST) != text.encode():
        _write(project.docs / MANIFEST, text)


def _read_bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(path: Path, text: str) -> None:
    """Write so that a reader meets the old file or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink(missing_ok=True)
    for folder in list((docs / path).relative_to(docs).parents)[:-1]:
        try:
            (docs / folder).rmdir()
        except OSError:
            return
