#!/usr/bin/env python3
"""Writes crates/engine/assets/words/months.tsv from the Unicode CLDR, as the package babel gives it.

    pip install babel
    python3 training/make_month_names.py crates/engine/assets/words/months.tsv

A line is: name in lower case, number of the month, languages. No languages: the name means this month
in every language that has it. Origin and licence stand in crates/engine/assets/README.md.
"""

import collections
import pathlib
import re
import sys

from babel.dates import get_month_names

# Languages with newspapers on the web. Arabic has several sets of names.
LANGUAGES = """
af am ar ar_DZ ar_IQ ar_MA ar_SA ar_SY ar_TN as az be bg bn bs ca cs cy da de de_AT el en es et eu fa fi fil
fo fr ga gl gu he hi hr hu hy id is it ka kk km kn ky lo lt lv mk ml mn mr ms mt my nb ne nl nn or pa pl
ps pt ro ru si sk sl so sq sr sr_Latn sv sw ta te tg th tk tr uk ur uz vi
""".split()

# A name shorter than this is more often something else, unless dots mark it as shortened.
SHORTEST = 3


def names(language):
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in get_month_names(width, context, language).items():
                name = name.lower().strip().rstrip(".")
                if re.search(r"\d|\s", name) or len(name) < SHORTEST:
                    continue
                yield name, month
    # "Sept." is written as often as "Sep."
    if language == "en":
        yield "sept", 9


def main(path):
    found = collections.defaultdict(lambda: collections.defaultdict(set))
    for language in LANGUAGES:
        for name, month in names(language):
            found[name][month].add(language.split("_")[0])
    lines = []
    for name, months in sorted(found.items()):
        for month, languages in sorted(months.items()):
            told = ",".join(sorted(languages)) if len(months) > 1 else ""
            lines.append(f"{name}\t{month}\t{told}".rstrip("\t") + "\n")
    pathlib.Path(path).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
