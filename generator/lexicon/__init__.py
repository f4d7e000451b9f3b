"""General knowledge about words, one YAML file a topic, read once on first use.

Nothing here is about one collection: that belongs in seeds/editorial.yml.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """Return the content of ``lexicon/<name>.yml``."""
    text = files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)
