"""Whether what several articles tell of one event, or of one person or thing, stands in one row.

`pairs`: precision and recall of the pairs of mentions in different articles that are put together. The CoNLL
figures (`clusters`) are over all mentions of the articles; a fact in no row stands for itself. A mention that
was found stands for the annotated one that it equals, else the one that it shares the most with.
"""

from collections import Counter, defaultdict

from articles import CLAIMS, shared
from clusters import Counts, apart
from figures import Agreement

ANNOTATION = "events"
KINDS = {"event": "events", "entity": "entities"}
NEEDS_ROWS = True
# A mention that the corpus marks but puts in no cluster: neither right nor wrong.
LOOSE = object()


def measure(articles, rows):
    figures = {}
    for kind, key in KINDS.items():
        mentions = {article.id: Mentions(article, kind, key) for article in articles}
        if any(known.clustered for known in mentions.values()):
            measure_kind(figures, kind, mentions, rows)
    return figures


def measure_kind(figures, kind, mentions, rows):
    annotated = defaultdict(set)
    for known in mentions.values():
        for n, (_, cluster) in enumerate(known.clustered):
            annotated[cluster].add((known.article.id, n))
    annotated = list(annotated.values())
    given = apart(row_mentions(row, mentions) for row in rows if is_of_kind(row, kind))
    cluster_of = {mention: n for n, cluster in enumerate(annotated) for mention in cluster}
    right = sum(pairs(group) for cluster in given for group in grouped(cluster, cluster_of))
    figures[f"{kind} pairs"] = Agreement(right, sum(map(pairs, given)), sum(map(pairs, annotated)))
    counts = Counts()
    counts.add(annotated, apart(given + list(alone(mentions, given))))
    figures.update({f"{kind} {metric}": figure for metric, figure in counts.figures().items()})


def is_of_kind(row, kind):
    """Rows of claims stand for events; those of people and things are called entities."""
    if kind == "event":
        return row.get("kind") in CLAIMS or "slots" in row
    return row.get("kind") == kind


class Mentions:
    """The annotated mentions of one kind in an article, and which of them a fact stands for."""

    def __init__(self, article, kind, key):
        self.article, self.kind = article, kind
        annotated = article.gold.get(key, [])
        self.loose = {article.annotated(item) for item in annotated if not item.get("cluster")}
        spans = [(article.annotated_in_full(item), item.get("cluster")) for item in annotated]
        self.clustered = [(span, cluster) for span, cluster in spans if span and cluster]

    def of_span(self, span):
        """`None` for one that is not scored."""
        place = self.place_of(span)
        if place is LOOSE:
            return None
        if place is not None:
            return self.article.id, place
        return (self.article.id, span) if self.article.is_scored(span) else None

    def place_of(self, span):
        spans = [known for known, _ in self.clustered]
        if span in spans:
            return spans.index(span)
        if span in self.loose:
            return LOOSE
        best = max(range(len(spans)), key=lambda n: shared(span, spans[n]), default=None)
        return best if best is not None and shared(span, spans[best]) else None

    def of_cell(self, cell):
        """Of an event the word that names it counts, where the fact of the cell is known."""
        fact = self.article.fact_of(cell) if self.kind == "event" else None
        span = self.article.found(naming_words(fact) or {}) if fact else None
        span = span or self.article.found(cell)
        return self.of_span(span) if span else None

    def of_fact(self, fact):
        words = naming_words(fact) if self.kind == "event" else None
        spans = map(self.article.found, [words] if words else fact.get("evidence") or [])
        return filter(None, (self.of_span(span) for span in spans if span))


def naming_words(fact):
    """The words that name an event."""
    both = (fact.get("trigger"), fact.get("what"))
    return next((words for words in both if isinstance(words, dict) and words.get("start") is not None), None)


def row_mentions(row, mentions):
    cells = [(mentions[article], cell) for article, cells in (row.get("cells") or {}).items()
             if article in mentions for cell in cells or []]
    return {mention for known, cell in cells if (mention := known.of_cell(cell))}


def alone(mentions, given):
    """What stands in no row: the mentions of each fact."""
    seen = set().union(*given)
    for known in mentions.values():
        kinds = CLAIMS if known.kind == "event" else (known.kind,)
        for fact in known.article.facts_of(*kinds):
            yield set(known.of_fact(fact)) - seen


def pairs(cluster):
    """How many pairs of mentions stand in different articles."""
    in_article = Counter(article for article, _ in cluster)
    return (len(cluster) ** 2 - sum(n * n for n in in_article.values())) // 2


def grouped(cluster, cluster_of):
    groups = defaultdict(set)
    for mention in cluster:
        if mention in cluster_of:
            groups[cluster_of[mention]].add(mention)
    return groups.values()
