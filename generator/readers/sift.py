"""Blocks and a judgement of each -> the blocks kept and what was dropped, with the reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.model import Dropped
from generator.readers.block import Block

Judge = Callable[[Block], str | None]
"""Returns why a block is dropped, or ``None`` to keep it."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The outcome of one step of the cleaner."""

    kept: tuple[Block, ...]
    """What goes on to the next step, in reading order."""
    dropped: tuple[Dropped, ...]
    """What was left out, in reading order."""


def sift(blocks: Iterable[Block], judge: Judge) -> Sifted:
    """Drop the blocks for which ``judge`` gives a reason."""
    kept: list[Block] = []
    dropped: list[Dropped] = []
    for block in blocks:
        reason = judge(block)
        if reason is None:
            kept.append(block)
        else:
            dropped.append(drop(block, reason))
    return Sifted(tuple(kept), tuple(dropped))


def sift_at(blocks: Sequence[Block], reasons: dict[int, str]) -> Sifted:
    """Drop the blocks at the positions for which there is a reason."""
    positions = iter(range(len(blocks)))
    return sift(blocks, lambda _: reasons.get(next(positions)))


def drop(block: Block, reason: str) -> Dropped:
    """Return the block as dropped."""
    return Dropped(block.line, block.text, reason, block.page)
