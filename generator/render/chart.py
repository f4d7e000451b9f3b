"""Years -> a small drawing: how many dates fall in each. SVG, with a text alternative."""

from collections import Counter
from collections.abc import Sequence

from generator.model import DateStatus, Md
from generator.render.markdown import escape

_BAR = 22
_GAP = 8
_HEIGHT = 90
_LABEL = 16
_MOST_YEARS = 24


def years_chart(dates: Sequence[tuple[int, DateStatus]]) -> Md:
    """Return bars for the years that are named, with gaps left out; the latest when there are too many."""
    counts = Counter(dates)
    years = sorted({year for year, _ in dates})[-_MOST_YEARS:]
    if not years:
        return Md("")
    tallest = max(sum(counts[year, status] for status in ("happened", "projected")) for year in years) or 1
    width = len(years) * (_BAR + _GAP) + _GAP
    bars = "".join(_bars(year, place, counts, tallest) for place, year in enumerate(years))
    told = ", ".join(f"{year}: {counts[year, 'happened'] + counts[year, 'projected']}" for year in years)
    return Md(
        f'<svg class="years" viewBox="0 0 {width} {_HEIGHT + _LABEL}" width="{width}" role="img"'
        f' aria-label="{escape(f"Dates by year. {told}")}">{bars}</svg>'
    )


def _bars(year: int, place: int, counts: Counter[tuple[int, DateStatus]], tallest: int) -> str:
    left = _GAP + place * (_BAR + _GAP)
    top = float(_HEIGHT)
    parts = []
    statuses: tuple[DateStatus, ...] = ("happened", "projected")
    for status in statuses:
        height = round((_HEIGHT - _LABEL) * counts[year, status] / tallest, 1)
        top -= height
        if height:
            parts.append(
                f'<rect class="{status}" x="{left}" y="{top:.1f}" width="{_BAR}" height="{height:.1f}"/>'
            )
    middle = left + _BAR / 2
    total = sum(counts[year, status] for status in statuses)
    parts.append(f'<text x="{middle:.0f}" y="{top - 3:.1f}">{total}</text>')
    parts.append(f'<text x="{middle:.0f}" y="{_HEIGHT + _LABEL - 4}">{year}</text>')
    return "".join(parts)
