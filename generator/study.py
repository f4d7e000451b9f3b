"""A source and what the settings say about it -> its brief, or why it gives none. Knows no other source."""

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
    Stated,
    Studied,
    Task,
)
from generator.sharing import shared


def study(task: Task) -> Studied:
    """Read the source and find all that a brief shows. One that cannot be read gives a notice."""
    sidecar = task.sidecar
    try:
        document, notices = readers.read(task.source, _given(sidecar), sidecar.ignore)
    except SourceError as error:
        return Studied(None, (error.notice,))
    brief = again(document, sidecar, task.actors)
    return shared(Studied(brief, notices, corpus.prepare(brief)))


def again(document: Document, sidecar: Sidecar, actors: tuple[KnownActor, ...]) -> Brief:
    """Find everything in a document that is read already."""
    return extract.brief("", document, sidecar, actors)


def gave_up(task: Task, reason: str) -> Studied:
    """Return what a source gives whose study did not end by itself."""
    message = f"{reason}; divide it, save it in another format, or raise 'limits' in seeds/{EDITORIAL}"
    return Studied(None, (Notice(NoticeCode.SOURCE_GAVE_UP, "error", task.source.path, message),))


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
