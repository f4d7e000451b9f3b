"""A brief -> the notices about it: what a reader or the analyst should look at."""

from generator.model import SIDECAR_ENDING, Brief, Notice, NoticeCode, Sidecar
from generator.text.normalise import normalise


def find(brief: Brief, sidecar: Sidecar) -> tuple[Notice, ...]:
    """Return what is missing from the source, what looks like a slip, and which corrections found nothing."""
    path = f"seeds/{brief.document.path}"
    notices = []
    if brief.document.metadata.published is None:
        message = (
            "the source does not say when it was published; state 'published' in its sidecar if you know"
        )
        notices.append(Notice(NoticeCode.DATE_NOT_STATED, "info", path, message))
    if brief.bottom_line is None:
        message = "no sentence can stand alone as a key point; pin some in its sidecar if it has any"
        notices.append(Notice(NoticeCode.NO_KEY_POINTS, "warning", path, message))
    for figure in brief.figures:
        if figure.slip:
            line = brief.document.passages[figure.evidence.passage].line
            message = f"'{figure.text}' is shown as written, but {figure.slip}"
            notices.append(Notice(NoticeCode.SUSPECTED_SLIP, "info", path, message, line))
    return (*notices, *_corrections(brief, sidecar))


def _corrections(brief: Brief, sidecar: Sidecar) -> list[Notice]:
    """Tell the analyst of a correction that changes nothing: its words are not there (any more)."""
    if not (sidecar.pin or sidecar.drop or sidecar.ignore):
        return []
    sentences = [normalise(sentence.text) for sentence in brief.document.sentences]
    lines = [normalise(dropped.text) for dropped in brief.document.dropped]
    wanted = [("pin", quote, sentences) for quote in sidecar.pin]
    wanted += [("drop", quote, sentences) for quote in sidecar.drop]
    wanted += [("ignore", quote, lines) for quote in sidecar.ignore]
    return [
        Notice(
            NoticeCode.QUOTE_NOT_FOUND,
            "warning",
            f"seeds/{brief.document.path}{SIDECAR_ENDING}",
            f"'{key}' names what is no {'line' if key == 'ignore' else 'sentence'} of the source: '{quote}'; "
            "correct or remove it",
        )
        for key, quote, places in wanted
        if not any(normalise(quote) in place for place in places)
    ]
