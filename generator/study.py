"""A source and what the settings say about it -> its brief, or why it gives none. Knows no other source."""

import hashlib
from dataclasses import replace
from functools import partial

from generator import corpus, extract, readers
from generator.errors import SourceError
from generator.model import (
    EDITORIAL,
    Brief,
    Document,
    KnownActor,
    Metadata,
    Notice,
    NoticeCode,
    Sidecar,
    Source,
    Stated,
    Studied,
    Task,
)
from generator.sharing import shared


def study(task: Task) -> Studied:
    """Read the source and find all that a brief shows. One that cannot be read gives a notice."""
    path, sidecar = task.file.path, task.sidecar
    try:
        content = task.file.read()
    except OSError as error:
        message = f"the file could not be opened again ({error.strerror}); run this again"
        return Studied(None, (Notice(NoticeCode.SOURCE_CHANGED, "error", path, message),))
    source = Source(path, content, hashlib.sha256(content).hexdigest())
    try:
        document, notices = readers.read(source, _given(sidecar), sidecar.ignore)
    except SourceError as error:
        return Studied(None, (error.notice, *_changed(task, source)))
    brief = again(document, sidecar, task.actors)
    return shared(Studied(brief, (*notices, *_changed(task, source)), corpus.prepare(brief)))


def _changed(task: Task, source: Source) -> tuple[Notice, ...]:
    """Return the notice about a source that is not what was found in the folder a moment ago."""
    if source.sha256 == task.file.sha256:
        return ()
    message = "the file was saved while it was being read; run this again"
    return (Notice(NoticeCode.SOURCE_CHANGED, "warning", source.path, message),)


def with_content(task: Task) -> Task:
    """Return the same task for a machine that does not have the file."""
    try:
        content = task.file.read()
    except OSError:
        return task  # there it cannot be opened either
    return replace(task, file=replace(task.file, read=partial(bytes, content)))


def again(document: Document, sidecar: Sidecar, actors: tuple[KnownActor, ...]) -> Brief:
    """Find everything in a document that is read already."""
    return extract.brief("", document, sidecar, actors)


def gave_up(task: Task, reason: str) -> Studied:
    """Return what a source gives whose study did not end by itself; ``reason`` says what it did."""
    advice = f"divide it, save it in another format, or raise 'limits' in seeds/{EDITORIAL}"
    message = f"reading it {reason}; {advice}"
    return Studied(None, (Notice(NoticeCode.SOURCE_GAVE_UP, "error", task.file.path, message),))


def _given(sidecar: Sidecar) -> Metadata:
    """Return what the sidecar states; it wins over what the file says."""

    def stated(value: str) -> Stated | None:
        return Stated(value, "sidecar") if value else None

    return Metadata(
        title=stated(sidecar.title),
        subtitle=stated(sidecar.subtitle),
        kind=stated(sidecar.kind),
        author=stated(sidecar.author),
        editor=stated(sidecar.editor),
        publisher=stated(sidecar.publisher),
        published=stated(sidecar.published),
        language=stated(sidecar.language),
        url=stated(sidecar.url),
    )
