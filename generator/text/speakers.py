"""A sentence in a language other than English -> who says something in it, by which verb of saying, and how.

What English does by word order, other languages do by lists: where the subject stands, what may stand between
it and its verb, and where it ends. The words are in lexicon/speech_languages.yml.
"""

import re
from collections.abc import Sequence
from itertools import islice

from generator.text.names.runs import lowered
from generator.text.speaker_words import (
    UNSPACED,
    VERB_FIRST,
    blocked,
    listed,
    ordered,
    roles,
    speaks,
    speaks_unspaced,
    verbs,
)
from generator.text.speech_words import Named, Role, Speech

_MOST_VERBS = 40
_COMMAS = (",", "،")
_MOST_WORDS = 8
_MOST_SIGNS = 26
_REACH = 200
_EDGE = re.compile(r"[,;:.!?\0«»“”\"()\[\]—–،؛؟:，。；：！？、「」]|\s-\s")
_UNSPACED_EDGE = re.compile(r"[,;:!?\0«»“”\"()（）—，。；：！？「」]")
_INVERTED = re.compile(r"[,\0»”\"!?؟…—–،]\s*[—–-]?\s*\Z")
_CLITIC = re.compile(r"-(?:t-)?(?P<pronoun>il|elle|ils|elles)\b")
_AUXILIARY = re.compile(r"\b(?:a|avait|ont|avaient)-(?:t-)?(?P<pronoun>il|elle|ils|elles) \Z")
_HEARERS = ("记者", "記者", "本报", "媒体")
"""Who is told something is told it by somebody."""
_REACH_OF_AUXILIARY = 16
_QUOTE_EDGE = ' ,;:.!?\u00a0—–-«»“”"„「」『』،؛：，。'
_TO_QUOTATION = re.compile(r"[^\W_]{0,4}\s*[:：，,]\s*[«“\"„「『]?\s*\0")
_COMMA_BETWEEN = re.compile(r"\s*[,،]\s*")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_LOCATIVE = {"ru": re.compile(r"\s*[Вв]о?\s+(?=\w)")}
"""Russian says "they said in the ministry"."""
_IN_A_PLACE = re.compile(r"\b[Вв]о? \Z")
_VERBS_ALONE = frozenset({"ar", "es"})
"""Their verbs need no subject: "he added" is one word."""
_SHORT_SUBJECT = 4
"""Words of a subject that speaks because it stands beside a quotation."""
_GENITIVES = frozenset({"des", "der", "von", "vom", "für"})
_ADVERB_WORDS = 2
_LONGEST_EDGE = 4
_LAST_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:晚|上午|下午)?|(?:周|星期)[一二三四五六日天]")


def is_pronoun(said: str, language: str) -> bool:
    """Tell whether a speaker is not named: a pronoun of the third person, or only the verb's ending."""
    return not said or said.lower() in listed(language, "pronouns")


def find(text: str, names: Sequence[Named], language: str) -> list[Speech]:
    """Return every verb of saying whose subject is a name, a pronoun or a noun that can speak.

    ``text`` has its quoted words blanked out, so that no verb is found inside a quotation.
    """
    found: list[Speech] = []
    others = [match.span() for match in blocked(language).finditer(text)] if language in UNSPACED else []
    for match in islice(verbs(language).finditer(lowered(text)), _MOST_VERBS):
        start, end = match.span("verb")
        if any(first < end and start < last for first, last in others):
            continue
        role = roles(language)[match["verb"]]
        subject = _subject(text, start, end, names, language, role)
        if subject is not None and not any(part.speaker == subject for part in found):
            if subject[0] >= end:
                start = _without_auxiliaries(text, start, language)
            said = text[subject[0] : subject[1]].lower()
            found.append(Speech(start, end, role, subject, said in listed(language, "pronouns")))
    return found


def _subject(
    text: str, start: int, end: int, names: Sequence[Named], language: str, role: Role
) -> tuple[int, int] | None:
    """Return the subject: behind "according to", else before the verb or, inverted, behind it."""
    if role == "according":
        return _valid(text, _span_after(text, end, language), names, language, role)
    clitic = _clitic(text, start, end) if language == "fr" else None
    if clitic:
        return clitic
    spoken = _beside_quotation(text, start, end)
    head = _without_auxiliaries(text, start, language)
    if language in VERB_FIRST or _INVERTED.search(text, max(0, head - _LONGEST_EDGE), head):
        span = _span_after(text, end, language)
        after = _valid(text, span, names, language, role, spoken=spoken)
        if after is not None:
            return after
        if language in _VERBS_ALONE and span[0] == span[1] and (spoken or _tells(text, end, language)):
            return _valid(text, _span_before(text, start, language), names, language, role) or (start, start)
    return _valid(text, _span_before(text, start, language), names, language, role, spoken=spoken)


def _without_auxiliaries(text: str, start: int, language: str) -> int:
    """Return where the verb begins with its auxiliaries: "a annoncé", "hat gesagt"."""
    if language in UNSPACED:
        return start
    words = list(_WORD.finditer(text, max(0, start - _REACH_OF_AUXILIARY), start))
    while words and words[-1].group().lower() in listed(language, "between"):
        start = words.pop().start()
    return start


def _clitic(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the French pronoun behind the verb or its auxiliary: "dit-elle", "a-t-elle ajouté"."""
    behind = _CLITIC.match(text, end) or _AUXILIARY.search(text, max(0, start - _REACH_OF_AUXILIARY), start)
    return behind.span("pronoun") if behind else None


def _beside_quotation(text: str, start: int, end: int) -> bool:
    """Tell whether quoted words, blanked out, end in the clause before a verb or begin right behind it."""
    before = text.rfind("\0", max(0, start - _REACH), start)
    clause = text[before + 1 : start].strip(_QUOTE_EDGE) if before >= 0 else " "
    close = before >= 0 and not _EDGE.search(clause) and len(clause) <= 2 * _MOST_SIGNS
    behind = _TO_QUOTATION.match(text, end) or text.startswith(_HEARERS, end)
    return close or bool(behind)


def _tells(text: str, end: int, language: str) -> bool:
    """Tell whether "that" follows a verb that stands without its subject."""
    word = _WORD.search(text, end, end + _REACH)
    return word is not None and word.group() in listed(language, "ends")


def _span_after(text: str, end: int, language: str) -> tuple[int, int]:
    """Return the words behind a verb up to the edge of the clause or a word that ends a subject."""
    locative = _LOCATIVE[language].match(text, end) if language in _LOCATIVE else None
    begin = locative.end() if locative else end
    unspaced = language in UNSPACED
    edge = (_UNSPACED_EDGE if unspaced else _EDGE).search(text, begin, begin + _REACH)
    stop = edge.start() if edge else min(len(text), begin + _REACH)
    if not unspaced:
        begin = _past_adverb(text, begin, stop, language)
        for number, word in enumerate(_WORD.finditer(text, begin, stop)):
            if number == _MOST_WORDS or word.group().lower() in listed(language, "ends"):
                stop = word.start()
                break
    return _trimmed(text, begin, stop)


def _past_adverb(text: str, begin: int, stop: int, language: str) -> int:
    """Return where the subject begins behind "on Monday" or "in March": "promettait en mars le ministre"."""
    words = list(islice(_WORD.finditer(text, begin, stop), _ADVERB_WORDS + 1))
    if len(words) > 1 and words[0].group().lower() in listed(language, "between"):
        return words[1].start()
    if language in _VERBS_ALONE or len(words) <= _ADVERB_WORDS:
        return begin
    return words[_ADVERB_WORDS].start() if words[0].group().lower() in listed(language, "ends") else begin


def _span_before(text: str, start: int, language: str) -> tuple[int, int]:
    """Return the words before a verb from the edge of the clause, without what may stand between."""
    floor = max(0, start - _REACH)
    pattern = _UNSPACED_EDGE if language in UNSPACED else _EDGE
    for edge in pattern.finditer(text, floor, start):
        floor = edge.end()
    begin, stop = _trimmed(text, floor, start)
    if language in UNSPACED:
        return _without_adverbs(text, max(begin, stop - _MOST_SIGNS), stop, language)
    words = list(_WORD.finditer(text, begin, stop))
    while words and words[-1].group().lower() in listed(language, "between"):
        words.pop()
    if not words and text[max(0, floor - 1) : floor] in _COMMAS and floor > 1:
        return _span_before(text, floor - 1, language)
    words = words[-_MOST_WORDS:]
    if not words:
        return begin, begin
    locative = _LOCATIVE[language].match(text, words[0].start()) if language in _LOCATIVE else None
    return (locative.end() if locative else words[0].start()), words[-1].end()


def _without_adverbs(text: str, begin: int, stop: int, language: str) -> tuple[int, int]:
    day = _LAST_DAY.search(text, begin + 1, stop)
    stop = day.start() if day else stop
    shortened = True
    while shortened:
        shortened = False
        for word in (*ordered(language, "between"), *roles(language)):
            if text.endswith(word, begin, stop) and stop - len(word) > begin:
                stop, shortened = stop - len(word), True
    return begin, stop


def _valid(
    text: str,
    span: tuple[int, int],
    names: Sequence[Named],
    language: str,
    role: Role,
    *,
    spoken: bool = False,
) -> tuple[int, int] | None:
    """Return the words when they can speak: a person or body named in them, a noun that speaks, a pronoun.

    ``spoken``: the verb stands beside quoted words, so that any short subject speaks.
    """
    begin, end = span
    said = text[begin:end].lower()
    if begin >= end or said in listed(language, "pronouns"):
        return span if said else None
    within = [name for name in names if begin <= name.start and name.end <= end]
    if language in UNSPACED:
        return span if speaks_unspaced(said, language, role, named=bool(within), spoken=spoken) else None
    words = list(_WORD.finditer(text, begin, end))
    speaking = [number for number, word in enumerate(words) if speaks(word.group().lower(), language)]
    if role == "document" or not (speaking or within):
        alone = role != "document" and _speaks_unknown(text, words, language, role, spoken=spoken)
        return _without_rest(span, words, language) if speaking or alone else None
    if speaking and role == "according" and language == "de":
        return begin, _end_of_german(words, speaking[0])
    if speaking or any(name.person for name in within):
        return _with_apposition(text, span, names)
    return within[-1].start, within[-1].end


def _speaks_unknown(
    text: str, words: Sequence[re.Match[str]], language: str, role: Role, *, spoken: bool
) -> bool:
    """Tell whether unknown words speak: a name behind "according to", a place, a few beside a quotation."""
    place = language in _LOCATIVE and _IN_A_PLACE.search(text, 0, words[0].start()) is not None
    named = words[0].group()[:1].isupper() and (role == "according" or (place and len(words) == 1))
    return named or (spoken and len(words) <= _SHORT_SUBJECT)


def _without_rest(span: tuple[int, int], words: Sequence[re.Match[str]], language: str) -> tuple[int, int]:
    """Return a pronoun without the rest of its verb: "sie" of "fügte sie hinzu"."""
    return words[0].span() if words[0].group().lower() in listed(language, "pronouns") else span


def _end_of_german(words: Sequence[re.Match[str]], noun: int) -> int:
    """Return where the phrase with this noun ends: before the verb, the next word without a capital."""
    last = noun
    while last + 1 < len(words) and (
        words[last + 1].group()[:1].isupper() or words[last + 1].group() in _GENITIVES
    ):
        last += 1
    return words[last].end()


def _with_apposition(text: str, span: tuple[int, int], names: Sequence[Named]) -> tuple[int, int]:
    """Return the name before an apposition, or the words and the name behind: "the minister, Ann Lee,"."""
    for name in names:
        if name.person and _COMMA_BETWEEN.fullmatch(text, name.end, span[0]):
            return name.start, name.end
        if name.person and _COMMA_BETWEEN.fullmatch(text, span[1], name.start):
            return span[0], name.end
    return span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    if not piece.strip():
        return start, start
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
