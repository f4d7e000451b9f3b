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
    America Angel Apple April Arch Asia August Baby Baron Bay Berlin Bishop Blessing Blue Bishop Brook Castle Chance
    Chase China Christian Cruise Daisy Dale Day Deacon Dean Dell Diamond Dominion Dream Duke Earl East Ebony Eden Elder
    England Ever Faith Fate Fern Florence Forest Free Friend Genesis Georgia Glen Golden Grace Grant Green Guy Harbor
    Harmony Haven Hazel Heath Heaven Hill Holy Honor Hunter India Indian Indigo Ireland Iris Island Israel Ivory Ivy
    Jade Jersey Jewel Journey Joy Judge Justice Kaiser King Knight Lake Lane Legend Liberty Light Lily London Lord
    Love Lucky Major Malta Mars Martian May Mayor Mercury Messiah Mercy Miracle Moon Moses Nova Ocean Olive Orient
    Paris Park Patience Peace Peak Pearl Phoenix Poppy Precious Prince Princess Promise Queen Rain Reef Reign River
    Road Rock Royal Ruby Rusty Sage Saint Scout Serenity Silver Sky Small Sol South Spirit Star Sterling Stone Storm
    Street Summer Sunday Sunny Sunshine Sultan Temple Texas Time Titan Trinity True Truth Unique Valor Venice
    Victory Vienna Virtue Violet West Winter Wisdom Wolf Woods World York Young Zion Maxime Cash Case Case Marine
    Regal Radar Ray Rich Rome Sierra Sincere Son Union Universe Alba Alma Asa Bella Bell Bear Can Deniz Dim Don Ege
    Era Game Gift Gold Good Gun Han Her Hero Ice Ideal Man Mark Mass Mega Mine Nation Net Nile Nil Now One Pax Pure
    Radio Roe Rio Sea Sun Ten Ton Van Von Dior Elan Foundation General Grand Atlas Axel Canal Dakota Delta Duma Dune Fort
    Alaska Atlanta Austin Boston Brooklyn Camden Carolina Chelsea Cuba Dallas Denver Devon Geneva Hamburg Houston
    Jordan Kent Lincoln Lisbon Madison Milan Montana Odessa Orlando Oslo Perth Petra Persia Savannah Sofia Sydney
    Apollo Angelica Aura Autumn Bent Charity Comfort Coral Dawn Destiny Edit Edu Fancy Gala Harsh Innocent Jasmine Junior
    Kata Kick Lavender Lean Loot Lore Made Mile More Muni Neo Philippine Raid Rut Sad Sandy Server Sole Tea Thi Ties
    Till Toy Urban Anderson Rodgers Rogers Katana Aral COmfort
    Troy Tulsa Valencia Verona Victoria Virginia Windsor Cairo Kenya Nairobi Salem Santiago Siena Trenton Jerusalem
    """.split()
)


def first_names(locale: str) -> set[str]:
    """Return all first names of a locale."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    lists = (getattr(provider, key) for key in dir(provider) if key.startswith("first_names"))
    names = {name for found in lists for name in (found or ())}
    return {name for name in names if NAME.fullmatch(name) and name[0].isupper() and not name.isupper()}


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
    header = "# Made by scripts/make_first_names.py from Faker (MIT); do not edit. More are in given_names.yml.\n"
    text = f"{header}given: >-\n" + "".join(f"  {line}\n" for line in lines)
    (LEXICON / "first_names.yml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
