"""Annotated articles beside what the program found in them.

All spans are compared as ranges of the characters that are no white space: the program may lay out a text
in other lines, and a corpus was often put together from tokens. Any other difference of the texts is a
problem of the article, which then counts as one in which nothing was found.
"""

import json
import re
from bisect import bisect_left, bisect_right
from functools import cached_property

# Characters without width: nothing that a reader would miss.
INVISIBLE = "\u200b\u2060\ufeff"

# The facts that tell what happened; programs before the claims called them events.
CLAIMS = ("claim", "event")


class CorpusError(Exception):
    """A file that cannot be measured, with the reason."""


def json_lines(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError as error:
                    raise CorpusError(f"{path}, line {number}: {error}") from error


def is_white(character):
    return character.isspace() or character in INVISIBLE


class Text:
    """A text, and how many characters that are no white space stand before each place of it."""

    def __init__(self, text):
        self.text = text
        self.before = [0]
        for character in text:
            self.before.append(self.before[-1] + (not is_white(character)))

    @property
    def length(self):
        return self.before[-1]

    def characters(self):
        return "".join(c for c in self.text if not is_white(c))

    def span(self, start, end):
        """The range of an offset pair; `None` where it holds nothing or lies outside."""
        if start is None or end is None or not 0 <= start < end <= len(self.text):
            return None
        first, last = self.before[start], self.before[end]
        return (first, last) if first < last else None


def shared(one, other):
    """How many characters two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


class Article:
    """One annotated article (`gold`) and the line that the program printed for it (`printed`)."""

    def __init__(self, gold, printed):
        self.id = gold["id"]
        self.gold = gold
        self.printed = printed
        self.problem = None
        self.impossible_spans = 0
        self.annotated_text = self.own_text = Text(gold.get("text") or "")
        self.facts = (printed or {}).get("facts") or []
        if gold.get("text") is not None and (printed or {}).get("text") is not None:
            self.own_text = Text(printed["text"])
            self.check_texts()
        ranges = gold.get("scored_ranges")
        self.scored_ranges = None if ranges is None else [self.annotated_text.span(*r) for r in ranges]

    def check_texts(self):
        one, other = self.annotated_text.characters(), self.own_text.characters()
        if one != other:
            both = zip(one, other)
            at = next((i for i, (a, b) in enumerate(both) if a != b), min(len(one), len(other)))
            self.problem = f"{self.id}: the texts differ: {one[at:at + 20]!r} was read as {other[at:at + 20]!r}"
            self.facts, self.own_text = [], self.annotated_text

    def annotated(self, item):
        """The span of an annotation, if it holds anything."""
        return self.annotated_text.span(item["start"], item["end"])

    def annotated_in_full(self, item):
        """The same, where it lies in a part that the corpus annotates in full."""
        span = self.annotated(item)
        return span if span and self.is_scored(span) else None

    def found(self, item):
        """The span of something that the program printed."""
        span = self.own_text.span(item.get("start"), item.get("end"))
        if span is None and item.get("start") is not None:
            self.impossible_spans += 1
        return span

    def is_scored(self, span):
        if self.scored_ranges is None:
            return True
        return any(known and known[0] <= span[0] < known[1] for known in self.scored_ranges)

    def facts_of(self, *kinds):
        return [fact for fact in self.facts if fact.get("kind") in kinds]

    @cached_property
    def facts_by_id(self):
        return {fact.get("id"): fact for fact in self.facts}

    def fact_of(self, cell):
        """The fact that a cell of a row names, by its id or its place."""
        name = cell.get("fact")
        if isinstance(name, int):
            return self.facts[name] if 0 <= name < len(self.facts) else None
        return self.facts_by_id.get(name) if name is not None else None

    @cached_property
    def words(self):
        """First and last characters of all words."""
        words = re.finditer(r"\w+", self.annotated_text.text)
        spans = [self.annotated_text.span(*word.span()) for word in words]
        return [first for first, _ in spans], [last for _, last in spans]

    def words_in(self, spans):
        """The places of all words that the spans touch."""
        firsts, lasts = self.words
        return {n for first, last in spans for n in range(bisect_right(lasts, first), bisect_left(firsts, last))}


def with_annotation(articles, key):
    return [article for article in articles if key in article.gold]


def phrases(value):
    """The words of a field that holds none, one or several phrases."""
    if value is None:
        return []
    if isinstance(value, (str, dict)):
        value = [value]
    return [phrase if isinstance(phrase, str) else phrase.get("text") or "" for phrase in value]


def joined(spans):
    """The spans in order, those that touch as one."""
    out = []
    for first, last in sorted(spans):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)
