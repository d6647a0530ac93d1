"""Numbers with their units and what they count.

Paired one to one by value (a range by both its ends), and by place where the corpus gives places. `value and
unit` asks for the unit as well; where the program gives none, the thing counted may stand for it ("people").
`modifier` is that of the pairs: about, less, more; `counted` the share of them that share a word of the thing
counted. `span` asks for the place alone.
"""

import math
import re
from collections import Counter

from articles import shared, with_annotation
from figures import Agreement, Share
from matching import best_first, match_spans
from units import singular, unit

ANNOTATION = "quantities"
NO_UNIT = ("", "-", "dimensionless", "count", "item")
# The corpora do not tell "nearly" from "about", nor "at least" from "more than".
COARSE = {"<~": "~", ">~": "~", "<=": "<", ">=": ">"}


def measure(articles):
    articles = with_annotation(articles, ANNOTATION)
    items = [(article.gold.get("source"), item) for article in articles for item in article.gold["quantities"]]
    without_values = {source for source, item in items if item["value"] is None and item.get("low") is None}
    without_places = {source for source, item in items if item["start"] is None}
    counts = Counter()
    for article in articles:
        annotated, found = annotated_quantities(article), found_quantities(article)
        if article.gold.get("partial"):
            found = [pair for pair in found if pair[0] is None or touches(pair[0], annotated)]
        if article.gold.get("source") not in without_places:
            count_spans(counts, [span for span, _ in annotated], [span for span, _ in found if span])
        if article.gold.get("source") not in without_values:
            count_values(counts, annotated, found, article.gold.get("partial"))
    unit_given = counts["unit given"] if counts["unit annotated"] else 0
    return {
        "value": Agreement(counts["value"], counts["given"], counts["annotated"]),
        "value and unit": Agreement(counts["unit"], unit_given, counts["unit annotated"]),
        "modifier accuracy": Share(counts["modifier"], counts["modifiers"]),
        "counted accuracy": Share(counts["counted"], counts["all counted"]),
        "span": Agreement(counts["span"], counts["spans given"], counts["spans annotated"]),
    }


def annotated_quantities(article):
    pairs = [(article.annotated(item) if item["start"] is not None else None, item)
             for item in article.gold["quantities"]]
    return [pair for pair in pairs if pair[0] is None or article.is_scored(pair[0])]


def found_quantities(article):
    pairs = [(article.found(first(fact)), fact) for fact in article.facts_of("quantity") if fact.get("evidence")]
    return [pair for pair in pairs if pair[0] is None or article.is_scored(pair[0])]


def first(fact):
    return fact["evidence"][0]


def touches(span, annotated):
    return any(known and shared(known, span) for known, _ in annotated)


def count_spans(counts, annotated, found):
    counts.update({"spans annotated": len(annotated), "spans given": len(found),
                   "span": len(match_spans(annotated, found))})


def count_values(counts, annotated, found, partial):
    pairs = best_first(candidates(annotated, found))
    for i, j in pairs:
        item, fact = annotated[i][1], found[j][1]
        counts["value"] += 1
        counts["unit"] += is_unit(item, fact)
        if item.get("modifier"):
            counts["modifiers"] += 1
            counts["modifier"] += modifier(fact) == item["modifier"]
        if item.get("of"):
            counts["all counted"] += 1
            counts["counted"] += bool(words(item["of"]) & words(fact.get("of")))
    with_unit = [(span, item) for span, item in annotated if "unit" in item]
    pair_of = {j: annotated[i][1] for i, j in pairs}

    def may_have_unit(j, span):
        """Whether the corpus says anything of the unit of what was found."""
        if j in pair_of:
            return "unit" in pair_of[j]
        return not partial or span is None or touches(span, with_unit)
    counts.update({"annotated": len(annotated), "given": len(found), "unit annotated": len(with_unit),
                   "unit given": sum(may_have_unit(j, span) for j, (span, _) in enumerate(found))})


def candidates(annotated, found):
    for i, (span, item) in enumerate(annotated):
        for j, (found_span, fact) in enumerate(found):
            common = shared(span, found_span) if span and found_span else None
            if is_value(item, fact) and common != 0:
                same_modifier = (item.get("modifier") or "=") == modifier(fact)
                yield -is_unit(item, fact), -same_modifier, -(common or 0), i, j


def close(one, other):
    return one is not None and other is not None and math.isclose(one, other, rel_tol=1e-5, abs_tol=1e-8)


def is_value(item, fact):
    if item.get("low") is None:
        return close(item["value"], fact.get("value"))
    given = [fact.get("low"), fact.get("high")]
    if None not in given and all(map(close, sorted((item["low"], item["high"])), sorted(given))):
        return True
    return bool(item.get("mean_ok")) and close(item["value"], fact.get("value"))


def is_unit(item, fact):
    """False where the corpus does not tell the unit."""
    if "unit" not in item:
        return False
    given = fact.get("unit")
    if item["unit"] is None:
        return given is None or unit(given) in NO_UNIT
    right = {unit(name) for name in [item["unit"], *(item.get("unit_alt") or [])] if name}
    if given:
        return unit(given) in right
    of = fact.get("of") or ""
    return any(unit(name) in right for name in (of, *of.split()[-1:]) if name)


def modifier(fact):
    given = fact.get("modifier") or "="
    return COARSE.get(given, given)


def words(phrase):
    return {singular(word) for word in re.findall(r"\w+", (phrase or "").lower())}
