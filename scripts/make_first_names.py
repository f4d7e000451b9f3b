"""Faker's lists of first names -> lexicon/first_names.yml.

Run by hand: ``pip install faker pyyaml && python scripts/make_first_names.py``. Faker is under the MIT licence.
Words that more often mean something else are left out: common English words, places, parts of other names.
Nothing of this is needed to build a site.
"""

import re
import textwrap
from importlib import import_module
from pathlib import Path

import yaml

LEXICON = Path(__file__).resolve().parent.parent / "generator" / "lexicon"
TRUSTED = (
    "en_US en_GB en_IN en_KE en_PK en_NG fr_FR es_ES it_IT pt_BR nl_NL pl_PL sw tw_GH yo_NG hu_HU"
).split()
OTHERS = (
    "tr_TR en_IE en_NZ fr_CH de_DE de_AT de_CH es_MX es_AR es_CO pt_PT nl_BE sv_SE no_NO da_DK fi_FI is_IS cs_CZ"
    " sk_SK hr_HR sl_SI ro_RO et_EE lt_LT lv_LV id_ID az_AZ ha_NG ig_NG zu_ZA ga_IE"
).split()
NAME = re.compile(r"[^\W\d_]{3,}")
OTHER_MEANINGS = set(
    """
    Alaska Alba Alma America Anderson Angel Angelica Apollo Apple April Aral Arch Asa Asia Atlanta Atlas
    August Aura Austin Autumn Axel Baby Baron Bay Bear Bell Bella Bent Berlin Bishop Blessing Blue
    Boston Brook Brooklyn Cairo Camden Can Canal Carolina Case Cash Castle Chance Charity Chase Chelsea
    China Christian Comfort Coral Cruise Cuba Daisy Dakota Dale Dallas Dawn Day Deacon Dean Dell Delta
    Deniz Denver Destiny Devon Diamond Dim Dior Dominion Don Dream Duke Duma Dune Earl East Ebony Eden
    Edit Edu Ege Elan Elder England Era Ever Faith Fancy Fate Fern Florence Forest Fort Foundation Free
    Friend Gala Game General Genesis Geneva Georgia Gift Glen Gold Golden Good Grace Grand Grant Green
    Gun Guy Hamburg Han Harbor Harmony Harsh Haven Hazel Heath Heaven Her Hero Hill Holy Honor Houston
    Hunter Ice Ideal India Indian Indigo Innocent Ireland Iris Island Israel Ivory Ivy Jade Jasmine
    Jersey Jerusalem Jewel Jordan Journey Joy Judge Junior Justice Kaiser Kata Katana Kent Kenya Kick
    King Knight Lake Lane Lavender Lean Legend Liberty Light Lily Lincoln Lisbon London Loot Lord Lore
    Love Lucky Made Madison Major Malta Man Marine Mark Mars Martian Mass May Mayor Mega Mercury Mercy
    Messiah Milan Mile Mine Miracle Montana Moon More Moses Muni Nairobi Nation Neo Net Nil Nile Nova
    Now Ocean Odessa Olive One Orient Orlando Oslo Paris Park Patience Pax Peace Peak Pearl Persia Perth
    Petra Philippine Phoenix Poppy Precious Prince Princess Promise Pure Queen Radar Radio Raid Rain Ray
    Reef Regal Reign Rich Rio River Road Rock Rodgers Roe Rogers Rome Royal Ruby Rusty Rut Sad Sage
    Saint Salem Sandy Santiago Savannah Scout Sea Serenity Server Siena Sierra Silver Sincere Sky Small
    Sofia Sol Sole Son South Spirit Star Sterling Stone Storm Street Sultan Summer Sun Sunday Sunny
    Sunshine Sydney Tea Temple Ten Texas Thi Ties Till Time Titan Ton Toy Trenton Trinity Troy True
    Truth Tulsa Union Unique Universe Urban Valencia Valor Van Venice Verona Victoria Victory Vienna
    Violet Virginia Virtue Von West Windsor Winter Wisdom Wolf Woods World York Young Zion
    """.split()
)


def first_names(locale: str) -> set[str]:
    """Return all first names of a locale."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    lists = (getattr(provider, key) for key in dir(provider) if key.startswith("first_names"))
    names = {name for found in lists for name in (found or ())}
    return {name for name in names if NAME.fullmatch(name) and name.istitle()}


def other_words() -> set[str]:
    """Return what must not count as a first name: common words, places, companies, cue words."""
    common = import_module("faker.providers.lorem.en_US").Provider.word_list
    found = {word.capitalize() for word in common} | OTHER_MEANINGS
    for name in ("countries", "cities", "companies", "blocs", "name_cues", "titles"):
        text = (LEXICON / f"{name}.yml").read_text(encoding="utf-8")
        found |= {word for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper()}
        if name == "titles":
            found |= {word.capitalize() for word in re.findall(r"[^\W\d_]+", text)}
    return found


def main() -> None:
    """Write first_names.yml."""
    trusted = set().union(*(first_names(locale) for locale in TRUSTED))
    rest = [first_names(locale) for locale in OTHERS]
    shared = {name for found in rest for name in found if sum(name in other for other in rest) > 1}
    written = yaml.safe_load((LEXICON / "given_names.yml").read_text(encoding="utf-8"))
    listed = set(written["given"].split())
    names = sorted((trusted | shared) - other_words() - listed)
    lines = textwrap.wrap(" ".join(names), 116, break_on_hyphens=False)
    header = "# Made by scripts/make_first_names.py from Faker (MIT); do not edit. More: given_names.yml.\n"
    text = f"{header}given: >-\n" + "".join(f"  {line}\n" for line in lines)
    (LEXICON / "first_names.yml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
