#!/usr/bin/env python3
"""How often each rule is right: the table that the confidences in `src/facts` are set from.

    sidelight extract --from jsonl --to jsonl < articles.jsonl > facts.jsonl
    calibrate.py GOLD.jsonl FACTS.jsonl [GOLD.jsonl FACTS.jsonl ...] > table.md

A line of GOLD is an article: `id`, `text` and, as far as the corpus annotates them, `entities`
(start, end, type, mention, core), `quotes` (content, source: lists of [start, end]), `times`
(start, end, type, value or values), `quantities` (start, end, value or low and high, unit), `events`
(start, end), `clusters` (BenchIE: sets of equal triples). `scored_ranges` are the parts annotated in
full; with `partial`, only what overlaps an annotation is judged. The text of the facts is that of the gold.

A fact counts as right when
    entity     its name has the span and the type of an annotated one
    quote      content words: F1 of .5 or more with an annotated one; and the speaker, where annotated
    time       it overlaps an annotated one and has its value
    quantity   it overlaps an annotated one and has its value and unit, where the corpus gives them
    event      its verb or noun is annotated as an event
    statement  its triple is one of an annotated set

`smoothed` adds ten facts of the kind's own precision to each rule, so that a rule with few facts says
nothing bold; `set` is that figure rounded to a twentieth, never above .95: what the rule should say.
The last table tells, for what the facts say now, how many are right.
"""
import json
import math
import re
import sys
from collections import defaultdict

WEIGHT = 10
HIGHEST = 0.95
NAMES = (None, "name")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return {record["id"]: record for record in map(json.loads, lines)}


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def span(item):
    return (item["start"], item["end"])


def first(fact):
    return span(fact["evidence"][0])


def words_in(text, spans):
    return {m.start() + s for s, e in spans for m in re.finditer(r"\w+", text[s:e])}


def entity(gold, fact):
    names = {}
    others = set()
    for item in gold["entities"]:
        spans = {span(item)} | ({tuple(item["core"])} if item.get("core") else set())
        if item.get("mention") in NAMES:
            names.update({s: item["type"] for s in spans})
        else:
            others |= spans
    named = [span(e) for e in fact["evidence"] if e.get("mention") == "name" and judged(gold, span(e))]
    named = [s for s in named if s in names or s not in others]
    if not named or fact["type"] not in ("person", "organization", "place"):
        return None
    return sum(names.get(s) == fact["type"] for s in named) * 2 > len(named)


def quote(gold, fact):
    text = gold["text"]
    said = words_in(text, map(span, fact["evidence"]))
    speaker = words_in(text, [span(fact["speaker"])] if fact.get("speaker") else [])
    for item in gold["quotes"]:
        content = words_in(text, item["content"])
        if 4 * len(content & said) >= len(content) + len(said) > 0:
            source = words_in(text, item["source"])
            return not source or bool(source & speaker)
    return False


def time(gold, fact):
    value = re.sub(r"T(\d\d)$", r"T\1:00", str(fact.get("value")))
    for item in gold["times"]:
        if overlap(span(item), first(fact)):
            values = item.get("values") or [item.get("value")]
            if values == [None]:
                return None
            return value in [re.sub(r"T(\d\d)$", r"T\1:00", str(v)) for v in values]
    kinds = gold.get("time_types")
    return False if not kinds or fact["timex"] in kinds else None


UNITS = {
    "percentage": "percent", "dollar": "usd", "united states dollar": "usd", "us dollar": "usd",
    "euro": "eur", "pound sterling": "gbp", "british pound": "gbp", "japanese yen": "jpy",
    "chinese yuan": "cny", "canadian dollar": "cad", "australian dollar": "aud", "c": "degree celsius",
    "f": "degree fahrenheit", "pence": "penny", "pound-mass": "pound",
}


def unit_name(unit):
    unit = (unit or "").lower().replace("meter", "metre").replace("liter", "litre")
    return UNITS.get(unit, unit)


def quantity(gold, fact):
    close = lambda a, b: a is not None and b is not None and math.isclose(a, b, rel_tol=1e-5)
    for item in gold["quantities"]:
        if item.get("start") is None or not overlap(span(item), first(fact)):
            continue
        if item.get("value") is None and item.get("low") is None:
            return True  # spans alone are annotated
        if item.get("low") is not None and fact["low"] is not None:
            same = close(item["low"], fact["low"]) and close(item["high"], fact["high"])
        else:
            same = close(item.get("value"), fact["value"])
        if same:
            return "unit" not in item or unit_name(item["unit"]) == unit_name(fact["unit"])
    # A length of time is annotated as a time, where the corpus has these.
    lasting = [item for item in gold.get("times", []) if item["type"] == "DURATION"]
    return None if any(overlap(span(item), first(fact)) for item in lasting) else False


def event(gold, fact):
    return any(overlap(span(item), span(fact["what"])) for item in gold["events"])


def fold(words):
    marks = {"``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")"}
    return "".join(marks.get(word.lower(), word.lower()) for word in words.split())


def pattern(slot):
    """A slot in which words in [brackets] may be left out."""
    parts = re.split(r"\[(.*?)\]", slot)
    return "".join(
        f"(?:{re.escape(fold(part))})?" if index % 2 else re.escape(fold(part))
        for index, part in enumerate(parts)
    )


def statement(gold, fact):
    triple = [fold(fact[slot]) for slot in ("subject", "relation", "object")]
    return any(
        all(re.fullmatch(pattern(want), got) for want, got in zip(item, triple))
        for cluster in gold["clusters"]
        for item in cluster
    )


KINDS = {
    "entity": ("entities", entity),
    "quote": ("quotes", quote),
    "time": ("times", time),
    "quantity": ("quantities", quantity),
    "event": ("events", event),
    "statement": ("clusters", statement),
}


def judged(gold, place):
    ranges = gold.get("scored_ranges")
    return ranges is None or any(start <= place[0] < end for start, end in ranges)


def judgements(gold, facts):
    """Rule, confidence and whether it is right, for each fact that the gold can judge."""
    for fact in facts:
        key, judge = KINDS.get(fact["kind"], (None, None))
        if key not in gold or not (fact["kind"] == "entity" or judged(gold, first(fact))):
            continue
        if gold.get("partial") and not any(
            item.get("start") is not None and overlap(span(item), first(fact)) for item in gold[key]
        ):
            continue
        right = judge(gold, fact)
        if right is not None:
            yield fact["kind"], fact["rule"], fact["confidence"], right


def main(paths):
    rules, kinds, said = (defaultdict(lambda: [0, 0]) for _ in range(3))
    for gold_path, facts_path in zip(paths[::2], paths[1::2], strict=True):
        predicted = read(facts_path)
        for name, gold in read(gold_path).items():
            for kind, rule, confidence, right in judgements(gold, predicted.get(name, {}).get("facts", [])):
                confidence = round(confidence, 2)
                for counts in (rules[rule, confidence], kinds[kind], said[kind, confidence]):
                    counts[0] += right
                    counts[1] += 1
    print("| rule | says | facts | right | smoothed | set |\n|---|---:|---:|---:|---:|---:|")
    for (rule, confidence), (right, count) in sorted(rules.items()):
        kind_right, kind_count = kinds[rule.split(".")[0]]
        smoothed = (right + WEIGHT * kind_right / kind_count) / (count + WEIGHT)
        grade = min(HIGHEST, round(smoothed * 20) / 20)
        print(f"| {rule} | {confidence:.2f} | {count} | {right / count:.2f} | {smoothed:.2f} | {grade:.2f} |")
    print("\n| kind | says | facts | right |\n|---|---:|---:|---:|")
    for (kind, confidence), (right, count) in sorted(said.items()):
        print(f"| {kind} | {confidence:.2f} | {count} | {right / count:.2f} |")


if __name__ == "__main__":
    if len(sys.argv) < 3 or len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    main(sys.argv[1:])
