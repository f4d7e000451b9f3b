"""A brief -> the notices about it: what a reader or the analyst should look at."""

from generator.model import Brief, Notice, NoticeCode, Sidecar
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
    if not brief.key_points:
        message = "no sentence can stand alone as a key point; pin some in its sidecar if it has any"
        notices.append(Notice(NoticeCode.NO_KEY_POINTS, "warning", path, message))
    for figure in brief.figures:
        if figure.slip:
            line = brief.document.passages[figure.evidence.passage].line
            message = f"'{figure.text}' is shown as written, but {figure.slip}"
            notices.append(Notice(NoticeCode.SUSPECTED_SLIP, "info", path, message, line))
    return (*notices, *_corrections(brief, sidecar))


def _corrections(brief: Brief, sidecar: Sidecar) -> list[Notice]:
    """Tell the analyst of a pin or drop whose sentence is not in the source (any more)."""
    text = normalise(brief.document.text)
    return [
        Notice(
            NoticeCode.QUOTE_NOT_FOUND,
            "warning",
            f"seeds/{brief.document.path}.yml",
            f"the sentence under '{key}' is not in the source: '{sentence}'; correct or remove it",
        )
        for key, sentences in (("pin", sidecar.pin), ("drop", sidecar.drop))
        for sentence in sentences
        if normalise(sentence) not in text
    ]
