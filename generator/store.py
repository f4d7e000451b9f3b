"""A folder -> what a build reads: sources, settings, the ledger. No other module opens them."""

import difflib
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator import manifest
from generator.errors import ConfigError
from generator.manifest import Manifest
from generator.model import EDITORIAL, SIDECAR_ENDING, Limits, Notice, NoticeCode, SourceFile

MANIFEST = ".generated.json"
"""Name of the file in docs/ that lists what is generated."""
LEDGER = "ledger.json"
"""Name of the file in docs/ that remembers every address ever published; nothing removes it."""
_ENVIRONMENT = re.compile(r"!ENV\s+\[?([^\]\n]*)")
"""Where mkdocs.yml asks for variables of the environment; what stands there may be defaults, too."""
_YAML_ENDINGS = (".yml", ".yaml")
_NEVER_TOO_LARGE = 1_000_000
"""Bytes; no setting is lower, so the settings need not be read for a file of this size."""
_MAX_SETTINGS_BYTES = 1_000_000
_MISSPELT = 0.8
"""The share of letters that two names have in common when one may be the other, misspelt."""
_LEFTOVER_STARTS = (".", "~$")
_LEFTOVER_ENDINGS = (
    "~",
    ".bak",
    ".swp",
    ".swo",
    ".rej",
    ".tmp",
    ".orig",
    ".part",
    ".crdownload",
    ".download",
)
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


def _none() -> None:
    """Stand for a ledger that there is not yet."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads."""

    sources: tuple[SourceFile, ...]
    """In order of path."""
    settings: Mapping[str, str]
    """Text of editorial.yml and of the sidecars, by path relative to seeds/."""
    notices: tuple[Notice, ...]
    """Files that could not be used."""
    ledger: Callable[[], str | None] = field(default=_none, compare=False)
    """Reads the text of the ledger that the last build left; ``None`` before the first. It is large, so it is
    read when it is needed, and held by nobody. Raises ConfigError when it is gone or no text."""
    site: str = ""
    """Text of mkdocs.yml."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables of the environment that mkdocs.yml asks for."""


def read_inputs(project: Project) -> Inputs:
    """Read sources and settings. Raises ConfigError when there is no seeds/ or settings cannot be read."""
    if not project.seeds.is_dir():
        message = "there is no such folder; make it and put your documents in, or name another with --project"
        raise ConfigError([Notice(NoticeCode.NO_SOURCES, "error", "seeds/", message)])
    files, notices = _list_files(project.seeds)
    yaml = {path for path in files if path.endswith(_YAML_ENDINGS)}
    others = [path for path in files if path not in yaml]
    settings = sorted({EDITORIAL, *(path + SIDECAR_ENDING for path in others)} & yaml)
    strays = (_stray(path, others) for path in sorted(yaml.difference(settings)))
    texts = _read_settings(project.seeds, settings)
    sources, unreadable = _read_sources(project.seeds, others, texts.get(EDITORIAL, ""))
    site = (content(project.root / "mkdocs.yml") or b"").decode(errors="replace")
    return Inputs(
        sources,
        texts,
        (*notices, *strays, *unreadable),
        partial(_read_ledger, project),
        site,
        _environment(site),
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
    sources, notices = _read_sources(project.seeds, sorted(names), inputs.settings.get(EDITORIAL, ""))
    if notices:
        return None
    fresh = {source.path: source for source in sources}
    same = (old if fresh.get(old.path, old) == old else fresh[old.path] for old in inputs.sources)
    return replace(inputs, sources=tuple(same))


def listed(project: Project) -> Manifest:
    """Return what the last build wrote. Raises ConfigError when the list of it is damaged."""
    return manifest.read(content(project.docs / MANIFEST), f"docs/{MANIFEST}")


def without_ledger() -> ConfigError:
    """Return what to raise when pages of an earlier build stand without their ledger."""
    message = (
        "the ledger is gone, and with it what became of every address published so far; nothing was "
        f"built. Take it back with: git checkout docs/{LEDGER}"
    )
    return ConfigError([Notice(NoticeCode.LEDGER_MISSING, "error", f"docs/{LEDGER}", message)])


def content(path: Path) -> bytes | None:
    """Return what a file holds, ``None`` when there is none."""
    return path.read_bytes() if path.is_file() else None


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
    stem = path.rpartition(".")[0]
    meant = {name: name + SIDECAR_ENDING for name in sources} | {EDITORIAL.rpartition(".")[0]: EDITORIAL}
    near = [name for name in sources if name.rpartition(".")[0] == stem]
    near = near or difflib.get_close_matches(stem, meant, n=1, cutoff=_MISSPELT)
    hint = f"rename it to '{meant[near[0]]}'" if near else "a sidecar is named like its source plus '.yml'"
    message = f"these settings belong to no source, so they are not used; {hint}"
    return Notice(NoticeCode.SIDECAR_WITHOUT_SOURCE, "warning", f"seeds/{path}", message)


def _read_sources(
    seeds: Path, paths: list[str], editorial: str
) -> tuple[tuple[SourceFile, ...], list[Notice]]:
    sources: list[SourceFile] = []
    notices: list[Notice] = []
    for path in paths:
        try:
            size = (seeds / path).stat().st_size
            if size > _NEVER_TOO_LARGE and size > (limit := _largest(editorial)) * 10**6:
                message = (
                    f"the file has {size / 10**6:.1f} MB, the limit is {limit}; divide it, or raise "
                    f"'megabytes' under 'limits' in seeds/{EDITORIAL}"
                )
                notices.append(Notice(NoticeCode.SOURCE_TOO_LARGE, "error", f"seeds/{path}", message))
                continue
            with (seeds / path).open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = f"the file cannot be opened ({error.strerror}); check its permissions"
            notices.append(Notice(NoticeCode.SOURCE_UNREADABLE, "error", f"seeds/{path}", message))
            continue
        sources.append(SourceFile(path, digest, size, partial(Path.read_bytes, seeds / path)))
    return tuple(sources), notices


def _largest(editorial: str) -> int:
    """Return how many megabytes a source may have, from the text of editorial.yml."""
    from generator.text import bounded_yaml  # noqa: PLC0415 - loads YAML, for large files only

    return bounded_yaml.number(editorial, "limits", "megabytes", Limits().megabytes)


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


def _environment(settings: str) -> dict[str, str]:
    """Return the variables that settings ask for and the environment has."""
    named = {name for asked in _ENVIRONMENT.findall(settings) for name in re.findall(r"\w+", asked)}
    return {name: os.environ[name] for name in sorted(named) if name in os.environ}


def _read_ledger(project: Project) -> str | None:
    """Return the text of the ledger, ``None`` where there never was one."""
    path = project.docs / LEDGER
    if path.is_dir():
        message = "this must be the ledger, a file, but it is a folder; move it away"
        raise ConfigError([Notice(NoticeCode.LEDGER_DAMAGED, "error", f"docs/{LEDGER}", message)])
    found = content(path)
    if found is None and listed(project).has_ledger:
        raise without_ledger()
    try:
        return None if found is None else found.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = (
            f"the ledger is not UTF-8 text; take the last good one back with: git checkout docs/{LEDGER}"
        )
        raise ConfigError([Notice(NoticeCode.LEDGER_DAMAGED, "error", f"docs/{LEDGER}", message)]) from error
