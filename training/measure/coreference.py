"""Whether mentions of one person, body or place are put together, article by article.

`named` is about clusters that hold a name of a person, organization or place; `all` about every cluster
that the corpus marks. Clusters of a single mention are left out on both sides.
"""

from collections import defaultdict

from articles import with_annotation
from clusters import Counts, apart
from names import TYPES

ANNOTATION = "entities"
SCOPES = ("named", "all")


def is_annotated(annotations):
    return any(entity.get("cluster") for gold in annotations for entity in gold.get(ANNOTATION, []))


def measure(articles):
    figures = {}
    for scope in SCOPES:
        counts = Counts()
        for article in with_annotation(articles, ANNOTATION):
            annotated = AnnotatedClusters(article)
            counts.add(several(annotated.in_scope(scope)), several(found_clusters(article, annotated, scope)))
        figures.update({f"{scope} {metric}": figure for metric, figure in counts.figures().items()})
    return figures


def several(clusters):
    return [cluster for cluster in apart(clusters) if len(cluster) > 1]


class AnnotatedClusters:
    """The clusters of an article; mentions are known by the span that the corpus marks."""

    def __init__(self, article):
        self.clusters, self.named = defaultdict(set), set()
        # The annotated span that a found one stands for: itself, or that of the phrase whose name it is.
        self.stands_for = {}
        entities = article.gold["entities"]
        # Mentions in no cluster are neither right nor wrong.
        self.loose = {article.annotated(e) for e in entities if not e.get("cluster")}
        scored = [(e, article.annotated_in_full(e)) for e in entities if e.get("cluster")]
        scored = [(entity, span) for entity, span in scored if span]
        for entity, span in scored:
            self.stands_for[span] = span
            self.clusters[entity["cluster"]].add(span)
            if entity.get("mention") in (None, "name", "unmarked") and entity["type"] in TYPES:
                self.named.add(entity["cluster"])
        for entity, span in scored:
            core = article.annotated_text.span(*entity["core"]) if entity.get("core") else None
            if core and core not in self.loose:
                self.stands_for.setdefault(core, span)
        self.of_named = set().union(*(self.clusters[name] for name in self.named))
        self.of_others = set().union(*self.clusters.values()) - self.of_named

    def in_scope(self, scope):
        return [cluster for name, cluster in self.clusters.items() if scope == "all" or name in self.named]


def found_clusters(article, annotated, scope):
    for fact in article.facts_of("entity"):
        if scope == "named" and fact.get("type") not in TYPES:
            continue
        cluster = set()
        for mention in fact.get("evidence") or []:
            span = article.found(mention)
            if span and article.is_scored(span):
                if span in annotated.stands_for:
                    cluster.add(annotated.stands_for[span])
                elif span not in annotated.loose:
                    cluster.add(("not annotated", *span))
        # A cluster that the corpus has too, but without a name in it, is out of scope.
        if scope == "named" and cluster & annotated.of_others and not cluster & annotated.of_named:
            continue
        yield cluster
