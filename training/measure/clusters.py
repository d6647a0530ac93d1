"""Clusters of mentions against annotated ones: MUC, B³ and CEAFe, and their mean, the CoNLL figure."""

from collections import Counter

from figures import Agreement, Number
from matching import best_total

METRICS = ("muc", "b3", "ceafe")


def apart(clusters):
    """A mention that stands in several clusters stays in the first."""
    seen, out = set(), []
    for cluster in clusters:
        cluster = set(cluster) - seen
        seen |= cluster
        if cluster:
            out.append(cluster)
    return out


class Counts:
    """The three metrics, added up over articles: right given, given, right annotated, annotated."""

    def __init__(self):
        self.sums = dict.fromkeys(METRICS, (0, 0, 0, 0))

    def add(self, annotated, given):
        for metric, counts in zip(METRICS, counted(annotated, given)):
            self.sums[metric] = tuple(a + b for a, b in zip(self.sums[metric], counts))

    def figures(self):
        each = {metric: Agreement(right, given, annotated, found)
                for metric, (right, given, found, annotated) in self.sums.items()}
        any_annotated = each["b3"].annotated > 0
        mean = sum(figure.value or 0.0 for figure in each.values()) / len(METRICS) if any_annotated else None
        return {**each, "conll": Number(mean)}


def counted(annotated, given):
    of_annotated = {mention: n for n, cluster in enumerate(annotated) for mention in cluster}
    of_given = {mention: n for n, cluster in enumerate(given) for mention in cluster}
    common = Counter((n, of_given[mention]) for mention, n in of_annotated.items() if mention in of_given)

    def b3(clusters, side):
        return sum(count * count / len(clusters[pair[side]]) for pair, count in common.items())
    likeness = {(a, g): 2 * count / (len(annotated[a]) + len(given[g])) for (a, g), count in common.items()}
    total = best_total(likeness)
    yield links(given, of_annotated) + links(annotated, of_given)
    yield b3(given, 1), len(of_given), b3(annotated, 0), len(of_annotated)
    yield total, len(given), total, len(annotated)


def links(clusters, other):
    """How many of the links that hold the clusters together the other side has too, and of how many."""
    kept = total = 0
    for cluster in clusters:
        parts = {other[mention] for mention in cluster if mention in other}
        alone = sum(mention not in other for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        total += len(cluster) - 1
    return kept, total
