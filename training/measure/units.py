"""Whether two names of a unit mean the same."""

import re

# Names of one unit a line; the first stands for all.
NAMES = """
percentage, %, percent, per cent, pct
dollar, $, us$, usd, us dollar, u.s. dollar, united states dollar, american dollar, buck
euro, €, eur
pound sterling, £, gbp, british pound
japanese yen, yen, ¥, jpy
chinese yuan, yuan, rmb, renminbi, cny
australian dollar, a$, aud, au$
canadian dollar, c$, ca$, cad
hong kong dollar, hk$
indian rupee, rupee, ₹, inr
cent, ¢
metre, meter, m
kilometre, kilometer, km
centimetre, centimeter, cm
millimetre, millimeter, mm
micrometre, micrometer, µm
mile, mi
foot, ft, feet
inch, in, ", inches
yard, yd
gram, gramme, g
kilogram, kg, kilogramme, kilo
pound-mass, lb, lbs
tonne, metric ton, t
litre, liter, l
millilitre, milliliter, ml
second, s, sec
minute, min
hour, h, hr
day, d
month, mo
year, yr
year of age, year old, years old, yo, year-old
degree, °
celsius, °c, degree celsius, c
fahrenheit, °f, degree fahrenheit, f
mile per hour, mph, miles per hour
kilometre per hour, km/h, kph, kilometer per hour
horsepower, hp
hertz, hz
megabyte, mb
gigabyte, gb
terabyte, tb
kilobyte, kb
square metre, square meter, m², m2, sqm
square foot, sq ft, ft²
square kilometre, square kilometer, km²
square mile, sq mi
people, person
"""
FIRST_NAME = {name: line.split(", ")[0] for line in NAMES.strip().splitlines() for name in line.split(", ")}

NOT_PLURAL = {"people", "celsius", "series", "lens", "hertz", "us", "gas", "bus"}


def singular(word):
    if word in NOT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(ch|sh|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def unit(name):
    """The one name that stands for all names of a unit."""
    name = " ".join(str(name).lower().split())
    if name in FIRST_NAME:
        return FIRST_NAME[name]
    name = " ".join(map(singular, name.split()))
    return FIRST_NAME.get(name, name)
