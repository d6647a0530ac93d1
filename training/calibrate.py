#!/usr/bin/env python3
"""How often the facts of each rule are right: writes the table that their confidences come from.

    : > crates/engine/assets/confidence.tsv                    # so that the program says what the modules say by hand
    cargo build --release --no-default-features
    sidelight extract --from jsonl --to jsonl < articles.jsonl > facts.jsonl
    training/calibrate.py GOLD.jsonl FACTS.jsonl [GOLD.jsonl FACTS.jsonl ...] > crates/engine/assets/confidence.tsv
    training/calibrate.py --check GOLD.jsonl FACTS.jsonl [...]

The last makes the table of every other article, tries it on the articles between and prints how often
the facts that say a certain share are right.

A line of GOLD is an article: `id`, `text` and, as far as the corpus annotates them, `entities`
(start, end, type, mention, core), `quotes` (content, source: lists of [start, end]), `times`
(start, end, type, value or values), `quantities` (start, end, value or low and high, unit), `events`
(start, end, args). `scored_ranges` are the parts
annotated in full; with `partial`, only what overlaps an annotation is judged. The text of the facts
is that of the gold.

A fact counts as right when
    entity     most of its names have the span and the type of annotated ones, or are, of people and
               organizations, the beginning or the end of one
    quote      content words: F1 of .5 or more with an annotated one; and the speaker. What names no speaker
               is not judged, nor what is only a guess
    time       it overlaps an annotated one and has its value
    quantity   it overlaps an annotated one and has its value and unit, where the corpus gives them
    claim      the verb or noun that names it is annotated as an event, and who and whom are participants of
               it

Roles and states are left out: their modules hold measured shares. A row of the table is a rule, what its module says by hand ("any": the rule as a whole), and the share
of its facts that were right. Few facts prove little: to each row ten facts are added that are right as
often as the rule's, to each rule ten that are right as often as the kind's. Shares are rounded to a
twentieth and never above .95.
"""
import json
import math
import re
import sys
from collections import defaultdict

WEIGHT = 10
HIGHEST = 0.95
NAMES = (None, "name")
# Their modules hold measured shares themselves.
MEASURED_IN_MODULE = ("claim.state",)
# Below it a fact is a guess, and stays one.
GUESS = 0.4


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
    return sum(is_named(names, s, fact["type"]) for s in named) * 2 > len(named)


def is_named(names, found, type_):
    """The corpora mark "Prime Minister Ada Obi" and "Ada Obi of Unity" where a name alone is right."""
    if names.get(found) == type_:
        return True
    return type_ != "place" and any(
        known == type_ and start <= found[0] and found[1] <= end and (found[1] == end or found[0] == start)
        for (start, end), known in names.items())


def quote(gold, fact):
    if not fact.get("speaker") or fact["confidence"] < GUESS:
        return None
    text = gold["text"]
    said = words_in(text, map(span, fact["evidence"]))
    speaker = words_in(text, [span(fact["speaker"])])
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


# One unit by each of its names: a corpus names currencies, Sidelight gives ISO 4217 codes.
UNITS = [
    {"percentage", "percent"}, {"dollar", "united states dollar", "us dollar", "usd"}, {"euro", "eur"},
    {"pound", "pound sterling", "british pound", "gbp"}, {"pound", "pound-mass"}, {"pence", "penny"},
    {"japanese yen", "jpy"}, {"chinese yuan", "cny"}, {"canadian dollar", "cad"}, {"age", "year"},
    {"australian dollar", "aud"}, {"new zealand dollar", "nzd"}, {"hong kong dollar", "hkd"},
    {"swiss franc", "chf"}, {"turkish lira", "try"}, {"mexican peso", "mxn"}, {"rupee", "inr"},
    {"c", "degree celsius"}, {"f", "degree fahrenheit"}, {"ton", "tonne", "metric ton"},
    {"cubic centimetre", "millilitre"},
]


def same_unit(gold, unit):
    gold, unit = (
        (name or "").lower().replace("meter", "metre").replace("liter", "litre") for name in (gold, unit)
    )
    return gold == unit or any(gold in names and unit in names for names in UNITS)


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
            return "unit" not in item or same_unit(item["unit"], fact["unit"])
    # A length of time is annotated as a time, where the corpus has these.
    lasting = [item for item in gold.get("times", []) if item["type"] == "DURATION"]
    return None if any(overlap(span(item), first(fact)) for item in lasting) else False


def event(gold, fact):
    trigger = span(fact.get("trigger") or fact["what"])
    told = [item for item in gold["events"] if overlap(span(item), trigger)]
    sides = [span(arg) for item in told for arg in item.get("args", [])]
    people = [span(phrase) for phrase in fact["who"] + fact["whom"]]
    found = all(any(overlap(side, person) for side in sides) for person in people)
    return bool(told) and (not sides or found)


KINDS = {
    "entity": ("entities", entity),
    "quote": ("quotes", quote),
    "time": ("times", time),
    "quantity": ("quantities", quantity),
    "claim": ("events", event),
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


def share(right, count, prior):
    return (right + WEIGHT * prior) / (count + WEIGHT)


def grade(value):
    return min(HIGHEST, round(value * 20) / 20)


def add(counts, key, right):
    counts[key][0] += right
    counts[key][1] += 1


def table(facts):
    """By rule and what it says, or `any`: the grade, how many were right and of how many."""
    kinds, rules, cells = (defaultdict(lambda: [0, 0]) for _ in range(3))
    for kind, rule, says, right in facts:
        add(kinds, kind, right)
        add(rules, (kind, rule), right)
        add(cells, (rule, says), right)
    rows = {}
    for (kind, rule), (right, count) in sorted(rules.items()):
        whole = share(right, count, kinds[kind][0] / kinds[kind][1])
        rows[rule, "any"] = (grade(whole), right, count)
        for (name, says), (right, count) in sorted(cells.items()):
            if name == rule:
                rows[rule, says] = (grade(share(right, count, whole)), right, count)
    return rows


def write_table(articles):
    for (rule, says), row in table([fact for facts in articles for fact in facts]).items():
        says = says if says == "any" else f"{says:.2f}"
        print(f"{rule}\t{says}\t{row[0]:.2f}\t{row[1]} of {row[2]}")


def write_check(articles):
    """The table of every other article, tried on those between."""
    rows = table([fact for facts in articles[::2] for fact in facts])
    bins = defaultdict(lambda: [0, 0, 0.0])
    for kind, rule, says, right in (fact for facts in articles[1::2] for fact in facts):
        grade = rows.get((rule, says), rows.get((rule, "any"), (says,)))[0]
        for name in (kind, "all kinds"):
            total = bins[name, min(9, int(grade * 10 + 1e-6))]
            total[0] += right
            total[1] += 1
            total[2] += grade
    print("| kind | says | facts | on average | right |\n|---|---|---:|---:|---:|")
    for (kind, tenth), (right, count, says) in sorted(bins.items()):
        print(f"| {kind} | .{tenth}0 to .{tenth}9 | {count} | {says / count:.2f} | {right / count:.2f} |")


def main(paths, write):
    articles = []
    for gold_path, facts_path in zip(paths[::2], paths[1::2], strict=True):
        predicted = read(facts_path)
        for name, gold in read(gold_path).items():
            facts = judgements(gold, predicted.get(name, {}).get("facts", []))
            articles.append([
                (kind, rule, round(says, 2), right)
                for kind, rule, says, right in facts
                if kind not in MEASURED_IN_MODULE and rule not in MEASURED_IN_MODULE
            ])
    write(articles)


if __name__ == "__main__":
    files = [argument for argument in sys.argv[1:] if argument != "--check"]
    if not files or len(files) % 2:
        sys.exit(__doc__)
    main(files, write_check if "--check" in sys.argv else write_table)
