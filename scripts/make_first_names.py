"""Faker's lists of first names and first_names_input.yml -> lexicon/first_names.yml.

Run by hand: ``pip install faker pyyaml && python scripts/make_first_names.py``. Faker is under MIT.
Words that more often mean something else are left out: common English words, places, parts of other names.
Nothing of this is needed to build a site.
"""

import re
import textwrap
from importlib import import_module
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parent / "generator" / "lexicon"
NAME = re.compile(r"[^\W\d_]{3,}")


def first_names(locale: str) -> set[str]:
    """Return all first names of a locale."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    lists = (getattr(provider, key) for key in dir(provider) if key.startswith("first_names"))
    names = {name for found in lists for name in (found or ())}
    return {name for name in names if NAME.fullmatch(name) and name.istitle()}


def other_words(given: dict[str, str]) -> set[str]:
    """Return what must not count as a first name: common words, places, companies, cue words."""
    common = import_module("faker.providers.lorem.en_US").Provider.word_list
    found = {word.capitalize() for word in common} | set(given["other_meanings"].split())
    for name in ("countries", "cities", "companies", "blocs", "name_cues", "titles"):
        text = (LEXICON / f"{name}.yml").read_text(encoding="utf-8")
        found |= {word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()}
        if name == "titles":
            found |= {word.capitalize() for word in re.findall(r"[^\W\d_]+", text)}
    return found


def main() -> None:
    """Write first_names.yml."""
    given = yaml.safe_load((HERE / "first_names_input.yml").read_text(encoding="utf-8"))
    trusted = set().union(*(first_names(locale) for locale in given["trusted"].split()))
    rest = [first_names(locale) for locale in given["others"].split()]
    shared = {name for found in rest for name in found if sum(name in other for other in rest) > 1}
    written = yaml.safe_load((LEXICON / "given_names.yml").read_text(encoding="utf-8"))
    listed = set(written["given"].split())
    names = sorted((trusted | shared) - other_words(given) - listed)
    lines = textwrap.wrap(" ".join(names), 116, break_on_hyphens=False)
    header = "# Made by scripts/make_first_names.py from Faker (MIT); do not edit. More: given_names.yml.\n"
    text = f"{header}given: >-\n" + "".join(f"  {line}\n" for line in lines)
    (LEXICON / "first_names.yml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
