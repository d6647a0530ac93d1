#!/usr/bin/env python3
"""Writes crates/engine/assets/languages/*/cldr.tsv from the Unicode CLDR, as the package babel gives it.

    pip install babel
    python3 training/make_language_names.py crates/engine/assets/languages

A line is: kind, meaning, words with commas between. Origin and licence stand in crates/engine/assets/README.md.
"""

import pathlib
import re
import sys

from babel import Locale
from babel.dates import get_day_names, get_month_names

# Arabic has several sets of names for the months.
MONTHS_OF = {"ar": ["ar", "ar_IQ", "ar_MA", "ar_DZ"], "de": ["de", "de_AT"]}

CURRENCIES = """
EUR USD GBP JPY CNY CHF TRY RUB INR BRL MXN ARS CLP COP EGP SAR AED QAR KWD IQD IRR ILS SYP LBP JOD MAD DZD
TND UAH PLN SEK NOK DKK
""".split()


def line(kind, meaning, words):
    words = sorted({" ".join(word.split()) for word in words if word.strip() and "," not in word})
    return f"{kind}\t{meaning}\t{', '.join(words)}\n" if words else ""


def months(language, number):
    for locale in MONTHS_OF.get(language, [language]):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                name = get_month_names(width, context, locale)[number].lower().rstrip(".")
                if len(name) > 2 and not re.search(r"\d", name):
                    yield name


def weekdays(language, number):
    for context in ("format", "stand-alone"):
        yield get_day_names("wide", context, language)[number].lower()


def currencies(locale, code):
    yield locale.currencies.get(code, "").lower()
    for name in locale._data["currency_names_plural"].get(code, {}).values():
        yield name.lower()


def lines(language):
    locale, english = Locale.parse(language), Locale.parse("en")
    yield line("decimal", locale.number_symbols["latn"]["decimal"].replace(",", "comma").replace(".", "point"), ["-"])
    for number in range(1, 13):
        yield line("month", number, months(language, number))
    for number in range(7):
        yield line("weekday", number + 1, weekdays(language, number))
    for code in CURRENCIES:
        yield line("currency", code, currencies(locale, code))
    for code, name in sorted(english.territories.items()):
        told = locale.territories.get(code, "")
        if re.fullmatch("[A-Z]{2}", code) and code not in ("ZZ", "XA", "XB", "EZ", "QO") and told != name:
            yield line("place", name.replace(",", ""), [told.lower()])


def main(folder):
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.is_dir() and len(path.name) == 2:
            path.joinpath("cldr.tsv").write_text("".join(lines(path.name)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
