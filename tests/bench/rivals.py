"""A folder of texts -> nothing: the time that sumy's LexRank and YAKE take for key sentences and key phrases.

Runs in an environment of its own that has both. sumy's tokenizer needs data that is downloaded, so it gets a
simple one, which is quicker.
"""

import re
import sys
from pathlib import Path

import yake
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer


class _Tokenizer:
    language = "english"

    def to_sentences(self, text: str) -> list[str]:
        return re.split(r"(?<=[.!?])\s+", text.strip())

    def to_words(self, text: str) -> list[str]:
        return re.findall(r"\w+", text)


def main() -> None:
    """Do the work."""
    summarise = LexRankSummarizer(Stemmer("english"))
    phrases = yake.KeywordExtractor(lan="en", n=3, top=30)
    for path in sorted(Path(sys.argv[1]).glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        list(summarise(PlaintextParser.from_string(text, _Tokenizer()).document, 7))
        phrases.extract_keywords(text)


if __name__ == "__main__":
    main()
