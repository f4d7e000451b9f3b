"""The only module that touches a project's files: sources and settings in, pages out."""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import ConfigError
from generator.model import EDITORIAL, SIDECAR_ENDING, Notice, NoticeCode, Page, Source

MANIFEST = ".generated.json"
_MAX_SOURCE_BYTES = 100_000_000
_MAX_SETTINGS_BYTES = 1_000_000
_EDITOR_LEFTOVERS = ("~", ".bak", ".swp", ".tmp", ".orig")


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

    @property
    def site(self) -> Path:
        """What MkDocs builds."""
        return self.root / "site"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads."""

    sources: tuple[Source, ...]
    """In order of path."""
    settings: Mapping[str, str]
    """Text of editorial.yml and of the sidecars, by path relative to seeds/."""
    notices: tuple[Notice, ...]
    """Files that could not be used."""


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
    """Read sources and settings. Raises ConfigError when there is no seeds/ or settings cannot be read."""
    if not project.seeds.is_dir():
        message = "there is no such folder; make it and put your documents in, or name another with --project"
        raise ConfigError([Notice(NoticeCode.NO_SOURCES, "error", "seeds/", message)])
    files, notices = _list_files(project.seeds)
    settings = [path for path in files if path == EDITORIAL or path.removesuffix(SIDECAR_ENDING) in files]
    settings = [path for path in settings if path.endswith(SIDECAR_ENDING)]
    sources, unreadable = _read_sources(project.seeds, [path for path in files if path not in settings])
    return Inputs(sources, _read_settings(project.seeds, settings), (*notices, *unreadable))


def compare(project: Project, pages: Iterable[Page]) -> Difference:
    """Return what differs between the pages and what is on disk."""
    known = _read_manifest(project)
    wanted = {page.path: page for page in pages}
    changed: list[Page] = []
    foreign: list[str] = []
    for path, page in wanted.items():
        current = _read_text(project.docs / path)
        if current == page.text:
            continue
        if current is not None and path not in known:
            foreign.append(path)
        else:
            changed.append(page)
    obsolete = [path for path in known if path not in wanted and (project.docs / path).is_file()]
    return Difference(tuple(changed), tuple(sorted(obsolete)), tuple(foreign))


def publish(project: Project, pages: Iterable[Page]) -> Difference:
    """Write the pages that differ, remove generated files no longer produced, and remember what is ours."""
    pages = tuple(pages)
    difference = compare(project, pages)
    for page in difference.changed:
        _write(project.docs / page.path, page.text)
    ours = sorted(page.path for page in pages if page.path not in difference.foreign)
    manifest = json.dumps({"generated": ours}, indent=1) + "\n"
    if _read_text(project.docs / MANIFEST) != manifest:
        _write(project.docs / MANIFEST, manifest)
    for path in difference.obsolete:
        _remove(project.docs, path)
    return difference


def remove_generated(project: Project) -> int:
    """Delete every generated file in docs/ and return how many there were."""
    paths = [path for path in _read_manifest(project) if (project.docs / path).is_file()]
    for path in paths:
        _remove(project.docs, path)
    (project.docs / MANIFEST).unlink(missing_ok=True)
    return len(paths)


def list_docs(project: Project) -> tuple[str, ...]:
    """Return every file of docs/, generated or hand-written, as sorted paths relative to it."""
    files = (path for path in project.docs.rglob("*") if path.is_file())
    return tuple(sorted(path.relative_to(project.docs).as_posix() for path in files))


def hand_written(project: Project) -> tuple[Path, ...]:
    """Return what people edit: sources, settings, theme, and the pages of docs/ that are not generated."""
    ours = set(_read_manifest(project))
    pages = [project.docs / path for path in list_docs(project) if path not in ours and path != MANIFEST]
    others = [project.seeds, project.root / "site_overrides", project.root / "mkdocs.yml"]
    return tuple(path for path in (*others, *pages) if path.exists())


def _list_files(seeds: Path) -> tuple[list[str], list[Notice]]:
    """Return the regular files of the folder as sorted relative paths; what else is there is named."""
    files: list[str] = []
    notices: list[Notice] = []
    for folder, folders, names in os.walk(seeds):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "#")) or name.endswith(_EDITOR_LEFTOVERS):
                continue
            file = Path(folder, name)
            path = file.relative_to(seeds).as_posix()
            if stat.S_ISREG(file.lstat().st_mode):
                files.append(path)
            else:
                message = "a link or special file is never followed; put the file itself here"
                notices.append(Notice(NoticeCode.SOURCE_UNREADABLE, "error", f"seeds/{path}", message))
    return sorted(files), notices


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


def _read_manifest(project: Project) -> tuple[str, ...]:
    """Return the paths that the last build wrote; only plain relative ones: people can edit the file."""
    text = _read_text(project.docs / MANIFEST)
    try:
        listed = json.loads(text)["generated"] if text else []
    except (ValueError, KeyError, TypeError):
        listed = []
    paths = [path for path in listed if isinstance(path, str)]
    return tuple(path for path in paths if ".." not in PurePosixPath(path).parts and not path.startswith("/"))


def _read_text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


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
