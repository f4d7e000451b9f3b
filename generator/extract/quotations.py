"""Document and its actors -> what the document says that others said: in quotation marks, or told.

Words in quotation marks that nobody is said to have spoken (titles, scare quotes) are no quotations.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from generator import lexicon
from generator.model import Actor, Document, Evidence, Quotation, Sentence
from generator.text.quote_marks import quoted, without
from generator.text.speech import Named, Speech, bare_verbs, document_verbs, is_document
from generator.text.speech import find as find_speech

_FEWEST_QUOTED_WORDS = 4
_FEWEST_QUOTED_AFTER_AS = 3
_FEWEST_TOLD_WORDS = 5
_REACH_OF_THAT = 40
_PRONOUN_REACH = 2
_PERSONAL = frozenset({"he", "she"})
_THAT = {
    "en": (" that ",),
    "fr": (" que ", " qu\u2019", " qu'"),
    "de": (", dass ",),
    "es": (" que ",),
    "ru": (", что ",),
}
_NOT_A_CLAUSE = frozenset(
    {"to", "in", "on", "at", "by", "for", "as", "of", "and", "or", "from", "with", "about", "so"}
)
_TAIL_OPENERS = frozenset(
    {"on", "in", "at", "to", "during", "after", "last", "this", "earlier", "late", "when", "before"}
)
_LONGEST_TAIL = 8
_CLOSERS = "\"'\u201d\u2019\u00bb\u300d "


class _Quoted(NamedTuple):
    """A quotation mark's content that reaches into a sentence, as places in the sentence."""

    start: int
    end: int
    number: int
    """Which quotation of the passage it is."""


def find(document: Document, actors: tuple[Actor, ...]) -> tuple[Quotation, ...]:
    """Return at most one quotation a sentence, in source order; the speaker in the document's words."""
    language = document.language if document.language in lexicon.load("speech_verbs") else "en"
    spans = {
        number: quoted(passage.text)
        for number, passage in enumerate(document.passages)
        if any(mark in passage.text for mark in "\"\u201c\u201e\u00ab\u300c\u2018'")
    }
    mentions = _mentions(actors)
    people = {place: evidence for place, evidence, kind in mentions if kind == "person"}
    found: list[Quotation | None] = []
    marks = [_in_sentence(spans.get(sentence.passage, []), sentence) for sentence in document.sentences]
    by_passage: dict[int, list[tuple[int, int]]] = {}
    for (passage, start), evidence, _ in mentions:
        by_passage.setdefault(passage, []).append((start, evidence.end))
    for number, sentence in enumerate(document.sentences):
        names = _names(by_passage.get(sentence.passage, ()), sentence)
        made = _quotation(sentence, marks[number], names, language)
        if made is not None and made.speaker.lower() in _PERSONAL:
            made = _resolved(made, document.sentences[max(0, number - _PRONOUN_REACH) : number + 1], people)
        found.append(made)
    return tuple(quotation for quotation in _continued(document, found, marks) if quotation is not None)


def _mentions(actors: Sequence[Actor]) -> list[tuple[tuple[int, int], Evidence, str]]:
    listed = [
        ((evidence.passage, evidence.start), evidence, actor.kind)
        for actor in actors
        for evidence in actor.mentions
        if actor.kind != "programme"
    ]
    return sorted(listed, key=lambda item: item[0])


def _names(spans: Sequence[tuple[int, int]], sentence: Sentence) -> list[Named]:
    return [
        Named(start - sentence.start, end - sentence.start)
        for start, end in spans
        if sentence.start <= start and end <= sentence.end
    ]


def _in_sentence(spans: Sequence[tuple[int, int]], sentence: Sentence) -> list[_Quoted]:
    """Return the parts of the passage's quotations that lie in this sentence."""
    return [
        _Quoted(max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start, number)
        for number, (start, end) in enumerate(spans)
        if start < sentence.end and end > sentence.start
    ]


def _quotation(
    sentence: Sentence, marks: Sequence[_Quoted], names: Sequence[Named], language: str
) -> Quotation | None:
    """Return the sentence's quotation: direct speech before told speech, and the first of each."""
    blank = without(sentence.text, [(mark.start, mark.end) for mark in marks])
    said = find_speech(blank, names, language)
    for speech in said:
        if _is_direct(sentence.text, marks, speech):
            return _made(sentence, speech, "direct")
    for speech in said:
        if _is_reported(blank, speech, language):
            return _made(sentence, speech, "reported")
    return None


def _made(sentence: Sentence, speech: Speech, form: Literal["direct", "reported"]) -> Quotation:
    evidence = Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)
    start, end = speech.speaker
    return Quotation(evidence, sentence.text[start:end], sentence.text[speech.start : speech.end], form)


def _is_direct(text: str, marks: Sequence[_Quoted], speech: Speech) -> bool:
    """Say whether words in quotation marks are this speaker's, and not a title or a scare quote."""
    for mark in marks:
        words = text[mark.start : mark.end]
        length = len(words.split())
        if speech.role == "as":
            if length >= _FEWEST_QUOTED_AFTER_AS and text[speech.end : mark.start].rstrip('\u201c"').endswith(
                " as "
            ):
                return True
            continue
        if speech.role in {"plain", "according"} and (
            length >= _FEWEST_QUOTED_WORDS or (words.rstrip()[-1:] in ",.!?" and words)
        ):
            return True
        if (
            speech.role == "that"
            and length >= _FEWEST_QUOTED_WORDS
            and " that " in text[speech.end : mark.start]
        ):
            return True
    return False


def _is_reported(text: str, speech: Speech, language: str) -> bool:
    """Say whether the sentence tells what the speaker said."""
    after = text[speech.end :]
    if speech.role in {"according", "as"}:
        return speech.role == "according"
    if any(mark in after[:_REACH_OF_THAT] for mark in _THAT.get(language, ())):
        return _reaches_that(after, language)
    if language not in _THAT:
        return speech.role == "plain"
    return _tells_without_that(text, speech, language)


def _tells_without_that(text: str, speech: Speech, language: str) -> bool:
    """Say whether the verb tells something by itself: "the report outlines", "she said it would"."""
    after = text[speech.end :]
    verb = text[speech.start : speech.end].lower()
    following = after.strip(" .,;").split()
    goes_on = bool(following) and following[0] not in _NOT_A_CLAUSE
    if verb in document_verbs(language) and is_document(text[slice(*speech.speaker)]):
        return goes_on
    if speech.role != "plain":
        return False
    bare = language != "en" or verb in bare_verbs()
    clause = bare and goes_on and len(following) > 2 and after.startswith((" ", "\u00a0", ": "))
    return clause or _closes(text, speech)


def _reaches_that(after: str, language: str) -> bool:
    """Say whether "that" follows the verb before the clause ends: "told reporters that"."""
    places = [after.find(mark) for mark in _THAT[language] if mark in after[:_REACH_OF_THAT]]
    reach = after[: min(places)]
    return len(reach.split()) <= _FEWEST_QUOTED_WORDS and not any(mark in reach for mark in ";:.\u2014")


def _closes(text: str, speech: Speech) -> bool:
    """Say whether what is said comes first: "Prices will rise, the bank said on Monday."."""
    start = min(speech.start, speech.speaker[0])
    before = text[:start].rstrip().removesuffix(" the")
    end = max(speech.end, speech.speaker[1])
    after = text[end:].strip(' .,"\u201d').split()
    ends = not after or (len(after) <= _LONGEST_TAIL and after[0].lower() in _TAIL_OPENERS)
    return before.endswith(",") and len(before.split()) >= _FEWEST_TOLD_WORDS and ends


def _resolved(
    made: Quotation, window: Sequence[Sentence], people: dict[tuple[int, int], Evidence]
) -> Quotation:
    """Put the person's name for "he" or "she" where the sentences before name exactly one person."""
    last = window[-1]
    before = [
        evidence
        for sentence in window
        for (passage, start), evidence in people.items()
        if passage == sentence.passage
        and sentence.start <= start < sentence.end
        and (passage, start) < (last.passage, last.end)
    ]
    surnames = {evidence.quote.split()[-1] for evidence in before}
    if len(surnames) != 1:
        return made
    return Quotation(made.evidence, before[-1].quote, made.verb, made.form)


def _continued(
    document: Document, found: Sequence[Quotation | None], marks: Sequence[Sequence[_Quoted]]
) -> list[Quotation | None]:
    """Give the sentences of a longer quotation that name no speaker the speaker beside them."""
    result = list(found)
    order = range(len(result))
    for number, step in [*((number, -1) for number in order), *((number, 1) for number in reversed(order))]:
        other = number + step
        if result[number] is not None or not 0 <= other < len(result):
            continue
        beside = result[other]
        if beside is not None and beside.form == "direct" and _same_speech(document, marks, number, other):
            sentence = document.sentences[number]
            evidence = Evidence(sentence.passage, sentence.start, sentence.end, sentence.text)
            result[number] = Quotation(evidence, beside.speaker, beside.verb, "direct")
    return result


def _same_speech(document: Document, marks: Sequence[Sequence[_Quoted]], number: int, other: int) -> bool:
    """Say whether two neighbours are parts of one speech: one quotation, or a sentence that is all quoted."""
    sentence, beside = document.sentences[number], document.sentences[other]
    if not marks[number] or not marks[other]:
        return False
    same = {mark.number for mark in marks[number]} & {mark.number for mark in marks[other]}
    if same and sentence.passage == beside.passage:
        return True
    covered = sum(mark.end - mark.start for mark in marks[number])
    whole = covered >= len(sentence.text.strip(_CLOSERS + "\u201c\u00ab\u201e\u300c")) - 1
    return whole and other < number and abs(sentence.passage - beside.passage) <= 1
