"""``python -m generator``: the same as ``briefing``."""

from generator.cli import main

main()
