"""A number -> a made-up document of plausible prose, always the same for the same number."""

import random

_SUBJECTS = """
The Ministry of Energy / The regulator / Parliament / Norland Grid / Acme Corporation / The European Union
/ China / Brazil
/ Anna Berg, the mayor of Havn, / The Coast Institute (CI) / Industry / A new law / The northern line
"""
_VERBS = """
said that / announced that / will decide whether / could show that / has reported that / expects that
/ warned that / doubts that
"""
_OBJECTS = """
prices for power / offshore wind farms / the cost of the grid / imports of gas / storage in the mountains
/ the permits of small producers / exports to the south / a treaty on fishing / the reform of the market
"""
_ENDS = """
rose by {n} percent in 20{y} / will cost ${n} billion by 2030 / depend on rules that nobody has written
/ fell to {n} million tons a year / remain a matter of trust between regions / grew since {n} March 20{y}
/ are not the problem but part of the answer / must be shared by households and industry
"""


def document(number: int, sentences: int = 64) -> str:
    """Return a title and paragraphs of four sentences; every eighth paragraph gets a heading."""
    chance = random.Random(number)
    lines = [f"How {_one(chance, _OBJECTS)} changed the year {2000 + number % 24}", ""]
    for count in range(0, sentences, 4):
        if count and count % 32 == 0:
            lines += [f"What {_one(chance, _SUBJECTS).lower().strip(',')} wants", ""]
        lines += [" ".join(_sentence(chance) for _ in range(min(4, sentences - count))), ""]
    return "\n".join(lines)


def _sentence(chance: random.Random) -> str:
    end = _one(chance, _ENDS).format(n=chance.randint(2, 90), y=chance.randint(10, 24))
    return f"{_one(chance, _SUBJECTS)} {_one(chance, _VERBS)} {_one(chance, _OBJECTS)} {end}."


def _one(chance: random.Random, choices: str) -> str:
    return chance.choice([choice.strip() for choice in choices.split("/")])
