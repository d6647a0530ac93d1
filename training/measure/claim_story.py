"""One story: its annotated rows beside the rows that the program laid side by side.

Everything here asks whether spans *touch* an annotated answer: together they share at least half of its
characters. A span of more than 400 characters touches nothing, nor do the spans of a row that cover more than
that and a third of the article. They touch *tightly* where each has at most twelve words (or twice the
answer's) and all of them cover at most 240 characters (or twice the answer's).
"""

from collections import namedtuple
from itertools import combinations

from articles import Text

WIDEST = 400
TIGHT_WORDS, TIGHT_CHARACTERS = 12, 240
# Nobody reads on after so many rows for a thousand words, nor after so many points of a row.
ROWS_READ, LEAST_ROWS_READ, SLOTS_READ = 80, 60, 6
# An article answers for a row that holds so much of the annotated articles.
ENOUGH = 0.8
VERDICTS = ("agree", "compatible", "conflict")
DIFFERENT = ("compatible", "conflict")

Place = namedtuple("Place", "first last length words")
Slot = namedtuple("Slot", "question verdict cells differences row")
# `cells` hold clauses and answers, `answered` the characters of the answers.
Row = namedtuple("Row", "place cells slots answered")
# What became of an annotated row: found whole, in part or not, the place of the best row, what it says.
Outcome = namedtuple("Outcome", "found place said right tight", defaults=(None, None, False, None))

WHOLE, PART, NOT_FOUND = "F", "P", "N"


def place_in(text, span):
    first, last = text.before[span["start"]], text.before[span["end"]]
    words = len(text.text[span["start"]:span["end"]].split())
    return Place(first, last, span["end"] - span["start"], words)


def characters(places):
    return {at for place in places for at in range(place.first, place.last)}


def touches(places, answer, tight=False):
    length = answer.last - answer.first
    if tight and len(characters(places)) > max(TIGHT_CHARACTERS, 2 * length):
        return False
    usable = [p for p in places if p.length <= WIDEST and (not tight or p.words <= max(TIGHT_WORDS, 2 * answer.words))]
    common = sum(answer.first <= at < answer.last for at in characters(usable))
    return 0 < length <= 2 * common


def touched(cells, answers, tight=False):
    """The articles of which a cell touches an answer."""
    return {article for article, known in answers.items()
            if any(touches(cells.get(article, ()), answer, tight) for answer in known)}


def with_several(rows):
    return [row for row in rows if len(row.cells) > 1]


class Story:
    def __init__(self, annotated, printed, texts):
        self.texts = {article: Text(texts[article]) for article in annotated["articles"]}
        self.annotated = [{**row, "cells": self.read_places(row["cells"])} for row in annotated["rows"]]
        rows = [(self.read_row(place, row), row) for place, row in enumerate(printed.get("rows", []), 1)]
        self.all_rows = [row for row, _ in rows]
        # A name that stands in several articles is no claim.
        claims = [row for row, raw in rows if raw.get("slots") or raw.get("kind") != "entity"]
        self.rows = claims[:max(LEAST_ROWS_READ, ROWS_READ * self.word_count // 1000)]

    @property
    def word_count(self):
        return sum(len(text.text.split()) for text in self.texts.values())

    @property
    def slots(self):
        return [slot for row in self.rows for slot in row.slots]

    def read_places(self, cells):
        return {article: [place_in(self.texts[article], span) for span in spans if "start" in span]
                for article, spans in (cells or {}).items() if article in self.texts and spans}

    def read_cells(self, cells):
        """An article of which the places cover too much has none."""
        def room(article):
            return max(WIDEST, self.texts[article].length / 3)
        return {article: places if len(characters(places)) <= room(article) else []
                for article, places in self.read_places(cells).items()}

    def read_row(self, place, row):
        """A row without slots is its own only slot."""
        parts = (row.get("slots") or [row])[:SLOTS_READ]
        slots = [Slot(part.get("question"), "agree" if part.get("verdict") == "copied" else part.get("verdict"),
                      self.read_cells(part.get("cells")), part.get("differences") or [], place) for part in parts]
        together = {}
        for part in parts:
            for article, spans in (part.get("cells") or {}).items():
                together.setdefault(article, []).extend(spans or [])
        answers = self.read_cells(together)
        clauses = self.read_cells(row.get("cells"))
        cells = {**answers, **{article: answers.get(article, []) + own for article, own in clauses.items()}}
        return Row(place, cells, slots, {article: characters(places) for article, places in answers.items()})

    def outcome(self, known):
        answers = known["cells"]
        if len(answers) < 2:
            return self.outcome_of_single(answers)
        reach = [(len(touched(row.cells, answers)), row) for row in self.rows]
        most = max((count for count, _ in reach), default=0)
        if most < 2:
            return Outcome(NOT_FOUND)
        best = [row for count, row in reach if count == most or count >= max(2, ENOUGH * len(answers))]

        def worth(slot):
            width = sum(place.last - place.first for article in answers for place in slot.cells.get(article, ()))
            return len(touched(slot.cells, answers)), slot.question == known["question"], -width
        slot = max((slot for row in best for slot in row.slots), key=worth)
        hit = touched(slot.cells, answers)
        whole = WHOLE if most >= ENOUGH * len(answers) else PART
        if len(hit) < 2:
            return Outcome(whole, slot.row)
        return Outcome(whole, slot.row, slot.verdict, slot.verdict in fair_verdicts(known),
                       hit == touched(slot.cells, answers, tight=True))

    def outcome_of_single(self, answers):
        for row in self.rows:
            for part in (row, *row.slots):
                if set(part.cells) == set(answers) and touched(part.cells, answers):
                    return Outcome(WHOLE, row.place, "single", True)
        return Outcome(NOT_FOUND)

    def told(self, pairs, answers):
        """For each pair of articles, whether some slot tells that they differ."""
        return [any(tells(slot, pair, answers) for slot in self.slots) for pair in pairs]

    def false_conflicts(self):
        """Conflicts in all, those about annotated answers of two articles, those of them that are none."""
        conflicts = [slot for slot in self.slots if slot.verdict == "conflict"]
        judged = false = 0
        for slot in conflicts:
            hits = [(touched(slot.cells, known["cells"]), known) for known in self.annotated]
            if len(set().union(*(hit for hit, _ in hits))) > 1:
                judged += 1
                false += not any(len(hit) > 1 and "conflict" in fair_verdicts(known) for hit, known in hits)
        return len(conflicts), judged, false

    def idle_differences(self):
        """Slots that tell a difference, and those of them that touch none that is annotated."""
        different = [known["cells"] for known in self.annotated if known.get("differs")]
        telling = [slot for row in with_several(self.rows) for slot in row.slots
                   if slot.verdict in DIFFERENT and slot.differences and len(slot.cells) > 1]
        idle = [slot for slot in telling
                if all(len(touched(slot.cells, answers, tight=True)) < 2 for answers in different)]
        return len(telling), len(idle)

    def mixed_slots(self):
        """Slots about annotated answers of two articles, and those of them that never meet one row in two."""
        joined = mixed = 0
        for slot in self.slots:
            if slot.verdict in VERDICTS and len(slot.cells) > 1:
                hits = [touched(slot.cells, known["cells"], tight=True) for known in self.annotated]
                if len(set().union(*hits)) > 1:
                    joined += 1
                    mixed += all(len(hit) < 2 for hit in hits)
        return joined, mixed

    def repeats(self):
        """Rows of several articles, and those that share half of their words in two articles with another."""
        several = [row.answered for row in self.rows if len(row.answered) > 1]
        again = set()
        for (i, one), (j, other) in combinations(enumerate(several), 2):
            both = [(one[article], other[article]) for article in one if article in other]
            if sum(bool(a and b) and 2 * len(a & b) >= min(len(a), len(b)) for a, b in both) > 1:
                again |= {i, j}
        return len(several), len(again)


def fair_verdicts(known):
    return (known["verdict"], *known.get("also_fair", []))


def tells(slot, pair, answers):
    """Whether a slot tells that two articles differ: it shows both answers, on two sides."""
    if slot.verdict not in DIFFERENT or not slot.differences:
        return False
    if len(touched(slot.cells, {article: answers[article] for article in pair}, tight=True)) < 2:
        return False
    return any(isinstance(difference, str) or sets_apart(difference, pair) for difference in slot.differences)


def sets_apart(difference, pair):
    sides = [set(side.get("articles", [])) & set(pair) for side in difference.get("sides", [])]
    return all({article} in sides for article in pair)
