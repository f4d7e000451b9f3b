"""Briefs -> pairs of claims that agree or are in tension, each with the rule that fired; the analyst's word wins.

Claims meet only in an inverted index, under what they share: rare terms, or actors and a side of an axis
(lexicon/axes.yml). A wrong pair costs more trust than a missing one, so every rule asks for much.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal

from generator.corpus import poles
from generator.corpus.claims import Claim
