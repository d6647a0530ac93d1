"""ClaimReview: rdflib reads the graph, every class and property is one of schema.org's."""

import json
import sys

from rdflib import RDF, Graph, Literal
from rdflib.namespace import SDO

from truth import check, done

path, truth = sys.argv[1:]
with open(path, encoding="utf-8") as file:
    document = json.load(file)
check(document["@context"] == "https://schema.org", "it is not of schema.org")
# That context is on the web; without it every bare name is one of the vocabulary.
document["@context"] = {"@vocab": str(SDO)}
graph = Graph().parse(data=json.dumps(document), format="json-ld")
classes = set(graph.objects(None, RDF.type))
names = classes | set(graph.predicates()) - {RDF.type}
unknown = [name for name in names if name.removeprefix(str(SDO)) not in SDO]
check(not unknown, f"schema.org does not know {unknown}")
with open(truth, encoding="utf-8") as file:
    expected = {row["label"]: row for row in json.load(file)["rows"] if row["rating"]}
reviews = list(graph.subjects(RDF.type, SDO.ClaimReview))
check(len(reviews) == len(expected), f"{len(reviews)} reviews of {len(expected)} findings")
for review in reviews:
    row = expected[str(graph.value(review, SDO.claimReviewed))]
    rating = graph.value(review, SDO.reviewRating)
    check(str(graph.value(rating, SDO.alternateName)) == row["rating"], "another rating")
    value, best, worst = (
        graph.value(rating, name).toPython()
        for name in (SDO.ratingValue, SDO.bestRating, SDO.worstRating)
    )
    check(worst <= value <= best, f"{value} is not from {worst} to {best}")
    claim = graph.value(review, SDO.itemReviewed)
    check((claim, RDF.type, SDO.Claim) in graph, "no claim is reviewed")
    appearances = list(graph.objects(claim, SDO.appearance))
    check(len(appearances) == row["articles"], f"{len(appearances)} appearances")
    check(isinstance(graph.value(review, SDO.reviewBody), Literal), "the note is not there")
done(len(reviews), "reviews")
