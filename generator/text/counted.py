"""Numbers -> words of ours."""


def count(number: int, noun: str) -> str:
    """Return the number with its noun: "1 brief", "2 briefs"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
