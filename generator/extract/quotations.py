"""Document and its actors -> what the document says that others said: in quotation marks, or told.

Words in quotation marks that nobody is said to have spoken (titles, scare quotes) are no quotations.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import Literal

from generator import lexicon
from generator.model import Actor, ActorKind, Document, Evidence, Quotation, Sentence
from generator.text import speakers, speech
from generator.text.places import whole
from generator.text.quote_marks import quoted, without
from generator.text.speaker_words import is_known
from generator.text.speech_forms import Quoted, is_direct, is_reported
from generator.text.speech_words import Named, Speech

_Mentions = Mapping[int, Sequence[tuple[Evidence, ActorKind]]]
"""By passage, the mentions of actors in order."""
_PRONOUN_REACH = 2
_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "you"})
_LONGEST_TITLE = 6
_NOT_BEFORE = {"he": ("Ms", "Mrs", "Miss"), "she": ("Mr",)}
_PERSONAL = frozenset({"he", "she"})
_CLOSERS = "\"'\u201d\u2019\u00bb\u300d "


def find(document: Document, actors: tuple[Actor, ...]) -> tuple[Quotation, ...]:
    """Return at most one quotation a sentence, in source order; the speaker in the document's words."""
    language = document.language if is_known(document.language) else "en"
    spans = {
        number: quoted(passage.text)
        for number, passage in enumerate(document.passages)
        if any(mark in passage.text for mark in "\"\u201c\u201e\u00ab\u300c\u2018'")
    }
    mentions = _mentions(actors)
    found: list[Quotation | None] = []
    marks = [_in_sentence(spans.get(sentence.passage, []), sentence) for sentence in document.sentences]
    for number, sentence in enumerate(document.sentences):
        made = _quotation(sentence, marks[number], _names(mentions, sentence), language)
        if made is not None and _is_pronoun(made.speaker, language):
            made = _bound(document, made, number, mentions, found, language)
        found.append(made)
    return tuple(quotation for quotation in _continued(document, found, marks) if quotation is not None)


def _is_pronoun(said: str, language: str) -> bool:
    return said.lower() in _PRONOUNS if language == "en" else speakers.is_pronoun(said, language)


def _bound(
    document: Document,
    made: Quotation,
    number: int,
    mentions: _Mentions,
    found: Sequence[Quotation | None],
    language: str,
) -> Quotation | None:
    """Give a quotation whose speaker is a pronoun its speaker; what is told by nobody sure is none."""
    first = max(0, number - _PRONOUN_REACH)
    near = [part for other in document.sentences[first : number + 1] for part in _within(mentions, other)]
    before = [other for other in found[first:number] if other is not None]
    people = [part for part, kind in near if kind == "person" and _fits(document, part, made.speaker)]
    if language == "en":
        resolved = _resolved(made, people, before)
        personal = made.speaker.lower() in _PERSONAL
    else:
        last = found[number - 1] if number else None
        spoke = last if last and last.evidence.passage == made.evidence.passage else None
        resolved = replace(made, speaker=spoke.speaker) if spoke else _one_person(made, people)
        personal = True
    return resolved or (replace(made, speaker="") if personal and made.form == "direct" else None)


def _one_person(made: Quotation, people: Sequence[Evidence]) -> Quotation | None:
    """Put the name of the only person named around the sentence for the pronoun."""
    named = {part.quote for part in people if _precedes(part, made.evidence)}
    return replace(made, speaker=named.pop()) if len(named) == 1 else None


def _mentions(actors: Sequence[Actor]) -> _Mentions:
    listed: dict[int, list[tuple[Evidence, ActorKind]]] = {}
    for actor in actors:
        for evidence in actor.mentions:
            if actor.kind != "programme":
                listed.setdefault(evidence.passage, []).append((evidence, actor.kind))
    return {passage: sorted(found, key=_begins) for passage, found in listed.items()}


def _begins(mention: tuple[Evidence, ActorKind]) -> int:
    return mention[0].start


def _within(mentions: _Mentions, sentence: Sentence) -> Sequence[tuple[Evidence, ActorKind]]:
    """Return the mentions in one sentence."""
    listed = mentions.get(sentence.passage, ())
    first = bisect_left(listed, sentence.start, key=_begins)
    last = bisect_left(listed, sentence.end, first, key=_begins)
    return listed[first:last]


def _names(mentions: _Mentions, sentence: Sentence) -> list[Named]:
    return [
        Named(part.start - sentence.start, part.end - sentence.start, kind == "person")
        for part, kind in _within(mentions, sentence)
    ]


def _in_sentence(spans: Sequence[tuple[int, int]], sentence: Sentence) -> list[Quoted]:
    """Return the parts of the passage's quotations that lie in this sentence; the spans are in order."""
    first = bisect_right(spans, sentence.start, key=itemgetter(1))
    last = bisect_left(spans, sentence.end, first, key=itemgetter(0))
    return [
        Quoted(max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start, number)
        for number, (start, end) in enumerate(spans[first:last], first)
    ]


def _quotation(
    sentence: Sentence, marks: Sequence[Quoted], names: Sequence[Named], language: str
) -> Quotation | None:
    """Return the sentence's quotation: direct speech before told speech, and the first of each."""
    blank = without(sentence.text, [(mark.start, mark.end) for mark in marks])
    said = _said(blank, names, language)
    for one in said:
        if is_direct(sentence.text, marks, one, language):
            return _made(sentence, one, "direct")
    for one in said:
        if is_reported(blank, one, language):
            return _made(sentence, one, "reported")
    return None


def _said(text: str, names: Sequence[Named], language: str) -> list[Speech]:
    return speech.find(text, names) if language == "en" else speakers.find(text, names, language)


def _made(sentence: Sentence, speech: Speech, form: Literal["direct", "reported"]) -> Quotation:
    evidence = whole(sentence)
    start, end = speech.speaker
    return Quotation(evidence, sentence.text[start:end], sentence.text[speech.start : speech.end], form)


def _resolved(made: Quotation, named: Sequence[Evidence], before: Sequence[Quotation]) -> Quotation | None:
    """Put the name for the pronoun that speaks; without a sure one there is no quotation.

    "He" and "she" are the only person named around the sentence, or the one who spoke there last; "they" are
    the unnamed group that spoke there last: "Critics warn … They argue …".
    """
    if made.speaker.lower() not in _PERSONAL:
        spoke = before[-1].speaker if before and made.speaker.lower() == "they" else ""
        group = spoke.rsplit(" ", 1)[-1].lower() in _groups()
        return replace(made, speaker=spoke) if spoke and group else None
    named = [part for part in named if _precedes(part, made.evidence)]
    surnames = {part.quote.split()[-1] for part in named}
    if len(surnames) == 1:
        return replace(made, speaker=named[-1].quote)
    if not surnames and before and before[-1].speaker[:1].isupper():
        return replace(made, speaker=before[-1].speaker)
    spoken = [other.speaker for other in before if other.speaker and other.speaker.split()[-1] in surnames]
    return replace(made, speaker=spoken[-1]) if spoken else None


def _fits(document: Document, part: Evidence, pronoun: str) -> bool:
    """Say whether the word before a person's name lets the pronoun mean that person: not "she" after "Mr"."""
    before = document.passages[part.passage].text[max(0, part.start - _LONGEST_TITLE) : part.start]
    return not before.rstrip(" .\u00a0").endswith(_NOT_BEFORE.get(pronoun.lower(), ()))


def _precedes(part: Evidence, other: Evidence) -> bool:
    return (part.passage, part.start) < (other.passage, other.end)


@cache
def _groups() -> frozenset[str]:
    """Return the nouns for several people who speak: critics, officials."""
    return frozenset(word for word in lexicon.load("speech_nouns")["people"].split() if word.endswith("s"))


def _continued(
    document: Document, found: Sequence[Quotation | None], marks: Sequence[Sequence[Quoted]]
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
            evidence = whole(sentence)
            result[number] = Quotation(evidence, beside.speaker, beside.verb, "direct")
    return result


def _same_speech(document: Document, marks: Sequence[Sequence[Quoted]], number: int, other: int) -> bool:
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
