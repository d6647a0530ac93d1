"""Claims side by side, against rows that a reader wrote by hand.

The annotation is one JSON value: `{"stories": {NAME: {"read": true, "articles": [ID], "rows": [ROW]}}}`, a row
`{"n", "fact", "question", "verdict", "also_fair": [verdict], "key", "cells": {ID: [{"start", "end"}]},
"differs": [[ID, ID]]}`: the words that answer the question in each article, the verdict, others that are
fair as well, the pairs of articles whose difference is to be told, whether it matters most in the story. What
*touching* is stands in `claim_story`.

    claims             harmonic mean of rows found, verdicts balanced, and told rows x (1 - told falsely)
    rows found         rows whose best row touches the answers of 80 % of the articles, two at least
    rows in part       the same, of two articles at least
    verdicts           of all rows, those whose best slot says a fair verdict; `balanced` is the mean over
                       agree, compatible and conflict
    told, told rows    pairs that differ and are told so; the mean over rows of that share
    told falsely       pairs of articles that plainly agree and are told to differ
    conflicts found    `strict`: where nothing else is fair; `false`: of the conflicts about annotated answers
                       of two articles, those that may be none
    key found, in 20   rows that matter most: found whole; found among the first twenty of the story
    key place          the place of their rows, median
    mixed              slots that lay answers of different rows side by side
    idle               told differences that touch none that is annotated: an upper bound, for the annotation
                       does not hold everything
    repeats            rows of several articles that say again what another says
"""

import json
import statistics
from collections import Counter

from claim_story import NOT_FOUND, PART, VERDICTS, WHOLE, Story, with_several
from figures import Number, Share

FIRST_ROWS = 20


def read_annotation(path, only=None):
    """The stories, all or those of one half ("read", "unread") or name."""
    with open(path, encoding="utf-8") as file:
        stories = json.load(file)["stories"]
    if only is None:
        return stories
    if only in ("read", "unread"):
        return {name: story for name, story in stories.items() if story["read"] == (only == "read")}
    return {name: stories[name] for name in only.split(",")}


def story_of(output, stories):
    """The story that the program compared: by its name, else by the articles that its rows tell of."""
    if output.get("story") in stories:
        return output["story"]
    told = {id_ for row in output.get("rows", []) for id_ in row.get("cells") or {}}
    return next((name for name, story in stories.items() if told & set(story["articles"])), None)


def measure(stories, printed, texts):
    """The figures of each story and of "all", and what became of each annotated row."""
    total, places, figures, outcomes = Counter(), [], {}, {}
    for name, annotated in stories.items():
        story = Story(annotated, printed.get(name, {}), texts)
        outcomes[name] = [(row, story.outcome(row), story.told(row["differs"], row["cells"]))
                          for row in story.annotated]
        counts, story_places = counted(story, outcomes[name])
        figures[name] = figures_of(counts, story_places)
        total.update(counts)
        places += story_places
    figures["all"] = figures_of(total, places)
    return figures, outcomes


def counted(story, outcomes):
    """All counts of a story, to be added up, and the places of its key rows."""
    several = [entry for entry in outcomes if len(entry[0]["cells"]) > 1]
    keys = [entry for entry in several if entry[0].get("key")]
    differing = [told for _, _, told in several if told]
    agreeing = [row for row, _, _ in several if row["verdict"] == "agree" and not row.get("also_fair")]
    falsely = [told for row in agreeing for told in story.told(pairs_of(row["cells"]), row["cells"])]
    counts = Counter()
    for row, outcome, _ in several:
        counts[row["verdict"]] += 1
        counts[row["verdict"], "right"] += outcome.right
        if row["verdict"] == "conflict":
            counts["conflicts found"] += outcome.said == "conflict"
            counts["strict"] += not row.get("also_fair")
            counts["strict found"] += not row.get("also_fair") and outcome.said == "conflict"
    singles = [outcome for row, outcome, _ in outcomes if len(row["cells"]) < 2]
    counts["conflicts said"], counts["conflicts judged"], counts["conflicts false"] = story.false_conflicts()
    counts["telling"], counts["idle"] = story.idle_differences()
    counts["joined"], counts["mixed"] = story.mixed_slots()
    counts["repeatable"], counts["repeats"] = story.repeats()
    places = [outcome.place for _, outcome, _ in keys if outcome.place]
    shown = with_several(story.rows)
    counts.update({
        "several": len(several), "whole": sum(o.found == WHOLE for _, o, _ in several),
        "part": sum(o.found == PART for _, o, _ in several), "right": sum(o.right for _, o, _ in several),
        "pairs": sum(map(len, differing)), "told": sum(map(sum, differing)), "differing": len(differing),
        "told rows": sum(sum(told) / len(told) for told in differing),
        "agreeing": len(falsely), "told falsely": sum(falsely),
        "key": len(keys), "key whole": sum(o.found == WHOLE for _, o, _ in keys),
        "key right": sum(o.right for _, o, _ in keys), "key first": sum(place <= FIRST_ROWS for place in places),
        "single": len(singles), "single found": sum(o.found == WHOLE for o in singles),
        "fitting": sum(o.tight is not None for _, o, _ in several),
        "tight": sum(bool(o.tight) for _, o, _ in several),
        "rows shown": len(shown), "slots shown": sum(len(row.slots) for row in shown),
        "rows": len(story.all_rows), "rows of several": len(with_several(story.all_rows)),
        "words": story.word_count})
    return counts, places


def pairs_of(cells):
    articles = list(cells)
    return [(one, other) for n, one in enumerate(articles) for other in articles[n + 1:]]


def figures_of(counts, places):
    def share(part, whole):
        return Share(counts[part], counts[whole])

    def per_thousand(part):
        return Number(1000 * counts[part] / counts["words"] if counts["words"] else None)
    each = [counts[verdict, "right"] / counts[verdict] for verdict in VERDICTS if counts[verdict]]
    balanced = Number(statistics.mean(each) if each else None)
    found, falsely = share("whole", "several"), share("told falsely", "agreeing")
    told_rows = share("told rows", "differing")
    told_well = None if told_rows.value is None else told_rows.value * (1 - (falsely.value or 0))
    return {
        "claims": Number(harmonic_mean([found.value, balanced.value, told_well])),
        "rows found": found,
        "rows in part": Share(counts["whole"] + counts["part"], counts["several"]),
        "verdicts": share("right", "several"),
        "verdicts balanced": balanced,
        "told": share("told", "pairs"),
        "told rows": told_rows,
        "told falsely": falsely,
        "conflicts found": share("conflicts found", "conflict"),
        "conflicts found strict": share("strict found", "strict"),
        "conflicts false": share("conflicts false", "conflicts judged"),
        "conflicts said": Number(counts["conflicts said"]),
        "mixed": share("mixed", "joined"),
        "idle": share("idle", "telling"),
        "slots a row": share("slots shown", "rows shown"),
        "key found": share("key whole", "key"),
        "key verdicts": share("key right", "key"),
        "key place": Number(statistics.median(places) if places else None),
        "key in 20": share("key first", "key"),
        "singles found": share("single found", "single"),
        "tight": share("tight", "fitting"),
        "repeats": share("repeats", "repeatable"),
        "rows a 1,000 words": per_thousand("rows"),
        "of several articles": per_thousand("rows of several"),
        "of one article": Share(counts["rows"] - counts["rows of several"], counts["rows"]),
    }


def harmonic_mean(values):
    known = [value for value in values if value is not None]
    return len(known) / sum(1 / value for value in known) if known and min(known) > 0 else 0.0


def row_lines(outcomes):
    """What became of each annotated row, a line each."""
    words = {WHOLE: "found", PART: "in part", NOT_FOUND: "not found"}
    for story, rows in outcomes.items():
        for row, outcome, told in rows:
            yield (f"{story} {row['n']:>3} {words[outcome.found]:9} {'right' if outcome.right else 'wrong'} "
                   f"{row['verdict']:10} said {outcome.said or '-':10} row {outcome.place or '-':>4} "
                   f"told {sum(told)}/{len(told)} {'key' if row.get('key') else '   '} {row['fact']}")
