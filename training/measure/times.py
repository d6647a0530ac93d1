"""Times, as TempEval-3 counts them.

`strict` asks for the same span, `relaxed` for a common character, `type` and `value` for these besides. An
hour is its first minute; a value that the corpus gives as a time of day alone is compared with the time of
day. What the corpus gives no value is left out of `value`.
"""

import re
from collections import Counter

from articles import shared, with_annotation
from figures import Agreement, Share
from matching import match_spans

ANNOTATION = "times"


def measure(articles):
    counts = Counter()
    for article in with_annotation(articles, ANNOTATION):
        annotated = [(article.annotated_in_full(time), time) for time in article.gold["times"]]
        annotated = [pair for pair in annotated if pair[0]]
        count(counts, annotated, found_times(article, [span for span, _ in annotated]))
    given, known = counts["given"], counts["annotated"]
    return {
        "strict": Agreement(counts["strict"], given, known),
        "relaxed": Agreement(counts["relaxed"], given, known),
        "type": Agreement(counts["type"], given, known),
        "value": Agreement(counts["value"], given - counts["without value"], counts["values annotated"]),
        "value accuracy": Share(counts["value"], counts["values"]),
        "modifier accuracy": Share(counts["modifier"], counts["modifiers"]),
    }


def found_times(article, annotated):
    # Types that the corpus does not mark do not count; where it marks one expression only, nor do others.
    types, partial = article.gold.get("time_types"), article.gold.get("partial")

    def counts_for_something(span):
        return article.is_scored(span) and (not partial or any(shared(span, known) for known in annotated))
    for fact in article.facts_of("time"):
        spans = filter(None, map(article.found, fact.get("evidence") or []))
        if not types or fact.get("timex") in types:
            yield from ((span, fact) for span in spans if counts_for_something(span))


def count(counts, annotated, found):
    found = list(found)
    counts.update({"annotated": len(annotated), "given": len(found),
                   "values annotated": sum(time["value"] is not None for _, time in annotated)})
    for i, j in match_spans([span for span, _ in annotated], [span for span, _ in found]):
        (span, time), (found_span, fact) = annotated[i], found[j]
        counts["relaxed"] += 1
        counts["strict"] += span == found_span
        counts["type"] += time["type"] == fact.get("timex")
        if time["value"] is None:
            counts["without value"] += 1
        else:
            counts["values"] += 1
            counts["value"] += is_value(time, fact.get("value"))
        if time.get("mod"):
            counts["modifiers"] += 1
            counts["modifier"] += str(fact.get("mod")).upper() == time["mod"].upper()


def is_value(time, found):
    if found is None:
        return False
    found = plain(found)
    for value in map(plain, time.get("values") or [time["value"]]):
        time_of_day = found[found.index("T"):] if "T" in found else None
        if value == found or value.startswith("T") and value == time_of_day:
            return True
    return False


def plain(value):
    """Without seconds that are none, with the minutes of a full hour."""
    value = str(value).strip().upper()
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    return re.sub(r"T(\d\d)$", r"T\1:00", value)
