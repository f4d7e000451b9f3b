"""What a document does with an actor -> how much the actor matters in it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator import lexicon
from generator.model import ActorKind


@dataclass(frozen=True, slots=True)
class Standing:
    """What a document does with an actor."""

    kind: ActorKind
    """What it is."""
    names: int
    """How often it is named."""
    adjectives: int
    """How often only its people or its adjective is: "Polish"."""
    first: float
    """Where it is first named, as a share of the document's length, 0 to 1."""
    title: bool
    """The document's title names it."""
    heading: bool
    """A heading names it."""
    opening: bool
    """The first sentences name it."""
    abbreviation: bool
    """It is an abbreviation that nobody explains."""


def salience(standing: Standing) -> float:
    """Return how much the actor matters; only the order of two values means something."""
    return weighed(standing, _weights())


def weighed(standing: Standing, weights: Mapping[str, Any]) -> float:
    """Return the salience under these weights: a sum of what speaks for the actor, times that of its kind."""
    told = standing.names + weights["adjective"] * standing.adjectives
    total = (
        told ** weights["count_power"]
        + weights["early"] * math.exp(-weights["early_decay"] * standing.first)
        + weights["title"] * standing.title
        + weights["heading"] * standing.heading
        + weights["opening"] * standing.opening
    )
    factor = weights["kinds"].get(standing.kind, 1.0)
    factor *= weights["abbreviation"] if standing.abbreviation else 1.0
    factor *= weights["never_named"] if standing.names == 0 else 1.0
    return float(round(total * factor, 6))


@cache
def _weights() -> Mapping[str, Any]:
    weights: Mapping[str, Any] = lexicon.load("salience")
    return weights
